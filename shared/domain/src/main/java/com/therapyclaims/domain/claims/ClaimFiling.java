package com.therapyclaims.domain.claims;

import com.therapyclaims.domain.money.Money;
import java.util.Optional;

/**
 * How a claim is filed, beside what was done.
 *
 * @param frequencyCode 1 original, 7 replacement, 8 void (C-2)
 * @param originalReference the payer's control number of the claim that is replaced or voided (REF*F8)
 * @param totalCharge the total the caller expects, if it was sent
 */
public record ClaimFiling(String frequencyCode, Optional<String> originalReference, Optional<Money> totalCharge) {
    /** An original claim without a total of the caller's. */
    public static final ClaimFiling ORIGINAL = new ClaimFiling("1", Optional.empty(), Optional.empty());
}
