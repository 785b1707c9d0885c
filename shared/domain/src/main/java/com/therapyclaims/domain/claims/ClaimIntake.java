package com.therapyclaims.domain.claims;

import com.therapyclaims.domain.payers.StandardPayers;
import com.therapyclaims.domain.rules.Finding;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Optional;
import java.util.function.Supplier;
import java.util.stream.Stream;

/**
 * Takes visits in: decides them among the other claims of their patient's day, archives what was decided together with
 * what it changes there (P-6), and keeps what was sent whatever the decision is. Who comes at the same moment as
 * another to the same day sees the other's claim: whatever was decided from a day that has moved since is decided anew.
 *
 * <p>The tables are asked for after the day was read. They are then none the older for it than those any claim of the day
 * was priced with, and what a repricing changed is not undone.
 */
public final class ClaimIntake {
    /** It keeps this time the whole year. */
    private static final ZoneOffset AMERICAN_SAMOA = ZoneOffset.ofHours(-11);

    /** In place of an id, where nothing is archived. */
    private static final String NO_CLAIM = "";

    private final String practiceId;
    private final ClaimArchive archive;
    private final Supplier<ClaimProcessor> processors;
    private final Originals originals;

    /**
     * An intake for one practice.
     *
     * @param processors decide with the practice's payers and tables as they are known when each is asked for
     */
    public ClaimIntake(String practiceId, ClaimArchive archive, Supplier<ClaimProcessor> processors) {
        this.practiceId = practiceId;
        this.archive = archive;
        this.processors = processors;
        this.originals = new Originals(practiceId, archive);
    }

    /**
     * Decides a visit without archiving it.
     *
     * @param sent the request as it was sent, which could be too large to archive
     */
    public Trial tryOut(Visit visit, String sent, Instant now) {
        if (!archive.fits(sent)) {
            return new Trial.TooLarge();
        }
        ClaimProcessor processor = processors.get();
        Optional<ClaimProcessor.Prepared> prepared = processor.prepare(visit);
        if (prepared.isEmpty()) {
            return new Trial.UnknownPayer(processor.knownPayers());
        }
        SeenDay day = archive.seen(practiceId, visit);
        if (day.day().isFullWithout(NO_CLAIM)) {
            return new Trial.FullDay();
        }
        ClaimChange.Settled settled =
                settled(NO_CLAIM, visit, "", prepared.get(), day, about(NO_CLAIM, visit), processor, now);
        return new Trial.Decided(settled.next().decision().withFurther(settled.events()));
    }

    /**
     * Archives a visit as a new claim, once per key.
     *
     * @param claimId the id the claim gets if it is new
     * @param sent the request as it was sent, word for word
     * @param now the moment of the request
     */
    public Submission submit(String claimId, Visit visit, String sent, IdempotencyKey key, Instant now) {
        if (!archive.fits(sent)) {
            return new Submission.TooLarge();
        }
        for (int attempt = 1; attempt <= PatientDay.ATTEMPTS; attempt++) {
            SeenDay day = archive.seen(practiceId, visit);
            About about = about(claimId, visit);
            ClaimProcessor processor = processors.get();
            Optional<ClaimProcessor.Prepared> prepared = processor.prepare(visit);
            if (prepared.isEmpty()) {
                // Its contract may have ended since the same request was archived.
                return repeatedOr(key, now, () -> new Submission.UnknownPayer(processor.knownPayers()));
            }
            if (day.day().isFullWithout(claimId)) {
                return repeatedOr(key, now, Submission.FullDay::new);
            }
            if (about.isOvertaken()) {
                continue;
            }
            ClaimChange.Settled settled = settled(claimId, visit, sent, prepared.get(), day, about, processor, now);
            if (!archive.fits(settled.change(), claimId)) {
                return repeatedOr(key, now, Submission.FullDay::new);
            }
            Optional<Submission> submission =
                    submission(archive.create(settled.next().telling(settled.events()), key, settled.change()));
            if (submission.isPresent()) {
                return submission.get();
            }
        }
        return new Submission.Busy();
    }

    /** What a new claim makes of its day, and of the one of the claim it names. */
    private ClaimChange.Settled settled(
            String claimId,
            Visit visit,
            String sent,
            ClaimProcessor.Prepared prepared,
            SeenDay day,
            About about,
            ClaimProcessor processor,
            Instant now) {
        Succession succession = Succession.NONE.about(about.original());
        DayClaim place = prepared.as(
                claimId, now, DayClaim.Filed.not(visit.takesAPlace()).with(succession));
        return new ClaimChange(
                        Optional.empty(),
                        Optional.of(new ClaimChange.Becoming(place, prepared)),
                        about.handovers(),
                        processor,
                        now)
                .settle(
                        day,
                        Optional.empty(),
                        originals.seen(about.handovers()),
                        settlement -> ClaimRevision.first(
                                        practiceId,
                                        claimId,
                                        now,
                                        visit,
                                        sent,
                                        settlement.decision().orElseThrow())
                                .succeeding(succession));
    }

    /** What a new claim is about. */
    private About about(String claimId, Visit visit) {
        return about(claimId, Optional.empty(), visit, visit.takesAPlace());
    }

    private About about(String claimId, Optional<ClaimRevision> held, Visit visit, boolean replaces) {
        Optional<ClaimRevision> named = replaces ? originals.named(visit, claimId) : Optional.empty();
        return new About(
                named.map(Succession.Original::of), originals.handovers(claimId, held, named, Optional.of(visit)));
    }

    /**
     * What a claim is about (C-2).
     *
     * @param original the claim it names
     * @param handovers what changes hands because of it
     */
    private record About(Optional<Succession.Original> original, List<Handover> handovers) {
        boolean isOvertaken() {
            return Handover.anyOvertaken(handovers);
        }
    }

    private Submission repeatedOr(IdempotencyKey key, Instant now, Supplier<Submission> otherwise) {
        return archive.earlier(practiceId, key, now).flatMap(this::repeated).orElseGet(otherwise);
    }

    /** What a repeated request is answered where there is no room for a new claim. */
    private Optional<Submission> repeated(ClaimArchive.Appended earlier) {
        return switch (earlier) {
            case ClaimArchive.Appended.Before(ClaimRevision claim) ->
                archive.latest(practiceId, claim.claimId()).map(Submission.ArchivedBefore::new);
            case ClaimArchive.Appended.KeyReused() -> Optional.of(new Submission.KeyReused());
            case ClaimArchive.Appended.Done _,
                    ClaimArchive.Appended.Outrun _,
                    ClaimArchive.Appended.DayMoved _,
                    ClaimArchive.Appended.Contended _ -> Optional.empty();
        };
    }

    /** Empty if it is to be decided anew. */
    private static Optional<Submission> submission(ClaimArchive.Created created) {
        return switch (created) {
            case ClaimArchive.Created.Now(ClaimRevision claim) -> Optional.of(new Submission.Archived(claim));
            case ClaimArchive.Created.Before(ClaimRevision claim) -> Optional.of(new Submission.ArchivedBefore(claim));
            case ClaimArchive.Created.KeyReused() -> Optional.of(new Submission.KeyReused());
            case ClaimArchive.Created.DayMoved() -> Optional.empty();
            case ClaimArchive.Created.Contended() -> Optional.of(new Submission.Busy());
        };
    }

    /**
     * Archives a corrected visit as the claim's next revision.
     *
     * @param expected the revision the caller saw
     */
    public Correction correct(String claimId, int expected, Visit visit, String sent, Instant now) {
        if (!archive.fits(sent)) {
            return new Correction.TooLarge();
        }
        for (int attempt = 1; attempt <= PatientDay.ATTEMPTS; attempt++) {
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
            Optional<Correction> correction = correct(latest, visit, sent, now);
            if (correction.isPresent()) {
                return correction.get();
            }
        }
        return new Correction.Busy();
    }

    /** Empty if it is to be decided anew. */
    private Optional<Correction> correct(ClaimRevision latest, Visit visit, String sent, Instant now) {
        SeenDay seen = archive.seen(practiceId, visit);
        PatientDay day = seen.day();
        // Where the claim is of another day or patient as it stands, it leaves that one.
        Optional<SeenDay> left =
                day.isOf(latest.visit()) ? Optional.empty() : Optional.of(archive.seen(practiceId, latest.visit()));
        boolean replaces = replacesAnother(latest, visit);
        About about = about(latest.claimId(), originals.heldBackBy(latest), visit, replaces);
        ClaimProcessor processor = processors.get();
        Optional<ClaimProcessor.Prepared> prepared = processor.prepare(visit);
        if (prepared.isEmpty()) {
            return Optional.of(new Correction.UnknownPayer(processor.knownPayers()));
        }
        if (day.isFullWithout(latest.claimId())) {
            return Optional.of(new Correction.FullDay());
        }
        if (about.isOvertaken()) {
            return Optional.empty();
        }
        CorrectedClaim corrected = new CorrectedClaim(
                latest, visit, sent, prepared.get(), replaces, about.original(), sentAt(latest), processor, now);
        ClaimChange.Settled settled = corrected.settle(
                left.isPresent() ? seen : knownToBoth(seen, latest.visit(), visit),
                left,
                about.handovers(),
                originals.seen(about.handovers()));
        List<Finding> told = Stream.concat(SentBefore.check(latest, visit).stream(), settled.events().stream())
                .toList();
        return archive.fits(settled.change(), latest.claimId())
                ? correction(archive.append(settled.next().telling(told), Optional.empty(), settled.change()))
                : Optional.of(new Correction.FullDay());
    }

    /** When the claim was first sent (C-3); one whose sending the archive does not hold counts from its first revision. */
    private Optional<Instant> sentAt(ClaimRevision latest) {
        if (!SentBefore.wasSent(latest)) {
            return Optional.empty();
        }
        return archive.revisions(practiceId, latest.claimId(), 0)
                .filter(revision -> revision.cause() instanceof RevisionCause.Stepped(ClaimStep.Submit _))
                .map(ClaimRevision::recordedAt)
                .findFirst()
                .or(() -> Optional.of(latest.createdAt()));
    }

    /**
     * What a correction replaces or takes back is what the payer has of the claim itself, unless it came to do so with another;
     * a claim that the payer does not have yet can replace another alone.
     */
    private boolean replacesAnother(ClaimRevision latest, Visit visit) {
        return visit.takesAPlace()
                && ((visit.filing().isReplacement() && !SentBefore.isWithThePayer(latest))
                        || Replacement.replaces(latest.decision())
                        || archive.revision(practiceId, latest.claimId(), 1)
                                .filter(first -> first.visit().filing().replacesAnother())
                                .isPresent());
    }

    private static Optional<Correction> correction(ClaimArchive.Appended appended) {
        return switch (appended) {
            case ClaimArchive.Appended.Done(ClaimRevision claim) -> Optional.of(new Correction.Archived(claim));
            case ClaimArchive.Appended.Outrun(int latest) -> Optional.of(new Correction.Outrun(latest));
            case ClaimArchive.Appended.DayMoved() -> Optional.empty();
            case ClaimArchive.Appended.Contended() -> Optional.of(new Correction.Busy());
            case ClaimArchive.Appended.Before _, ClaimArchive.Appended.KeyReused _ ->
                throw new IllegalStateException("a correction has no key");
        };
    }

    /**
     * A day on which a claim becomes another's payer's, with what both payers know: where the new one is Medicare, the one that it
     * leaves still has claims of the day, which are decided again.
     */
    private SeenDay knownToBoth(SeenDay seen, Visit was, Visit is) {
        return is.payerId().equals(StandardPayers.MEDICARE) && !was.payerId().equals(StandardPayers.MEDICARE)
                ? new SeenDay(seen.day(), seen.history().withAuthorizationsOf(archive.historyBefore(practiceId, was)))
                : seen;
    }

    /**
     * The day of a moment at which a claim is filed (C-3). Where the practice is, is not known: it is the day of the westernmost place that
     * Medicare pays in, so that no claim of a last evening is called late.
     */
    static LocalDate filedOn(Instant moment) {
        return moment.atOffset(AMERICAN_SAMOA).toLocalDate();
    }

    /** What a visit would come to. */
    public sealed interface Trial {
        /** It was decided. */
        record Decided(ClaimDecision decision) implements Trial {}

        /** The practice cannot bill this payer on this date. */
        record UnknownPayer(List<String> known) implements Trial {
            public UnknownPayer {
                known = List.copyOf(known);
            }
        }

        /** The patient's day has as many claims as one may have. */
        record FullDay() implements Trial {}

        /** What was sent is more than can be archived. */
        record TooLarge() implements Trial {}
    }

    /** What became of a new visit. */
    public sealed interface Submission {
        /** It is archived. */
        record Archived(ClaimRevision claim) implements Submission {}

        /** The same request was archived before. */
        record ArchivedBefore(ClaimRevision claim) implements Submission {}

        /** The key was used with another request. */
        record KeyReused() implements Submission {}

        /** The patient's day has as many claims as one may have. */
        record FullDay() implements Submission {}

        /** What was sent is more than can be archived. */
        record TooLarge() implements Submission {}

        /** Others kept changing the patient's day; nothing is archived. */
        record Busy() implements Submission {}

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

        /** The patient's day has as many claims as one may have. */
        record FullDay() implements Correction {}

        /** What was sent is more than can be archived. */
        record TooLarge() implements Correction {}

        /** Others kept changing the patient's day; nothing is archived. */
        record Busy() implements Correction {}

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
