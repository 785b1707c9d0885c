package com.therapyclaims.domain.claims;

import com.therapyclaims.domain.money.Money;
import com.therapyclaims.domain.rules.Finding;
import java.time.Instant;
import java.util.Comparator;
import java.util.List;

/**
 * One revision of an archived claim: what was sent, what was decided, and why it exists. A revision is never changed.
 *
 * @param practiceId the practice the claim belongs to
 * @param revision counted from 1 without gaps
 * @param standing where the claim stands with this revision
 * @param cause why the revision was written
 * @param createdAt when the claim's first revision was archived
 * @param recordedAt when this revision was archived
 * @param visit what was sent
 * @param sent the request as it was sent, word for word
 * @param decision what was decided
 * @param succession what is known of its original and its successor, on other days too
 */
public record ClaimRevision(
        String practiceId,
        String claimId,
        int revision,
        ClaimStanding standing,
        RevisionCause cause,
        Instant createdAt,
        Instant recordedAt,
        Visit visit,
        String sent,
        ClaimDecision decision,
        Succession succession) {
    /** The order in which claims were first archived: earlier ones of a day are ranked before later ones. */
    public static final Comparator<ClaimRevision> AS_FILED =
            Comparator.comparing(ClaimRevision::createdAt).thenComparing(ClaimRevision::claimId);

    /** The first revision of a new claim. */
    public static ClaimRevision first(
            String practiceId, String claimId, Instant now, Visit visit, String sent, ClaimDecision decision) {
        return new ClaimRevision(
                practiceId,
                claimId,
                1,
                ClaimStanding.of(decision.status()),
                new RevisionCause.Created(),
                now,
                now,
                visit,
                sent,
                decision,
                Succession.NONE);
    }

    /**
     * The revision after this one, made from a corrected visit.
     *
     * @param to where the claim stands with it
     */
    public ClaimRevision corrected(
            Instant now, ClaimStanding to, Visit corrected, String sentNow, ClaimDecision decided) {
        RevisionCause cause = new RevisionCause.Stepped(new ClaimStep.Correct(decided.status()));
        return next(now, to, cause, corrected, sentNow, decided);
    }

    /** The revision after this one, which prices the same visit with other tables. */
    public ClaimRevision repriced(Instant now, String repricingId, ClaimDecision decided) {
        ClaimStanding to = standing.withStatus(decided.status());
        return next(now, to, new RevisionCause.Repriced(repricingId), visit, sent, decided);
    }

    /** The revision after this one, which another claim of the patient brings about: one of its day (P-6), or a replacement of another (C-2). */
    public ClaimRevision settled(Instant now, String causingClaimId, ClaimDecision decided) {
        ClaimStanding to = standing.withStatus(decided.status());
        ClaimDecision told = decided.withoutEvents().withFurther(SentBefore.told(decision));
        return next(now, to, new RevisionCause.DayChanged(causingClaimId), visit, sent, told);
    }

    /** The revision after this one, which such a claim brings about and which leaves the claim where it stands. */
    ClaimRevision noted(Instant now, String causingClaimId, ClaimDecision decided) {
        return next(now, standing, new RevisionCause.DayChanged(causingClaimId), visit, sent, decided);
    }

    /** The same revision, with what it means for other claims of its day in place of what the one before meant. */
    ClaimRevision telling(List<Finding> further) {
        return deciding(decision.withoutEvents().withFurther(further));
    }

    /** The same revision with another original or successor. */
    public ClaimRevision succeeding(Succession other) {
        return new ClaimRevision(
                practiceId, claimId, revision, standing, cause, createdAt, recordedAt, visit, sent, decision, other);
    }

    /** The same revision with another decision. */
    ClaimRevision deciding(ClaimDecision other) {
        return new ClaimRevision(
                practiceId, claimId, revision, standing, cause, createdAt, recordedAt, visit, sent, other, succession);
    }

    /** The same revision with further findings; none of them is an error. */
    ClaimRevision warned(List<Finding> further) {
        return further.isEmpty() ? this : deciding(decision.withFurther(further));
    }

    /**
     * The revision after this one, which changes where the claim stands and nothing else.
     *
     * @param to where the step leads
     */
    public ClaimRevision stepped(Instant now, ClaimStep step, ClaimStanding to) {
        return next(now, to, new RevisionCause.Stepped(step), visit, sent, decision);
    }

    private ClaimRevision next(
            Instant now,
            ClaimStanding to,
            RevisionCause why,
            Visit nextVisit,
            String nextSent,
            ClaimDecision nextDecision) {
        return new ClaimRevision(
                practiceId,
                claimId,
                revision + 1,
                to,
                why,
                createdAt,
                now,
                nextVisit,
                nextSent,
                nextDecision,
                succession);
    }

    /** Its status. */
    public ClaimStatus status() {
        return standing.status();
    }

    /** Whether it stands for what it holds: neither void nor replaced by another claim, nor one that takes another back (C-2). */
    public boolean counts() {
        return status() != ClaimStatus.VOID && !Replacement.isReplaced(decision) && visit.isPayable();
    }

    /** The total allowed amount. */
    public Money allowed() {
        return decision.pricing().totals().allowed();
    }
}
