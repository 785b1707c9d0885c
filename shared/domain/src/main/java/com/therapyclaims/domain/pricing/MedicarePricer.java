package com.therapyclaims.domain.pricing;

import com.therapyclaims.domain.lists.Lists;
import com.therapyclaims.domain.money.Money;
import com.therapyclaims.domain.pricing.MedicareFee.NotPayable;
import com.therapyclaims.domain.pricing.MedicareFee.Payable;
import com.therapyclaims.domain.rules.Coverage;
import com.therapyclaims.domain.rules.FindingCode;
import com.therapyclaims.domain.rules.Rule;
import com.therapyclaims.domain.rules.Sentence;
import com.therapyclaims.domain.rules.Text;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * Prices a day as Medicare Part B pays it (section 3 and 10 of the rules): the fee of a unit, the MPPR over the whole day,
 * the lesser of the charge, deductible, coinsurance, assistant cut and sequestration, each line apart. A line with GY or GZ
 * is priced in full: it takes neither the day's full unit nor any of the deductible from those that are paid (C-8).
 *
 * <p>A provider who does not participate is priced as one who accepts assignment for this claim: the fee of
 * each unit is 95% of the schedule's, and deductible, coinsurance and payment follow from that. Without assignment
 * Medicare's payment is the same and goes to the patient, and the provider may collect up to the limiting charge, which
 * stands on each line.
 */
final class MedicarePricer {
    private static final BigDecimal COINSURANCE_PERCENT = BigDecimal.valueOf(20);

    /** Open: how a contractor's system rounds after the allowed amount is published nowhere. */
    private static final Coverage ROUNDING = new Coverage(
            "PAYMENT_ROUNDING",
            Rule.R_2.citation(),
            Optional.empty(),
            Optional.empty(),
            true,
            Optional.of("Every step after the allowed amount is rounded half-up to cents, each line apart: assumed."
                    + " A Medicare contractor's payment may differ by a cent."));

    private final PriceRequest request;
    private final Journal journal;
    private final List<DayLine> day;
    private final List<MedicareFee> fees;
    private final MpprRanking ranking;
    private final BigDecimal reduction;

    MedicarePricer(PriceRequest request, MedicareFees medicare, Journal journal) {
        this.request = request;
        this.journal = journal;
        this.day = DayLine.of(request);
        this.reduction = MpprReduction.percent(request.dateOfService());
        this.fees = Lists.map(day, line -> medicare.find(line.line(), request.placeOfService()));
        this.ranking = MpprRanking.of(candidates());
    }

    private List<MpprRanking.Candidate> candidates() {
        List<MpprRanking.Candidate> candidates = new ArrayList<>();
        for (DayLine line : day) {
            if (!line.denied() && fees.get(line.position()) instanceof Payable payable && payable.ranksWithTherapy()) {
                candidates.add(new MpprRanking.Candidate(line.position(), payable.fee()));
            }
        }
        return candidates;
    }

    List<LinePrice> price(DayDeductible deductible) {
        MpprNotes.write(ranking, day, reduction, journal);
        ranking.top()
                .ifPresent(_ -> journal.explain(
                        Rule.P_5,
                        Sentence.of(
                                "On %s a reduced unit loses %s%% of practice expense.",
                                request.dateOfService(), reduction)));
        noteParticipation();
        noteDeductible();
        journal.covered(ROUNDING);
        var lines = new ArrayList<LinePrice>();
        deductible.tell(journal);
        Money openDeductible = deductible.open();
        for (DayLine line : day) {
            if (line.ofAnotherClaim()) {
                continue;
            }
            LinePrice price = price(line, line.open(openDeductible));
            if (price instanceof LinePrice.Priced priced) {
                openDeductible = openDeductible.minus(priced.deductible());
            }
            lines.add(price);
        }
        return lines;
    }

    private LinePrice price(DayLine line, Money openDeductible) {
        return switch (fees.get(line.position())) {
            case NotPayable refusal -> Unpriced.line(line, refusal, Rule.R_3, journal);
            case Payable payable -> price(line, payable, openDeductible);
        };
    }

    private LinePrice price(DayLine day, Payable payable, Money openDeductible) {
        LineToPrice line = day.line();
        UnitFee fee = payable.fee();
        UnitAmounts units = units(day, payable);
        Optional<Money> limitingCharge = limitingCharge(day, units);
        Money allowed = LesserOfCharge.of(day, units.total(), journal);
        var sharing = new CostSharing(
                COINSURANCE_PERCENT,
                AssistantCut.percent(line.modifiers(), request.dateOfService()),
                Sequestration.percent(request.dateOfService()));
        CostSharing.Split split = sharing.split(allowed, openDeductible);
        Waterfall.explain(day, allowed, openDeductible, sharing, split, Rule.CQ_9, journal);
        AssistantCut.noteContradiction(day, journal);
        noteRounding(day, allowed, split, sharing);
        return new LinePrice.Priced(
                line.code(),
                line.units(),
                line.modifiers(),
                units.fullUnits(),
                units.reducedUnits(),
                Optional.of(units.full()),
                units.reduced(),
                allowed,
                split.deductible(),
                split.coinsurance(),
                split.payment(),
                split.sequestration(),
                split.deductible().plus(split.coinsurance()),
                fee.rvu(),
                fee.indices(),
                fee.factor(),
                limitingCharge);
    }

    private UnitAmounts units(DayLine day, Payable payable) {
        UnitFee fee = payable.fee();
        journal.explain(
                Rule.R_1, Sentence.of("%sone unit = %s (%s).", day.label(), fee.fullFormula(), payable.origin()));
        Money full = ofProvider(day, fee.full());
        int count = day.line().units();
        UnitAmounts units;
        if (day.denied()) {
            DeniedLine.explain(day, journal);
            units = UnitAmounts.unreduced(count, full);
        } else if (payable.ranksWithTherapy()) {
            journal.explain(
                    Rule.P_3, Sentence.of("%sone reduced unit = %s.", day.label(), fee.reducedFormula(reduction)));
            int fullUnits = ranking.fullUnits(day.position());
            units = new UnitAmounts(
                    fullUnits, full, count - fullUnits, Optional.of(ofProvider(day, fee.reduced(reduction))));
        } else {
            journal.explain(Rule.P_1, day.label() + "the therapy MPPR does not cover the code: every unit in full.");
            units = UnitAmounts.unreduced(count, full);
        }
        journal.explain(Rule.P_3, Sentence.of("%s%s.", day.label(), units.inWords()));
        return units;
    }

    private Money ofProvider(DayLine day, Money fee) {
        if (request.participating()) {
            return fee;
        }
        Money reduced = LimitingCharge.nonParticipatingFee(fee);
        journal.explain(Rule.R_4, Sentence.of("%snon-participating: 95%% of %s = %s.", day.label(), fee, reduced));
        return reduced;
    }

    private Optional<Money> limitingCharge(DayLine day, UnitAmounts units) {
        if (request.participating()) {
            return Optional.empty();
        }
        Money limit = new UnitAmounts(
                        units.fullUnits(),
                        LimitingCharge.of(units.full()),
                        units.reducedUnits(),
                        units.reduced().map(LimitingCharge::of))
                .total();
        journal.explain(
                Rule.R_4,
                Sentence.of(
                        "%slimiting charge: 115%% of each unit's non-participating fee, in all %s.",
                        day.label(), limit));
        day.line()
                .charge()
                .filter(charge -> charge.isMoreThan(limit))
                .ifPresent(charge -> journal.find(
                        FindingCode.PRICE_CHARGE_ABOVE_LIMIT,
                        day.pointer() + "/charge",
                        Text.of("The charge %s is above the limiting charge %s.", charge, limit)));
        return Optional.of(limit);
    }

    private void noteParticipation() {
        if (!request.participating()) {
            journal.find(
                    FindingCode.PRICE_NON_PARTICIPATING,
                    "/participating",
                    FindingCode.PRICE_NON_PARTICIPATING.message());
        }
    }

    /** The assumption is told of the lines in which another way to round gives another cent. */
    private void noteRounding(DayLine line, Money allowed, CostSharing.Split split, CostSharing sharing) {
        Money roundedOnce = sharing.paymentRoundedOnce(allowed, split.deductible());
        if (!roundedOnce.equals(split.payment())) {
            journal.find(
                    FindingCode.PRICE_ROUNDING_ASSUMED,
                    line.pointer(),
                    Text.of(
                            "%sthe payment %s was rounded at every step after the allowed amount; rounded once it would be %s.",
                            line.label(), split.payment(), roundedOnce));
        }
    }

    private void noteDeductible() {
        journal.covered(PartBDeductible.coverage(request.dateOfService()));
        if (request.deductibleRemaining().isZero()) {
            return;
        }
        PartBDeductible.of(request.dateOfService())
                .ifPresent(whole -> journal.find(
                        FindingCode.PRICE_DEDUCTIBLE_ASSUMED,
                        "/deductibleRemaining",
                        Text.of(
                                "The open deductible %s was held against %s, taken for the whole deductible of %d.",
                                request.deductibleRemaining(),
                                whole,
                                request.dateOfService().getYear())));
        PartBDeductible.of(request.dateOfService())
                .filter(whole -> request.deductibleRemaining().isMoreThan(whole))
                .ifPresent(whole -> journal.find(
                        FindingCode.PRICE_DEDUCTIBLE_ABOVE_YEAR,
                        "/deductibleRemaining",
                        Text.of(
                                "The open deductible %s is more than the %s of %d.",
                                request.deductibleRemaining(),
                                whole,
                                request.dateOfService().getYear())));
    }
}
