package com.therapyclaims.domain.claims;

import com.therapyclaims.domain.authorizations.PatientAuthorizations;

/**
 * What is known of a patient before a claim is decided.
 *
 * @param accrual of the year towards the therapy threshold (KX-1)
 * @param year the whole year, its claims of later days too
 * @param authorizations what payers have authorised and other claims used of it (PY-4)
 */
public record PatientHistory(KnownAccrual accrual, TherapyYear year, PatientAuthorizations authorizations) {
    /** The same after a claim. */
    PatientHistory after(DayClaim claim, ClaimDecision decision) {
        return new PatientHistory(
                accrual.plus(ClaimAccrual.of(claim.visit(), decision)),
                year,
                AuthorizationUse.of(claim.claimId(), claim.visit(), decision)
                        .map(authorizations::plus)
                        .orElse(authorizations));
    }
}
