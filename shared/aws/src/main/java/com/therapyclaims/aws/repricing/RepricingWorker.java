package com.therapyclaims.aws.repricing;

import com.therapyclaims.aws.Parallel;
import com.therapyclaims.aws.claims.ClaimBatches;
import com.therapyclaims.aws.claims.CurrentClaim;
import com.therapyclaims.aws.repricing.Chunk.Rest;
import com.therapyclaims.aws.repricing.RepricingItems.Run;
import com.therapyclaims.aws.repricing.RepricingStore.Assignment;
import com.therapyclaims.aws.schedules.FeeScheduleStore;
import com.therapyclaims.domain.claims.ClaimArchive;
import com.therapyclaims.domain.claims.ClaimSummary;
import com.therapyclaims.domain.payers.StandardPayers;
import com.therapyclaims.domain.repricing.ChunkClaims;
import com.therapyclaims.domain.repricing.RepricingTotals;
import java.time.Clock;
import java.time.Duration;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.Callable;
import java.util.function.BooleanSupplier;
import java.util.stream.Stream;

/**
 * Reprices the claims of a chunk, patient's day by patient's day, several days at once. A claim that fails, or that time
 * does not suffice for, goes on in a chunk of its own: its mates are done. Whatever is delivered twice is done once.
 */
public final class RepricingWorker {
    /** No delivery of a chunk is at work as long, not even by a clock of its own: Lambda ends it before. */
    public static final Duration LONGEST_DELIVERY = Duration.ofMinutes(5);

    /** Days are read and written together up to about so many claims. */
    private static final int CLAIMS_A_PART = 25;

    /** A part mostly waits for the table: several wait at once. */
    private static final Parallel PARALLEL = new Parallel(8);

    private final RepricingStore store;
    private final ClaimArchive archive;
    private final ClaimBatches batches;
    private final FeeScheduleStore schedules;
    private final RepricingChunkQueue queue;
    private final YearWorker years;
    private final Clock clock;

    /** A worker over the given stores. */
    public RepricingWorker(
            RepricingStore store,
            ClaimArchive archive,
            ClaimBatches batches,
            FeeScheduleStore schedules,
            RepricingChunkQueue queue,
            Clock clock) {
        this.store = store;
        this.archive = archive;
        this.batches = batches;
        this.schedules = schedules;
        this.queue = queue;
        this.years = new YearWorker(
                store.years(), store.patientYears(archive, batches), archive, batches, schedules, PARALLEL, clock);
        this.clock = clock;
    }

    /**
     * Does a chunk; the last one of a practice has its patients' years judged. One of a paused repricing is left: whoever resumes it sends it again.
     *
     * @param outOfTime whether to hand back what is left
     * @return what it came to; nothing if it was done before
     * @throws IllegalStateException if nothing of it could be done
     */
    public RepricingTotals work(RepricingChunk name, BooleanSupplier outOfTime) {
        if (name.isYears()) {
            return judge(store.runs().find(name.plan()).orElseThrow(), name, outOfTime);
        }
        Assignment assignment = store.assignment(name);
        Run run = assignment.run();
        Chunk chunk = assignment.chunk();
        if (chunk.done()) {
            // If an earlier attempt died between closing the chunk and sending what follows.
            chunk.goesOnAs().ifPresent(this::resend);
            askForYears(run, name);
            return RepricingTotals.NONE;
        }
        if (run.paused()) {
            return RepricingTotals.NONE;
        }
        store.markWork(name.practiceId(), clock.instant());
        PauseWatch paused = new PauseWatch(store, run, clock);
        DayWorker days = new DayWorker(
                store,
                archive,
                batches,
                new FreshTables(schedules, name.practiceId(), clock),
                chunk,
                run,
                () -> outOfTime.getAsBoolean() || paused.getAsBoolean(),
                clock);
        Map<String, CurrentClaim> found =
                batches.current(name.practiceId(), chunk.claims().all());
        DayOutcome done = done(chunk, found, days);
        return finish(run, chunk, done, touched(done, found));
    }

    /** The years of a paused repricing are left too. */
    private RepricingTotals judge(Run run, RepricingChunk name, BooleanSupplier outOfTime) {
        PauseWatch paused = new PauseWatch(store, run, clock);
        if (!run.paused()
                && years.work(run, name.practiceId(), () -> outOfTime.getAsBoolean() || paused.getAsBoolean())) {
            queue.send(List.of(name));
        }
        return RepricingTotals.NONE;
    }

    /** After the practice's last claim; if more of them come later, the last of those asks again. */
    private void askForYears(Run run, RepricingChunk name) {
        if (store.years().due(run, name.practiceId())) {
            queue.send(List.of(RepricingChunk.years(name.plan(), name.practiceId())));
        }
    }

    /** The years to whose threshold changed claims accrue, which are Medicare's (KX-1), and those with visit limits (PY-4). */
    private static List<PatientYear> touched(DayOutcome done, Map<String, CurrentClaim> found) {
        Stream<ClaimSummary> accruing =
                summaries(done.changed(), found).filter(claim -> claim.payerId().equals(StandardPayers.MEDICARE));
        Stream<ClaimSummary> limited =
                summaries(done.limited(), found).filter(claim -> !done.left().contains(claim.claimId()));
        return PatientYear.each(
                Stream.concat(accruing, limited).map(PatientYear::of).toList());
    }

    private static Stream<ClaimSummary> summaries(Set<String> claimIds, Map<String, CurrentClaim> found) {
        return claimIds.stream().map(id -> found.get(id).summary());
    }

    private DayOutcome done(Chunk chunk, Map<String, CurrentClaim> found, DayWorker days) {
        List<String> claims = chunk.claims().all();
        DayOutcome done = DayOutcome.NONE;
        for (DayOutcome part : PARALLEL.all(parts(claims, found).stream()
                .<Callable<DayOutcome>>map(part -> () -> days.work(part))
                .toList())) {
            done = done.plus(part);
        }
        Set<String> missing = new HashSet<>(claims);
        missing.removeAll(found.keySet());
        return missing.isEmpty()
                ? done
                : done.plus(DayOutcome.failed(
                        missing, new IllegalStateException("a claim of the chunk that is not archived")));
    }

    private RepricingTotals finish(Run run, Chunk chunk, DayOutcome done, List<PatientYear> touched) {
        ChunkClaims left = chunk.claims().within(done.left());
        if (left.equals(chunk.claims())) {
            done.failure().ifPresent(_ -> {
                store.chunks().markFailed(run, chunk);
                askForYears(run, chunk.name());
            });
            throw done.failure().orElseGet(() -> new IllegalStateException("no time for a single claim of the chunk"));
        }
        Optional<Rest> rest = left.all().isEmpty()
                ? Optional.empty()
                : Optional.of(new Rest(chunk.name().rest(), left));
        int countedElsewhere = done.countedElsewhere() + chunk.claims().repeated();
        store.chunks()
                .finish(run, chunk, new Closing(done.totals(), countedElsewhere, touched, rest, clock.instant()))
                .ifPresent(more -> queue.send(List.of(more)));
        askForYears(run, chunk.name());
        return done.totals();
    }

    /** The chunk's claims in parts of whole patients' days. */
    private static List<List<List<CurrentClaim>>> parts(List<String> claims, Map<String, CurrentClaim> found) {
        Map<Day, List<CurrentClaim>> days = new LinkedHashMap<>();
        claims.stream()
                .flatMap(id -> Optional.ofNullable(found.get(id)).stream())
                .forEach(claim -> days.computeIfAbsent(Day.of(claim.summary()), _ -> new ArrayList<>())
                        .add(claim));
        List<List<List<CurrentClaim>>> parts = new ArrayList<>();
        int size = CLAIMS_A_PART;
        for (List<CurrentClaim> day : days.values()) {
            if (size + day.size() > CLAIMS_A_PART) {
                parts.add(new ArrayList<>());
                size = 0;
            }
            parts.getLast().add(day);
            size += day.size();
        }
        return parts;
    }

    private record Day(String patientId, LocalDate dateOfService) {
        private static Day of(ClaimSummary claim) {
            return new Day(claim.patientId(), claim.dateOfService());
        }
    }

    private void resend(RepricingChunk rest) {
        store.chunks().find(rest).filter(chunk -> !chunk.done()).ifPresent(chunk -> queue.send(List.of(chunk.name())));
    }
}
