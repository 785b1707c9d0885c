package com.therapyclaims.domain.pricing;

import com.therapyclaims.domain.money.Money;
import com.therapyclaims.domain.payers.Contract;
import com.therapyclaims.domain.payers.Contract.MedicareBasis;
import com.therapyclaims.domain.payers.Contract.Method.PercentOfMedicare;
import com.therapyclaims.domain.pricing.TermAmount.Amount;
import com.therapyclaims.domain.rules.Finding;
import com.therapyclaims.domain.rules.Rule;
import com.therapyclaims.domain.rules.Sentence;
import com.therapyclaims.domain.rules.Text;
import com.therapyclaims.domain.schedules.FeeSchedules;
import com.therapyclaims.domain.schedules.Locality;
import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * A contract's percentage of Medicare's amount: whose year and locality, with or without the contract's own MPPR, rounded
 * per unit or per line.
 */
final class PercentOfMedicarePricing {
    private final PriceRequest request;
    private final Contract contract;
    private final FeeSchedules feeSchedules;
    private final Journal journal;
    private final Map<Opened, MedicareFees> opened = new HashMap<>();
    private MpprRanking ranking = MpprRanking.of(List.of());

    /** Whose fees are opened: those of the contract's year, where the service was furnished unless the contract pins that. */
    private record Opened(MedicareBasis basis, PricingPlace place) {
        static Opened of(MedicareBasis basis, DayLine line) {
            return new Opened(
                    basis, basis.locality().map(PercentOfMedicarePricing::place).orElse(line.place()));
        }
    }

    PercentOfMedicarePricing(PriceRequest request, Contract contract, FeeSchedules feeSchedules, Journal journal) {
        this.request = request;
        this.contract = contract;
        this.feeSchedules = feeSchedules;
        this.journal = journal;
    }

    /**
     * Ranks the day for the contract's own MPPR, if it has one. Lines priced by another method do not take part: a rate
     * has no practice expense to reduce.
     *
     * @param methods the lines of the day that are a percentage of Medicare
     */
    void rank(List<DayLine> day, Map<DayLine, PercentOfMedicare> methods) {
        if (!contract.mppr().apply()) {
            return;
        }
        ranking = MpprRanking.of(methods.entrySet().stream()
                .filter(entry -> !entry.getKey().denied())
                .flatMap(entry -> fee(entry.getKey(), entry.getValue()).payable().stream()
                        .filter(MedicareFee.Payable::ranksWithTherapy)
                        .map(payable -> new MpprRanking.Candidate(entry.getKey().position(), payable.fee())))
                .toList());
        MpprNotes.write(ranking, day, contract.mppr().percent(), journal);
    }

    /** Medicare's fee that the percentage is of. */
    MedicareFee fee(DayLine line, PercentOfMedicare method) {
        return opened.computeIfAbsent(Opened.of(method.medicare(), line), this::open)
                .find(line.line(), line.placeOfService());
    }

    /** What is wrong with the place of the service, if a line needed it. */
    Optional<Finding> unknownPlace() {
        return opened.entrySet().stream()
                .filter(fees -> isOfRequest(fees.getKey()))
                .flatMap(fees -> fees.getValue().unknownPlace().stream())
                .findFirst();
    }

    private boolean isOfRequest(Opened fees) {
        return fees.basis().locality().isEmpty() && fees.place().equals(request.place());
    }

    /** The line's amount. */
    Amount amount(DayLine line, MedicareFee.Payable payable, PercentOfMedicare method) {
        journal.explain(
                Rule.R_1,
                Sentence.of(
                        "%sMedicare's unit = %s (%s).",
                        line.label(), payable.fee().fullFormula(), payable.origin()));
        UnitAmounts units = units(line, payable);
        return switch (method.rounding()) {
            case PER_UNIT -> perUnit(line, payable.fee(), units, method.percent());
            case PER_LINE -> perLine(line, payable.fee(), units, method.percent());
        };
    }

    private UnitAmounts units(DayLine line, MedicareFee.Payable payable) {
        UnitFee fee = payable.fee();
        int count = line.line().units();
        if (!contract.mppr().apply() || !payable.ranksWithTherapy()) {
            return UnitAmounts.unreduced(count, fee.full());
        }
        if (line.denied()) {
            DeniedLine.explain(line, journal);
            return UnitAmounts.unreduced(count, fee.full());
        }
        BigDecimal percent = contract.mppr().percent();
        journal.explain(
                Rule.P_3,
                Sentence.of(
                        "%sMedicare's unit reduced as the contract says = %s.",
                        line.label(), fee.reducedFormula(percent)));
        int fullUnits = ranking.fullUnits(line.position());
        return new UnitAmounts(fullUnits, fee.full(), count - fullUnits, Optional.of(fee.reduced(percent)));
    }

    private Amount perUnit(DayLine line, UnitFee fee, UnitAmounts medicare, BigDecimal percent) {
        var units = new UnitAmounts(
                medicare.fullUnits(),
                medicare.full().percent(percent),
                medicare.reducedUnits(),
                medicare.reduced().map(unit -> unit.percent(percent)));
        String full = inWords("unit", medicare.full(), percent);
        String reduced = medicare.reduced()
                .map(unit -> inWords(", reduced unit", unit, percent))
                .orElse("");
        journal.explain(Rule.PY_1, Sentence.of("%s%s%s; %s.", line.label(), full, reduced, units.inWords()));
        return new Amount(
                units.fullUnits(),
                units.reducedUnits(),
                Optional.of(units.full()),
                units.reduced(),
                units.total(),
                Optional.of(fee));
    }

    private Amount perLine(DayLine line, UnitFee fee, UnitAmounts medicare, BigDecimal percent) {
        journal.explain(
                Rule.PY_1,
                Sentence.of("%s%s; %s.", line.label(), medicare.inWords(), inWords("line", medicare.total(), percent)));
        return new Amount(
                medicare.fullUnits(),
                medicare.reducedUnits(),
                Optional.empty(),
                Optional.empty(),
                medicare.total().percent(percent),
                Optional.of(fee));
    }

    private static String inWords(String what, Money medicare, BigDecimal percent) {
        return Text.of("%s %s x %s%% = %s", what, medicare, percent.toPlainString(), medicare.percent(percent));
    }

    private MedicareFees open(Opened fees) {
        MedicareBasis basis = fees.basis();
        LocalDate date = basis.pinnedDate().orElse(request.dateOfService());
        basis.year()
                .ifPresent(year -> journal.explain(
                        Rule.PY_1,
                        Sentence.of("The contract pins Medicare's year %d: the fees of %s hold.", year, date)));
        basis.locality()
                .ifPresent(locality ->
                        journal.explain(Rule.PY_1, Sentence.of("The contract pins Medicare's locality %s.", locality)));
        return new MedicareFees(
                feeSchedules,
                new MedicareFees.Basis(
                        date,
                        fees.place(),
                        isOfRequest(fees),
                        false,
                        contract.mppr().apply() ? Optional.of(contract.mppr().percent()) : Optional.empty()),
                journal);
    }

    private static PricingPlace place(String locality) {
        return locality.equals(Contract.NATIONAL)
                ? new PricingPlace.National()
                : new PricingPlace.InLocality(Locality.parse(locality));
    }
}
