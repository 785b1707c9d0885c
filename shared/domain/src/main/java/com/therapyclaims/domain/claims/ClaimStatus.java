package com.therapyclaims.domain.claims;

/** Where a claim stands. */
public enum ClaimStatus {
    /** No error was found; it can be submitted. */
    READY,
    /** An error was found; nothing that was sent is lost. */
    NEEDS_CORRECTION,
    /** Sent to the payer. */
    SUBMITTED,
    /** Paid. */
    PAID,
    /** Void: kept, and never priced again. */
    VOID;

    /** Whether the payer has it: then its price stays as it was sent, and a difference is reported instead. */
    public boolean isWithItsPayer() {
        return switch (this) {
            case SUBMITTED, PAID -> true;
            case READY, NEEDS_CORRECTION, VOID -> false;
        };
    }
}
