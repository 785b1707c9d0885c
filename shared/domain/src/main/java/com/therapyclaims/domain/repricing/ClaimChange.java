package com.therapyclaims.domain.repricing;

import com.therapyclaims.domain.claims.ClaimRevision;
import com.therapyclaims.domain.money.Money;
import java.time.LocalDate;
import java.util.Optional;

/**
 * One claim of the ledger: what a repricing changed it by, and why.
 *
 * @param fromRevision the revision that was priced before
 * @param toRevision the revision with the new price; empty for a variance: a claim that is with its payer already keeps
 *     its price, and the ledger says what it would be now
 * @param payerId whose claim it is
 * @param before the allowed amount of that revision
 * @param after the allowed amount with the new tables
 * @param delta what it changes by
 * @param causes what the change comes from; they add up to it
 */
public record ClaimChange(
        String claimId,
        int fromRevision,
        Optional<Integer> toRevision,
        String payerId,
        LocalDate dateOfService,
        Money before,
        Money after,
        Money delta,
        Causes causes) {
    /** The same claim with what is told of it instead. */
    public ClaimChange telling(Variance variance) {
        return new ClaimChange(
                claimId,
                fromRevision,
                toRevision,
                payerId,
                dateOfService,
                variance.amounts().before(),
                variance.amounts().after(),
                variance.amounts().delta(),
                variance.causes());
    }

    /**
     * Whether a claim that went on since it was found is to be billed again for this still: it is with its payer at the same
     * price and replaced by no other.
     *
     * @param told what repricings told of it, if they did
     */
    public boolean isStillToRebill(ClaimRevision claim, Optional<Told> told) {
        return claim.status().isWithItsPayer()
                && claim.counts()
                && told.map(all -> all.whole().isOf(claim))
                        .orElseGet(() -> claim.allowed().equals(before));
    }

    /** Whether the claim keeps its price because it is with its payer: a variance, to be rebilled if somebody decides so. */
    public boolean isVariance() {
        return toRevision.isEmpty();
    }
}
