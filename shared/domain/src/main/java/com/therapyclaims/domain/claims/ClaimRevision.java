package com.therapyclaims.domain.claims;

import com.therapyclaims.domain.money.Money;
import java.time.Instant;
import java.util.Optional;

/**
 * One revision of an archived claim: what was sent, what was decided, and why it exists. A revision is never changed.
 *
 * @param practiceId the practice the claim belongs to
 * @param revision counted from 1 without gaps
 * @param status where the claim stands with this revision
 * @param cause why the revision was written
 * @param createdAt when the claim's first revision was archived
 * @param recordedAt when this revision was archived
 * @param visit what was sent
 * @param sent the request as it was sent, word for word
 * @param decision what was decided
 */
public record ClaimRevision(
        String practiceId,
        String claimId,
        int revision,
        ClaimStatus status,
        RevisionCause cause,
        Instant createdAt,
        Instant recordedAt,
        Visit visit,
        String sent,
        ClaimDecision decision) {

    /** The first revision of a new claim. */
    public static ClaimRevision first(
            String practiceId, String claimId, Instant now, Visit visit, String sent, ClaimDecision decision) {
        return new ClaimRevision(
                practiceId,
                claimId,
                1,
                decision.status(),
                new RevisionCause.Created(),
                now,
                now,
                visit,
                sent,
                decision);
    }

    /** The revision after this one, made from a corrected visit. */
    public ClaimRevision corrected(Instant now, Visit corrected, String sentNow, ClaimDecision decided) {
        return new ClaimRevision(
                practiceId,
                claimId,
                revision + 1,
                decided.status(),
                new RevisionCause.Corrected(),
                createdAt,
                now,
                corrected,
                sentNow,
                decided);
    }

    /** The revision after this one, which prices the same visit with other tables. */
    public ClaimRevision repriced(Instant now, String repricingId, ClaimDecision decided) {
        return new ClaimRevision(
                practiceId,
                claimId,
                revision + 1,
                decided.status(),
                new RevisionCause.Repriced(repricingId),
                createdAt,
                now,
                visit,
                sent,
                decided);
    }

    /** The revision after this one, which makes the claim void. */
    public ClaimRevision voided(Instant now) {
        return new ClaimRevision(
                practiceId,
                claimId,
                revision + 1,
                ClaimStatus.VOID,
                new RevisionCause.Voided(),
                createdAt,
                now,
                visit,
                sent,
                decision);
    }

    /** The claim in a list, as of this revision. */
    public ClaimSummary summary() {
        return new ClaimSummary(
                claimId,
                revision,
                status,
                visit.patient().id(),
                visit.payerId(),
                visit.dateOfService(),
                allowed(),
                createdAt,
                recordedAt);
    }

    /** The total allowed amount. */
    public Money allowed() {
        return decision.pricing().totals().allowed();
    }

    /** The repricing that wrote this revision, if one did. */
    public Optional<String> repricingId() {
        return switch (cause) {
            case RevisionCause.Repriced(String id) -> Optional.of(id);
            case RevisionCause.Created _, RevisionCause.Corrected _, RevisionCause.Voided _ -> Optional.empty();
        };
    }
}
