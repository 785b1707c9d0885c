package com.therapyclaims.aws.repricing;

import com.therapyclaims.aws.repricing.RepricingItems.Run;
import com.therapyclaims.aws.repricing.RepricingStore.Chunk;
import com.therapyclaims.aws.repricing.RepricingStore.LedgerEntry;
import com.therapyclaims.aws.repricing.RepricingStore.Rest;
import com.therapyclaims.aws.schedules.FeeScheduleStore;
import com.therapyclaims.domain.claims.ClaimArchive;
import com.therapyclaims.domain.claims.ClaimRevision;
import com.therapyclaims.domain.repricing.DayRepricer;
import com.therapyclaims.domain.repricing.RepricedClaim;
import com.therapyclaims.domain.repricing.RepricingTotals;
import java.time.Clock;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.BooleanSupplier;

/**
 * Reprices the claims of a chunk. A claim that fails, or that time does not suffice for, goes on in a chunk of its own:
 * its mates are done. Whatever is delivered twice is done once.
 */
public final class RepricingWorker {
    /** A claim that somebody corrects at the same time is read anew this often. */
    private static final int ATTEMPTS = 5;

    private final RepricingStore store;
    private final ClaimArchive archive;
    private final FeeScheduleStore schedules;
    private final RepricingChunkQueue queue;
    private final Clock clock;

    /** A worker over the given stores. */
    public RepricingWorker(
            RepricingStore store,
            ClaimArchive archive,
            FeeScheduleStore schedules,
            RepricingChunkQueue queue,
            Clock clock) {
        this.store = store;
        this.archive = archive;
        this.schedules = schedules;
        this.queue = queue;
        this.clock = clock;
    }

    /**
     * Does a chunk.
     *
     * @param outOfTime whether to hand back what is left
     * @return what it came to; nothing if it was done before
     * @throws IllegalStateException if nothing of it could be done
     */
    public RepricingTotals work(RepricingChunk name, BooleanSupplier outOfTime) {
        Chunk chunk = store.chunk(name).orElseThrow(() -> new IllegalStateException("a chunk that nobody planned"));
        if (chunk.done()) {
            // If an earlier attempt died between closing the chunk and sending the rest.
            chunk.rest().ifPresent(rest -> resend(new RepricingChunk(name.plan(), name.practiceId(), rest)));
            return RepricingTotals.NONE;
        }
        Run run = store.run(name.plan()).orElseThrow();
        Map<String, LedgerEntry> recorded = store.ledger(name, chunk.claimIds());
        RepricingTotals totals = RepricingTotals.NONE;
        List<String> left = new ArrayList<>();
        Optional<RuntimeException> failure = Optional.empty();
        for (String claimId : chunk.claimIds()) {
            try {
                if (recorded.containsKey(claimId)) {
                    totals = plus(totals, recorded.get(claimId));
                } else if (outOfTime.getAsBoolean()) {
                    left.add(claimId);
                } else {
                    totals = reprice(name, claimId, totals);
                }
            } catch (RuntimeException e) {
                left.add(claimId);
                failure = Optional.of(e);
            }
        }
        if (left.size() == chunk.claimIds().size()) {
            failure.ifPresent(_ -> store.markFailed(run, chunk));
            throw failure.orElseGet(() -> new IllegalStateException("no time for a single claim of the chunk"));
        }
        Optional<Rest> rest = left.isEmpty() ? Optional.empty() : Optional.of(new Rest(restOf(name), left));
        store.finish(run, chunk, totals, rest);
        rest.ifPresent(more -> queue.send(List.of(more.name())));
        return totals;
    }

    private void resend(RepricingChunk rest) {
        store.chunk(rest).filter(chunk -> !chunk.done()).ifPresent(chunk -> queue.send(List.of(chunk.name())));
    }

    private static RepricingChunk restOf(RepricingChunk chunk) {
        return new RepricingChunk(chunk.plan(), chunk.practiceId(), chunk.number() + "r");
    }

    private RepricingTotals reprice(RepricingChunk chunk, String claimId, RepricingTotals totals) {
        for (int attempt = 1; attempt <= ATTEMPTS; attempt++) {
            RepricedClaim repriced = price(chunk.practiceId(), claimId);
            switch (repriced) {
                case RepricedClaim.Unchanged _ -> {
                    return totals.plus(repriced);
                }
                case RepricedClaim.Changed changed -> {
                    if (record(chunk, changed)) {
                        return totals.plus(repriced);
                    }
                }
            }
            Optional<LedgerEntry> byAnother =
                    Optional.ofNullable(store.ledger(chunk, List.of(claimId)).get(claimId));
            if (byAnother.isPresent()) {
                return plus(totals, byAnother.get());
            }
        }
        throw new IllegalStateException("a claim was corrected again and again while it was repriced");
    }

    /** Prices a claim with the tables of this moment, so that a repricing never undoes a newer one. */
    private RepricedClaim price(String practiceId, String claimId) {
        ClaimRevision claim = archive.latest(practiceId, claimId)
                .orElseThrow(() -> new IllegalStateException("a claim of the chunk that is not archived"));
        List<ClaimRevision> day = archive.patientDay(
                practiceId, claim.visit().patient().id(), claim.visit().dateOfService());
        PracticeTables tables = new PracticeTables(schedules.asSeenBy(practiceId, Optional.empty()));
        return new DayRepricer(tables).reprice(claim, day);
    }

    private boolean record(RepricingChunk chunk, RepricedClaim.Changed changed) {
        Optional<ClaimRevision> next = changed.change()
                .toRevision()
                .map(_ -> changed.claim().repriced(clock.instant(), chunk.plan().repricingId(), changed.decision()));
        return store.record(chunk, next, changed.change(), changed.byCode());
    }

    private static RepricingTotals plus(RepricingTotals totals, LedgerEntry entry) {
        return totals.plus(entry.change(), entry.byCode());
    }
}
