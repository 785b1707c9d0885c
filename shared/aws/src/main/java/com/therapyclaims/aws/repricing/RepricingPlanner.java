package com.therapyclaims.aws.repricing;

import static java.util.function.Predicate.not;

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
import java.time.Duration;
import java.time.LocalDate;
import java.time.Period;
import java.time.YearMonth;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.NavigableSet;
import java.util.Set;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.function.BooleanSupplier;
import java.util.function.Consumer;
import java.util.function.Supplier;
import java.util.stream.Stream;

/**
 * Plans a repricing: finds the claims a published version can change and hands them to the workers in chunks of one
 * practice each. It goes part by part, a month of service at a time, and hands back the parts it has no time for.
 * Planning again goes on where an earlier attempt ended: claims that are in a chunk stay in it, and chunks that are not
 * done are sent once more. Of two that plan the same at once, one ends when it comes to a chunk that the other has kept, and
 * asks again when the other must have ended.
 */
public final class RepricingPlanner {
    /** Claims of a chunk; a patient's day is never divided, so that a chunk may have a few more. */
    private static final int CLAIMS_A_CHUNK = 500;

    private static final int CHUNKS_SENT_TOGETHER = 10;

    /** Whoever archives a claim for a day that is further ahead has mistyped it. */
    private static final Period AHEAD = Period.ofYears(2);

    private final ScheduleCatalogue catalogue;
    private final PinnedContracts contracts;
    private final AffectedClaims claims;
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
        this.contracts = contracts;
        this.claims = claims;
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
        store.begin(plan, published, clock.instant(), secondLookAfter);
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
            store.finishSecondLook(plan);
        } else {
            store.finishPlanning(plan);
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
    private Stream<ClaimName> pinnedTo(LocalDate date, NavigableSet<LocalDate> dates) {
        return contracts.to(date).stream()
                .flatMap(contract -> claims.on(
                        day -> contract.holdsOn(day) && !dates.contains(day),
                        contract.practiceId(),
                        contract.payerId()))
                .distinct();
    }

    private int plan(Request request, Run run, ScheduleVersion published, Part part) {
        Chunks chunks = new Chunks(run, part.name(), request);
        store.chunks(run.plan(), part.name() + "-").forEach(chunks::goOnAfter);
        try (Stream<ClaimName> affected = part.claims().get()) {
            if (request.secondLook()) {
                SecondLook look = new SecondLook(run, published, chunks);
                Days days = new Days(look::at);
                affected.forEach(days::add);
                days.end();
                look.end();
            } else {
                affected.forEach(chunks::add);
            }
        }
        return chunks.sendAll();
    }

    /** Finds what the first planning missed: claims that came since, and changes of those that it found. */
    private final class SecondLook {
        private final Run run;
        private final ScheduleVersion published;
        private final Chunks chunks;
        private final Map<String, List<ClaimName>> planned = new TreeMap<>();
        private int waiting;

        SecondLook(Run run, ScheduleVersion published, Chunks chunks) {
            this.run = run;
            this.published = published;
            this.chunks = chunks;
        }

        /**
         * What was missed of a patient's day, with the others of the day: those may have been found unchanged before it
         * came, and rank otherwise with it.
         */
        void at(List<ClaimName> day) {
            List<ClaimName> found = day.stream().filter(chunks::has).toList();
            List<ClaimName> missed = day.stream()
                    .filter(not(chunks::has))
                    .filter(claim -> pricedBefore(claim, published))
                    .toList();
            if (!missed.isEmpty()) {
                missed.forEach(chunks::add);
                found.forEach(chunks::addMate);
                return;
            }
            found.forEach(claim -> planned.computeIfAbsent(claim.practiceId(), _ -> new ArrayList<>())
                    .add(claim));
            waiting += found.size();
            if (waiting >= CLAIMS_A_CHUNK) {
                end();
            }
        }

        /** Looks at what was planned and waits: whoever had read the older tables may have changed it after its chunk was done. */
        void end() {
            planned.forEach((practiceId, names) -> {
                Set<String> moved = store.movedAfter(
                        run.settledBefore(),
                        practiceId,
                        names.stream().map(ClaimName::claimId).toList());
                names.stream()
                        .filter(claim -> moved.contains(claim.claimId()))
                        .filter(claim -> pricedBefore(claim, published))
                        .forEach(chunks::addMate);
            });
            planned.clear();
            waiting = 0;
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

    /**
     * Whether the claim's price knows no version of the schedule that is as new, be it because there was none at all. One
     * that cannot be read may know none: its chunk tells that it cannot, and no other claim waits for it.
     */
    private boolean pricedBefore(ClaimName claim, ScheduleVersion published) {
        try {
            return archive.latest(claim.practiceId(), claim.claimId()).stream()
                    .flatMap(latest -> latest.decision().pricing().feeSchedules().stream())
                    .noneMatch(version -> version.id().equals(published.id())
                            && !version.publishedAt().isBefore(published.publishedAt()));
        } catch (RuntimeException e) {
            return true;
        }
    }

    /**
     * Gathers the claims of a part by practice, and keeps and sends each chunk when it is full. A practice's chunks are
     * numbered by themselves, whatever others have: whoever plans the same at the same time comes to the same number.
     */
    private final class Chunks {
        private final Run run;
        private final String part;
        private final Request request;
        /** In one order for everybody, so that of two at once one ends early. */
        private final SortedMap<String, OfPractice> byPractice = new TreeMap<>();

        private final List<RepricingChunk> unsent = new ArrayList<>();
        private int claims;

        Chunks(Run run, String part, Request request) {
            this.run = run;
            this.part = part;
            this.request = request;
        }

        /** A chunk that an earlier attempt has kept; it may have ended before it sent it. */
        void goOnAfter(Chunk earlier) {
            OfPractice practice = of(earlier.name().practiceId());
            practice.planned.addAll(earlier.claims().ids());
            if (earlier.name().isNumberedByPractice()) {
                practice.number++;
            }
            // Those of the first planning were sent before the second look, and whoever begins anew has sent all.
            if (!earlier.done()
                    && (request.secondLook()
                            ? earlier.ofSecondLook()
                            : request.after().isPresent())) {
                send(earlier.name());
            }
        }

        boolean has(ClaimName claim) {
            return of(claim.practiceId()).planned.contains(claim.claimId());
        }

        /** Once, also if its date of service is corrected and it comes by again. */
        void add(ClaimName claim) {
            OfPractice practice = of(claim.practiceId());
            if (!practice.planned.add(claim.claimId())) {
                return;
            }
            makeRoom(claim, practice);
            practice.claimIds.add(claim.claimId());
        }

        /** One that counts as another chunk's; with those of its day that were missed, which are there already. */
        void addMate(ClaimName claim) {
            OfPractice practice = of(claim.practiceId());
            if (!practice.claimIds.contains(claim.claimId())) {
                makeRoom(claim, practice);
                practice.mateIds.add(claim.claimId());
            }
        }

        private void makeRoom(ClaimName claim, OfPractice practice) {
            boolean full = practice.claimIds.size() + practice.mateIds.size() >= CLAIMS_A_CHUNK;
            if (full && !practice.day.equals(claim.day())) {
                keep(claim.practiceId(), practice);
            }
            practice.day = claim.day();
        }

        private OfPractice of(String practiceId) {
            return byPractice.computeIfAbsent(practiceId, _ -> new OfPractice());
        }

        /** Keeps and sends what is left, and says how many claims there were in all. */
        int sendAll() {
            byPractice.forEach((practiceId, practice) -> {
                if (!practice.claimIds.isEmpty() || !practice.mateIds.isEmpty()) {
                    keep(practiceId, practice);
                }
            });
            sendUnsent();
            return claims;
        }

        private void keep(String practiceId, OfPractice practice) {
            RepricingChunk name = RepricingChunk.of(run.plan(), practiceId, part, ++practice.number);
            ChunkClaims kept = new ChunkClaims(List.copyOf(practice.claimIds), List.copyOf(practice.mateIds));
            if (!store.add(run, name, kept, request.secondLook(), clock.instant())) {
                sendUnsent();
                throw new MetAnotherException();
            }
            claims += practice.claimIds.size();
            practice.claimIds.clear();
            practice.mateIds.clear();
            send(name);
        }

        private void send(RepricingChunk name) {
            unsent.add(name);
            if (unsent.size() == CHUNKS_SENT_TOGETHER) {
                sendUnsent();
            }
        }

        private void sendUnsent() {
            queue.send(unsent);
            unsent.clear();
        }
    }

    /** The chunk that comes next is kept already. */
    private static final class MetAnotherException extends RuntimeException {
        private static final long serialVersionUID = 1L;
    }

    /** What is planned of a practice, and what of it is not yet in a chunk. */
    private static final class OfPractice {
        private final Set<String> planned = new HashSet<>();
        private final Set<String> claimIds = new LinkedHashSet<>();
        private final Set<String> mateIds = new LinkedHashSet<>();
        private int number;
        private String day = "";
    }
}
