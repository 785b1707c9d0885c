package com.therapyclaims.domain.claims;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;

/**
 * Finds the claim that a replacement or void names (C-2), on whichever day of the patient it is: by our own number of it, or by
 * the number its payer gave it, where a remittance told that. Where the one it names was replaced since, what took its place is
 * meant. Claims of other patients are never meant, those of other practices never looked at.
 */
final class Originals {
    private static final int PAGE = 100;

    private final String practiceId;
    private final ClaimArchive archive;

    /** Originals among the claims of a practice. */
    Originals(String practiceId, ClaimArchive archive) {
        this.practiceId = practiceId;
        this.archive = archive;
    }

    /**
     * The claim that is to count no more; empty if none of the patient that still counts bears the number.
     *
     * @param visit of the claim that names it
     * @param claimId of the same
     */
    Optional<ClaimRevision> named(Visit visit, String claimId) {
        Sought sought = new Sought(visit, claimId);
        return visit.filing()
                .originalReference()
                .map(String::strip)
                .filter(reference -> !reference.isEmpty())
                .flatMap(reference -> bearing(reference, sought))
                .flatMap(named -> standing(named, sought))
                .filter(original -> !isAbout(original, claimId));
    }

    /** Of two claims that name each other the one that did so first is the replacement. Clocks do not tell which. */
    private boolean isAbout(ClaimRevision claim, String claimId) {
        Set<String> seen = new HashSet<>();
        Optional<ClaimRevision> at = Optional.of(claim);
        while (at.isPresent() && seen.add(at.get().claimId())) {
            at = at.get()
                    .succession()
                    .of()
                    .map(Succession.Original::claimId)
                    .flatMap(id -> archive.latest(practiceId, id));
        }
        return seen.contains(claimId);
    }

    private Optional<ClaimRevision> bearing(String reference, Sought sought) {
        Optional<ClaimRevision> ours = archive.latest(practiceId, reference).filter(sought::mayBe);
        if (ours.isPresent()) {
            return ours;
        }
        List<String> claims = claimsOfThePatient(sought.visit());
        return ControlNumbers.claimIdPrefix(reference)
                .flatMap(prefix -> first(claims.stream().filter(id -> id.startsWith(prefix)), sought))
                // A payer's number may look like one of ours.
                .or(() -> first(
                        claims.stream()
                                .filter(id ->
                                        archive.payerNumbers(practiceId, id).contains(reference)),
                        sought));
    }

    private Optional<ClaimRevision> first(Stream<String> claimIds, Sought sought) {
        return claimIds.flatMap(id -> archive.latest(practiceId, id).stream())
                .filter(sought::mayBe)
                .findFirst();
    }

    /** The ids of the patient's claims with the visit's payer, latest date of service first. */
    private List<String> claimsOfThePatient(Visit visit) {
        ClaimFilter filter = new ClaimFilter(
                Optional.of(visit.patient().id()),
                Optional.of(visit.payerId()),
                Optional.empty(),
                Optional.empty(),
                Optional.empty());
        List<String> claimIds = new ArrayList<>();
        Optional<String> cursor = Optional.empty();
        do {
            ClaimPage page = archive.list(practiceId, filter, PAGE, cursor);
            page.items().forEach(claim -> claimIds.add(claim.claimId()));
            cursor = page.nextCursor();
        } while (cursor.isPresent());
        return claimIds;
    }

    /** What stands for a claim now: itself, or the last of those that took its place one after the other. */
    private Optional<ClaimRevision> standing(ClaimRevision named, Sought sought) {
        ClaimRevision last = named;
        Set<String> seen = new HashSet<>();
        while (Replacement.isReplaced(last.decision()) && seen.add(last.claimId())) {
            Optional<String> successor = successor(last);
            if (successor.filter(sought.claimId()::equals).isPresent()) {
                break;
            }
            Optional<ClaimRevision> next =
                    successor.flatMap(id -> archive.latest(practiceId, id)).filter(sought::mayBe);
            if (next.isEmpty()) {
                return Optional.empty();
            }
            last = next.get();
        }
        return Optional.of(last);
    }

    private Optional<String> successor(ClaimRevision replaced) {
        Visit visit = replaced.visit();
        PatientDay day = archive.patientDay(practiceId, visit.patient().id(), visit.dateOfService());
        return DayNeighbours.of(replaced, day.claims())
                .replacement()
                .by()
                .map(by -> by.claim().claimId());
    }

    /**
     * What changes hands with a claim.
     *
     * @param held the claim of another day that counted no more because of it as it was
     * @param named what it names as it becomes
     * @param becomes the claim as it becomes; empty if it is made void
     */
    List<Handover> handovers(
            String claimId, Optional<ClaimRevision> held, Optional<ClaimRevision> named, Optional<Visit> becomes) {
        List<Handover> handovers = new ArrayList<>();
        Optional<ClaimRevision> taken = named.filter(
                claim -> becomes.filter(visit -> !claim.visit().dateOfService().equals(visit.dateOfService()))
                        .isPresent());
        held.filter(claim ->
                        taken.filter(is -> is.claimId().equals(claim.claimId())).isEmpty())
                .ifPresent(claim -> handovers.add(handover(claim, Optional.empty())));
        Optional<Succession.Successor> successor = becomes.map(visit -> new Succession.Successor(
                claimId, visit.dateOfService(), visit.filing().takesBack()));
        taken.filter(claim -> !claim.succession().by().equals(successor))
                .ifPresent(claim -> handovers.add(handover(claim, successor)));
        return handovers;
    }

    private Handover handover(ClaimRevision original, Optional<Succession.Successor> to) {
        Visit visit = original.visit();
        return new Handover(
                original, to, archive.patientDay(practiceId, visit.patient().id(), visit.dateOfService()));
    }

    /** The days of claims that change hands, with what is known before them. */
    List<SeenDay> seen(List<Handover> handovers) {
        List<SeenDay> days = new ArrayList<>();
        for (Handover handover : handovers) {
            Visit visit = handover.original().visit();
            if (days.stream().noneMatch(seen -> seen.day().isOf(visit))) {
                days.add(new SeenDay(handover.day(), archive.historyBefore(practiceId, visit)));
            }
        }
        return days;
    }

    /**
     * The claim of another day that counts no more because of this one. Where what this one took the place of is void by now,
     * it is what that had taken the place of.
     */
    Optional<ClaimRevision> heldBackBy(ClaimRevision successor) {
        ClaimRevision by = successor;
        while (by.succession().of().isPresent()) {
            Optional<ClaimRevision> original =
                    archive.latest(practiceId, by.succession().of().get().claimId());
            if (original.isEmpty() || original.get().status() != ClaimStatus.VOID) {
                String claimId = by.claimId();
                return original.filter(claim -> claim.succession()
                        .by()
                        .filter(its -> its.claimId().equals(claimId))
                        .isPresent());
            }
            by = original.get();
        }
        return Optional.empty();
    }

    /** A claim that seeks the one it is about. */
    private record Sought(Visit visit, String claimId) {
        boolean mayBe(ClaimRevision claim) {
            return claim.status() != ClaimStatus.VOID
                    && claim.visit().patient().id().equals(visit.patient().id())
                    && !claim.claimId().equals(claimId)
                    && DayClaim.of(claim).canBeReplacedBy(visit);
        }
    }
}
