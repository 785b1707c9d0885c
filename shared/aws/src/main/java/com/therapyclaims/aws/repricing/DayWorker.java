package com.therapyclaims.aws.repricing;

import com.therapyclaims.aws.Transactions;
import com.therapyclaims.aws.claims.ClaimBatches;
import com.therapyclaims.aws.claims.CurrentClaim;
import com.therapyclaims.aws.repricing.RepricingItems.Run;
import com.therapyclaims.domain.claims.ArchivedVisitLimits;
import com.therapyclaims.domain.claims.ClaimArchive;
import com.therapyclaims.domain.claims.ClaimRevision;
import com.therapyclaims.domain.claims.ClaimSummary;
import com.therapyclaims.domain.claims.PatientDay;
import com.therapyclaims.domain.repricing.DayRepricer;
import com.therapyclaims.domain.repricing.RepricedClaim;
import com.therapyclaims.domain.repricing.Told;
import java.time.Clock;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.BooleanSupplier;
import java.util.function.Supplier;
import software.amazon.awssdk.services.dynamodb.model.TransactWriteItem;

/**
 * Reprices days of one practice within one chunk. The day's claims are ranked once, with one state of the tables, and
 * written in one transaction on condition that none of them changed meanwhile and nobody came to the day or went; several
 * days share a transaction while nothing comes between. Thread-safe.
 */
final class DayWorker {
    private final RepricingStore store;
    private final ClaimArchive archive;
    private final ClaimBatches batches;
    private final FreshTables tables;
    private final RepricingChunk chunk;
    private final ChunkLedger ledger;
    private final Instant settledBefore;
    private final BooleanSupplier stop;
    private final Clock clock;

    DayWorker(
            RepricingStore store,
            ClaimArchive archive,
            ClaimBatches batches,
            FreshTables tables,
            Chunk chunk,
            Run run,
            BooleanSupplier stop,
            Clock clock) {
        this.store = store;
        this.archive = archive;
        this.batches = batches;
        this.tables = tables;
        this.chunk = chunk.name();
        this.ledger = new ChunkLedger(store, run, chunk);
        this.settledBefore = run.settledBefore();
        this.stop = stop;
        this.clock = clock;
    }

    /**
     * Does some days.
     *
     * @param days the chunk's claims, day by day
     */
    DayOutcome work(List<List<CurrentClaim>> days) {
        List<ClaimSummary> claims =
                days.stream().flatMap(List::stream).map(CurrentClaim::summary).toList();
        Map<String, Supplier<ClaimRevision>> stored;
        Map<String, Told> told;
        try {
            told = store.variances().ofThoseWithTheirPayer(chunk.practiceId(), claims);
            stored = batches.revisions(chunk.practiceId(), claims);
        } catch (RuntimeException e) {
            return DayOutcome.failed(claims.stream().map(ClaimSummary::claimId).toList(), e);
        }
        DayOutcome done = DayOutcome.NONE;
        List<RepricedDay> waiting = new ArrayList<>();
        int writes = 0;
        for (List<CurrentClaim> day : days) {
            if (stop.getAsBoolean()) {
                done = done.plus(DayOutcome.left(ids(day)));
                continue;
            }
            try {
                RepricedDay repriced = reprice(day, stored, told);
                done = done.plus(DayOutcome.limited(limited(day, stored)));
                if (writes + repriced.writes().size() > Transactions.MOST_WRITES) {
                    done = done.plus(record(waiting));
                    waiting.clear();
                    writes = 0;
                }
                waiting.add(repriced);
                writes += repriced.writes().size();
            } catch (RuntimeException e) {
                done = done.plus(DayOutcome.failed(ids(day), e));
            }
        }
        return done.plus(record(waiting));
    }

    /** A contract may limit visits otherwise than before, whether or not it pays a claim otherwise. */
    private List<String> limited(List<CurrentClaim> day, Map<String, Supplier<ClaimRevision>> stored) {
        return chunk.plan().payerId().isEmpty()
                ? List.of()
                : ids(day).stream()
                        .filter(claimId -> isLimited(stored.get(claimId).get()))
                        .toList();
    }

    /** A price may be what a claim lacked, or lacks now: then it takes of its year's visits and its authorization, or no more. */
    private DayOutcome limited(RepricedClaim.Changed changed) {
        boolean takesOtherwise = !changed.change().isVariance()
                && changed.decision().status() != changed.claim().decision().status();
        return takesOtherwise && (ArchivedVisitLimits.namesAuthorization(changed.claim()) || isLimited(changed.claim()))
                ? DayOutcome.limited(List.of(changed.claim().claimId()))
                : DayOutcome.NONE;
    }

    private boolean isLimited(ClaimRevision claim) {
        return ArchivedVisitLimits.concern(
                claim, tables.of(List.of(claim)).now().payers());
    }

    private RepricedDay reprice(
            List<CurrentClaim> claims, Map<String, Supplier<ClaimRevision>> stored, Map<String, Told> told) {
        if (claims.stream()
                .anyMatch(claim -> !stored.containsKey(claim.summary().claimId()))) {
            throw new IllegalStateException("a claim whose revision is not archived");
        }
        List<ClaimRevision> own = claims.stream()
                .map(claim -> stored.get(claim.summary().claimId()).get())
                .sorted(ClaimRevision.AS_FILED)
                .toList();
        return inPart(claims)
                ? repriced(withoutToldMates(own), wholeDay(own.getFirst()), told)
                : RepricedDay.asSeen(repriced(own, own, told), byId(claims), told, store, ledger, clock.instant());
    }

    /**
     * Whether these may not be all of their day. All that was there at the planning is in a chunk as it was planned; what
     * came, went or moved since then is not, and what is left of a chunk may be without those of the day that are done.
     */
    private boolean inPart(List<CurrentClaim> claims) {
        return chunk.isRest()
                || claims.stream()
                        .anyMatch(claim -> claim.movedAfter(settledBefore)
                                || ledger.isMate(claim.summary().claimId()));
    }

    private RepricedDay repriced(List<ClaimRevision> own, PatientDay day, Map<String, Told> told) {
        return RepricedDay.asRead(repriced(own, day.claims(), told), day, told, store, ledger, clock.instant());
    }

    private List<RepricedClaim> repriced(List<ClaimRevision> own, List<ClaimRevision> day, Map<String, Told> told) {
        DayRepricer repricer = new DayRepricer(tables.of(day));
        return own.stream()
                .map(claim -> Told.goingOn(repricer.reprice(claim, day), told))
                .toList();
    }

    /** A mate that its own chunk changed was ranked with the others of its day then. */
    private List<ClaimRevision> withoutToldMates(List<ClaimRevision> claims) {
        return claims.stream()
                .filter(claim -> !ledger.isMateToldElsewhere(claim.claimId()))
                .toList();
    }

    private static Map<String, CurrentClaim> byId(List<CurrentClaim> claims) {
        Map<String, CurrentClaim> byId = new HashMap<>();
        claims.forEach(claim -> byId.put(claim.summary().claimId(), claim));
        return byId;
    }

    private PatientDay wholeDay(ClaimRevision claim) {
        return archive.patientDay(
                chunk.practiceId(), claim.visit().patient().id(), claim.visit().dateOfService());
    }

    private DayOutcome record(List<RepricedDay> days) {
        List<TransactWriteItem> writes =
                days.stream().flatMap(day -> day.writes().stream()).toList();
        boolean written = writes.isEmpty() || (writes.size() <= Transactions.MOST_WRITES && written(writes));
        return days.stream()
                .map(day -> written || day.writes().isEmpty() ? counted(day) : recordAlone(day))
                .reduce(DayOutcome.NONE, DayOutcome::plus);
    }

    /** A refusal of many writes says little of each day; a day by itself says what is the matter with it. */
    private boolean written(List<TransactWriteItem> writes) {
        try {
            return store.record(writes);
        } catch (RuntimeException e) {
            return false;
        }
    }

    private DayOutcome recordAlone(RepricedDay day) {
        try {
            if (day.writes().size() <= Transactions.MOST_WRITES && store.record(day.writes())) {
                return counted(day);
            }
        } catch (RuntimeException e) {
            return DayOutcome.failed(day.ids(), e);
        }
        return day.ids().stream().map(this::alone).reduce(DayOutcome.NONE, DayOutcome::plus);
    }

    /** What a day came to whose changes are written. */
    private DayOutcome counted(RepricedDay day) {
        try {
            DayOutcome done = DayOutcome.NONE;
            for (RepricedClaim claim : day.claims()) {
                done = done.plus(
                        switch (claim) {
                            case RepricedClaim.Changed changed ->
                                ledger.changed(changed).plus(limited(changed));
                            case RepricedClaim.Unchanged same
                            when same.claim().recordedAt().isAfter(settledBefore)
                                    || same.told().isPresent() ->
                                ledger.toldBefore(same.claim().claimId()).orElseGet(() -> ledger.unchanged(same));
                            case RepricedClaim.Unchanged same -> ledger.unchanged(same);
                        });
            }
            return done;
        } catch (RuntimeException e) {
            return DayOutcome.failed(day.ids(), e);
        }
    }

    /** One claim by itself, read anew until nobody comes between: another attempt changed it, or somebody its day. */
    private DayOutcome alone(String claimId) {
        try {
            for (int attempt = 1; attempt <= RepricingStore.ATTEMPTS; attempt++) {
                Optional<DayOutcome> before = ledger.toldBefore(claimId);
                if (before.isPresent()) {
                    return before.get();
                }
                RepricedDay day = readAnew(claimId);
                if (day.writes().isEmpty() || store.record(day.writes())) {
                    return counted(day);
                }
                tables.refresh();
            }
            throw new IllegalStateException("a claim was corrected again and again while it was repriced");
        } catch (RuntimeException e) {
            return DayOutcome.failed(List.of(claimId), e);
        }
    }

    private RepricedDay readAnew(String claimId) {
        ClaimRevision claim = archive.latest(chunk.practiceId(), claimId)
                .orElseThrow(() -> new IllegalStateException("a claim of the chunk that is not archived"));
        return repriced(
                List.of(claim),
                wholeDay(claim),
                claim.status().isWithItsPayer()
                        ? store.variances().find(chunk.practiceId(), List.of(claimId))
                        : Map.of());
    }

    private static List<String> ids(List<CurrentClaim> claims) {
        return claims.stream().map(claim -> claim.summary().claimId()).toList();
    }
}
