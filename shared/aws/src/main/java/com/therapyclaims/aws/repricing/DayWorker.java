package com.therapyclaims.aws.repricing;

import static java.util.function.Predicate.not;

import com.therapyclaims.aws.claims.ClaimBatches;
import com.therapyclaims.aws.claims.CurrentClaim;
import com.therapyclaims.aws.repricing.RepricingItems.Run;
import com.therapyclaims.aws.repricing.RepricingStore.Chunk;
import com.therapyclaims.aws.repricing.RepricingStore.LedgerEntry;
import com.therapyclaims.domain.claims.ArchivedVisitLimits;
import com.therapyclaims.domain.claims.ClaimArchive;
import com.therapyclaims.domain.claims.ClaimRevision;
import com.therapyclaims.domain.claims.ClaimSummary;
import com.therapyclaims.domain.claims.PatientDay;
import com.therapyclaims.domain.repricing.ClaimChange;
import com.therapyclaims.domain.repricing.DayRepricer;
import com.therapyclaims.domain.repricing.RepricedClaim;
import com.therapyclaims.domain.repricing.RepricingTotals;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.BooleanSupplier;
import java.util.function.Function;
import java.util.function.Supplier;
import java.util.stream.Stream;
import software.amazon.awssdk.services.dynamodb.model.TransactWriteItem;

/**
 * Reprices days of one practice within one chunk. The day's claims are ranked once, with one state of the tables, and
 * written in one transaction on condition that none of them changed meanwhile and nobody came to the day or went; several
 * days share a transaction while nothing comes between. Thread-safe.
 */
final class DayWorker {
    /** DynamoDB takes 100. */
    private static final int WRITES_AT_ONCE = 100;

    /** A claim that somebody corrects at the same time is read anew this often. */
    private static final int ATTEMPTS = 5;

    /** Clocks of two machines differ less, and no request takes as long to decide. */
    private static final Duration CLOCKS_DIFFER = Duration.ofMinutes(2);

    private static final Comparator<ClaimRevision> AS_FILED =
            Comparator.comparing(ClaimRevision::createdAt).thenComparing(ClaimRevision::claimId);

    private final RepricingStore store;
    private final ClaimArchive archive;
    private final ClaimBatches batches;
    private final FreshTables tables;
    private final RepricingChunk chunk;
    private final Set<String> mates;
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
        this.mates = Set.copyOf(chunk.claims().mates());
        this.settledBefore = run.startedAt().minus(CLOCKS_DIFFER);
        this.stop = stop;
        this.clock = clock;
    }

    /**
     * Does some days.
     *
     * @param days the chunk's claims, day by day
     */
    Done work(List<List<CurrentClaim>> days) {
        List<ClaimSummary> claims =
                days.stream().flatMap(List::stream).map(CurrentClaim::summary).toList();
        Map<String, Supplier<ClaimRevision>> stored;
        try {
            stored = batches.revisions(chunk.practiceId(), claims);
        } catch (RuntimeException e) {
            return Done.failed(claims.stream().map(ClaimSummary::claimId).toList(), e);
        }
        Done done = Done.NONE;
        List<RepricedDay> waiting = new ArrayList<>();
        int writes = 0;
        for (List<CurrentClaim> day : days) {
            if (stop.getAsBoolean()) {
                done = done.plus(Done.left(ids(day)));
                continue;
            }
            try {
                RepricedDay repriced = reprice(day, stored);
                done = done.plus(Done.limited(limited(day, stored)));
                if (writes + repriced.writes().size() > WRITES_AT_ONCE) {
                    done = done.plus(record(waiting));
                    waiting.clear();
                    writes = 0;
                }
                waiting.add(repriced);
                writes += repriced.writes().size();
            } catch (RuntimeException e) {
                done = done.plus(Done.failed(ids(day), e));
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

    private boolean isLimited(ClaimRevision claim) {
        return ArchivedVisitLimits.concern(
                claim, tables.of(List.of(claim)).now().payers());
    }

    private RepricedDay reprice(List<CurrentClaim> claims, Map<String, Supplier<ClaimRevision>> stored) {
        if (claims.stream()
                .anyMatch(claim -> !stored.containsKey(claim.summary().claimId()))) {
            throw new IllegalStateException("a claim whose revision is not archived");
        }
        List<ClaimRevision> own = claims.stream()
                .map(claim -> stored.get(claim.summary().claimId()).get())
                .sorted(AS_FILED)
                .toList();
        return inPart(claims)
                ? repriced(withoutToldMates(own), wholeDay(own.getFirst()))
                : new RepricedDay(repriced(own, own), own, Map.copyOf(byId(claims)), Optional.empty());
    }

    /**
     * Whether these may not be all of their day. All that was there at the planning is in a chunk as it was planned; what
     * came, went or moved since then is not, and what is left of a chunk may be without those of the day that are done.
     */
    private boolean inPart(List<CurrentClaim> claims) {
        return chunk.isRest()
                || claims.stream()
                        .anyMatch(claim -> claim.movedAfter(settledBefore)
                                || mates.contains(claim.summary().claimId()));
    }

    private RepricedDay repriced(List<ClaimRevision> own, PatientDay day) {
        return new RepricedDay(repriced(own, day.claims()), day.claims(), Map.of(), Optional.of(day));
    }

    private List<RepricedClaim> repriced(List<ClaimRevision> own, List<ClaimRevision> day) {
        DayRepricer repricer = new DayRepricer(tables.of(day));
        return own.stream().map(claim -> repricer.reprice(claim, day)).toList();
    }

    /** A mate that its own chunk changed was ranked with the others of its day then. */
    private List<ClaimRevision> withoutToldMates(List<ClaimRevision> claims) {
        return claims.stream()
                .filter(claim -> !mates.contains(claim.claimId())
                        || told(claim.claimId())
                                .filter(not(this::isOfThisChunk))
                                .isEmpty())
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

    private Done record(List<RepricedDay> days) {
        List<TransactWriteItem> writes =
                days.stream().flatMap(day -> day.writes().stream()).toList();
        boolean written = writes.isEmpty() || (writes.size() <= WRITES_AT_ONCE && written(writes));
        return days.stream()
                .map(day -> written || day.writes().isEmpty() ? counted(day) : recordAlone(day))
                .reduce(Done.NONE, Done::plus);
    }

    /** A refusal of many writes says little of each day; a day by itself says what is the matter with it. */
    private boolean written(List<TransactWriteItem> writes) {
        try {
            return store.record(writes);
        } catch (RuntimeException e) {
            return false;
        }
    }

    private Done recordAlone(RepricedDay day) {
        try {
            if (day.writes().size() <= WRITES_AT_ONCE && store.record(day.writes())) {
                return counted(day);
            }
        } catch (RuntimeException e) {
            return Done.failed(day.ids(), e);
        }
        return day.ids().stream().map(this::alone).reduce(Done.NONE, Done::plus);
    }

    /** What a day came to whose changes are written. */
    private Done counted(RepricedDay day) {
        try {
            Done done = Done.NONE;
            for (RepricedClaim claim : day.claims()) {
                done = done.plus(
                        switch (claim) {
                            case RepricedClaim.Changed changed -> Done.of(changed(changed), changed.change());
                            case RepricedClaim.Unchanged same
                            when same.claim().recordedAt().isAfter(settledBefore) ->
                                toldBefore(same.claim().claimId()).orElseGet(() -> Done.of(unchanged(same)));
                            case RepricedClaim.Unchanged same -> Done.of(unchanged(same));
                        });
            }
            return done;
        } catch (RuntimeException e) {
            return Done.failed(day.ids(), e);
        }
    }

    private RepricingTotals changed(RepricedClaim.Changed claim) {
        return mates.contains(claim.claim().claimId())
                ? RepricingTotals.NONE.plusCounted(claim.change(), claim.byCode())
                : RepricingTotals.NONE.plus(claim);
    }

    /** A mate that stays as it is was counted by its own chunk. */
    private RepricingTotals unchanged(RepricedClaim.Unchanged claim) {
        return mates.contains(claim.claim().claimId()) ? RepricingTotals.NONE : RepricingTotals.NONE.plus(claim);
    }

    private Optional<LedgerEntry> told(String claimId) {
        return Optional.ofNullable(store.ledger(chunk, List.of(claimId)).get(claimId));
    }

    private boolean isOfThisChunk(LedgerEntry entry) {
        return entry.mateIn().filter(chunk.root()::equals).isPresent();
    }

    /**
     * What a claim adds to this chunk whose change stands in the ledger: an earlier attempt at the chunk told it, or
     * another chunk, for which it was a mate or of which it is one.
     */
    private Optional<Done> toldBefore(String claimId) {
        return told(claimId).map(entry -> {
            Done done = Done.of(counted(claimId, entry), entry.change());
            return isCountedElsewhere(claimId, entry) ? done.plus(Done.COUNTED_ELSEWHERE) : done;
        });
    }

    /** A claim whose date of service was corrected while it was planned may be in a chunk of either date. */
    private boolean isCountedElsewhere(String claimId, LedgerEntry entry) {
        return !mates.contains(claimId)
                && entry.toldIn().filter(not(chunk.root()::equals)).isPresent();
    }

    private RepricingTotals counted(String claimId, LedgerEntry entry) {
        RepricingTotals none = RepricingTotals.NONE;
        if (mates.contains(claimId)) {
            return isOfThisChunk(entry) ? none.plusCounted(entry.change(), entry.byCode()) : none;
        }
        if (isCountedElsewhere(claimId, entry)) {
            return none;
        }
        return entry.mateIn().isPresent()
                ? none.plusBefore(entry.change(), entry.byCode())
                : none.plus(entry.change(), entry.byCode());
    }

    /** One claim by itself, read anew until nobody comes between: another attempt changed it, or somebody its day. */
    private Done alone(String claimId) {
        try {
            for (int attempt = 1; attempt <= ATTEMPTS; attempt++) {
                Optional<Done> before = toldBefore(claimId);
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
            return Done.failed(List.of(claimId), e);
        }
    }

    private RepricedDay readAnew(String claimId) {
        ClaimRevision claim = archive.latest(chunk.practiceId(), claimId)
                .orElseThrow(() -> new IllegalStateException("a claim of the chunk that is not archived"));
        return repriced(List.of(claim), wholeDay(claim));
    }

    private static List<String> ids(List<CurrentClaim> claims) {
        return claims.stream().map(claim -> claim.summary().claimId()).toList();
    }

    /** Claims of a day with their new prices, and what has to be written for them: all together or nothing. */
    private final class RepricedDay {
        private final List<RepricedClaim> claims;
        private final List<TransactWriteItem> writes;

        /**
         * A day with its new prices.
         *
         * @param day what they rest on
         * @param seen how its claims stood, where that tells that nobody came to the day or went
         * @param whole the day itself, where it was read
         */
        RepricedDay(
                List<RepricedClaim> claims,
                List<ClaimRevision> day,
                Map<String, CurrentClaim> seen,
                Optional<PatientDay> whole) {
            this.claims = claims;
            List<RepricedClaim.Changed> changed = claims.stream()
                    .filter(RepricedClaim.Changed.class::isInstance)
                    .map(RepricedClaim.Changed.class::cast)
                    .toList();
            this.writes = changed.isEmpty()
                    ? List.of()
                    : Stream.of(
                                    changed.stream().flatMap(claim -> change(claim, seen).stream()),
                                    unchanged(changed, day),
                                    whole.stream().map(store::dayStands))
                            .flatMap(Function.identity())
                            .toList();
        }

        private List<TransactWriteItem> change(RepricedClaim.Changed changed, Map<String, CurrentClaim> seen) {
            String id = changed.claim().claimId();
            return store.change(chunk, changed, mates.contains(id), Optional.ofNullable(seen.get(id)), clock.instant());
        }

        /** The rest of the day as it was read. */
        private Stream<TransactWriteItem> unchanged(List<RepricedClaim.Changed> changed, List<ClaimRevision> day) {
            Set<String> changedIds = new HashSet<>();
            changed.forEach(claim -> changedIds.add(claim.claim().claimId()));
            return day.stream()
                    .filter(mate -> !changedIds.contains(mate.claimId()))
                    .map(store::stillLatest);
        }

        List<RepricedClaim> claims() {
            return claims;
        }

        List<TransactWriteItem> writes() {
            return writes;
        }

        List<String> ids() {
            return claims.stream().map(claim -> claim.claim().claimId()).toList();
        }
    }

    /**
     * What became of some claims.
     *
     * @param totals what those came to that are done
     * @param countedElsewhere how many are done that another chunk counts
     * @param changed those with a new revision, be it from an earlier attempt: their patients' years accrue otherwise
     * @param limited those that are held against visit limits which the repricing's contract may have changed
     * @param left those that are not done
     * @param failure why one of them could not be done, if it was not for time
     */
    record Done(
            RepricingTotals totals,
            int countedElsewhere,
            Set<String> changed,
            Set<String> limited,
            Set<String> left,
            Optional<RuntimeException> failure) {
        static final Done NONE = of(RepricingTotals.NONE);
        static final Done COUNTED_ELSEWHERE =
                new Done(RepricingTotals.NONE, 1, Set.of(), Set.of(), Set.of(), Optional.empty());

        Done {
            changed = Set.copyOf(changed);
            limited = Set.copyOf(limited);
            left = Set.copyOf(left);
        }

        static Done of(RepricingTotals totals) {
            return new Done(totals, 0, Set.of(), Set.of(), Set.of(), Optional.empty());
        }

        static Done of(RepricingTotals totals, ClaimChange change) {
            return new Done(
                    totals,
                    0,
                    change.isVariance() ? Set.of() : Set.of(change.claimId()),
                    Set.of(),
                    Set.of(),
                    Optional.empty());
        }

        static Done limited(Collection<String> claimIds) {
            return new Done(RepricingTotals.NONE, 0, Set.of(), Set.copyOf(claimIds), Set.of(), Optional.empty());
        }

        static Done left(Collection<String> claimIds) {
            return new Done(RepricingTotals.NONE, 0, Set.of(), Set.of(), Set.copyOf(claimIds), Optional.empty());
        }

        static Done failed(Collection<String> claimIds, RuntimeException failure) {
            return new Done(RepricingTotals.NONE, 0, Set.of(), Set.of(), Set.copyOf(claimIds), Optional.of(failure));
        }

        Done plus(Done other) {
            return new Done(
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
}
