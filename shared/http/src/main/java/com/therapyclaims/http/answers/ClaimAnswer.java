package com.therapyclaims.http.answers;

import com.therapyclaims.domain.claims.ClaimDecision;
import com.therapyclaims.domain.claims.ClaimStanding;
import com.therapyclaims.domain.claims.ClaimStatus;
import com.therapyclaims.domain.notes.NoteValidation;
import com.therapyclaims.domain.pricing.Price;
import com.therapyclaims.domain.rules.Coverage;
import com.therapyclaims.domain.rules.Finding;
import com.therapyclaims.domain.units.UnitCount;
import java.util.List;
import java.util.Optional;

/**
 * A decided claim as the API shows it.
 *
 * @param claimId absent in a dry run
 * @param held the practice holds it back
 * @param legalHold it is kept beyond its retention
 */
public record ClaimAnswer(
        Optional<String> claimId,
        int revision,
        ClaimStatus status,
        boolean held,
        boolean legalHold,
        UnitCount units,
        Optional<NoteValidation> validation,
        EditAnswer edits,
        Price pricing,
        List<Finding> findings,
        List<Coverage> coverage) {
    /** The decision as it is shown. */
    public static ClaimAnswer of(
            Optional<String> claimId, int revision, ClaimStanding standing, ClaimDecision decision) {
        return new ClaimAnswer(
                claimId,
                revision,
                standing.status(),
                standing.held(),
                standing.legalHold(),
                decision.units(),
                decision.validation(),
                EditAnswer.of(decision.edits()),
                decision.pricing(),
                decision.findings(),
                decision.coverage());
    }
}
