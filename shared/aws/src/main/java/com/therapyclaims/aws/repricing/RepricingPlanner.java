package com.therapyclaims.aws.repricing;

import com.therapyclaims.aws.MessageBatches;
import com.therapyclaims.aws.repricing.PlannedChunks.MetAnotherException;
import com.therapyclaims.aws.repricing.RepricingItems.Run;
import com.therapyclaims.aws.repricing.RepricingParts.Part;
import com.therapyclaims.aws.repricing.RepricingPlanQueue.Request;
import com.therapyclaims.aws.schedules.CatalogueEntry;
import com.therapyclaims.aws.schedules.PinnedContracts;
import com.therapyclaims.aws.schedules.ScheduleCatalogue;
import com.therapyclaims.domain.claims.ClaimArchive;
import com.therapyclaims.domain.repricing.AffectedClaim;
import com.therapyclaims.domain.repricing.AffectedDates;
import com.therapyclaims.domain.repricing.ChunkCutter;
import com.therapyclaims.domain.repricing.RepricingPlan;
import com.therapyclaims.domain.repricing.SecondLook;
import com.therapyclaims.domain.schedules.ScheduleVersion;
import java.time.Clock;
import java.time.Duration;
import java.util.List;
import java.util.Set;
import java.util.function.BooleanSupplier;
import java.util.stream.Gatherers;
import java.util.stream.Stream;

/**
 * Plans a repricing: finds the claims a published version can change and hands them to the workers in chunks of one
 * practice each. It goes part by part, a month of service at a time, and hands back the parts it has no time for.
 * Planning again goes on where an earlier attempt ended: claims that are in a chunk stay in it, and chunks that are not
 * done are sent once more. Of two that plan the same at once, one ends when it comes to a chunk that the other has kept, and
 * asks again when the other must have ended.
 */
public final class RepricingPlanner {
    private final ScheduleCatalogue catalogue;
    private final RepricingParts parts;
    private final ClaimArchive archive;
    private final RepricingStore store;
    private final RepricingChunkQueue queue;
    private final Duration secondLookAfter;
    private final Clock clock;

    /**
     * A planner over the given stores.
     *
     * @param secondLookAfter how long after the publication it is asked for a second look
     */
    public RepricingPlanner(
            ScheduleCatalogue catalogue,
            PinnedContracts contracts,
            AffectedClaims claims,
            ClaimArchive archive,
            RepricingStore store,
            RepricingChunkQueue queue,
            Duration secondLookAfter,
            Clock clock) {
        this.catalogue = catalogue;
        this.parts = new RepricingParts(claims, contracts, clock);
        this.archive = archive;
        this.store = store;
        this.queue = queue;
        this.secondLookAfter = secondLookAfter;
        this.clock = clock;
    }

    /**
     * Plans what is asked for: the repricing of a version, or what its first planning missed, which are claims that were
     * archived since with a price of the older tables.
     *
     * @param outOfTime whether to hand back what is left; at least one part is planned
     * @throws IllegalStateException if no such version is published
     */
    public Outcome plan(Request request, BooleanSupplier outOfTime) {
        RepricingPlan plan = request.plan();
        List<ScheduleVersion> versions = catalogue.entries(plan.owner()).stream()
                .map(CatalogueEntry::version)
                .toList();
        ScheduleVersion published = versions.stream()
                .filter(version -> version.id().equals(plan.scheduleId())
                        && version.version().equals(plan.version()))
                .findFirst()
                .orElseThrow(() -> new IllegalStateException("a repricing of a version that is not published"));
        Run run = store.runs().begin(plan, published, clock.instant(), secondLookAfter);
        if (run.paused() || (request.secondLook() && !run.planned())) {
            return request.secondLook() ? new Outcome.NotYet() : new Outcome.Planned(0);
        }
        if (!request.secondLook() && request.after().isEmpty()) {
            sendUndone(plan);
        }
        if (run.planned() && !request.secondLook()) {
            return new Outcome.Planned(0);
        }
        int count = 0;
        List<Part> left = parts.of(plan, new AffectedDates(published, versions)).stream()
                .filter(part -> request.after()
                        .map(done -> part.name().compareTo(done) > 0)
                        .orElse(true))
                .toList();
        for (int i = 0; i < left.size(); i++) {
            Part part = left.get(i);
            try {
                count += plan(request, run, published, part);
            } catch (MetAnotherException e) {
                return new Outcome.MetAnother(count);
            }
            if (i < left.size() - 1 && outOfTime.getAsBoolean()) {
                return new Outcome.OutOfTime(count, request.goingOnAfter(part.name()));
            }
        }
        if (request.secondLook()) {
            store.runs().finishSecondLook(plan);
        } else {
            store.runs().finishPlanning(plan);
        }
        return new Outcome.Planned(count);
    }

    /** What planning came to; the counts are of claims handed to the workers. */
    public sealed interface Outcome {
        /** How many claims were handed to the workers. */
        int claims();

        /** Every claim is in a chunk. */
        record Planned(int claims) implements Outcome {}

        /**
         * There was no time for all of it.
         *
         * @param rest what to ask for next
         */
        record OutOfTime(int claims, Request rest) implements Outcome {}

        /**
         * Somebody else plans the same at this moment. Whoever comes first to one practice's chunk may come second to
         * another's: so it is to be asked for again when both have ended.
         */
        record MetAnother(int claims) implements Outcome {}

        /** A second look before the first has ended, or during a pause: to be asked for again later. */
        record NotYet() implements Outcome {
            @Override
            public int claims() {
                return 0;
            }
        }
    }

    private void sendUndone(RepricingPlan plan) {
        store.chunks()
                .undone(plan)
                .gather(Gatherers.windowFixed(MessageBatches.MESSAGES_A_BATCH))
                .forEach(queue::send);
        store.years().practices(plan).forEach(practice -> queue.send(List.of(RepricingChunk.years(plan, practice))));
    }

    private int plan(Request request, Run run, ScheduleVersion published, Part part) {
        PlannedChunks planned = new PlannedChunks(store, queue, clock, run, part.name(), request.secondLook());
        ChunkCutter chunks = new ChunkCutter(planned);
        store.chunks().beginning(run.plan(), part.name() + "-").forEach(earlier -> {
            RepricingChunk name = earlier.name();
            chunks.goOnAfter(name.practiceId(), earlier.claims().ids(), name.isNumberedByPractice());
            if (mayBeUnsent(earlier, request)) {
                planned.send(name);
            }
        });
        try (Stream<AffectedClaim> affected = part.claims().get()) {
            if (request.secondLook()) {
                new SecondLook(published, standing(run), chunks).at(affected);
            } else {
                affected.forEach(chunks::add);
            }
        }
        chunks.end();
        planned.sendRest();
        return planned.claims();
    }

    /**
     * Whether an earlier attempt may have ended before it sent a chunk that it had kept. Those of the first planning were sent
     * before the second look, and whoever begins anew has sent all.
     */
    private static boolean mayBeUnsent(Chunk earlier, Request request) {
        return !earlier.done()
                && (request.secondLook()
                        ? earlier.ofSecondLook()
                        : request.after().isPresent());
    }

    private SecondLook.Standing standing(Run run) {
        return new SecondLook.Standing() {
            @Override
            public List<ScheduleVersion> tablesOf(AffectedClaim claim) {
                return archive.latest(claim.practiceId(), claim.claimId()).stream()
                        .flatMap(latest -> latest.decision().pricing().feeSchedules().stream())
                        .toList();
            }

            @Override
            public Set<String> moved(String practiceId, List<String> claimIds) {
                return store.movedAfter(run.settledBefore(), practiceId, claimIds);
            }
        };
    }
}
