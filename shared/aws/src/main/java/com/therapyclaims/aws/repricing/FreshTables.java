package com.therapyclaims.aws.repricing;

import com.therapyclaims.aws.schedules.FeeScheduleStore;
import com.therapyclaims.aws.schedules.PublishedFeeSchedules;
import com.therapyclaims.domain.claims.ClaimRevision;
import com.therapyclaims.domain.repricing.RepricingTables;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;

/**
 * The tables of this moment for claim after claim, without reading the catalogue for each: it is read anew every second,
 * and at once where a claim was priced with a version it does not have, so that a repricing never undoes a newer one.
 * Thread-safe.
 */
final class FreshTables {
    private static final Duration KEPT = Duration.ofSeconds(1);

    private final FeeScheduleStore store;
    private final String practiceId;
    private final Clock clock;
    private PublishedFeeSchedules tables;
    private Instant readAt = Instant.MIN;

    FreshTables(FeeScheduleStore store, String practiceId, Clock clock) {
        this.store = store;
        this.practiceId = practiceId;
        this.clock = clock;
        this.tables = store.asSeenBy(practiceId, Optional.empty());
    }

    /** The tables to price this day with: one state of the catalogue for all its claims. */
    synchronized RepricingTables of(List<ClaimRevision> day) {
        Instant now = clock.instant();
        if (now.isAfter(readAt.plus(KEPT))
                || !day.stream()
                        .allMatch(claim -> tables.has(claim.decision().pricing().feeSchedules()))) {
            refresh();
        }
        return tables.repricingTo(tables.tables());
    }

    /** Reads the catalogue anew for the next claim. */
    synchronized void refresh() {
        tables = store.asSeenBy(practiceId, Optional.empty());
        readAt = clock.instant();
    }
}
