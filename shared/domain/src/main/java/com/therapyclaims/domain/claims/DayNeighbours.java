package com.therapyclaims.domain.claims;

import com.therapyclaims.domain.edits.NeighbourLine;
import com.therapyclaims.domain.lists.Lists;
import com.therapyclaims.domain.pricing.OtherClaim;
import java.util.Collection;
import java.util.List;
import java.util.function.Predicate;
import java.util.stream.Stream;

/**
 * The other claims of a patient's day that are paid as one day with a claim (P-1, P-6). Of a claim and its replacement only
 * the replacement is among them (C-2).
 *
 * @param earlier those that come before it, oldest first
 * @param later those that come after it
 * @param replacement what it replaces, and what replaces it
 */
public record DayNeighbours(List<DayClaim> earlier, List<DayClaim> later, Replacement replacement) {
    /** The claim is the only one of the day. */
    public static final DayNeighbours NONE = new DayNeighbours(List.of(), List.of(), Replacement.NONE);

    public DayNeighbours {
        earlier = List.copyOf(earlier);
        later = List.copyOf(later);
    }

    /** The neighbours of a claim among the claims of its day, whether it is among them or not. */
    static DayNeighbours of(DayClaim claim, Collection<DayClaim> day) {
        List<DayClaim> others = day.stream()
                .filter(other -> !other.claimId().equals(claim.claimId()))
                .toList();
        Replacements replacements =
                Replacements.of(Stream.concat(others.stream(), Stream.of(claim)).toList());
        List<DayClaim> counting = others.stream()
                .filter(other -> replacements.countsBeside(other, claim))
                .toList();
        return new DayNeighbours(
                sharing(claim, counting, other -> DayClaim.IN_ORDER.compare(other, claim) < 0),
                sharing(claim, counting, other -> DayClaim.IN_ORDER.compare(other, claim) > 0),
                replacements.of(claim));
    }

    /** The neighbours of an archived claim among the latest revisions of its day's claims. */
    public static DayNeighbours of(ClaimRevision claim, Collection<ClaimRevision> day) {
        return of(
                DayClaim.of(claim),
                day.stream()
                        .filter(other -> other.status() != ClaimStatus.VOID)
                        .map(DayClaim::of)
                        .toList());
    }

    /** What the earlier claims bring to the price of the day. */
    public List<OtherClaim> earlierToPrice() {
        return Lists.map(earlier, DayClaim::toPrice);
    }

    /** What the later claims bring to it. */
    public List<OtherClaim> laterToPrice() {
        return Lists.map(later, DayClaim::toPrice);
    }

    /** The lines of both, as the edits look at them. */
    List<NeighbourLine> linesToCheck() {
        if (earlier.isEmpty() && later.isEmpty()) {
            return List.of();
        }
        return Stream.concat(
                        earlier.stream().flatMap(claim -> claim.toCheck(true)),
                        later.stream().flatMap(claim -> claim.toCheck(false)))
                .toList();
    }

    private static List<DayClaim> sharing(DayClaim claim, Collection<DayClaim> day, Predicate<DayClaim> place) {
        return day.stream()
                .filter(place)
                .filter(other -> other.sharesTheDayOf(claim.visit()))
                .sorted(DayClaim.IN_ORDER)
                .toList();
    }
}
