package com.therapyclaims.domain.claims;

import com.therapyclaims.domain.edits.NeighbourLine;
import com.therapyclaims.domain.pricing.LineToPrice;
import java.util.Collection;
import java.util.List;
import java.util.function.Predicate;
import java.util.stream.Stream;

/**
 * The other claims of a patient's day that are paid as one day with a claim (P-1, P-6).
 *
 * @param earlier those that come before it, oldest first
 * @param later those that come after it
 */
public record DayNeighbours(List<DayClaim> earlier, List<DayClaim> later) {
    /** The claim is the only one of the day. */
    public static final DayNeighbours NONE = new DayNeighbours(List.of(), List.of());

    public DayNeighbours {
        earlier = List.copyOf(earlier);
        later = List.copyOf(later);
    }

    /** The neighbours of a claim among the claims of its day, whether it is among them or not. */
    static DayNeighbours of(DayClaim claim, Collection<DayClaim> day) {
        return new DayNeighbours(
                sharing(claim, day, other -> DayClaim.IN_ORDER.compare(other, claim) < 0),
                sharing(claim, day, other -> DayClaim.IN_ORDER.compare(other, claim) > 0));
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

    /** The lines of the earlier claims. */
    public List<LineToPrice> earlierLines() {
        return lines(earlier);
    }

    /** The lines of the later claims. */
    public List<LineToPrice> laterLines() {
        return lines(later);
    }

    /** The lines of both, as the edits look at them. */
    List<NeighbourLine> linesToCheck() {
        return Stream.concat(
                        earlier.stream().flatMap(claim -> claim.toCheck(true)),
                        later.stream().flatMap(claim -> claim.toCheck(false)))
                .toList();
    }

    private static List<DayClaim> sharing(DayClaim claim, Collection<DayClaim> day, Predicate<DayClaim> place) {
        return day.stream()
                .filter(other -> !other.claimId().equals(claim.claimId()))
                .filter(place)
                .filter(other -> other.sharesTheDayOf(claim.visit()))
                .sorted(DayClaim.IN_ORDER)
                .toList();
    }

    private static List<LineToPrice> lines(List<DayClaim> claims) {
        return claims.stream().flatMap(claim -> claim.toPrice().stream()).toList();
    }
}
