package com.therapyclaims.domain.payers;

/** Whose code-pair edits a payer applies. */
public enum EditTable {
    /** NCCI's, which are Medicare's. */
    MEDICARE,

    /** None: neither code pairs nor limits of units are checked. */
    NONE
}
