package com.therapyclaims.domain.claims;

import com.therapyclaims.domain.edits.NeighbourLine;
import com.therapyclaims.domain.pricing.LineToPrice;
import com.therapyclaims.domain.units.UnitCount;
import java.time.Instant;
import java.util.Comparator;
import java.util.List;
import java.util.stream.Stream;

/**
 * A claim in its place of the patient's day: what other claims of the day need to know of it.
 *
 * @param createdAt when its first revision was archived; the claims of a day stand in this order
 * @param units its counted units
 */
public record DayClaim(String claimId, Instant createdAt, Visit visit, UnitCount units) {
    /** The order of a day's claims, the same whoever looks at them. */
    static final Comparator<DayClaim> IN_ORDER =
            Comparator.comparing(DayClaim::createdAt).thenComparing(DayClaim::claimId);

    /** The claim as this revision has it. */
    static DayClaim of(ClaimRevision claim) {
        return new DayClaim(
                claim.claimId(),
                claim.createdAt(),
                claim.visit(),
                claim.decision().units());
    }

    /** Whether the visit is paid as one day with this claim: the same payer and the same billing provider (P-1, N-1). */
    boolean sharesTheDayOf(Visit other) {
        return visit.payerId().equals(other.payerId())
                && visit.billingProvider().npi().equals(other.billingProvider().npi())
                && visit.filing().asksForPayment()
                && other.filing().asksForPayment();
    }

    /** Its lines as another claim of the day is checked beside them. */
    Stream<NeighbourLine> toCheck(boolean earlier) {
        return ClaimLines.of(visit, units).toCheck().stream().map(line -> new NeighbourLine(claimId, earlier, line));
    }

    /** Its lines. */
    List<LineToPrice> toPrice() {
        return ClaimLines.of(visit, units).toPrice();
    }
}
