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
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.function.BooleanSupplier;

/**
 * Reprices the claims of a chunk. A claim that fails, or that time does not suffice for, goes on in a chunk of its own:
 * its mates are done. Whatever is delivered twice is done once.
 */
public final class RepricingWorker {
    /** A claim that somebody corrects at the same time is read anew this often. */
    private static final int ATTEMPTS = 5;

    /** A claim mostly waits for the table: several wait at once. */
    private static final int CLAIMS_AT_ONCE = 8;

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
        FreshTables tables = new FreshTables(schedules, name.practiceId(), clock);
        List<Attempt> attempts = inParallel(chunk.claimIds().stream()
                .<Callable<Attempt>>map(claimId -> () -> Optional.ofNullable(recorded.get(claimId))
                        .<Attempt>map(Attempt.Recorded::new)
                        .orElseGet(() -> attempt(name, claimId, tables, outOfTime)))
                .toList());
        RepricingTotals totals = RepricingTotals.NONE;
        List<String> left = new ArrayList<>();
        Optional<RuntimeException> failure = Optional.empty();
        for (int i = 0; i < attempts.size(); i++) {
            switch (attempts.get(i)) {
                case Attempt.Repriced(RepricedClaim claim) -> totals = totals.plus(claim);
                case Attempt.Recorded(LedgerEntry entry) -> totals = totals.plus(entry.change(), entry.byCode());
                case Attempt.OutOfTime() -> left.add(chunk.claimIds().get(i));
                case Attempt.Failed(RuntimeException e) -> {
                    left.add(chunk.claimIds().get(i));
                    failure = Optional.of(e);
                }
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

    private Attempt attempt(RepricingChunk chunk, String claimId, FreshTables tables, BooleanSupplier outOfTime) {
        try {
            return outOfTime.getAsBoolean() ? new Attempt.OutOfTime() : reprice(chunk, claimId, tables);
        } catch (RuntimeException e) {
            return new Attempt.Failed(e);
        }
    }

    private Attempt reprice(RepricingChunk chunk, String claimId, FreshTables tables) {
        for (int attempt = 1; attempt <= ATTEMPTS; attempt++) {
            RepricedClaim repriced = price(chunk.practiceId(), claimId, tables);
            boolean written = switch (repriced) {
                case RepricedClaim.Unchanged _ -> false;
                case RepricedClaim.Changed changed -> record(chunk, changed);
            };
            if (written) {
                return new Attempt.Repriced(repriced);
            }
            // Another worker of the same chunk may have changed the claim just before: then it was outrun, or what it
            // read
            // has the new price already and looks unchanged.
            Optional<LedgerEntry> byAnother =
                    Optional.ofNullable(store.ledger(chunk, List.of(claimId)).get(claimId));
            if (byAnother.isPresent()) {
                return new Attempt.Recorded(byAnother.get());
            }
            if (repriced instanceof RepricedClaim.Unchanged) {
                return new Attempt.Repriced(repriced);
            }
            tables.refresh();
        }
        throw new IllegalStateException("a claim was corrected again and again while it was repriced");
    }

    private RepricedClaim price(String practiceId, String claimId, FreshTables tables) {
        ClaimRevision claim = archive.latest(practiceId, claimId)
                .orElseThrow(() -> new IllegalStateException("a claim of the chunk that is not archived"));
        List<ClaimRevision> day = archive.patientDay(
                practiceId, claim.visit().patient().id(), claim.visit().dateOfService());
        return new DayRepricer(tables.of(claim)).reprice(claim, day);
    }

    /** Answers in the order of the tasks, each by the thread that gathers them all. */
    private static List<Attempt> inParallel(List<Callable<Attempt>> tasks) {
        try (ExecutorService threads = Executors.newFixedThreadPool(CLAIMS_AT_ONCE)) {
            List<Attempt> attempts = new ArrayList<>(tasks.size());
            for (Future<Attempt> task : threads.invokeAll(tasks)) {
                attempts.add(task.get());
            }
            return attempts;
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException("interrupted while repricing", e);
        } catch (ExecutionException e) {
            throw new IllegalStateException("a claim's repricing ended without an answer", e);
        }
    }

    /** What became of one claim of the chunk. */
    private sealed interface Attempt {
        /** It is repriced now. */
        record Repriced(RepricedClaim claim) implements Attempt {}

        /** An earlier attempt recorded its change. */
        record Recorded(LedgerEntry entry) implements Attempt {}

        /** There was no time for it. */
        record OutOfTime() implements Attempt {}

        /** It cannot be repriced now. */
        record Failed(RuntimeException failure) implements Attempt {}
    }

    private boolean record(RepricingChunk chunk, RepricedClaim.Changed changed) {
        Optional<ClaimRevision> next = changed.change()
                .toRevision()
                .map(_ -> changed.claim().repriced(clock.instant(), chunk.plan().repricingId(), changed.decision()));
        return store.record(chunk, next, changed.change(), changed.byCode());
    }
}
