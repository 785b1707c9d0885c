package com.therapyclaims.domain.remittances;

import com.therapyclaims.domain.claims.BillingDetails;
import com.therapyclaims.domain.claims.ClaimStatus;
import com.therapyclaims.domain.claims.ClaimStep;
import com.therapyclaims.domain.remittances.ClaimPayment.Step;
import java.util.List;
import java.util.Optional;

/**
 * A payer's decision of a claim once it is booked, among everything that is said of the claim. Which payer said what depends
 * on how the claim is billed ({@link PayerDecisions}).
 *
 * @param all oldest first, by when its file came; a later file may have been worked off before
 * @param upToHere how many of them have come by now in that order
 * @param its the one that was booked
 * @param before whether it was booked before
 */
public record BookedDecision(List<PayerDecision> all, int upToHere, PayerDecision its, boolean before) {
    public BookedDecision {
        all = List.copyOf(all);
    }

    /** What its payers have said of the claim up to here. */
    public PayerDecisions upToHere(BillingDetails billed) {
        return PayerDecisions.of(billed, all.subList(0, upToHere));
    }

    /** The step that it takes with the claim, by all that is said of it; none if it leaves it where it stands. */
    public Optional<ClaimStep> step(BillingDetails billed) {
        // Others may have undone it since.
        boolean overtaken = before || upToHere < all.size();
        return PayerDecisions.of(billed, all).step(its, overtaken);
    }

    /** What it did with the claim where it took no step. */
    public Step without(BillingDetails billed) {
        if (before) {
            return Step.BOOKED_BEFORE;
        }
        return upToHere(billed).own().contains(its) ? Step.NONE : Step.OTHER_PAYER;
    }

    /**
     * What it did with the claim by its step.
     *
     * @param was where the claim stood before
     * @param is where it stands now
     */
    public Step by(ClaimStep step, BillingDetails billed, ClaimStatus was, ClaimStatus is) {
        if (is != was) {
            return is == ClaimStatus.PAID ? Step.PAID : Step.TAKEN_BACK;
        }
        return is == ClaimStatus.PAID && paysAnew(step) ? Step.STANDS : without(billed);
    }

    /** What it did with a claim that its step could not be taken with. */
    public Step refused(ClaimStep step, BillingDetails billed) {
        return paysAnew(step) ? Step.REFUSED : without(billed);
    }

    private boolean paysAnew(ClaimStep step) {
        return step instanceof ClaimStep.Pay && !before;
    }
}
