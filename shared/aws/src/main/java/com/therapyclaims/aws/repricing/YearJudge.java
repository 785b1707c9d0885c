package com.therapyclaims.aws.repricing;

import com.therapyclaims.aws.claims.ClaimBatches;
import com.therapyclaims.aws.claims.PatientYears;
import com.therapyclaims.aws.claims.PatientYears.Taken;
import com.therapyclaims.aws.claims.PatientYears.Whose;
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
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Supplier;
import java.util.stream.Collectors;

/**
 * Judges how the years of a practice's patients stand after a repricing, against the therapy threshold and their contracts'
 * visit limits (PY-5). It reads them as they stand and writes nothing. Thread-safe.
 */
final class YearJudge {
    private final String repricingId;
    private final String practiceId;
    private final PatientYears years;
    private final ClaimArchive archive;
    private final ClaimBatches batches;
    private final Supplier<Payers> payers;

    /**
     * A judge of one practice's years.
     *
     * @param payers the practice's contracts, asked for once a limit is to be looked at
     */
    YearJudge(
            String repricingId,
            String practiceId,
            PatientYears years,
            ClaimArchive archive,
            ClaimBatches batches,
            Supplier<Payers> payers) {
        this.repricingId = repricingId;
        this.practiceId = practiceId;
        this.years = years;
        this.archive = archive;
        this.batches = batches;
        this.payers = payers;
    }

    /**
     * The years of Medicare's in which every claim stands as it did: most do, and they are read together. What is found in any
     * other is found again by itself, at the moment it is written.
     */
    Set<PatientYear> asTheyWere(List<PatientYear> some) {
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
                    .filter(year -> againstTheThreshold(year, now.get(whose.get(year)), stored)
                            .isNothing())
                    .collect(Collectors.toSet());
        } catch (RuntimeException e) {
            // Each by itself tells which one it is.
            return Set.of();
        }
    }

    Findings findings(PatientYear which) {
        return which.isMedicares() ? againstTheThreshold(which) : againstVisitLimits(which, payers.get());
    }

    private Findings againstTheThreshold(PatientYear which) {
        PatientYears.Now now = years.now(practiceId, which.patientId(), which.year());
        return againstTheThreshold(which, now, batches.revisions(practiceId, since(which, now)));
    }

    private static List<ClaimSummary> since(PatientYear which, PatientYears.Now now) {
        return now.claims().stream()
                .filter(claim -> !claim.dateOfService().isBefore(which.from()))
                .toList();
    }

    /** A claim that cannot be read does not keep the others from being judged: what it accrues stands in its summary. */
    private Findings againstTheThreshold(
            PatientYear which, PatientYears.Now now, Map<String, Supplier<ClaimRevision>> stored) {
        List<ClaimSummary> claims = since(which, now);
        ReadableClaims readable = readable(claims, stored);
        ThresholdJudgement judgement = new ThresholdJudgement(now.year(), repricingId);
        return new Findings(
                readable.claims().stream()
                        .flatMap(claim -> judgement.judge(claim).stream())
                        .toList(),
                withTheirPayer(claims),
                readable.failure(),
                false);
    }

    /** What a claim that cannot be read takes stands in its summary too; a limit's year may have begun a year before. */
    private Findings againstVisitLimits(PatientYear which, Payers payers) {
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
        List<JudgedClaim> unauthorized = againstAuthorizations(which, readable.claims(), payers);
        return unauthorized.isEmpty()
                ? new Findings(
                        new VisitLimitJudgement(payers).judge(readable.claims(), others),
                        withTheirPayer(claims),
                        readable.failure(),
                        false)
                // What an authorization does not cover takes no visit: the limits are looked at once it says so.
                : new Findings(unauthorized, List.of(), readable.failure(), true);
    }

    private List<JudgedClaim> againstAuthorizations(PatientYear which, List<ClaimRevision> claims, Payers payers) {
        List<ClaimRevision> come = claims.stream()
                .filter(ArchivedVisitLimits::namesAuthorization)
                .filter(this::tookNothingBefore)
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
    private boolean tookNothingBefore(ClaimRevision claim) {
        ClaimRevision before = claim;
        while (before.cause().repricing().equals(Optional.of(repricingId))) {
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
    record Findings(
            List<JudgedClaim> judged,
            List<String> withTheirPayer,
            Optional<RuntimeException> unreadable,
            boolean more) {
        /** Whether there is nothing to write, and no line of before that may have to be withdrawn. */
        boolean isNothing() {
            return judged.isEmpty() && withTheirPayer.isEmpty() && unreadable.isEmpty();
        }
    }
}
