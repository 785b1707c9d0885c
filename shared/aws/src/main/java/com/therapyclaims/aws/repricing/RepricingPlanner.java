package com.therapyclaims.aws.repricing;

import com.therapyclaims.aws.repricing.AffectedClaims.ClaimName;
import com.therapyclaims.aws.repricing.RepricingItems.Run;
import com.therapyclaims.aws.repricing.RepricingPlanQueue.Request;
import com.therapyclaims.aws.repricing.RepricingStore.Chunk;
import com.therapyclaims.aws.repricing.RepricingStore.ChunkClaims;
import com.therapyclaims.aws.schedules.CatalogueEntry;
import com.therapyclaims.aws.schedules.PinnedContracts;
import com.therapyclaims.aws.schedules.ScheduleCatalogue;
import com.therapyclaims.domain.claims.ClaimArchive;
import com.therapyclaims.domain.repricing.AffectedDates;
import com.therapyclaims.domain.repricing.RepricingPlan;
import com.therapyclaims.domain.schedules.ScheduleVersion;
import java.time.Clock;
import java.time.LocalDate;
import java.time.YearMonth;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.NavigableSet;
import java.util.Set;
import java.util.TreeSet;
import java.util.function.BooleanSupplier;
import java.util.function.Consumer;
import java.util.function.Supplier;
import java.util.stream.Stream;

/**
 * Plans a repricing: finds the claims a published version can change and hands them to the workers in chunks of one
 * practice each. It goes part by part, a month of service at a time, and hands back the parts it has no time for.
 * Planning again goes on where an earlier attempt ended: claims that are in a chunk stay in it, and chunks that are not
 * done are sent once more.
 */
public final class RepricingPlanner {
    /** Claims of a chunk; a patient's day is never divided, so that a chunk may have a few more. */
    private static final int CLAIMS_A_CHUNK = 500;

    private static final int CHUNKS_SENT_TOGETHER = 10;

    /** No claim is for a day later than this after today. */
    private static final int DAYS_AHEAD = 31;

    private final ScheduleCatalogue catalogue;
    private final PinnedContracts contracts;
    private final AffectedClaims claims;
    private final ClaimArchive archive;
    private final RepricingStore store;
    private final RepricingChunkQueue queue;
    private final Clock clock;

    /** A planner over the given stores. */
    public RepricingPlanner(
            ScheduleCatalogue catalogue,
            PinnedContracts contracts,
            AffectedClaims claims,
            ClaimArchive archive,
            RepricingStore store,
            RepricingChunkQueue queue,
            Clock clock) {
        this.catalogue = catalogue;
        this.contracts = contracts;
        this.claims = claims;
        this.archive = archive;
        this.store = store;
        this.queue = queue;
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
        store.begin(plan, published, clock.instant());
        Run run = store.run(plan).orElseThrow();
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
        List<Part> left = parts(plan, new AffectedDates(published, versions)).stream()
                .filter(part -> request.after()
                        .map(done -> part.name().compareTo(done) > 0)
                        .orElse(true))
                .toList();
        for (int i = 0; i < left.size(); i++) {
            Part part = left.get(i);
            count += plan(run, published, part);
            if (i < left.size() - 1 && outOfTime.getAsBoolean()) {
                return new Outcome.OutOfTime(count, request.goingOnAfter(part.name()));
            }
        }
        store.finishPlanning(plan);
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

        /** A second look before the first has ended, or during a pause: to be asked for again later. */
        record NotYet() implements Outcome {
            @Override
            public int claims() {
                return 0;
            }
        }
    }

    private void sendUndone(RepricingPlan plan) {
        List<RepricingChunk> some = new ArrayList<>();
        store.undone(plan).forEach(chunk -> {
            some.add(chunk);
            if (some.size() == CHUNKS_SENT_TOGETHER) {
                queue.send(some);
                some.clear();
            }
        });
        queue.send(some);
        store.years().practices(plan).forEach(practice -> queue.send(List.of(RepricingChunk.years(plan, practice))));
    }

    /**
     * Where claims may lie that the version changes.
     *
     * @param name unique within the repricing; the parts are in the order of their names
     */
    private record Part(String name, Supplier<Stream<ClaimName>> claims) {}

    private List<Part> parts(RepricingPlan plan, AffectedDates affected) {
        NavigableSet<LocalDate> dates = new TreeSet<>(affected.until(lastDate()));
        if (plan.practiceId().isPresent()) {
            String practice = plan.practiceId().get();
            String payer = plan.payerId().orElseThrow();
            return List.of(new Part("own", () -> claims.on(dates, practice, payer)));
        }
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

    private LocalDate lastDate() {
        return LocalDate.now(clock).plusDays(DAYS_AHEAD);
    }

    /** The claims of other dates that a contract prices by the fees of this one. */
    private Stream<ClaimName> pinnedTo(LocalDate date, NavigableSet<LocalDate> dates) {
        LocalDate last = lastDate();
        return contracts.to(date).stream()
                .flatMap(contract -> {
                    LocalDate end = contract.to().filter(last::isAfter).orElse(last);
                    NavigableSet<LocalDate> others = new TreeSet<>();
                    if (!end.isBefore(contract.from())) {
                        contract.from().datesUntil(end.plusDays(1)).forEach(others::add);
                    }
                    others.removeAll(dates);
                    return claims.on(others, contract.practiceId(), contract.payerId());
                })
                .distinct();
    }

    private int plan(Run run, ScheduleVersion published, Part part) {
        Set<String> planned = new HashSet<>();
        int earlier = 0;
        for (Chunk chunk : (Iterable<Chunk>) store.chunks(run.plan(), part.name() + "-")::iterator) {
            planned.addAll(chunk.claims().ids());
            earlier++;
        }
        Chunks chunks = new Chunks(run, part.name(), earlier);
        try (Stream<ClaimName> affected = part.claims().get()) {
            if (run.planned()) {
                Days days = new Days(day -> addMissed(day, planned, published, chunks));
                affected.forEach(days::add);
                days.end();
            } else {
                affected.filter(claim -> !planned.contains(claim.claimId())).forEach(chunks::add);
            }
        }
        return chunks.sendAll();
    }

    /**
     * What the first planning missed of a patient's day, with the others of the day: those may have been found unchanged
     * before it came, and rank otherwise with it.
     */
    private void addMissed(List<ClaimName> day, Set<String> planned, ScheduleVersion published, Chunks chunks) {
        List<ClaimName> missed = day.stream()
                .filter(claim -> !planned.contains(claim.claimId()))
                .filter(claim -> pricedBefore(claim, published))
                .toList();
        if (!missed.isEmpty()) {
            missed.forEach(chunks::add);
            day.stream().filter(claim -> planned.contains(claim.claimId())).forEach(chunks::addMate);
        }
    }

    /** Claims that come one after the other, patient's day by patient's day. */
    private static final class Days {
        private final Consumer<List<ClaimName>> each;
        private final List<ClaimName> day = new ArrayList<>();

        Days(Consumer<List<ClaimName>> each) {
            this.each = each;
        }

        void add(ClaimName claim) {
            if (!day.isEmpty() && !day.getLast().day().equals(claim.day())) {
                end();
            }
            day.add(claim);
        }

        void end() {
            each.accept(List.copyOf(day));
            day.clear();
        }
    }

    /** Whether the claim's price knows no version of the schedule that is as new, be it because there was none at all. */
    private boolean pricedBefore(ClaimName claim, ScheduleVersion published) {
        return archive.latest(claim.practiceId(), claim.claimId()).stream()
                .flatMap(latest -> latest.decision().pricing().feeSchedules().stream())
                .noneMatch(version -> version.id().equals(published.id())
                        && !version.publishedAt().isBefore(published.publishedAt()));
    }

    /** Gathers the claims of a part by practice, and keeps and sends each chunk when it is full. */
    private final class Chunks {
        private final Run run;
        private final String part;
        private final Map<String, Gathered> byPractice = new HashMap<>();
        private final List<RepricingChunk> unsent = new ArrayList<>();
        private int number;
        private int claims;

        Chunks(Run run, String part, int earlierChunks) {
            this.run = run;
            this.part = part;
            this.number = earlierChunks;
        }

        void add(ClaimName claim) {
            Gathered gathered = gathered(claim);
            boolean full = gathered.claimIds.size() >= CLAIMS_A_CHUNK;
            if (full && !gathered.day.equals(claim.day())) {
                keep(claim.practiceId(), gathered);
                gathered = new Gathered();
                byPractice.put(claim.practiceId(), gathered);
            }
            gathered.claimIds.add(claim.claimId());
            gathered.day = claim.day();
        }

        /** With the claims of its day, which are there already. */
        void addMate(ClaimName claim) {
            gathered(claim).mateIds.add(claim.claimId());
        }

        private Gathered gathered(ClaimName claim) {
            return byPractice.computeIfAbsent(claim.practiceId(), _ -> new Gathered());
        }

        /** Keeps and sends what is left, and says how many claims there were in all. */
        int sendAll() {
            byPractice.forEach(this::keep);
            queue.send(unsent);
            unsent.clear();
            return claims;
        }

        private void keep(String practiceId, Gathered gathered) {
            RepricingChunk name = new RepricingChunk(run.plan(), practiceId, "%s-%06d".formatted(part, ++number));
            if (!store.add(run, name, new ChunkClaims(gathered.claimIds, gathered.mateIds))) {
                throw new IllegalStateException("the same repricing is planned twice at once: this attempt ends");
            }
            claims += gathered.claimIds.size();
            unsent.add(name);
            if (unsent.size() == CHUNKS_SENT_TOGETHER) {
                queue.send(unsent);
                unsent.clear();
            }
        }
    }

    private static final class Gathered {
        private final List<String> claimIds = new ArrayList<>();
        private final List<String> mateIds = new ArrayList<>();
        private String day = "";
    }
}
