package com.therapyclaims.domain.pricing;

import com.therapyclaims.domain.rules.InWords;
import java.util.Optional;

/** What Medicare's fee schedule says about a line. */
sealed interface MedicareFee {
    /**
     * It has a fee.
     *
     * @param ranksWithTherapy whether the therapy MPPR covers the code (P-1)
     * @param origin which tables the fee is made from or stands in, in words
     */
    record Payable(UnitFee fee, boolean ranksWithTherapy, InWords origin) implements MedicareFee {}

    /** It has none, and why, in words. */
    record NotPayable(NotPricedReason reason, String why) implements MedicareFee {}

    /** The fee, if there is one. */
    default Optional<Payable> payable() {
        return this instanceof Payable payable ? Optional.of(payable) : Optional.empty();
    }
}
