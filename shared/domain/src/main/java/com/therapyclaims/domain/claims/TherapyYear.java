package com.therapyclaims.domain.claims;

import com.therapyclaims.domain.edits.TherapyAccrual;
import java.time.Instant;
import java.time.LocalDate;
import java.time.Year;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;

/**
 * What a patient has accrued to the therapy threshold in a calendar year, as far as one practice knows (KX-1, KX-2): its
 * own claims in the order of their dates of service, and what it has recorded of others. Medicare counts all providers,
 * so without that record the year is a lower bound.
 *
 * @param claims those that accrue, in order
 */
public record TherapyYear(Year year, Optional<Elsewhere> elsewhere, List<AccruedClaim> claims) {
    private static final Comparator<AccruedClaim> IN_ORDER = Comparator.comparing(AccruedClaim::dateOfService)
            .thenComparing(AccruedClaim::createdAt)
            .thenComparing(AccruedClaim::claimId);

    public TherapyYear {
        claims = claims.stream().sorted(IN_ORDER).toList();
    }

    /**
     * What the year held before a day. What others billed counts from its beginning: only its sum is known.
     */
    public TherapyAccrual before(LocalDate dateOfService) {
        return claims.stream()
                .filter(claim -> claim.dateOfService().isBefore(dateOfService))
                .map(AccruedClaim::accrued)
                .reduce(accruedElsewhere(), TherapyAccrual::plus);
    }

    /** What the year held before a claim, those of its day that come before it included. */
    public TherapyAccrual before(ClaimRevision claim) {
        AccruedClaim place = new AccruedClaim(
                claim.claimId(),
                claim.revision(),
                claim.status(),
                claim.visit().dateOfService(),
                claim.createdAt(),
                TherapyAccrual.ZERO);
        return claims.stream()
                .filter(other -> IN_ORDER.compare(other, place) < 0)
                .map(AccruedClaim::accrued)
                .reduce(accruedElsewhere(), TherapyAccrual::plus);
    }

    TherapyAccrual accruedElsewhere() {
        return elsewhere.map(Elsewhere::accrued).orElse(TherapyAccrual.ZERO);
    }

    /**
     * What other practices have billed, as the practice learnt it from its contractor.
     *
     * @param asOf the day it was looked up
     */
    public record Elsewhere(TherapyAccrual accrued, LocalDate asOf) {}

    /** A claim of the year and what it accrues. */
    public record AccruedClaim(
            String claimId,
            int revision,
            ClaimStatus status,
            LocalDate dateOfService,
            Instant createdAt,
            TherapyAccrual accrued) {}
}
