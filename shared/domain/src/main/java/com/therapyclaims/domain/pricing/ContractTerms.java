package com.therapyclaims.domain.pricing;

import com.therapyclaims.domain.money.Money;
import com.therapyclaims.domain.payers.Contract;
import com.therapyclaims.domain.payers.Contract.Method;
import com.therapyclaims.domain.payers.Contract.Term;
import com.therapyclaims.domain.payers.Contract.Tier;
import com.therapyclaims.domain.payers.Contract.Unlisted;
import com.therapyclaims.domain.pricing.TermAmount.Amount;
import com.therapyclaims.domain.rules.Finding;
import com.therapyclaims.domain.rules.Rule;
import com.therapyclaims.domain.rules.Sentence;
import com.therapyclaims.domain.rules.Text;
import com.therapyclaims.domain.schedules.CommercialFees;
import com.therapyclaims.domain.schedules.FeeSchedules;
import java.math.BigDecimal;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.stream.Stream;

/**
 * What a contract's terms make of each line of the day (PY-1). The first term whose scope fits a line prices it; a line
 * that no term fits, and one that its term's schedule does not price, goes by what the contract says of unlisted codes.
 */
final class ContractTerms {
    /** The modifier of a fee without one. */
    private static final String PLAIN = "";

    private final PriceRequest request;
    private final Contract contract;
    private final FeeSchedules feeSchedules;
    private final Journal journal;
    private final List<DayLine> day;
    private final PercentOfMedicarePricing percentOfMedicare;
    private final Map<Integer, TieredUnits> tiered = new HashMap<>();

    ContractTerms(
            PriceRequest request, Contract contract, FeeSchedules feeSchedules, List<DayLine> day, Journal journal) {
        this.request = request;
        this.contract = contract;
        this.feeSchedules = feeSchedules;
        this.journal = journal;
        this.day = day;
        this.percentOfMedicare = new PercentOfMedicarePricing(request, contract, feeSchedules, journal);
    }

    /** The amount of each line of the day, those of its other claims included. */
    Map<DayLine, TermAmount> amounts() {
        percentOfMedicare.rank(day, linesThatAreAPercentageOfMedicare());
        var amounts = new LinkedHashMap<DayLine, TermAmount>();
        for (DayLine line : day) {
            amounts.put(line, amount(line));
        }
        spreadVisitRates(amounts);
        return amounts;
    }

    /** What is wrong with the place of the service, if a line needed it. */
    Optional<Finding> unknownPlace() {
        return percentOfMedicare.unknownPlace();
    }

    private Map<DayLine, Method.PercentOfMedicare> linesThatAreAPercentageOfMedicare() {
        var methods = new LinkedHashMap<DayLine, Method.PercentOfMedicare>();
        for (DayLine line : day) {
            OptionalInt index = termOf(line);
            if (index.isPresent()
                    && contract.terms().get(index.getAsInt()).method() instanceof Method.PercentOfMedicare method) {
                methods.put(line, method);
            }
        }
        return methods;
    }

    private OptionalInt termOf(DayLine line) {
        for (int i = 0; i < contract.terms().size(); i++) {
            if (contract.terms().get(i).scope().fits(line.line().code(), request.dateOfService())) {
                return OptionalInt.of(i);
            }
        }
        return OptionalInt.empty();
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
                Sentence.of(
                        "%sterm %d of the contract fits first: %s.",
                        line.label(), index.getAsInt() + 1, MethodWords.of(term.method())));
        return switch (term.method()) {
            case Method.FeeSchedule() -> ofFees(line);
            case Method.PercentOfMedicare method -> ofMedicare(line, method);
            case Method.FlatPerUnit(Money rate) -> flat(line, rate);
            case Method.TieredPerUnit(List<Tier> tiers) ->
                tiered.computeIfAbsent(index.getAsInt(), _ -> new TieredUnits(tiers, journal))
                        .next(line);
            case Method.PerVisit(Money rate) -> Amount.ofLine(line.line().units(), rate); // spread at the end
            case Method.PercentOfCharge(BigDecimal percent) -> ofCharge(line, percent);
        };
    }

    private TermAmount flat(DayLine line, Money rate) {
        Amount amount = Amount.perUnit(line.line().units(), rate);
        journal.explain(
                Rule.PY_1,
                Sentence.of("%s%d x %s = %s.", line.label(), line.line().units(), rate, amount.line()));
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
            String why = Text.of("no fees.csv of %s holds for %s", contract.payerId(), request.dateOfService());
            journal.unchecked("COMMERCIAL_FEES", "fees.csv of " + contract.payerId(), why + ".");
            return TermAmount.none(NotPricedReason.NO_FEE_SCHEDULE_FOR_DATE, why);
        }
        CommercialFees table = fees.get();
        journal.used("COMMERCIAL_FEES", table.version());
        LineToPrice asked = line.line();
        return Stream.concat(asked.modifiers().stream(), Stream.of(PLAIN))
                .flatMap(modifier -> fee(line, modifier, table).stream())
                .findFirst()
                .map(fee -> flat(line, fee))
                .orElseGet(() -> unlisted(
                        line,
                        NotPricedReason.UNKNOWN_CODE,
                        Text.of("%s is not in %s", asked.code(), table.version().source())));
    }

    /** A file that tells the two apart has one fee outside and another in a facility. */
    private Optional<Money> fee(DayLine line, String modifier, CommercialFees table) {
        String code = line.line().code();
        Optional<Money> outside = table.find(code, modifier);
        if (!PlaceOfServiceRate.isFacility(line.placeOfService())) {
            return outside;
        }
        Optional<Money> inFacility = table.findInFacility(code, modifier);
        if (!inFacility.equals(outside)) {
            journal.explain(
                    Rule.PY_1,
                    Sentence.of(
                            "%splace of service %s is a facility: the file's amount there.",
                            line.label(), line.placeOfService()));
        }
        return inFacility;
    }

    private TermAmount ofMedicare(DayLine line, Method.PercentOfMedicare method) {
        return switch (percentOfMedicare.fee(line, method)) {
            case MedicareFee.Payable payable -> percentOfMedicare.amount(line, payable, method);
            case MedicareFee.NotPayable(NotPricedReason reason, String why) ->
                switch (reason) {
                    case NO_FEE_SCHEDULE_FOR_DATE, UNKNOWN_PLACE -> TermAmount.none(reason, why);
                    default -> unlisted(line, reason, why);
                };
        };
    }

    private TermAmount ofCharge(DayLine line, BigDecimal percent) {
        return line.line()
                .charge()
                .<TermAmount>map(charge -> {
                    Money amount = charge.percent(percent);
                    journal.explain(
                            Rule.PY_1,
                            Sentence.of(
                                    "%s%s%% of the charge %s = %s.",
                                    line.label(), percent.toPlainString(), charge, amount));
                    return Amount.ofLine(line.line().units(), amount);
                })
                .orElseGet(() -> TermAmount.none(
                        NotPricedReason.CHARGE_MISSING,
                        Text.of(
                                "the contract pays %s%% of the charge and the line has none",
                                percent.toPlainString())));
    }

    private TermAmount unlisted(DayLine line, NotPricedReason reason, String why) {
        return switch (contract.unlisted()) {
            case Unlisted.NotPriced() -> TermAmount.none(reason, why);
            case Unlisted.PercentOfCharge(BigDecimal percent) -> {
                journal.explain(Rule.PY_1, Sentence.of("%s%s: it is paid as an unlisted code.", line.label(), why));
                yield ofCharge(line, percent);
            }
        };
    }

    private void spreadVisitRates(Map<DayLine, TermAmount> amounts) {
        for (int i = 0; i < contract.terms().size(); i++) {
            if (contract.terms().get(i).method() instanceof Method.PerVisit(Money rate)) {
                OptionalInt term = OptionalInt.of(i);
                List<DayLine> covered =
                        day.stream().filter(line -> termOf(line).equals(term)).toList();
                covered.stream().filter(DayLine::denied).forEach(line -> withoutPart(rate, line, amounts));
                List<DayLine> paid =
                        covered.stream().filter(line -> !line.denied()).toList();
                if (!paid.isEmpty()) {
                    spread(rate, paid, amounts);
                }
            }
        }
    }

    /** The rate is for what is paid of the visit: a line that its own modifiers deny adds nothing to it (C-8). */
    private void withoutPart(Money rate, DayLine line, Map<DayLine, TermAmount> amounts) {
        DeniedLine.explain(line, Text.of("it has no part of the visit rate %s.", rate), journal);
        amounts.put(line, Amount.ofLine(line.line().units(), Money.ZERO));
    }

    /** A day is one visit: lines of its other claims share the rate. */
    private void spread(Money rate, List<DayLine> covered, Map<DayLine, TermAmount> amounts) {
        List<Money> parts = new VisitRate(feeSchedules, request, journal).spread(rate, covered);
        for (int i = 0; i < covered.size(); i++) {
            DayLine line = covered.get(i);
            amounts.put(line, Amount.ofLine(line.line().units(), parts.get(i)));
        }
        if (covered.stream().anyMatch(DayLine::ofAnotherClaim)) {
            journal.explain(
                    Rule.PY_2,
                    Sentence.of(
                            "The visit rate %s is one for the day: other claims of the day have their part of it.",
                            rate));
        }
    }
}
