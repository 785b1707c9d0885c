package com.therapyclaims.aws.repricing;

import com.therapyclaims.aws.Lazy;
import com.therapyclaims.aws.Parallel;
import com.therapyclaims.aws.claims.ClaimBatches;
import com.therapyclaims.aws.claims.PatientYears;
import com.therapyclaims.aws.repricing.RepricingItems.Run;
import com.therapyclaims.aws.repricing.YearJudge.Findings;
import com.therapyclaims.aws.repricing.YearStore.OpenYears;
import com.therapyclaims.aws.schedules.FeeScheduleStore;
import com.therapyclaims.domain.claims.ClaimArchive;
import java.time.Clock;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.Callable;
import java.util.function.BooleanSupplier;

/**
 * Judges the years of a practice's patients against the therapy threshold and their contracts' visit limits again, once
 * every claim of the practice is repriced (PY-5). What it finds follows from how the year stands, and what it writes changes
 * no accrual: judging a year twice, or by two at once, is judging it once. Thread-safe.
 */
final class YearWorker {
    /** So many chunks' years are held in memory: a patient whom several of them touched is judged once. */
    private static final int CHUNKS_AT_ONCE = 200;

    /** So many years are read together at most. */
    private static final int YEARS_AT_ONCE = 20;

    private final YearStore store;
    private final PatientYears years;
    private final ClaimArchive archive;
    private final ClaimBatches batches;
    private final FeeScheduleStore schedules;
    private final Parallel parallel;
    private final Clock clock;

    YearWorker(
            YearStore store,
            PatientYears years,
            ClaimArchive archive,
            ClaimBatches batches,
            FeeScheduleStore schedules,
            Parallel parallel,
            Clock clock) {
        this.store = store;
        this.years = years;
        this.archive = archive;
        this.batches = batches;
        this.schedules = schedules;
        this.parallel = parallel;
        this.clock = clock;
    }

    /**
     * Judges years until none is left or time is up.
     *
     * @return whether some are left; none are while claims of the practice wait to be repriced: the last one asks again
     * @throws RuntimeException if a year cannot be judged; the others are
     */
    boolean work(Run run, String practiceId, BooleanSupplier stop) {
        if (!store.due(run, practiceId)) {
            return false;
        }
        List<OpenYears> open =
                store.open(run.plan(), practiceId).limit(CHUNKS_AT_ONCE + 1L).toList();
        List<OpenYears> some = open.subList(0, Math.min(open.size(), CHUNKS_AT_ONCE));
        Map<PatientYear.Name, PatientYear> whole = new HashMap<>();
        PatientYear.each(some.stream().flatMap(left -> left.years().stream()).toList())
                .forEach(year -> whole.put(year.name(), year));
        YearJudge judge = judge(run, practiceId);
        Map<PatientYear.Name, Outcome> judged = new HashMap<>();
        int closed = 0;
        for (OpenYears left : some) {
            List<PatientYear> ofChunk = PatientYear.each(left.years());
            List<PatientYear> toJudge = ofChunk.stream()
                    .map(PatientYear::name)
                    .filter(name -> !judged.containsKey(name))
                    .map(whole::get)
                    .toList();
            List<Outcome> outcomes = parallel
                    .all(groups(toJudge).stream()
                            .<Callable<List<Outcome>>>map(group -> () -> judge(run, practiceId, group, judge, stop))
                            .toList())
                    .stream()
                    .flatMap(List::stream)
                    .toList();
            for (int i = 0; i < toJudge.size(); i++) {
                judged.put(toJudge.get(i).name(), outcomes.get(i));
            }
            if (outcomes.contains(Outcome.LEFT)) {
                if (closed == 0) {
                    throw new IllegalStateException("no time for the years of a single chunk");
                }
                return true;
            }
            if (ofChunk.stream()
                    .allMatch(year -> judged.get(year.name()).failure().isEmpty())) {
                store.close(run, practiceId, left);
                closed++;
            }
        }
        judged.values().stream()
                .flatMap(outcome -> outcome.failure().stream())
                .findFirst()
                .ifPresent(failure -> {
                    throw failure;
                });
        return open.size() > some.size();
    }

    private YearJudge judge(Run run, String practiceId) {
        Lazy<FreshTables> tables = new Lazy<>(() -> new FreshTables(schedules, practiceId, clock));
        return new YearJudge(
                run.plan().repricingId(),
                practiceId,
                years,
                archive,
                batches,
                () -> tables.get().of(List.of()).now().payers());
    }

    private List<List<PatientYear>> groups(List<PatientYear> years) {
        int size = Math.clamp(Math.ceilDiv(years.size(), parallel.atOnce()), 1, YEARS_AT_ONCE);
        List<List<PatientYear>> groups = new ArrayList<>();
        for (int start = 0; start < years.size(); start += size) {
            groups.add(years.subList(start, Math.min(years.size(), start + size)));
        }
        return groups;
    }

    private List<Outcome> judge(
            Run run, String practiceId, List<PatientYear> some, YearJudge judge, BooleanSupplier stop) {
        Lazy<Set<PatientYear>> asTheyWere = new Lazy<>(() -> judge.asTheyWere(some));
        return some.stream()
                .map(year -> stop.getAsBoolean()
                        ? Outcome.LEFT
                        : asTheyWere.get().contains(year) ? Outcome.DONE : judge(run, practiceId, year, judge))
                .toList();
    }

    private Outcome judge(Run run, String practiceId, PatientYear which, YearJudge judge) {
        try {
            for (int attempt = 1; attempt <= RepricingStore.ATTEMPTS; attempt++) {
                Findings findings = judge.findings(which);
                if (store.record(
                        run,
                        practiceId,
                        findings.judged(),
                        store.variances(run.plan(), practiceId, findings.withTheirPayer()),
                        clock.instant())) {
                    if (findings.more()) {
                        continue;
                    }
                    return new Outcome(false, findings.unreadable());
                }
            }
            throw new IllegalStateException("claims of a year were changed again and again while it was judged");
        } catch (RuntimeException e) {
            return new Outcome(false, Optional.of(e));
        }
    }

    /**
     * What became of a year.
     *
     * @param left whether there was no time for it
     * @param failure why it could not be judged whole
     */
    private record Outcome(boolean left, Optional<RuntimeException> failure) {
        private static final Outcome DONE = new Outcome(false, Optional.empty());
        private static final Outcome LEFT = new Outcome(true, Optional.empty());
    }
}
