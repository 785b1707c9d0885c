package com.therapyclaims.domain.claims;

import com.therapyclaims.domain.pricing.LineToPrice;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Optional;

/**
 * Takes visits in: decides them, archives what was decided, and keeps what was sent whatever the decision is. One
 * practice's, with the tables as they are known now.
 */
public final class ClaimIntake {
    private final String practiceId;
    private final ClaimArchive archive;
    private final ClaimProcessor processor;

    /**
     * An intake for one practice.
     *
     * @param processor decides with the practice's payers and tables
     */
    public ClaimIntake(String practiceId, ClaimArchive archive, ClaimProcessor processor) {
        this.practiceId = practiceId;
        this.archive = archive;
        this.processor = processor;
    }

    /** Decides a visit without archiving it. */
    public ProcessedVisit tryOut(Visit visit, Instant now) {
        return processor.process(visit, context(visit, Optional.empty(), now));
    }

    /**
     * Archives a visit as a new claim, once per key.
     *
     * @param claimId the id the claim gets if it is new
     * @param sent the request as it was sent, word for word
     * @param now the moment of the request
     */
    public Submission submit(String claimId, Visit visit, String sent, IdempotencyKey key, Instant now) {
        return switch (tryOut(visit, now)) {
            case ProcessedVisit.UnknownPayer(List<String> known) -> new Submission.UnknownPayer(known);
            case ProcessedVisit.Decided(ClaimDecision decision) ->
                switch (archive.create(ClaimRevision.first(practiceId, claimId, now, visit, sent, decision), key)) {
                    case ClaimArchive.Created.Now(ClaimRevision claim) -> new Submission.Archived(claim);
                    case ClaimArchive.Created.Before(ClaimRevision claim) -> new Submission.ArchivedBefore(claim);
                    case ClaimArchive.Created.KeyReused() -> new Submission.KeyReused();
                };
        };
    }

    /**
     * Archives a corrected visit as the claim's next revision.
     *
     * @param expected the revision the caller saw
     */
    public Correction correct(String claimId, int expected, Visit visit, String sent, Instant now) {
        Optional<ClaimRevision> found = archive.latest(practiceId, claimId);
        if (found.isEmpty()) {
            return new Correction.NotFound();
        }
        ClaimRevision latest = found.get();
        if (latest.revision() != expected) {
            return new Correction.Outrun(latest.revision());
        }
        // Whether it may be corrected does not depend on what is decided; only where it then stands does.
        if (ClaimLifecycle.take(new ClaimStep.Correct(latest.status()), latest.standing())
                instanceof ClaimLifecycle.NotAllowed refused) {
            return new Correction.NotAllowed(refused);
        }
        return switch (processor.process(visit, context(visit, Optional.of(claimId), latest.createdAt()))) {
            case ProcessedVisit.UnknownPayer(List<String> known) -> new Correction.UnknownPayer(known);
            case ProcessedVisit.Decided(ClaimDecision decision) ->
                append(latest.corrected(now, latest.standing().withStatus(decision.status()), visit, sent, decision));
        };
    }

    private Correction append(ClaimRevision next) {
        return switch (archive.append(next)) {
            case ClaimArchive.Appended.Done(ClaimRevision claim) -> new Correction.Archived(claim);
            case ClaimArchive.Appended.Outrun(int latest) -> new Correction.Outrun(latest);
            case ClaimArchive.Appended.Before _, ClaimArchive.Appended.KeyReused _ ->
                throw new IllegalStateException("a correction has no key");
        };
    }

    /** The lines of the patient's other claims of the day, which share one MPPR ranking with this one (P-6). */
    private ClaimContext context(Visit visit, Optional<String> claimId, Instant filedAt) {
        List<LineToPrice> earlier = archive
                .patientDay(practiceId, visit.patient().id(), visit.dateOfService())
                .stream()
                .filter(other -> other.status() != ClaimStatus.VOID)
                .filter(other -> other.visit().payerId().equals(visit.payerId()))
                .takeWhile(
                        other -> claimId.map(id -> !id.equals(other.claimId())).orElse(true))
                .flatMap(other -> ClaimLines.of(other.visit(), other.decision().units()).toPrice().stream())
                .toList();
        return new ClaimContext(filedAt.atZone(ZoneOffset.UTC).toLocalDate(), earlier, Optional.empty());
    }

    /** What became of a new visit. */
    public sealed interface Submission {
        /** It is archived. */
        record Archived(ClaimRevision claim) implements Submission {}

        /** The same request was archived before. */
        record ArchivedBefore(ClaimRevision claim) implements Submission {}

        /** The key was used with another request. */
        record KeyReused() implements Submission {}

        /** The practice cannot bill this payer on this date. */
        record UnknownPayer(List<String> known) implements Submission {
            public UnknownPayer {
                known = List.copyOf(known);
            }
        }
    }

    /** What became of a correction. */
    public sealed interface Correction {
        /** The claim stands as this revision. */
        record Archived(ClaimRevision claim) implements Correction {}

        /** The practice has no such claim. */
        record NotFound() implements Correction {}

        /** Another revision came first. */
        record Outrun(int latestRevision) implements Correction {}

        /** A claim that stands there is not corrected. */
        record NotAllowed(ClaimLifecycle.NotAllowed refused) implements Correction {}

        /** The practice cannot bill this payer on this date. */
        record UnknownPayer(List<String> known) implements Correction {
            public UnknownPayer {
                known = List.copyOf(known);
            }
        }
    }
}
