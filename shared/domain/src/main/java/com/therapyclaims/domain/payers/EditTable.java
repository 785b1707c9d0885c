package com.therapyclaims.domain.payers;

/** Whose code-pair edits a payer applies. */
public enum EditTable {
    MEDICARE,
    NONE
}
