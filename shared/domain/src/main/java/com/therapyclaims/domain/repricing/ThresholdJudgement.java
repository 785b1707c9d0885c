package com.therapyclaims.domain.repricing;

import com.therapyclaims.domain.claims.ArchivedThreshold;
import com.therapyclaims.domain.claims.ClaimDecision;
import com.therapyclaims.domain.claims.ClaimRevision;
import com.therapyclaims.domain.claims.TherapyYear;
import com.therapyclaims.domain.edits.EditResult;
import com.therapyclaims.domain.edits.EditResult.ThresholdResult;
import com.therapyclaims.domain.edits.ThresholdAgain;
import com.therapyclaims.domain.money.Money;
import com.therapyclaims.domain.payers.StandardPayers;
import com.therapyclaims.domain.repricing.YearChange.BucketChange;
import com.therapyclaims.domain.repricing.YearChange.Check;
import com.therapyclaims.domain.rules.Text;
import java.util.List;
import java.util.Optional;

/**
 * Judges the claims of a patient's year against the therapy threshold again, after a repricing changed what some of them
 * accrue (KX-1 to KX-4, PY-5). PT and SLP share a bucket and OT has its own, so that each claim is found to stand where the
 * claims before it leave the year. What is judged accrues what it did: judging a year twice is judging it once.
 */
public final class ThresholdJudgement {
    private final TherapyYear year;
    private final String repricingId;

    /**
     * Judges claims of a year.
     *
     * @param year as it stands after the repricing
     * @param repricingId the repricing; the claims' explanation names it
     */
    public ThresholdJudgement(TherapyYear year, String repricingId) {
        this.year = year;
        this.repricingId = repricingId;
    }

    /**
     * Judges a claim of the year again.
     *
     * @param claim its latest revision
     * @return empty if nothing is found that was not found before; so it is for void and replaced claims, which are never
     *     judged, and those of other payers, which have no threshold
     */
    public Optional<JudgedClaim> judge(ClaimRevision claim) {
        if (!claim.counts() || !claim.visit().payerId().equals(StandardPayers.MEDICARE)) {
            return Optional.empty();
        }
        ClaimDecision decision = ArchivedThreshold.judge(
                claim,
                year.before(claim),
                Text.of(
                        "Repricing %s changed what the year accrues; this claim is judged again by what it holds now.",
                        repricingId));
        return JudgedClaim.of(
                Check.THERAPY_THRESHOLD,
                claim,
                decision,
                ThresholdAgain::isOfTheThreshold,
                buckets(claim.decision().edits(), decision.edits()));
    }

    private static List<BucketChange> buckets(EditResult was, EditResult is) {
        return is.threshold().stream()
                .map(now -> new BucketChange(
                        now.bucket(),
                        was.threshold().stream()
                                .filter(then -> then.bucket() == now.bucket())
                                .map(ThresholdResult::after)
                                .findFirst()
                                .orElse(Money.ZERO),
                        now.after(),
                        now.threshold()))
                .toList();
    }
}
