package com.therapyclaims.aws.repricing;

import com.therapyclaims.aws.repricing.AffectedClaims.ClaimName;
import com.therapyclaims.aws.repricing.RepricingItems.Run;
import com.therapyclaims.aws.repricing.RepricingStore.Chunk;
import com.therapyclaims.aws.schedules.CatalogueEntry;
import com.therapyclaims.aws.schedules.ScheduleCatalogue;
import com.therapyclaims.domain.claims.ClaimArchive;
import com.therapyclaims.domain.repricing.AffectedDates;
import com.therapyclaims.domain.repricing.RepricingPlan;
import com.therapyclaims.domain.schedules.ScheduleVersion;
import java.time.Clock;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Stream;
import software.amazon.awssdk.services.dynamodb.DynamoDbClient;

/**
 * Plans a repricing: finds the claims a published version can change and hands them to the workers in chunks of one
 * practice each. Planning again goes on where an earlier attempt ended: claims that are in a chunk stay in it, and chunks
 * that are not done are sent once more.
 */
public final class RepricingPlanner {
    /** Claims of a chunk; a patient's day is never divided, so that a chunk may have a few more. */
    private static final int CLAIMS_A_CHUNK = 500;

    /** No claim is for a day later than this after today. */
    private static final int DAYS_AHEAD = 31;

    private final ScheduleCatalogue catalogue;
    private final AffectedClaims claims;
    private final ClaimArchive archive;
    private final RepricingStore store;
    private final RepricingChunkQueue queue;
    private final Clock clock;

    /** A planner over the named table of claims. */
    public RepricingPlanner(
            ScheduleCatalogue catalogue,
            DynamoDbClient dynamoDb,
            String claimsTable,
            ClaimArchive archive,
            RepricingStore store,
            RepricingChunkQueue queue,
            Clock clock) {
        this.catalogue = catalogue;
        this.claims = new AffectedClaims(dynamoDb, claimsTable);
        this.archive = archive;
        this.store = store;
        this.queue = queue;
        this.clock = clock;
    }

    /**
     * Plans the repricing of a version.
     *
     * @return the number of claims handed to the workers
     * @throws IllegalStateException if no such version is published
     */
    public int plan(RepricingPlan plan) {
        return plan(plan, false);
    }

    /**
     * Plans what a first planning missed: claims that were archived since with a price of the older tables.
     *
     * @return the number of claims handed to the workers
     */
    public int planMissed(RepricingPlan plan) {
        return plan(plan, true);
    }

    private int plan(RepricingPlan plan, boolean secondLook) {
        List<ScheduleVersion> versions = catalogue.entries(plan.owner(), plan.scheduleId()).stream()
                .map(CatalogueEntry::version)
                .toList();
        ScheduleVersion published = versions.stream()
                .filter(version -> version.version().equals(plan.version()))
                .findFirst()
                .orElseThrow(() -> new IllegalStateException("a repricing of a version that is not published"));
        store.begin(plan, published, clock.instant());
        Run run = store.run(plan).orElseThrow();

        List<Chunk> earlier = store.chunks(plan).toList();
        queue.send(
                earlier.stream().filter(chunk -> !chunk.done()).map(Chunk::name).toList());
        if (run.planned() && !secondLook) {
            return 0;
        }
        Set<String> planned = new HashSet<>();
        earlier.forEach(chunk -> planned.addAll(chunk.claimIds()));
        Chunks chunks = new Chunks(run, earlier.size());
        List<LocalDate> dates =
                AffectedDates.of(published, versions, LocalDate.now(clock).plusDays(DAYS_AHEAD));
        affected(plan, dates)
                .filter(claim -> !planned.contains(claim.claimId()))
                .filter(claim -> !run.planned() || pricedBefore(claim, published))
                .forEach(chunks::add);
        chunks.sendAll();
        store.finishPlanning(plan);
        return chunks.claims;
    }

    private Stream<ClaimName> affected(RepricingPlan plan, List<LocalDate> dates) {
        return plan.practiceId()
                .map(practice -> claims.on(dates, practice, plan.payerId().orElseThrow()))
                .orElseGet(() -> claims.on(dates));
    }

    /** Whether the claim's price knows the schedule only as it was before, or no schedule at all. */
    private boolean pricedBefore(ClaimName claim, ScheduleVersion published) {
        List<ScheduleVersion> used = archive.latest(claim.practiceId(), claim.claimId())
                .map(latest -> latest.decision().pricing().feeSchedules())
                .orElse(List.of());
        return used.isEmpty()
                || used.stream()
                        .anyMatch(version -> version.id().equals(published.id())
                                && version.publishedAt().isBefore(published.publishedAt()));
    }

    /** Gathers claims by practice and sends each chunk when it is full. */
    private final class Chunks {
        private final Run run;
        private final Map<String, Gathered> byPractice = new HashMap<>();
        private int number;
        private int claims;

        Chunks(Run run, int earlierChunks) {
            this.run = run;
            this.number = earlierChunks;
        }

        void add(ClaimName claim) {
            Gathered gathered = byPractice.computeIfAbsent(claim.practiceId(), _ -> new Gathered());
            boolean full = gathered.claimIds.size() >= CLAIMS_A_CHUNK;
            if (full && !gathered.day.equals(claim.day())) {
                send(claim.practiceId(), gathered);
                gathered = new Gathered();
                byPractice.put(claim.practiceId(), gathered);
            }
            gathered.claimIds.add(claim.claimId());
            gathered.day = claim.day();
        }

        void sendAll() {
            byPractice.forEach(this::send);
        }

        private void send(String practiceId, Gathered gathered) {
            RepricingChunk name = new RepricingChunk(run.plan(), practiceId, "%06d".formatted(++number));
            if (!store.add(run, name, gathered.claimIds)) {
                throw new IllegalStateException("the same repricing is planned twice at once: this attempt ends");
            }
            queue.send(List.of(name));
            claims += gathered.claimIds.size();
        }
    }

    private static final class Gathered {
        private final List<String> claimIds = new ArrayList<>();
        private String day = "";
    }
}
