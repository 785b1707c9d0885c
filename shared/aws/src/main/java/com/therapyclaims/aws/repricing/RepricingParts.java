package com.therapyclaims.aws.repricing;

import com.therapyclaims.aws.schedules.PinnedContracts;
import com.therapyclaims.domain.repricing.AffectedClaim;
import com.therapyclaims.domain.repricing.AffectedDates;
import com.therapyclaims.domain.repricing.RepricingPlan;
import java.time.Clock;
import java.time.LocalDate;
import java.time.Period;
import java.time.YearMonth;
import java.util.List;
import java.util.NavigableSet;
import java.util.TreeSet;
import java.util.function.Supplier;
import java.util.stream.Stream;

/**
 * Where claims may lie that a version changes, in parts that can be planned one by one: a month of service each, and each
 * year that contracts are pinned to; a practice's own schedule is one part.
 */
final class RepricingParts {
    /** Whoever archives a claim for a day that is further ahead has mistyped it. */
    private static final Period AHEAD = Period.ofYears(2);

    private final AffectedClaims claims;
    private final PinnedContracts contracts;
    private final Clock clock;

    RepricingParts(AffectedClaims claims, PinnedContracts contracts, Clock clock) {
        this.claims = claims;
        this.contracts = contracts;
        this.clock = clock;
    }

    /**
     * A part.
     *
     * @param name unique within the repricing
     * @param claims found when they are asked for, patient's day by patient's day
     */
    record Part(String name, Supplier<Stream<AffectedClaim>> claims) {}

    /** The parts in the order of their names. */
    List<Part> of(RepricingPlan plan, AffectedDates affected) {
        if (plan.practiceId().isPresent()) {
            String practice = plan.practiceId().get();
            String payer = plan.payerId().orElseThrow();
            return List.of(new Part("own", () -> claims.on(affected::contain, practice, payer)));
        }
        NavigableSet<LocalDate> dates = new TreeSet<>(affected.until(
                affected.last().orElseGet(() -> LocalDate.now(clock).plus(AHEAD))));
        Stream<Part> months = dates.stream()
                .map(YearMonth::from)
                .distinct()
                .map(month -> new Part(month.toString(), () -> claims.in(month, dates)));
        // Whatever today is: a pinned year's last day decides from its first day on.
        Stream<Part> pinned = contracts.dates().stream()
                .filter(affected::contain)
                .map(date -> new Part("pinned-" + date.getYear(), () -> pinnedTo(date, dates)));
        return Stream.concat(months, pinned).toList();
    }

    /** The claims of other dates that a contract prices by the fees of this one. */
    private Stream<AffectedClaim> pinnedTo(LocalDate date, NavigableSet<LocalDate> dates) {
        return contracts.to(date).stream()
                .flatMap(contract -> claims.on(
                        day -> contract.holdsOn(day) && !dates.contains(day),
                        contract.practiceId(),
                        contract.payerId()))
                .distinct();
    }
}
