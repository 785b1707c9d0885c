package com.therapyclaims.domain.pricing;

import com.therapyclaims.domain.money.Money;
import com.therapyclaims.domain.payers.Contract;
import com.therapyclaims.domain.payers.Contract.MedicareBasis;
import com.therapyclaims.domain.payers.Contract.Method;
import com.therapyclaims.domain.payers.Contract.Scope;
import com.therapyclaims.domain.payers.Contract.Term;
import com.therapyclaims.domain.payers.Contract.Unlisted;
import com.therapyclaims.domain.pricing.TermAmount.Amount;
import com.therapyclaims.domain.rules.Finding;
import com.therapyclaims.domain.rules.Rule;
import com.therapyclaims.domain.schedules.CommercialFees;
import com.therapyclaims.domain.schedules.FeeSchedules;
import com.therapyclaims.domain.schedules.Locality;
import java.math.BigDecimal;
import java.time.LocalDate;
import java.time.Month;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;

/**
 * What a contract's terms make of each line of the day (PY-1). The first term whose scope fits a line prices it; a line
 * that no term fits, and one that its term's schedule does not price, goes by what the contract says of unlisted codes.
 */
final class ContractTerms {
    private final PriceRequest request;
    private final Contract contract;
    private final FeeSchedules feeSchedules;
    private final Journal journal;
    private final List<DayLine> day;
    private final Map<MedicareBasis, MedicareFees> medicare = new HashMap<>();
    private MpprRanking ranking = MpprRanking.of(List.of());

    ContractTerms(
            PriceRequest request, Contract contract, FeeSchedules feeSchedules, List<DayLine> day, Journal journal) {
        this.request = request;
        this.contract = contract;
        this.feeSchedules = feeSchedules;
        this.journal = journal;
        this.day = day;
    }

    /** The amount of each line of the day, earlier claims included. */
    Map<DayLine, TermAmount> amounts() {
        rank();
        var amounts = new LinkedHashMap<DayLine, TermAmount>();
        for (DayLine line : day) {
            amounts.put(line, amount(line));
        }
        spreadVisitRates(amounts);
        return amounts;
    }

    /** What is wrong with the place of the service, if a line needed it. */
    Optional<Finding> unknownPlace() {
        return medicare.entrySet().stream()
                .filter(opened -> opened.getKey().locality().isEmpty())
                .flatMap(opened -> opened.getValue().unknownPlace().stream())
                .findFirst();
    }

    private void rank() {
        if (!contract.mppr().apply()) {
            return;
        }
        var entries = new ArrayList<MpprRanking.Entry>();
        for (DayLine line : day) {
            percentOfMedicare(line)
                    .flatMap(method -> fees(method.medicare())
                            .find(line.line(), request.placeOfService())
                            .payable())
                    .filter(MedicareFee.Payable::ranksWithTherapy)
                    .ifPresent(payable -> entries.add(MpprRanking.Entry.of(line.position(), payable.fee())));
        }
        ranking = MpprRanking.of(entries);
        MpprNotes.write(ranking, day, contract.mppr().percent(), journal);
    }

    private Optional<Method.PercentOfMedicare> percentOfMedicare(DayLine line) {
        OptionalInt term = termOf(line);
        return term.isPresent()
                        && contract.terms().get(term.getAsInt()).method() instanceof Method.PercentOfMedicare method
                ? Optional.of(method)
                : Optional.empty();
    }

    private OptionalInt termOf(DayLine line) {
        for (int i = 0; i < contract.terms().size(); i++) {
            if (fits(contract.terms().get(i).scope(), line)) {
                return OptionalInt.of(i);
            }
        }
        return OptionalInt.empty();
    }

    private static boolean fits(Scope scope, DayLine line) {
        return switch (scope) {
            case Scope.All() -> true;
            case Scope.Codes(List<String> codes) -> codes.contains(line.line().code());
        };
    }

    private TermAmount amount(DayLine line) {
        OptionalInt index = termOf(line);
        if (index.isEmpty()) {
            return unlisted(
                    line,
                    NotPricedReason.NOT_COVERED,
                    "no term of the contract fits " + line.line().code());
        }
        Term term = contract.terms().get(index.getAsInt());
        journal.explain(
                Rule.PY_1,
                "%sterm %d of the contract fits first: %s."
                        .formatted(line.label(), index.getAsInt() + 1, MethodWords.of(term.method())));
        return switch (term.method()) {
            case Method.FeeSchedule() -> ofFees(line);
            case Method.PercentOfMedicare method -> ofMedicare(line, method);
            case Method.FlatPerUnit(Money rate) -> flat(line, rate);
            case Method.PerVisit(Money rate) -> Amount.ofLine(line.line().units(), rate); // spread at the end
            case Method.PercentOfCharge(BigDecimal percent) -> ofCharge(line, percent);
        };
    }

    private TermAmount flat(DayLine line, Money rate) {
        Amount amount = Amount.perUnit(line.line().units(), rate);
        journal.explain(
                Rule.PY_1, "%s%d x %s = %s.".formatted(line.label(), line.line().units(), rate, amount.line()));
        if (contract.mppr().apply()) {
            journal.explain(
                    Rule.P_3,
                    line.label() + "the contract's MPPR takes from practice expense, which a rate does not have.");
        }
        return amount;
    }

    private TermAmount ofFees(DayLine line) {
        Optional<CommercialFees> fees = feeSchedules.commercialFees(contract.payerId(), request.dateOfService());
        if (fees.isEmpty()) {
            String why = "no fees.csv of %s holds for %s".formatted(contract.payerId(), request.dateOfService());
            journal.unchecked("COMMERCIAL_FEES", "fees.csv of " + contract.payerId(), why + ".");
            return TermAmount.none(NotPricedReason.NO_FEE_SCHEDULE_FOR_DATE, why);
        }
        CommercialFees table = fees.get();
        journal.used("COMMERCIAL_FEES", table.version());
        LineToPrice asked = line.line();
        return asked.modifiers().stream()
                .flatMap(modifier -> table.find(asked.code(), modifier).stream())
                .findFirst()
                .or(() -> table.find(asked.code(), ""))
                .map(fee -> flat(line, fee))
                .orElseGet(() -> unlisted(
                        line,
                        NotPricedReason.UNKNOWN_CODE,
                        "%s is not in %s"
                                .formatted(asked.code(), table.version().source())));
    }

    private TermAmount ofCharge(DayLine line, BigDecimal percent) {
        return line.line()
                .charge()
                .<TermAmount>map(charge -> {
                    Money amount = charge.percent(percent);
                    journal.explain(
                            Rule.PY_1,
                            "%s%s%% of the charge %s = %s."
                                    .formatted(line.label(), percent.toPlainString(), charge, amount));
                    return Amount.ofLine(line.line().units(), amount);
                })
                .orElseGet(() -> TermAmount.none(
                        NotPricedReason.CHARGE_MISSING,
                        "the contract pays %s%% of the charge and the line has none"
                                .formatted(percent.toPlainString())));
    }

    private TermAmount unlisted(DayLine line, NotPricedReason reason, String why) {
        return switch (contract.unlisted()) {
            case Unlisted.NotPriced() -> TermAmount.none(reason, why);
            case Unlisted.PercentOfCharge(BigDecimal percent) -> {
                journal.explain(Rule.PY_1, "%s%s: it is paid as an unlisted code.".formatted(line.label(), why));
                yield ofCharge(line, percent);
            }
        };
    }

    private TermAmount ofMedicare(DayLine line, Method.PercentOfMedicare method) {
        return switch (fees(method.medicare()).find(line.line(), request.placeOfService())) {
            case MedicareFee.NotPayable(NotPricedReason reason, String why) -> withoutMedicare(line, reason, why);
            case MedicareFee.Payable payable -> percentOf(line, payable, method);
        };
    }

    private TermAmount withoutMedicare(DayLine line, NotPricedReason reason, String why) {
        return switch (reason) {
            case NO_FEE_SCHEDULE_FOR_DATE, UNKNOWN_PLACE -> TermAmount.none(reason, why);
            default -> unlisted(line, reason, why);
        };
    }

    private TermAmount percentOf(DayLine line, MedicareFee.Payable payable, Method.PercentOfMedicare method) {
        PhysicianFee fee = payable.fee();
        journal.explain(
                Rule.R_1, "%sMedicare's unit = %s (%s).".formatted(line.label(), fee.fullFormula(), payable.origin()));
        UnitAmounts units = units(line, payable);
        return switch (method.rounding()) {
            case PER_UNIT -> perUnit(line, fee, units, method.percent());
            case PER_LINE -> perLine(line, fee, units, method.percent());
        };
    }

    private UnitAmounts units(DayLine line, MedicareFee.Payable payable) {
        PhysicianFee fee = payable.fee();
        int count = line.line().units();
        if (!contract.mppr().apply() || !payable.ranksWithTherapy()) {
            return UnitAmounts.unreduced(count, fee.full());
        }
        BigDecimal percent = contract.mppr().percent();
        journal.explain(
                Rule.P_3,
                "%sMedicare's unit reduced as the contract says = %s."
                        .formatted(line.label(), fee.reducedFormula(percent)));
        int fullUnits = ranking.fullUnits(line.position());
        return new UnitAmounts(fullUnits, fee.full(), count - fullUnits, Optional.of(fee.reduced(percent)));
    }

    private Amount perUnit(DayLine line, PhysicianFee fee, UnitAmounts medicareUnits, BigDecimal percent) {
        var units = new UnitAmounts(
                medicareUnits.fullUnits(),
                medicareUnits.full().percent(percent),
                medicareUnits.reducedUnits(),
                medicareUnits.reduced().map(unit -> unit.percent(percent)));
        String reducedUnit = medicareUnits
                .reduced()
                .map(unit -> ", reduced %s x %s%% = %s".formatted(unit, percent.toPlainString(), unit.percent(percent)))
                .orElse("");
        journal.explain(
                Rule.PY_1,
                "%sunit %s x %s%% = %s%s; %s."
                        .formatted(
                                line.label(),
                                medicareUnits.full(),
                                percent.toPlainString(),
                                units.full(),
                                reducedUnit,
                                units.inWords()));
        return new Amount(
                units.fullUnits(),
                units.reducedUnits(),
                Optional.of(units.full()),
                units.reduced(),
                units.total(),
                Optional.of(fee));
    }

    private Amount perLine(DayLine line, PhysicianFee fee, UnitAmounts units, BigDecimal percent) {
        Money amount = units.total().percent(percent);
        journal.explain(
                Rule.PY_1,
                "%s%s; line %s x %s%% = %s."
                        .formatted(line.label(), units.inWords(), units.total(), percent.toPlainString(), amount));
        return new Amount(
                units.fullUnits(), units.reducedUnits(), Optional.empty(), Optional.empty(), amount, Optional.of(fee));
    }

    private MedicareFees fees(MedicareBasis basis) {
        return medicare.computeIfAbsent(basis, this::open);
    }

    /** A pinned year means the fees in force on its last day: with every change the year brought. */
    private MedicareFees open(MedicareBasis basis) {
        LocalDate date =
                basis.year().map(year -> LocalDate.of(year, Month.DECEMBER, 31)).orElse(request.dateOfService());
        PricingPlace place = basis.locality().map(ContractTerms::place).orElse(request.place());
        basis.year()
                .ifPresent(year -> journal.explain(
                        Rule.PY_1, "The contract pins Medicare's year %d: the fees of %s hold.".formatted(year, date)));
        basis.locality()
                .ifPresent(locality ->
                        journal.explain(Rule.PY_1, "The contract pins Medicare's locality %s.".formatted(locality)));
        return new MedicareFees(
                feeSchedules,
                new MedicareFees.Basis(date, place, basis.locality().isEmpty(), false),
                journal);
    }

    private static PricingPlace place(String locality) {
        return locality.equals(Contract.NATIONAL)
                ? new PricingPlace.National()
                : new PricingPlace.InLocality(Locality.parse(locality));
    }

    private void spreadVisitRates(Map<DayLine, TermAmount> amounts) {
        for (int i = 0; i < contract.terms().size(); i++) {
            if (!(contract.terms().get(i).method() instanceof Method.PerVisit(Money rate))) {
                continue;
            }
            int term = i;
            List<DayLine> covered = day.stream()
                    .filter(line -> termOf(line).equals(OptionalInt.of(term)))
                    .toList();
            List<Money> parts = new VisitRate(feeSchedules, request, journal).spread(rate, covered);
            for (int j = 0; j < covered.size(); j++) {
                amounts.put(covered.get(j), Amount.ofLine(covered.get(j).line().units(), parts.get(j)));
            }
        }
    }
}
