package com.therapyclaims.aws.repricing;

import com.therapyclaims.aws.claims.ClaimBatches;
import com.therapyclaims.aws.claims.PatientYears;
import com.therapyclaims.aws.repricing.RepricingItems.Run;
import com.therapyclaims.aws.repricing.YearStore.OpenYears;
import com.therapyclaims.domain.claims.ClaimRevision;
import com.therapyclaims.domain.claims.ClaimSummary;
import com.therapyclaims.domain.repricing.YearJudgement;
import com.therapyclaims.domain.repricing.YearJudgement.Judged;
import java.time.Clock;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.Callable;
import java.util.function.BooleanSupplier;
import java.util.function.Supplier;

/**
 * Judges the years of a practice's patients against the therapy threshold again, once every claim of the practice is
 * repriced (PY-5). What it finds follows from how the year stands, and what it writes changes no accrual: judging a year
 * twice, or by two at once, is judging it once. Thread-safe.
 */
final class YearWorker {
    /** So many chunks' years are held in memory: a patient whom several of them touched is judged once. */
    private static final int CHUNKS_AT_ONCE = 200;

    /** A year that somebody changes at the same time is read anew this often. */
    private static final int ATTEMPTS = 5;

    private final YearStore store;
    private final PatientYears years;
    private final ClaimBatches batches;
    private final Parallel parallel;
    private final Clock clock;

    YearWorker(YearStore store, PatientYears years, ClaimBatches batches, Parallel parallel, Clock clock) {
        this.store = store;
        this.years = years;
        this.batches = batches;
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
        Map<PatientYear.Name, Outcome> judged = new HashMap<>();
        int closed = 0;
        for (OpenYears left : some) {
            List<PatientYear> ofChunk = PatientYear.each(left.years());
            List<Callable<Outcome>> tasks = new ArrayList<>();
            List<PatientYear.Name> names = new ArrayList<>();
            ofChunk.stream()
                    .map(PatientYear::name)
                    .filter(name -> !judged.containsKey(name))
                    .forEach(name -> {
                        names.add(name);
                        tasks.add(() -> stop.getAsBoolean() ? Outcome.LEFT : judge(run, practiceId, whole.get(name)));
                    });
            List<Outcome> outcomes = parallel.all(tasks);
            for (int i = 0; i < names.size(); i++) {
                judged.put(names.get(i), outcomes.get(i));
            }
            if (judged.containsValue(Outcome.LEFT)) {
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

    private Outcome judge(Run run, String practiceId, PatientYear which) {
        try {
            for (int attempt = 1; attempt <= ATTEMPTS; attempt++) {
                Findings findings = findings(run, practiceId, which);
                if (store.record(
                        run,
                        practiceId,
                        findings.judged(),
                        store.variances(run.plan(), practiceId, findings.withTheirPayer()),
                        clock.instant())) {
                    return new Outcome(false, findings.unreadable());
                }
            }
            throw new IllegalStateException("claims of a year were changed again and again while it was judged");
        } catch (RuntimeException e) {
            return new Outcome(false, Optional.of(e));
        }
    }

    /** A claim that cannot be read does not keep the others from being judged: what it accrues stands in its summary. */
    private Findings findings(Run run, String practiceId, PatientYear which) {
        PatientYears.Now now = years.now(practiceId, which.patientId(), which.year());
        List<ClaimSummary> claims = now.claims().stream()
                .filter(claim -> !claim.dateOfService().isBefore(which.from()))
                .toList();
        Map<String, Supplier<ClaimRevision>> stored = batches.revisions(practiceId, claims);
        YearJudgement judgement = new YearJudgement(now.year(), run.plan().repricingId());
        List<Judged> judged = new ArrayList<>();
        Optional<RuntimeException> unreadable = Optional.empty();
        for (ClaimSummary claim : claims) {
            try {
                judgement.judge(stored.get(claim.claimId()).get()).ifPresent(judged::add);
            } catch (RuntimeException e) {
                unreadable = Optional.of(e);
            }
        }
        return new Findings(
                judged,
                claims.stream()
                        .filter(claim -> claim.status().isWithItsPayer())
                        .map(ClaimSummary::claimId)
                        .toList(),
                unreadable);
    }

    private record Findings(List<Judged> judged, List<String> withTheirPayer, Optional<RuntimeException> unreadable) {}

    /**
     * What became of a year.
     *
     * @param left whether there was no time for it
     * @param failure why it could not be judged whole
     */
    private record Outcome(boolean left, Optional<RuntimeException> failure) {
        private static final Outcome LEFT = new Outcome(true, Optional.empty());
    }
}
