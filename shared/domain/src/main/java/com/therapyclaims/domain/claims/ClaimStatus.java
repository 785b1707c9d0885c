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
    VOID
}
