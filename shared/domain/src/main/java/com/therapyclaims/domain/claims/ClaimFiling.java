package com.therapyclaims.domain.claims;

import com.therapyclaims.domain.money.Money;
import java.time.LocalDate;
import java.util.Optional;

/**
 * How a claim is filed, beside what was done.
 *
 * @param frequencyCode 1 original, 7 replacement, 8 void (C-2)
 * @param originalReference the payer's control number of the claim that is replaced or voided (REF*F8)
 * @param totalCharge the total the caller expects, if it was sent
 * @param filedOn the day the payer got the claim or will get it, if that is not the day of the step that records it (C-3)
 */
public record ClaimFiling(
        String frequencyCode,
        Optional<String> originalReference,
        Optional<Money> totalCharge,
        Optional<LocalDate> filedOn) {
    private static final String REPLACEMENT = "7";
    private static final String VOID = "8";

    /** An original claim without a total of the caller's. */
    public static final ClaimFiling ORIGINAL =
            new ClaimFiling("1", Optional.empty(), Optional.empty(), Optional.empty());

    /** Whether it is about a claim that the payer has: it holds the same services once more (C-2). */
    public boolean replacesAnother() {
        return frequencyCode.equals(REPLACEMENT) || frequencyCode.equals(VOID);
    }

    /** Whether it takes the place of a claim that the payer has. */
    public boolean isReplacement() {
        return frequencyCode.equals(REPLACEMENT);
    }

    /** Whether the claim asks for payment; one that takes back another at the payer does not. */
    public boolean asksForPayment() {
        return !takesBack();
    }

    /** Whether it takes back a claim that the payer has. */
    public boolean takesBack() {
        return frequencyCode.equals(VOID);
    }
}
