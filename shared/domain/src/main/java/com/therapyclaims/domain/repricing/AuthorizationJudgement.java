package com.therapyclaims.domain.repricing;

import com.therapyclaims.domain.authorizations.Authorization;
import com.therapyclaims.domain.authorizations.AuthorizationCheck;
import com.therapyclaims.domain.authorizations.PatientAuthorizations;
import com.therapyclaims.domain.authorizations.TreatedVisit;
import com.therapyclaims.domain.claims.ArchivedVisitLimits;
import com.therapyclaims.domain.claims.ClaimDecision;
import com.therapyclaims.domain.claims.ClaimRevision;
import com.therapyclaims.domain.payers.Payers;
import com.therapyclaims.domain.repricing.YearChange.Check;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Optional;

/**
 * Judges a patient's claims that took nothing before a repricing against the authorizations they name (PY-4, PY-5). Whoever
 * comes last finds an authorization used up: these come after all who took of it before, in the order in which they were
 * filed. Judging twice is judging once.
 */
public final class AuthorizationJudgement {
    private final Payers payers;
    private final List<Authorization> recorded;

    /**
     * Judges by these authorizations.
     *
     * @param payers as they are known now
     * @param recorded the patient's
     */
    public AuthorizationJudgement(Payers payers, Collection<Authorization> recorded) {
        this.payers = payers;
        this.recorded = List.copyOf(recorded);
    }

    /**
     * Judges claims.
     *
     * @param claims the latest revisions of those that took nothing before, in any order
     * @param others what the patient's other claims take
     * @return those that stand otherwise now
     */
    public List<JudgedClaim> judge(Collection<ClaimRevision> claims, Collection<TreatedVisit> others) {
        List<JudgedClaim> judged = new ArrayList<>();
        List<TreatedVisit> visits = new ArrayList<>(others);
        claims.stream().sorted(ClaimRevision.AS_FILED).forEach(claim -> {
            Optional<ClaimDecision> decision = payers.find(
                            claim.visit().payerId(), claim.visit().dateOfService())
                    .map(payer -> ArchivedVisitLimits.judge(claim, payer, new PatientAuthorizations(recorded, visits)));
            decision.flatMap(now -> JudgedClaim.of(
                            Check.AUTHORIZATION, claim, now, AuthorizationCheck::isOfAuthorizations, List.of()))
                    .ifPresent(judged::add);
            decision.flatMap(now -> ArchivedVisitLimits.use(claim, now)).ifPresent(visits::add);
        });
        return judged;
    }
}
