package com.therapyclaims.domain.claims;

import java.time.Instant;
import java.util.Optional;

/** Takes the steps of archived claims: each is a new revision, so that the history of a claim is whole. */
public final class ClaimDesk {
    private final ClaimArchive archive;

    /** A desk over this archive. */
    public ClaimDesk(ClaimArchive archive) {
        this.archive = archive;
    }

    /**
     * Takes a step with a practice's claim.
     *
     * @param expected the revision the caller saw; any if empty
     * @param key makes a repetition answer what the first one did
     */
    public Outcome take(
            String practiceId,
            String claimId,
            ClaimStep step,
            Optional<Integer> expected,
            Optional<IdempotencyKey> key,
            Instant now) {
        Optional<Outcome> before =
                key.flatMap(sent -> archive.earlier(practiceId, sent, now)).map(ClaimDesk::outcome);
        if (before.isPresent()) {
            return before.get();
        }
        Optional<ClaimRevision> found = archive.latest(practiceId, claimId);
        if (found.isEmpty()) {
            return new NotFound();
        }
        ClaimRevision latest = found.get();
        if (expected.filter(revision -> revision != latest.revision()).isPresent()) {
            return new Outrun(latest.revision());
        }
        return switch (ClaimLifecycle.take(step, latest.standing())) {
            case ClaimLifecycle.AlreadyThere _ -> new Stands(latest);
            case ClaimLifecycle.NotAllowed refused -> new Refused(refused);
            case ClaimLifecycle.To(ClaimStanding to) -> outcome(archive.append(latest.stepped(now, step, to), key));
        };
    }

    private static Outcome outcome(ClaimArchive.Appended appended) {
        return switch (appended) {
            case ClaimArchive.Appended.Done(ClaimRevision claim) -> new Stands(claim);
            case ClaimArchive.Appended.Before(ClaimRevision claim) -> new Stands(claim);
            case ClaimArchive.Appended.Outrun(int latest) -> new Outrun(latest);
            case ClaimArchive.Appended.KeyReused() -> new KeyReused();
        };
    }

    /** What became of a step. */
    public sealed interface Outcome {}

    /** The claim stands as this revision. */
    public record Stands(ClaimRevision claim) implements Outcome {}

    /** The practice has no such claim. */
    public record NotFound() implements Outcome {}

    /** Another revision came first. */
    public record Outrun(int latestRevision) implements Outcome {}

    /** The claim stands where this step is not taken. */
    public record Refused(ClaimLifecycle.NotAllowed why) implements Outcome {}

    /** The key was used before with another request. */
    public record KeyReused() implements Outcome {}
}
