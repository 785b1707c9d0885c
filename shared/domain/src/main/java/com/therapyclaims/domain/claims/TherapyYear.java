package com.therapyclaims.domain.claims;

import com.therapyclaims.domain.edits.TherapyAccrual;
import java.time.Instant;
import java.time.LocalDate;
import java.time.Year;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;

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
        return before(AccruedClaim.of(claim));
    }

    TherapyAccrual before(AccruedClaim place) {
        return claims.stream()
                .filter(other -> IN_ORDER.compare(other, place) < 0)
                .map(AccruedClaim::accrued)
                .reduce(accruedElsewhere(), TherapyAccrual::plus);
    }

    /** The year with claims as they become; one that accrues nothing or lies in another year has no place in it. */
    TherapyYear with(List<AccruedClaim> changed) {
        Set<String> ids = changed.stream().map(AccruedClaim::claimId).collect(Collectors.toSet());
        return new TherapyYear(
                year,
                elsewhere,
                Stream.concat(
                                claims.stream().filter(claim -> !ids.contains(claim.claimId())),
                                changed.stream()
                                        .filter(claim ->
                                                Year.from(claim.dateOfService()).equals(year))
                                        .filter(claim -> !claim.accrued().equals(TherapyAccrual.ZERO)))
                        .toList());
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
            TherapyAccrual accrued) {
        /** The claim as of this revision. */
        static AccruedClaim of(ClaimRevision claim) {
            return new AccruedClaim(
                    claim.claimId(),
                    claim.revision(),
                    claim.status(),
                    claim.visit().dateOfService(),
                    claim.createdAt(),
                    ClaimAccrual.of(claim));
        }

        /** The claim once it accrues nothing here any more. */
        AccruedClaim gone() {
            return new AccruedClaim(claimId, revision, status, dateOfService, createdAt, TherapyAccrual.ZERO);
        }
    }
}
