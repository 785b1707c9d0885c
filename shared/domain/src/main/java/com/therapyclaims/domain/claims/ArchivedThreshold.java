package com.therapyclaims.domain.claims;

import com.therapyclaims.domain.edits.EditResult;
import com.therapyclaims.domain.edits.TherapyAccrual;
import com.therapyclaims.domain.edits.ThresholdAgain;

/**
 * Judges archived claims against the therapy threshold again (KX-3, PY-5): the lines, prices and other findings of the
 * archive, and what the year has accrued before them by now. KX is never set.
 */
public final class ArchivedThreshold {
    private ArchivedThreshold() {}

    /**
     * What is decided of a Medicare claim with the accrual of now; its amounts stay.
     *
     * @param before what the year has accrued before it
     * @param why why it is judged again, for the explanation
     */
    public static ClaimDecision judge(ClaimRevision claim, TherapyAccrual before, String why) {
        ClaimDecision decision = claim.decision();
        EditResult edits = ThresholdAgain.judge(
                decision.edits(),
                claim.visit().dateOfService(),
                decision.pricing().lines().stream().map(ClaimLines::allowed).toList(),
                before,
                why,
                findings -> ClaimPointers.of(findings, "edits"));
        return decision.with(edits, decision.pricing());
    }
}
