package com.therapyclaims.domain.rules;

/** How much a finding weighs. */
public enum Severity {
    /** The claim must not go out as it is. */
    ERROR,
    /** Somebody should look before the claim goes out. */
    WARNING,
    /** Worth knowing; nothing has to change. */
    INFO
}
