package com.therapyclaims.domain.pricing;

import com.therapyclaims.domain.money.Money;
import com.therapyclaims.domain.payers.Contract;
import com.therapyclaims.domain.payers.Contract.AssistantBasis;
import com.therapyclaims.domain.payers.PaymentTerms;
import com.therapyclaims.domain.pricing.TermAmount.Amount;
import com.therapyclaims.domain.rules.Coverage;
import com.therapyclaims.domain.rules.Rule;
import com.therapyclaims.domain.rules.Sentence;
import com.therapyclaims.domain.schedules.FeeSchedules;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * Prices a day as a contract says (PY-1): each line by its term, then the lesser of the charge, an assistant cut of the
 * allowed amount, the daily cap, deductible and coinsurance, an assistant cut of the payer's share, and sequestration.
 */
final class ContractPricer {
    private final PriceRequest request;
    private final Contract contract;
    private final Journal journal = new Journal();
    private final List<DayLine> day;
    private final ContractTerms terms;

    ContractPricer(PriceRequest request, PaymentTerms.Commercial commercial, FeeSchedules feeSchedules) {
        this.request = request;
        this.contract = commercial.contract();
        this.day = DayLine.of(request);
        journal.unchecked(
                "AUTHORIZATION",
                Rule.PY_4.citation(),
                "A price does not look at authorizations and visit limits: a claim and POST /v1/edits do.");
        this.terms = new ContractTerms(request, contract, feeSchedules, day, journal);
        commercial
                .publishedAs()
                .ifPresentOrElse(
                        version -> journal.used("CONTRACT", version),
                        () -> journal.covered(Coverage.checked("CONTRACT", contract.name())));
    }

    PriceOutcome price(DayDeductible deductible) {
        Map<DayLine, TermAmount> amounts = terms.amounts();
        Map<DayLine, Money> allowed = allowed(amounts);
        var lines = new ArrayList<LinePrice>();
        deductible.tell(journal);
        Money openDeductible = deductible.open();
        for (DayLine line : day) {
            if (line.ofAnotherClaim()) {
                continue;
            }
            switch (amounts.get(line)) {
                case TermAmount.None(MedicareFee.NotPayable refusal) ->
                    lines.add(Unpriced.line(line, refusal, Rule.PY_1, journal));
                case Amount amount -> {
                    LinePrice.Priced priced = line(line, amount, allowed.get(line), line.open(openDeductible));
                    openDeductible = openDeductible.minus(priced.deductible());
                    lines.add(priced);
                }
            }
        }
        return PriceOutcome.of(journal.price(lines), terms.unknownPlace());
    }

    private Map<DayLine, Money> allowed(Map<DayLine, TermAmount> amounts) {
        var allowed = new LinkedHashMap<DayLine, Money>();
        amounts.forEach((line, amount) -> {
            if (amount instanceof Amount priced) {
                allowed.put(line, priced.line());
            }
        });
        switch (contract.lesserOf()) {
            case LINE -> allowed.replaceAll((line, amount) -> LesserOfCharge.of(line, amount, journal));
            case CLAIM -> LesserOfCharge.ofClaims(allowed, journal);
            case NONE -> journal.explain(Rule.PY_3, "The contract does not compare with the charge.");
        }
        allowed.replaceAll(this::afterAssistant);
        contract.dailyCap().ifPresent(cap -> DailyCap.apply(cap, allowed, journal));
        return allowed;
    }

    private Money afterAssistant(DayLine line, Money allowed) {
        Optional<String> modifier = AssistantCut.modifier(line.line().modifiers());
        if (modifier.isEmpty() || contract.assistantReduction().basis() != AssistantBasis.ALLOWED) {
            return allowed;
        }
        BigDecimal left = Percent.left(contract.assistantReduction().percent());
        Money cut = Money.rounded(allowed.amount().multiply(left));
        journal.explain(
                Rule.CQ_10,
                Sentence.of(
                        "%sfurnished by an assistant (%s): allowed %s x %s = %s.",
                        line.label(), modifier.get(), allowed, left.toPlainString(), cut));
        return cut;
    }

    private LinePrice.Priced line(DayLine day, Amount amount, Money allowed, Money openDeductible) {
        LineToPrice line = day.line();
        var sharing = new CostSharing(contract.coinsurancePercent(), shareCut(line), sequestration());
        CostSharing.Split split = sharing.split(allowed, openDeductible);
        Waterfall.explain(day, allowed, openDeductible, sharing, split, Rule.CQ_10, journal);
        AssistantCut.noteContradiction(day, journal);
        return new LinePrice.Priced(
                line.code(),
                line.units(),
                line.modifiers(),
                amount.fullUnits(),
                amount.reducedUnits(),
                amount.fullUnit(),
                amount.reducedUnit(),
                allowed,
                split.deductible(),
                split.coinsurance(),
                split.payment(),
                split.sequestration(),
                split.deductible().plus(split.coinsurance()),
                amount.medicare().flatMap(UnitFee::rvu),
                amount.medicare().flatMap(UnitFee::indices),
                amount.medicare().flatMap(UnitFee::factor),
                Optional.empty());
    }

    private BigDecimal shareCut(LineToPrice line) {
        boolean cut = contract.assistantReduction().basis() == AssistantBasis.MEDICARE_SHARE
                && AssistantCut.modifier(line.modifiers()).isPresent();
        return cut ? contract.assistantReduction().percent() : BigDecimal.ZERO;
    }

    private BigDecimal sequestration() {
        return contract.sequestration() ? Sequestration.percent(request.dateOfService()) : BigDecimal.ZERO;
    }
}
