package com.therapyclaims.domain.claims;

import com.therapyclaims.domain.claims.TherapyYear.AccruedClaim;
import com.therapyclaims.domain.edits.EditResult.Bucket;
import com.therapyclaims.domain.edits.TherapyThreshold;
import com.therapyclaims.domain.money.Money;
import com.therapyclaims.domain.rules.Finding;
import com.therapyclaims.domain.rules.FindingCode;
import com.therapyclaims.domain.rules.Text;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * What a change of some claims means for the later claims of their patient's year (KX-3): the year accrues otherwise before
 * them. Whoever makes the change is told which of them come to lie otherwise to the therapy threshold; they stay as they
 * are until they are sent again.
 */
final class YearEffect {
    private YearEffect() {}

    /**
     * The later claims that lie otherwise with the change.
     *
     * @param year as it was
     * @param changed the claims as they become; a void one accrues nothing
     */
    static List<Finding> of(TherapyYear year, List<AccruedClaim> changed) {
        List<Finding> findings = new ArrayList<>();
        TherapyThreshold.of(year.year()).ifPresent(threshold -> {
            TherapyYear becomes = year.with(changed);
            for (AccruedClaim claim : year.claims()) {
                boolean stays =
                        changed.stream().noneMatch(other -> other.claimId().equals(claim.claimId()));
                for (Bucket bucket : Bucket.values()) {
                    Place was = Place.of(year, claim, bucket, threshold.kx());
                    Place is = Place.of(becomes, claim, bucket, threshold.kx());
                    if (stays && claim.accrued().in(bucket).isMoreThan(Money.ZERO) && !is.equals(was)) {
                        findings.add(finding(claim, bucket, is, threshold));
                    }
                }
            }
        });
        return findings;
    }

    private static Finding finding(AccruedClaim claim, Bucket bucket, Place is, TherapyThreshold threshold) {
        return Finding.of(
                FindingCode.KX_LATER_CLAIM,
                "/claim/dateOfService",
                Text.of(
                        "Claim %s of %s (%s) now lies %s the threshold of %s, %s, in %s.",
                        claim.claimId(),
                        claim.dateOfService(),
                        claim.status(),
                        is.words(),
                        threshold.year(),
                        threshold.kx(),
                        bucket));
    }

    /**
     * Where a claim lies.
     *
     * @param side wholly below, across or wholly above
     * @param from what the year holds before a claim that lies across: which of its lines need KX rests on it
     */
    private record Place(Side side, Optional<Money> from) {
        static Place of(TherapyYear year, AccruedClaim claim, Bucket bucket, Money threshold) {
            Money from = year.before(claim).in(bucket);
            if (!from.plus(claim.accrued().in(bucket)).isMoreThan(threshold)) {
                return new Place(Side.BELOW, Optional.empty());
            }
            return threshold.isMoreThan(from)
                    ? new Place(Side.ACROSS, Optional.of(from))
                    : new Place(Side.ABOVE, Optional.empty());
        }

        String words() {
            return switch (side) {
                case BELOW -> "at or below";
                case ACROSS -> "across";
                case ABOVE -> "above";
            };
        }
    }

    private enum Side {
        BELOW,
        ACROSS,
        ABOVE
    }
}
