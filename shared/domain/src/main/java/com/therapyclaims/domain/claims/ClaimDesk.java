package com.therapyclaims.domain.claims;

import com.therapyclaims.domain.rules.Finding;
import com.therapyclaims.domain.rules.Severity;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;

/** Takes the steps of archived claims: each is a new revision, so that the history of a claim is whole. */
public final class ClaimDesk {
    private final ClaimArchive archive;
    private final Function<String, ClaimProcessor> processors;

    /**
     * A desk over this archive.
     *
     * @param processors judge a claim that is sent on a later day than it was archived, and decide the other claims of a day that a
     *     claim is taken out of, with a practice's payers and
     *     tables as they are known at the moment
     */
    public ClaimDesk(ClaimArchive archive, Function<String, ClaimProcessor> processors) {
        this.archive = archive;
        this.processors = processors;
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
                key.flatMap(sent -> archive.earlier(practiceId, sent, now)).flatMap(ClaimDesk::outcome);
        if (before.isPresent()) {
            return before.get();
        }
        for (int attempt = 1; attempt <= PatientDay.ATTEMPTS; attempt++) {
            Optional<ClaimRevision> found = archive.latest(practiceId, claimId);
            if (found.isEmpty()) {
                return new NotFound();
            }
            ClaimRevision latest = found.get();
            if (expected.filter(revision -> revision != latest.revision()).isPresent()) {
                return new Outrun(latest.revision());
            }
            Optional<Outcome> outcome = switch (ClaimLifecycle.take(step, latest.standing())) {
                case ClaimLifecycle.AlreadyThere _ ->
                    key.map(sent -> outcome(archive.remember(latest, sent, now)))
                            .orElseGet(() -> Optional.of(new Stands(latest)));
                case ClaimLifecycle.NotAllowed refused -> Optional.of(new Refused(refused));
                case ClaimLifecycle.To(ClaimStanding to) -> outcome(take(step, latest, to, key, now));
            };
            boolean ofTheClaim = expected.isEmpty() && isOfTheClaim(step);
            Optional<Outcome> done = outcome.filter(it -> !(it instanceof Outrun && ofTheClaim));
            if (done.isPresent()) {
                return done.get();
            }
        }
        return new Busy();
    }

    /**
     * Whoever makes a claim void without naming a revision means the claim, not one of its revisions, and so does a payer
     * that pays it or takes its payment back.
     */
    private static boolean isOfTheClaim(ClaimStep step) {
        return step instanceof ClaimStep.MakeVoid
                || step instanceof ClaimStep.Pay
                || step instanceof ClaimStep.TakeBack;
    }

    /** A claim that becomes void is taken out of its day: what that changes there (P-6), and on the day of a claim it took the place of, is written with it. */
    private ClaimArchive.Appended take(
            ClaimStep step, ClaimRevision latest, ClaimStanding to, Optional<IdempotencyKey> key, Instant now) {
        ClaimRevision next = latest.stepped(now, step, to);
        if (step instanceof ClaimStep.Submit) {
            return archive.append(next.warned(late(latest, now)), key);
        }
        if (!(step instanceof ClaimStep.MakeVoid)) {
            return archive.append(next, key);
        }
        SeenDay day = archive.seen(latest.practiceId(), latest.visit());
        Originals originals = new Originals(latest.practiceId(), archive);
        // What took its place in turn holds its original back from now on.
        Optional<ClaimRevision> held =
                Replacement.isReplaced(latest.decision()) ? Optional.empty() : originals.heldBackBy(latest);
        List<Handover> handovers = originals.handovers(latest.claimId(), held, Optional.empty(), Optional.empty());
        if (Handover.anyOvertaken(handovers)) {
            return new ClaimArchive.Appended.DayMoved();
        }
        ClaimChange.Settled settled = new ClaimChange(
                        Optional.of(latest), Optional.empty(), handovers, processors.apply(latest.practiceId()), now)
                .settle(day, Optional.empty(), originals.seen(handovers), _ -> next);
        return archive.append(next.telling(settled.events()), key, settled.change());
    }

    /**
     * Whether the claim goes out after its last day to be filed (C-3): it was judged on the day it was archived or corrected.
     * What is recorded was done, so it is told and not refused.
     */
    private List<Finding> late(ClaimRevision latest, Instant now) {
        LocalDate today = ClaimIntake.filedOn(now);
        if (SentBefore.wasSent(latest)
                || ClaimIntake.filedOn(latest.createdAt()).equals(today)) {
            return List.of();
        }
        return processors.apply(latest.practiceId()).late(latest.visit(), today).stream()
                .map(finding -> finding.as(Severity.WARNING))
                .toList();
    }

    /** Empty if it is to be decided anew. */
    private static Optional<Outcome> outcome(ClaimArchive.Appended appended) {
        return switch (appended) {
            case ClaimArchive.Appended.Done(ClaimRevision claim) -> Optional.of(new Stands(claim));
            case ClaimArchive.Appended.Before(ClaimRevision claim) -> Optional.of(new Stands(claim));
            case ClaimArchive.Appended.Outrun(int latest) -> Optional.of(new Outrun(latest));
            case ClaimArchive.Appended.KeyReused() -> Optional.of(new KeyReused());
            case ClaimArchive.Appended.DayMoved() -> Optional.empty();
            case ClaimArchive.Appended.Contended() -> Optional.of(new Busy());
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

    /** Others kept changing the patient's day, or are at the claim at this moment; nothing is archived. */
    public record Busy() implements Outcome {}
}
