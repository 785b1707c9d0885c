package com.therapyclaims.aws.repricing;

import com.therapyclaims.domain.repricing.ClaimChange;
import com.therapyclaims.domain.repricing.RepricingTotals;
import java.util.Collection;
import java.util.HashSet;
import java.util.Optional;
import java.util.Set;

/**
 * What became of some claims.
 *
 * @param totals what those came to that are done
 * @param countedElsewhere how many are done that another chunk counts
 * @param changed those with a new revision, be it from an earlier attempt: their patients' years accrue otherwise
 * @param limited those that are held against visit limits, and which the repricing's contract may hold otherwise or their
 *     new price made to stand otherwise
 * @param left those that are not done
 * @param failure why one of them could not be done, if it was not for time
 */
record DayOutcome(
        RepricingTotals totals,
        int countedElsewhere,
        Set<String> changed,
        Set<String> limited,
        Set<String> left,
        Optional<RuntimeException> failure) {
    static final DayOutcome NONE = of(RepricingTotals.NONE);
    static final DayOutcome COUNTED_ELSEWHERE =
            new DayOutcome(RepricingTotals.NONE, 1, Set.of(), Set.of(), Set.of(), Optional.empty());

    DayOutcome {
        changed = Set.copyOf(changed);
        limited = Set.copyOf(limited);
        left = Set.copyOf(left);
    }

    static DayOutcome of(RepricingTotals totals) {
        return new DayOutcome(totals, 0, Set.of(), Set.of(), Set.of(), Optional.empty());
    }

    static DayOutcome of(RepricingTotals totals, ClaimChange change) {
        return new DayOutcome(
                totals,
                0,
                change.isVariance() ? Set.of() : Set.of(change.claimId()),
                Set.of(),
                Set.of(),
                Optional.empty());
    }

    static DayOutcome limited(Collection<String> claimIds) {
        return claimIds.isEmpty()
                ? NONE
                : new DayOutcome(RepricingTotals.NONE, 0, Set.of(), Set.copyOf(claimIds), Set.of(), Optional.empty());
    }

    static DayOutcome left(Collection<String> claimIds) {
        return new DayOutcome(RepricingTotals.NONE, 0, Set.of(), Set.of(), Set.copyOf(claimIds), Optional.empty());
    }

    static DayOutcome failed(Collection<String> claimIds, RuntimeException failure) {
        return new DayOutcome(RepricingTotals.NONE, 0, Set.of(), Set.of(), Set.copyOf(claimIds), Optional.of(failure));
    }

    DayOutcome plus(DayOutcome other) {
        // Most of what is added up is nothing.
        if (other.equals(NONE)) {
            return this;
        }
        if (equals(NONE)) {
            return other;
        }
        return new DayOutcome(
                totals.plus(other.totals),
                countedElsewhere + other.countedElsewhere,
                both(changed, other.changed),
                both(limited, other.limited),
                both(left, other.left),
                failure.or(other::failure));
    }

    private static Set<String> both(Set<String> some, Set<String> others) {
        Set<String> both = new HashSet<>(some);
        both.addAll(others);
        return both;
    }
}
