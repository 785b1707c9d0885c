package com.therapyclaims.http.answers;

import com.therapyclaims.domain.claims.ClaimRevision;
import com.therapyclaims.domain.claims.ClaimStatus;
import com.therapyclaims.domain.notes.NoteValidation;
import com.therapyclaims.domain.pricing.Price;
import com.therapyclaims.domain.rules.Coverage;
import com.therapyclaims.domain.rules.Finding;
import com.therapyclaims.domain.units.UnitCount;
import java.time.Instant;
import java.util.List;
import java.util.Optional;

/**
 * A revision of an archived claim as the API shows it.
 *
 * @param held the practice holds it back
 * @param legalHold it is kept beyond its retention
 * @param cause why it was written, in a word
 * @param causingClaimId the other claim of the patient's day that brought it about
 * @param sent the request as it was sent, word for word
 */
public record RevisionAnswer(
        String claimId,
        int revision,
        ClaimStatus status,
        boolean held,
        boolean legalHold,
        String cause,
        Optional<String> repricingId,
        Optional<String> causingClaimId,
        Instant createdAt,
        Instant recordedAt,
        JsonDocument sent,
        UnitCount units,
        Optional<NoteValidation> validation,
        EditAnswer edits,
        Price pricing,
        List<Finding> findings,
        List<Coverage> coverage) {
    /** The revision as it is shown. */
    public static RevisionAnswer of(ClaimRevision claim) {
        return new RevisionAnswer(
                claim.claimId(),
                claim.revision(),
                claim.status(),
                claim.standing().held(),
                claim.standing().legalHold(),
                claim.cause().word(),
                claim.cause().repricing(),
                claim.cause().causingClaim(),
                claim.createdAt(),
                claim.recordedAt(),
                new JsonDocument(claim.sent()),
                claim.decision().units(),
                claim.decision().validation(),
                EditAnswer.of(claim.decision().edits()),
                claim.decision().pricing(),
                claim.decision().findings(),
                claim.decision().coverage());
    }
}
