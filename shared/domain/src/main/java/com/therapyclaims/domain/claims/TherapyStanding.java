package com.therapyclaims.domain.claims;

import com.therapyclaims.domain.claims.TherapyYear.AccruedClaim;
import com.therapyclaims.domain.claims.TherapyYear.Elsewhere;
import com.therapyclaims.domain.edits.EditResult.Bucket;
import com.therapyclaims.domain.edits.TherapyThreshold;
import com.therapyclaims.domain.money.Money;
import com.therapyclaims.domain.rules.Coverage;
import com.therapyclaims.domain.rules.Text;
import java.math.BigDecimal;
import java.math.RoundingMode;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;

/** Where a patient's year stands against the therapy threshold (KX-1 to KX-4). */
public record TherapyStanding(int year, List<BucketStanding> buckets, List<Coverage> coverage) {
    private static final String THRESHOLD = "THERAPY_THRESHOLD";
    private static final String THRESHOLD_SOURCE =
            "KX modifier thresholds by calendar year (Social Security Act 1833(g))";
    private static final String ELSEWHERE = "THERAPY_ACCRUAL_ELSEWHERE";
    private static final String ELSEWHERE_SOURCE =
            "The Medicare contractor's therapy accrual, recorded by the practice";

    public TherapyStanding {
        buckets = List.copyOf(buckets);
        coverage = List.copyOf(coverage);
    }

    /** The standing of a year. */
    public static TherapyStanding of(TherapyYear year) {
        Optional<TherapyThreshold> threshold = TherapyThreshold.of(year.year());
        return new TherapyStanding(
                year.year().getValue(),
                Arrays.stream(Bucket.values())
                        .map(bucket -> bucket(bucket, year, threshold))
                        .toList(),
                List.of(threshold(year, threshold), elsewhere(year.elsewhere())));
    }

    private static Coverage threshold(TherapyYear year, Optional<TherapyThreshold> threshold) {
        return threshold
                .map(known -> new Coverage(
                        THRESHOLD,
                        THRESHOLD_SOURCE,
                        Optional.of(LocalDate.of(year.year().getValue(), 1, 1)),
                        Optional.of(LocalDate.of(year.year().getValue(), 12, 31)),
                        true,
                        known.confirmed()
                                ? Optional.empty()
                                : Optional.of("The amount was not confirmed in a published source.")))
                .orElseGet(() -> Coverage.unchecked(
                        THRESHOLD, THRESHOLD_SOURCE, Text.of("The threshold of %s is not known here.", year.year())));
    }

    /** Whether it is known what other practices billed; their amounts count, and no claim of ours shows them. */
    static Coverage elsewhere(Optional<Elsewhere> elsewhere) {
        return elsewhere
                .map(known -> new Coverage(
                        ELSEWHERE,
                        ELSEWHERE_SOURCE,
                        Optional.empty(),
                        Optional.empty(),
                        true,
                        Optional.of(Text.of("As of %s; what was billed elsewhere since is not known.", known.asOf()))))
                .orElseGet(() -> Coverage.unchecked(
                        ELSEWHERE,
                        ELSEWHERE_SOURCE,
                        "What other practices billed this year was not recorded: the accrual is a lower bound."));
    }

    private static BucketStanding bucket(Bucket bucket, TherapyYear year, Optional<TherapyThreshold> threshold) {
        Optional<Money> kx = threshold.map(TherapyThreshold::kx);
        Money elsewhere = year.accruedElsewhere().in(bucket);
        Money standing = elsewhere;
        List<Entry> entries = new ArrayList<>();
        for (AccruedClaim claim : year.claims()) {
            Money accrued = claim.accrued().in(bucket);
            if (!accrued.isZero()) {
                standing = standing.plus(accrued);
                entries.add(new Entry(
                        claim.claimId(),
                        claim.revision(),
                        claim.status(),
                        claim.dateOfService(),
                        accrued,
                        standing,
                        kx.filter(standing::isMoreThan).isPresent()));
            }
        }
        Money accrued = standing;
        Optional<Money> review = threshold.map(TherapyThreshold::targetedReview);
        return new BucketStanding(
                bucket,
                accrued,
                elsewhere,
                kx,
                kx.map(amount -> amount.isMoreThan(accrued) ? amount.minus(accrued) : Money.ZERO),
                review,
                kx.filter(accrued::isMoreThan).isPresent(),
                review.filter(accrued::isMoreThan).isPresent(),
                entries.stream().filter(Entry::aboveThreshold).findFirst(),
                kx.flatMap(amount -> projection(amount, accrued, entries)),
                entries);
    }

    /** At the average of the visits so far; empty where there is none or the threshold is passed. */
    private static Optional<Projection> projection(Money threshold, Money accrued, List<Entry> entries) {
        if (entries.isEmpty() || accrued.isMoreThan(threshold)) {
            return Optional.empty();
        }
        Money own = entries.stream().map(Entry::accrued).reduce(Money.ZERO, Money::plus);
        long visits = entries.stream().map(Entry::dateOfService).distinct().count();
        BigDecimal average = own.amount().divide(BigDecimal.valueOf(visits), 2, RoundingMode.HALF_UP);
        int within =
                threshold.minus(accrued).amount().divideToIntegralValue(average).intValueExact();
        return Optional.of(new Projection(Money.rounded(average), within + 1));
    }

    /**
     * One bucket of the year.
     *
     * @param accrued in all, what was billed elsewhere included
     * @param threshold above it each line needs KX; empty where the year's amount is not known here, and so are the
     *     figures that rest on it
     * @param remaining what can still be allowed without KX
     * @param crossedBy the claim with which the year passed the threshold
     * @param projection when it will, at the average of the visits so far
     * @param claims those that make it, in the order they accrue
     */
    public record BucketStanding(
            Bucket bucket,
            Money accrued,
            Money accruedElsewhere,
            Optional<Money> threshold,
            Optional<Money> remaining,
            Optional<Money> targetedReview,
            boolean aboveThreshold,
            boolean aboveTargetedReview,
            Optional<Entry> crossedBy,
            Optional<Projection> projection,
            List<Entry> claims) {
        public BucketStanding {
            claims = List.copyOf(claims);
        }
    }

    /**
     * A claim in the order of the year.
     *
     * @param standing what the bucket holds with it
     * @param aboveThreshold whether lines of it need KX
     */
    public record Entry(
            String claimId,
            int revision,
            ClaimStatus status,
            LocalDate dateOfService,
            Money accrued,
            Money standing,
            boolean aboveThreshold) {}

    /**
     * When the threshold will be passed.
     *
     * @param averageVisit what a day of treatment has accrued on average
     * @param crossingVisit the number of the coming visit that passes it: 1 is the next
     */
    public record Projection(Money averageVisit, int crossingVisit) {}
}
