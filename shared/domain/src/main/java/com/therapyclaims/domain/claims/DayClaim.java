package com.therapyclaims.domain.claims;

import com.therapyclaims.domain.edits.NeighbourLine;
import com.therapyclaims.domain.money.Money;
import com.therapyclaims.domain.pricing.OtherClaim;
import com.therapyclaims.domain.units.UnitCount;
import java.time.Instant;
import java.util.Comparator;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * A claim in its place of the patient's day: what other claims of the day need to know of it.
 *
 * @param createdAt when its first revision was archived; the claims of a day stand in this order
 * @param units its counted units
 * @param filed where it stands with its payer
 */
public record DayClaim(String claimId, Instant createdAt, Visit visit, UnitCount units, Filed filed) {
    /**
     * Where a claim stands with its payer (C-2).
     *
     * @param withItsPayer whether the payer has it
     * @param about whether it takes the place of an earlier claim or takes it back, and is not about what its payer has of itself
     * @param replaced whether it was found to be replaced when it was decided last
     * @param sentAt when it was first sent, or, where only its being sent is known, when it was archived: no later day may call
     *     it late; empty if it never was (C-3)
     * @param deductible what its payer was told that it takes of the deductible, where the payer has it (P-9)
     * @param succession what is known of its original and its successor
     */
    public record Filed(
            boolean withItsPayer,
            About about,
            boolean replaced,
            Optional<Instant> sentAt,
            Optional<Money> deductible,
            Succession succession) {
        /** Nothing of it has gone out yet. */
        static Filed not(boolean replaces) {
            return new Filed(false, About.sought(replaces), false, Optional.empty(), Optional.empty(), Succession.NONE);
        }

        /** The same for a corrected claim: the payer has been told nothing of what it takes now. */
        Filed corrected(boolean replaces, Optional<Instant> at, Succession known) {
            return new Filed(withItsPayer, About.sought(replaces), replaced, at, Optional.empty(), known);
        }

        Filed with(Succession other) {
            return new Filed(withItsPayer, about, replaced, sentAt, deductible, other);
        }
    }

    /** Whether a claim is about another, and whether that one is known (C-2). */
    public enum About {
        /** It is about no other claim. */
        NO_OTHER,
        /** It is about another, which is looked for. */
        SOUGHT,
        /** It is about another, which was found when it was decided last. */
        FOUND,
        /** It is about another, which the archive did not have when it was decided last. */
        UNKNOWN;

        private static About sought(boolean another) {
            return another ? SOUGHT : NO_OTHER;
        }
    }

    /** The order of a day's claims, the same whoever looks at them. */
    static final Comparator<DayClaim> IN_ORDER =
            Comparator.comparing(DayClaim::createdAt).thenComparing(DayClaim::claimId);

    /** The claim as this revision has it. */
    static DayClaim of(ClaimRevision claim) {
        return new DayClaim(
                claim.claimId(),
                claim.createdAt(),
                claim.visit(),
                claim.decision().units(),
                new Filed(
                        claim.status().isWithItsPayer(),
                        Replacement.about(claim.decision()),
                        Replacement.isReplaced(claim.decision()),
                        SentBefore.wasSent(claim) ? Optional.of(claim.createdAt()) : Optional.empty(),
                        claim.status().isWithItsPayer()
                                ? Optional.of(
                                        claim.decision().pricing().totals().deductible())
                                : Optional.empty(),
                        claim.succession()));
    }

    DayClaim followedBy(Optional<Succession.Successor> successor) {
        return new DayClaim(
                claimId, createdAt, visit, units, filed.with(filed.succession().followedBy(successor)));
    }

    /** The claim of another day that it is about: that one it does not look for in its own. */
    Optional<Succession.Original> originalOfAnotherDay() {
        return filed.succession()
                .of()
                .filter(original -> !original.dateOfService().equals(visit.dateOfService()));
    }

    /**
     * Whether the visit is paid as one day with this claim: the same payer and the same billing provider (P-1, N-1). What
     * its payer does not take for payment is paid with nothing.
     */
    boolean sharesTheDayOf(Visit other) {
        return isPaidWithThoseOf(other) && other.filing().asksForPayment();
    }

    /** Whether the visit may take its place or take it back: it has a place in the day of the visit's payer and provider. */
    boolean canBeReplacedBy(Visit other) {
        return isPaidWithThoseOf(other) && other.takesAPlace();
    }

    private boolean isPaidWithThoseOf(Visit other) {
        return visit.isBilledAs(other) && visit.isPayable();
    }

    /** The moment it counts as filed: when it was sent, or, as long as it was not, the one it is judged at (C-3). */
    Instant filedAt(Instant now) {
        return filed.sentAt().orElse(now);
    }

    /** Its lines as another claim of the day is checked beside them. */
    Stream<NeighbourLine> toCheck(boolean earlier) {
        return ClaimLines.of(visit, units).toCheck().stream().map(line -> new NeighbourLine(claimId, earlier, line));
    }

    /** What it brings to the price of the day. */
    OtherClaim toPrice() {
        return new OtherClaim(
                visit.place(),
                visit.placeOfService(),
                ClaimLines.of(visit, units).toPrice(),
                visit.deductibleRemaining(),
                filed.deductible());
    }
}
