package com.therapyclaims.domain.repricing;

import com.therapyclaims.domain.authorizations.TreatedVisit;
import com.therapyclaims.domain.authorizations.VisitLimitCheck;
import com.therapyclaims.domain.claims.ArchivedVisitLimits;
import com.therapyclaims.domain.claims.AuthorizationUse;
import com.therapyclaims.domain.claims.ClaimDecision;
import com.therapyclaims.domain.claims.ClaimRevision;
import com.therapyclaims.domain.payers.Payers;
import com.therapyclaims.domain.repricing.YearChange.Check;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.stream.Collectors;

/**
 * Judges a patient's claims with one payer against its contract's visit limits again, in the order of their dates of
 * service (PY-4, PY-5). A visit above a hard limit needs correction and takes nothing, so that each claim's place in the
 * year rests on what became of those before it. Judging twice is judging once.
 */
public final class VisitLimitJudgement {
    private final Payers payers;

    /**
     * Judges by these contracts.
     *
     * @param payers as they are known now
     */
    public VisitLimitJudgement(Payers payers) {
        this.payers = payers;
    }

    /**
     * Judges claims.
     *
     * @param claims the latest revisions, in any order
     * @param others what else the patient has had of the payer in the years the claims lie in, taken as it is
     * @return those that stand otherwise now; void and replaced ones are never judged, and those whose payer the practice can
     *     no longer bill stay
     */
    public List<JudgedClaim> judge(Collection<ClaimRevision> claims, Collection<TreatedVisit> others) {
        List<JudgedClaim> judged = new ArrayList<>();
        List<TreatedVisit> visits = new ArrayList<>(others);
        byDate(claims).forEach((date, day) -> {
            List<TreatedVisit> before = visits.stream()
                    .filter(visit -> visit.dateOfService().isBefore(date))
                    .toList();
            for (ClaimRevision claim : day) {
                Optional<ClaimDecision> decision = decide(claim, before);
                decision.flatMap(now -> JudgedClaim.of(
                                Check.VISIT_LIMIT, claim, now, VisitLimitCheck::isOfVisitLimits, List.of()))
                        .ifPresent(judged::add);
                taken(claim, decision).ifPresent(visits::add);
            }
        });
        return judged;
    }

    private static SortedMap<LocalDate, List<ClaimRevision>> byDate(Collection<ClaimRevision> claims) {
        return claims.stream()
                .collect(Collectors.groupingBy(
                        claim -> claim.visit().dateOfService(), TreeMap::new, Collectors.toList()));
    }

    private Optional<ClaimDecision> decide(ClaimRevision claim, List<TreatedVisit> before) {
        return !claim.counts()
                ? Optional.empty()
                : payers.find(claim.visit().payerId(), claim.visit().dateOfService())
                        .map(payer -> ArchivedVisitLimits.judge(claim, payer, before));
    }

    /** What the claim takes. One that is with its payer was sent: it takes what it took. */
    private static Optional<TreatedVisit> taken(ClaimRevision claim, Optional<ClaimDecision> decision) {
        return decision.filter(_ -> !claim.status().isWithItsPayer())
                .map(now -> ArchivedVisitLimits.use(claim, now))
                .orElseGet(() -> AuthorizationUse.of(claim));
    }
}
