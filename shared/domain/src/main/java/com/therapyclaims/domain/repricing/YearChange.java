package com.therapyclaims.domain.repricing;

import com.therapyclaims.domain.claims.ClaimStatus;
import com.therapyclaims.domain.edits.EditResult.Bucket;
import com.therapyclaims.domain.money.Money;
import java.time.LocalDate;
import java.util.List;
import java.util.Optional;

/**
 * One claim that stands otherwise in its patient's year because of a repricing (PY-5): to the therapy threshold, since the
 * year accrues otherwise before it (KX-3), or to its contract's visit limits, which are others or leave it another place,
 * or to its authorization, of which it takes only now (PY-4). Its amounts are the same.
 *
 * @param check what it stands otherwise to
 * @param fromRevision the revision that was judged before
 * @param toRevision the revision that says how it stands now; empty for a claim that is with its payer already: it stays,
 *     and this says what would be found now
 * @param statusBefore the claim's status
 * @param statusAfter the status with the findings of now
 * @param findingsBefore the codes of what the check found, one for each place
 * @param findingsAfter what is found now
 * @param buckets what the buckets of the threshold that it touches hold with it; none of a visit limit
 */
public record YearChange(
        Check check,
        String claimId,
        int fromRevision,
        Optional<Integer> toRevision,
        LocalDate dateOfService,
        ClaimStatus statusBefore,
        ClaimStatus statusAfter,
        List<String> findingsBefore,
        List<String> findingsAfter,
        List<BucketChange> buckets) {
    public YearChange {
        findingsBefore = List.copyOf(findingsBefore);
        findingsAfter = List.copyOf(findingsAfter);
        buckets = List.copyOf(buckets);
    }

    /** Whether the claim stays because it is with its payer. */
    public boolean isVariance() {
        return toRevision.isEmpty();
    }

    /** Whether the other says the same of the claim, be it of another revision. */
    public boolean says(Optional<YearChange> other) {
        return other.filter(same -> check == same.check
                        && statusAfter == same.statusAfter
                        && findingsBefore.equals(same.findingsBefore)
                        && findingsAfter.equals(same.findingsAfter)
                        && buckets.equals(same.buckets))
                .isPresent();
    }

    /**
     * A bucket with the claim.
     *
     * @param before what it held when the claim was judged; zero where it was not looked at
     * @param after what it holds now
     */
    public record BucketChange(Bucket bucket, Money before, Money after, Money threshold) {}

    /** What looks at the whole year of a patient. */
    public enum Check {
        THERAPY_THRESHOLD,
        VISIT_LIMIT,
        AUTHORIZATION
    }
}
