package com.therapyclaims.domain.claims;

import com.therapyclaims.domain.authorizations.AuthorizationCheck;
import com.therapyclaims.domain.authorizations.AuthorizationRequest;
import com.therapyclaims.domain.authorizations.PatientAuthorizations;
import com.therapyclaims.domain.authorizations.TreatedVisit;
import com.therapyclaims.domain.authorizations.VisitLimitCheck;
import com.therapyclaims.domain.payers.Payer;
import com.therapyclaims.domain.payers.Payers;
import java.util.List;
import java.util.Optional;

/**
 * Judges archived claims against their contracts' visit limits and their authorizations again (PY-4, PY-5): the units, amounts and other findings of
 * the archive, the contract and the year's visits of now.
 */
public final class ArchivedVisitLimits {
    private ArchivedVisitLimits() {}

    /**
     * What is decided of a claim.
     *
     * @param payer its payer as known now
     * @param visits the patient's visits, in any order; those of the claim's own day are the same visit
     */
    public static ClaimDecision judge(ClaimRevision claim, Payer payer, List<TreatedVisit> visits) {
        AuthorizationRequest request = request(claim, payer, new PatientAuthorizations(List.of(), visits));
        return claim.decision().withVisitLimits(VisitLimitCheck.check(request, ClaimPointers.DATE_OF_SERVICE));
    }

    /**
     * What is decided of a claim by the authorization that it names.
     *
     * @param payer its payer as known now
     * @param known what is recorded for the patient, and what other claims take
     */
    public static ClaimDecision judge(ClaimRevision claim, Payer payer, PatientAuthorizations known) {
        return claim.decision()
                .withAuthorization(
                        AuthorizationCheck.check(request(claim, payer, known), ClaimPointers.PRIOR_AUTHORIZATION));
    }

    private static AuthorizationRequest request(ClaimRevision claim, Payer payer, PatientAuthorizations known) {
        return ClaimProcessor.authorizationRequest(
                claim.visit(),
                payer,
                ClaimLines.of(claim.visit(), claim.decision().units()),
                claim.decision().units(),
                known);
    }

    /** Whether the claim takes of an authorization, if it takes anything. */
    public static boolean namesAuthorization(ClaimRevision claim) {
        return claim.visit().billing().priorAuthorization().isPresent();
    }

    /** What the claim takes if this is decided of it. */
    public static Optional<TreatedVisit> use(ClaimRevision claim, ClaimDecision decision) {
        return AuthorizationUse.of(claim.claimId(), claim.visit(), decision);
    }

    /** Whether the claim was held against a visit limit, or is to be. */
    public static boolean concern(ClaimRevision claim, Payers now) {
        return claim.decision().coverage().stream().anyMatch(VisitLimitCheck::isOfVisitLimits)
                || now.find(claim.visit().payerId(), claim.visit().dateOfService())
                        .filter(VisitLimitCheck::limits)
                        .isPresent();
    }
}
