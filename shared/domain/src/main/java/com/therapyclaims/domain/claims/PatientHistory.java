package com.therapyclaims.domain.claims;

import com.therapyclaims.domain.authorizations.PatientAuthorizations;
import com.therapyclaims.domain.claims.TherapyYear.AccruedClaim;
import java.time.LocalDate;
import java.util.List;

/**
 * What is known of a patient before a claim is decided.
 *
 * @param accrual of the year towards the therapy threshold (KX-1)
 * @param year the whole year, its claims of later days too
 * @param authorizations what payers have authorised and other claims used of it (PY-4)
 */
public record PatientHistory(KnownAccrual accrual, TherapyYear year, PatientAuthorizations authorizations) {
    /** The same with what is known of authorisations before another visit of the patient's day. */
    PatientHistory withAuthorizationsOf(PatientHistory other) {
        return new PatientHistory(accrual, year, other.authorizations);
    }

    /** The same after a claim. */
    PatientHistory after(DayClaim claim, ClaimDecision decision) {
        return new PatientHistory(
                accrual.plus(ClaimAccrual.of(claim.visit(), decision)),
                year,
                AuthorizationUse.of(claim.claimId(), claim.visit(), decision)
                        .map(authorizations::plus)
                        .orElse(authorizations));
    }

    /**
     * The same before a day's claims with claims of other days as they become.
     *
     * @param become the patient's
     */
    PatientHistory with(List<ClaimRevision> become, LocalDate day) {
        PatientAuthorizations used = authorizations;
        for (ClaimRevision claim : become) {
            PatientAuthorizations others = used.without(claim.claimId());
            used = AuthorizationUse.of(claim).map(others::plus).orElse(others);
        }
        return before(day, year.with(become.stream().map(AccruedClaim::of).toList()), used);
    }

    /** The same before a day's claims without a claim: one that comes to the day is not counted against itself, one that is replaced counts no more. */
    PatientHistory without(ClaimRevision claim, LocalDate day) {
        return before(day, year.with(List.of(AccruedClaim.of(claim).gone())), authorizations.without(claim.claimId()));
    }

    private static PatientHistory before(LocalDate day, TherapyYear year, PatientAuthorizations authorizations) {
        return new PatientHistory(KnownAccrual.of(year, day), year, authorizations);
    }
}
