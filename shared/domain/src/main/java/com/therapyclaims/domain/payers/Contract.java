package com.therapyclaims.domain.payers;

import com.therapyclaims.domain.codes.Discipline;
import com.therapyclaims.domain.codes.ServiceKind;
import com.therapyclaims.domain.codes.TherapyCodes;
import com.therapyclaims.domain.money.Money;
import com.therapyclaims.domain.units.UnitRule;
import java.math.BigDecimal;
import java.time.LocalDate;
import java.time.Month;
import java.time.MonthDay;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/**
 * A commercial payer's contract version (PY-1).
 *
 * @param terms in order: the first whose scope fits a line prices it
 * @param authorizationRequired what has to be authorised before treatment; empty where the contract does not say (PY-4)
 * @param visitLimits how many visits of a year it pays (PY-4)
 * @param filingLimit how long it takes claims; empty where it does not say (C-3)
 * @param modifierOrder the order of modifiers on its claim lines
 * @param requiredElements what a note may not lack; the others warn where they are missing
 */
public record Contract(
        String payerId,
        String name,
        LocalDate effectiveFrom,
        Optional<LocalDate> effectiveTo,
        UnitRule unitRule,
        EditTable editTable,
        List<Term> terms,
        Mppr mppr,
        AssistantReduction assistantReduction,
        LesserOf lesserOf,
        Optional<Money> dailyCap,
        Unlisted unlisted,
        BigDecimal coinsurancePercent,
        boolean sequestration,
        Optional<Scope> authorizationRequired,
        List<VisitLimit> visitLimits,
        Optional<FilingLimit> filingLimit,
        ModifierOrder modifierOrder,
        Set<NoteElement> requiredElements) {
    /** The pinned locality that means no place: all indices 1. */
    public static final String NATIONAL = "NATIONAL";

    public Contract {
        terms = List.copyOf(terms);
        visitLimits = List.copyOf(visitLimits);
        requiredElements = Set.copyOf(requiredElements);
    }

    /**
     * A contract that says nothing of authorisations, filing limits and the order of modifiers, limits no visits and requires
     * nothing of a note.
     */
    public Contract(
            String payerId,
            String name,
            LocalDate effectiveFrom,
            Optional<LocalDate> effectiveTo,
            UnitRule unitRule,
            EditTable editTable,
            List<Term> terms,
            Mppr mppr,
            AssistantReduction assistantReduction,
            LesserOf lesserOf,
            Optional<Money> dailyCap,
            Unlisted unlisted,
            BigDecimal coinsurancePercent,
            boolean sequestration) {
        this(
                payerId,
                name,
                effectiveFrom,
                effectiveTo,
                unitRule,
                editTable,
                terms,
                mppr,
                assistantReduction,
                lesserOf,
                dailyCap,
                unlisted,
                coinsurancePercent,
                sequestration,
                Optional.empty(),
                List.of(),
                Optional.empty(),
                ModifierOrder.MEDICARE,
                Set.of());
    }

    /** Whether the contract holds on the date of service. */
    public boolean inForce(LocalDate dateOfService) {
        return !dateOfService.isBefore(effectiveFrom)
                && effectiveTo.map(last -> !dateOfService.isAfter(last)).orElse(true);
    }

    /** Which lines a term is about. */
    public sealed interface Scope {
        /** Whether a line of this code and date is among them. */
        default boolean fits(String code, LocalDate dateOfService) {
            return switch (this) {
                case All() -> true;
                case Codes(List<String> codes) -> codes.contains(code);
                case Kinds(List<ServiceKind> kinds) ->
                    TherapyCodes.find(code, dateOfService)
                            .filter(known -> kinds.contains(known.kind()))
                            .isPresent();
            };
        }

        /** The listed codes. */
        record Codes(List<String> codes) implements Scope {
            public Codes {
                codes = List.copyOf(codes);
            }
        }

        /** The codes of these kinds, on the dates they are of them. */
        record Kinds(List<ServiceKind> kinds) implements Scope {
            public Kinds {
                kinds = List.copyOf(kinds);
            }
        }

        /** Every line. */
        record All() implements Scope {}
    }

    /** How a term prices a line. */
    public sealed interface Method {
        /** The practice's own fees.csv of this payer. */
        record FeeSchedule() implements Method {}

        /** A percentage of Medicare's amount. */
        record PercentOfMedicare(BigDecimal percent, Rounding rounding, MedicareBasis medicare) implements Method {}

        /** A fixed rate a unit. */
        record FlatPerUnit(Money rate) implements Method {}

        /**
         * Rates by how many units of the day came before: so many at the first tier's rate, so many at the next one's.
         * The units of all lines the term prices are counted together, in their order.
         *
         * @param tiers in order; all but the last say how many units they hold
         */
        record TieredPerUnit(List<Tier> tiers) implements Method {
            public TieredPerUnit {
                tiers = List.copyOf(tiers);
            }
        }

        /** A fixed rate for the visit, spread over the lines (PY-2). */
        record PerVisit(Money rate) implements Method {}

        /** A percentage of the charge. */
        record PercentOfCharge(BigDecimal percent) implements Method {}
    }

    /**
     * Units of the day that are paid alike.
     *
     * @param units how many, or empty for all that are left
     */
    public record Tier(Optional<Integer> units, Money rate) {}

    /** Where a percentage of Medicare is rounded. */
    public enum Rounding {
        /** The amount of each unit. */
        PER_UNIT,

        /** The amount of the line, once, after all its units are added. */
        PER_LINE
    }

    /**
     * Which Medicare amount a percentage is of.
     *
     * @param year the fixed year, or empty for the date of service's own
     * @param locality the fixed locality ({@code MAC-number} or {@code NATIONAL}), or empty for the service's own
     */
    public record MedicareBasis(Optional<Integer> year, Optional<String> locality) {
        /** The date whose fees a fixed year means: its last day, with every change the year brought. */
        public Optional<LocalDate> pinnedDate() {
            return year.map(fixed -> LocalDate.of(fixed, Month.DECEMBER, 31));
        }
    }

    /** A scope and its method. */
    public record Term(Scope scope, Method method) {}

    /**
     * The payer's own multiple procedure reduction.
     *
     * @param percent the part of practice expense that reduced units lose
     */
    public record Mppr(boolean apply, BigDecimal percent) {}

    /** The payer's cut for assistants (CQ-10). */
    public record AssistantReduction(BigDecimal percent, AssistantBasis basis) {}

    /** What an assistant reduction is taken from. */
    public enum AssistantBasis {
        /** The payer's share after deductible and coinsurance, as Medicare takes it (CQ-9). */
        MEDICARE_SHARE,

        /** The allowed amount, so that the patient's share is less too. */
        ALLOWED,

        /** Nothing: an assistant is paid as a therapist. */
        NONE
    }

    /** Where the lesser of charge and allowed amount is taken (PY-3). */
    public enum LesserOf {
        /** Line by line. */
        LINE,

        /** Of the claim's charges and amounts together. */
        CLAIM,

        /** Nowhere: the charge is not looked at. */
        NONE
    }

    /**
     * How many visits of a year the payer pays (PY-4).
     *
     * @param disciplines those that are counted together; all if empty
     * @param planYearBegins the day the plan's year begins; the calendar year if empty
     * @param hard whether a visit above it is not paid; else it is reviewed
     */
    public record VisitLimit(
            int visits, List<Discipline> disciplines, Optional<MonthDay> planYearBegins, boolean hard) {
        private static final MonthDay NEW_YEAR = MonthDay.of(1, 1);

        public VisitLimit {
            disciplines = List.copyOf(disciplines);
        }

        /** The first day of the year the date lies in. */
        public LocalDate yearBegins(LocalDate date) {
            LocalDate begins = planYearBegins.orElse(NEW_YEAR).atYear(date.getYear());
            return date.isBefore(begins) ? planYearBegins.orElse(NEW_YEAR).atYear(date.getYear() - 1) : begins;
        }

        /** The last day of the year the date lies in. */
        public LocalDate yearEnds(LocalDate date) {
            return planYearBegins
                    .orElse(NEW_YEAR)
                    .atYear(yearBegins(date).getYear() + 1)
                    .minusDays(1);
        }
    }

    /**
     * How long a payer takes claims (C-3).
     *
     * @param from what the time is counted from
     */
    public record FilingLimit(int count, TimeUnit unit, FiledFrom from) {
        /** The last day a claim is taken, counted from this day. */
        public LocalDate last(LocalDate first) {
            return switch (unit) {
                case DAYS -> first.plusDays(count);
                case MONTHS -> first.plusMonths(count);
                case YEARS -> first.plusYears(count);
            };
        }
    }

    /** What a filing limit is counted in. */
    public enum TimeUnit {
        DAYS,
        MONTHS,
        YEARS
    }

    /** What a filing limit is counted from. */
    public enum FiledFrom {
        /** The day of the visit. */
        DATE_OF_SERVICE,

        /** The day the payer before this one decided the claim. */
        PRIMARY_EOB
    }

    /** What happens to codes no term covers. */
    public sealed interface Unlisted {
        /** A percentage of the charge. */
        record PercentOfCharge(BigDecimal percent) implements Unlisted {}

        /** No price. */
        record NotPriced() implements Unlisted {}
    }
}
