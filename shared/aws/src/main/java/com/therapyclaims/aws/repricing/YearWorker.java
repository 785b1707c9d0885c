package com.therapyclaims.aws.repricing;

import com.therapyclaims.aws.Lazy;
import com.therapyclaims.aws.Parallel;
import com.therapyclaims.aws.claims.ClaimBatches;
import com.therapyclaims.aws.claims.PatientYears;
import com.therapyclaims.aws.claims.PatientYears.Taken;
import com.therapyclaims.aws.claims.PatientYears.Whose;
import com.therapyclaims.aws.repricing.RepricingItems.Run;
import com.therapyclaims.aws.repricing.YearStore.OpenYears;
import com.therapyclaims.aws.schedules.FeeScheduleStore;
import com.therapyclaims.domain.authorizations.Authorization;
import com.therapyclaims.domain.authorizations.TreatedVisit;
import com.therapyclaims.domain.claims.ArchivedVisitLimits;
import com.therapyclaims.domain.claims.AuthorizationUse;
import com.therapyclaims.domain.claims.ClaimArchive;
import com.therapyclaims.domain.claims.ClaimRevision;
import com.therapyclaims.domain.claims.ClaimSummary;
import com.therapyclaims.domain.payers.Payers;
import com.therapyclaims.domain.repricing.AuthorizationJudgement;
import com.therapyclaims.domain.repricing.JudgedClaim;
import com.therapyclaims.domain.repricing.ThresholdJudgement;
import com.therapyclaims.domain.repricing.VisitLimitJudgement;
import java.time.Clock;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.Callable;
import java.util.function.BooleanSupplier;
import java.util.function.Supplier;
import java.util.stream.Collectors;

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
        Supplier<Payers> payers = payers(practiceId);
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
                            .<Callable<List<Outcome>>>map(group -> () -> judge(run, practiceId, group, payers, stop))
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

    /** The practice's contracts, asked for once a limit is to be looked at. */
    private Supplier<Payers> payers(String practiceId) {
        Lazy<FreshTables> tables = new Lazy<>(() -> new FreshTables(schedules, practiceId, clock));
        return () -> tables.get().of(List.of()).now().payers();
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
            Run run, String practiceId, List<PatientYear> some, Supplier<Payers> payers, BooleanSupplier stop) {
        Lazy<Set<PatientYear>> asTheyWere = new Lazy<>(() -> asTheyWere(run, practiceId, some));
        return some.stream()
                .map(year -> stop.getAsBoolean()
                        ? Outcome.LEFT
                        : asTheyWere.get().contains(year) ? Outcome.DONE : judge(run, practiceId, year, payers))
                .toList();
    }

    /**
     * The years of Medicare's in which every claim stands as it did: most do, and they are read together. What is found in any
     * other is found again by itself, at the moment it is written.
     */
    private Set<PatientYear> asTheyWere(Run run, String practiceId, List<PatientYear> some) {
        try {
            Map<PatientYear, Whose> whose = new HashMap<>();
            some.stream()
                    .filter(PatientYear::isMedicares)
                    .forEach(year -> whose.put(year, new Whose(year.patientId(), year.year())));
            Map<Whose, PatientYears.Now> now = years.now(practiceId, whose.values());
            Map<String, Supplier<ClaimRevision>> stored = batches.revisions(
                    practiceId,
                    whose.keySet().stream()
                            .flatMap(year -> since(year, now.get(whose.get(year))).stream())
                            .toList());
            return whose.keySet().stream()
                    .filter(year -> againstTheThreshold(run, year, now.get(whose.get(year)), stored)
                            .isNothing())
                    .collect(Collectors.toSet());
        } catch (RuntimeException e) {
            // Each by itself tells which one it is.
            return Set.of();
        }
    }

    private Outcome judge(Run run, String practiceId, PatientYear which, Supplier<Payers> payers) {
        try {
            for (int attempt = 1; attempt <= RepricingStore.ATTEMPTS; attempt++) {
                Findings findings = findings(run, practiceId, which, payers);
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

    private Findings findings(Run run, String practiceId, PatientYear which, Supplier<Payers> payers) {
        return which.isMedicares()
                ? againstTheThreshold(run, practiceId, which)
                : againstVisitLimits(run, practiceId, which, payers.get());
    }

    private Findings againstTheThreshold(Run run, String practiceId, PatientYear which) {
        PatientYears.Now now = years.now(practiceId, which.patientId(), which.year());
        return againstTheThreshold(run, which, now, batches.revisions(practiceId, since(which, now)));
    }

    private static List<ClaimSummary> since(PatientYear which, PatientYears.Now now) {
        return now.claims().stream()
                .filter(claim -> !claim.dateOfService().isBefore(which.from()))
                .toList();
    }

    /** A claim that cannot be read does not keep the others from being judged: what it accrues stands in its summary. */
    private static Findings againstTheThreshold(
            Run run, PatientYear which, PatientYears.Now now, Map<String, Supplier<ClaimRevision>> stored) {
        List<ClaimSummary> claims = since(which, now);
        ReadableClaims readable = readable(claims, stored);
        ThresholdJudgement judgement =
                new ThresholdJudgement(now.year(), run.plan().repricingId());
        return new Findings(
                readable.claims().stream()
                        .flatMap(claim -> judgement.judge(claim).stream())
                        .toList(),
                withTheirPayer(claims),
                readable.failure(),
                false);
    }

    /** What a claim that cannot be read takes stands in its summary too; a limit's year may have begun a year before. */
    private Findings againstVisitLimits(Run run, String practiceId, PatientYear which, Payers payers) {
        List<Taken> taken = years.taken(
                practiceId, which.patientId(), which.payerId(), which.from().minusYears(1));
        List<ClaimSummary> claims = taken.stream()
                .map(Taken::claim)
                .filter(claim -> !claim.dateOfService().isBefore(which.from()))
                .toList();
        ReadableClaims readable = readable(claims, batches.revisions(practiceId, claims));
        Set<String> read =
                readable.claims().stream().map(ClaimRevision::claimId).collect(Collectors.toSet());
        List<TreatedVisit> others = taken.stream()
                .filter(other -> !read.contains(other.claim().claimId()))
                .flatMap(other -> other.visit().stream())
                .toList();
        List<JudgedClaim> unauthorized = againstAuthorizations(run, practiceId, which, readable.claims(), payers);
        return unauthorized.isEmpty()
                ? new Findings(
                        new VisitLimitJudgement(payers).judge(readable.claims(), others),
                        withTheirPayer(claims),
                        readable.failure(),
                        false)
                // What an authorization does not cover takes no visit: the limits are looked at once it says so.
                : new Findings(unauthorized, List.of(), readable.failure(), true);
    }

    private List<JudgedClaim> againstAuthorizations(
            Run run, String practiceId, PatientYear which, List<ClaimRevision> claims, Payers payers) {
        List<ClaimRevision> come = claims.stream()
                .filter(ArchivedVisitLimits::namesAuthorization)
                .filter(claim -> tookNothingBefore(run, claim))
                .toList();
        List<Authorization> recorded =
                come.isEmpty() ? List.of() : archive.authorizations(practiceId, which.patientId());
        if (recorded.isEmpty()) {
            return List.of();
        }
        Set<String> ids = come.stream().map(ClaimRevision::claimId).collect(Collectors.toSet());
        LocalDate from = recorded.stream()
                .map(Authorization::from)
                .min(LocalDate::compareTo)
                .orElseThrow();
        List<TreatedVisit> others = years.taken(practiceId, which.patientId(), which.payerId(), from).stream()
                .filter(other -> !ids.contains(other.claim().claimId()))
                .flatMap(other -> other.visit().stream())
                .toList();
        return new AuthorizationJudgement(payers, recorded).judge(come, others);
    }

    /** Whether the claim could go to its payer only since the repricing. */
    private boolean tookNothingBefore(Run run, ClaimRevision claim) {
        ClaimRevision before = claim;
        while (before.cause().repricing().equals(Optional.of(run.plan().repricingId()))) {
            before = archive.revision(claim.practiceId(), claim.claimId(), before.revision() - 1)
                    .orElseThrow();
        }
        return before.revision() < claim.revision()
                && AuthorizationUse.of(before).isEmpty();
    }

    private static ReadableClaims readable(List<ClaimSummary> claims, Map<String, Supplier<ClaimRevision>> stored) {
        List<ClaimRevision> read = new ArrayList<>();
        Optional<RuntimeException> failure = Optional.empty();
        for (ClaimSummary claim : claims) {
            try {
                read.add(stored.get(claim.claimId()).get());
            } catch (RuntimeException e) {
                failure = Optional.of(e);
            }
        }
        return new ReadableClaims(read, failure);
    }

    private static List<String> withTheirPayer(List<ClaimSummary> claims) {
        return claims.stream()
                .filter(claim -> claim.status().isWithItsPayer())
                .map(ClaimSummary::claimId)
                .toList();
    }

    /** The claims that can be read, and why others cannot. */
    private record ReadableClaims(List<ClaimRevision> claims, Optional<RuntimeException> failure) {}

    /**
     * What was found.
     *
     * @param more whether the year is to be judged once more after it
     */
    private record Findings(
            List<JudgedClaim> judged,
            List<String> withTheirPayer,
            Optional<RuntimeException> unreadable,
            boolean more) {
        /** Whether there is nothing to write, and no line of before that may have to be withdrawn. */
        private boolean isNothing() {
            return judged.isEmpty() && withTheirPayer.isEmpty() && unreadable.isEmpty();
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
