package com.therapyclaims.aws.callers;

import java.util.Arrays;
import java.util.Optional;

/** What a caller may do. */
public enum Role {
    /** Reads and writes the practice's claims. */
    BILLER("biller"),
    /** Reads the practice's claims, and computes what nothing is kept of. */
    READ_ONLY("read-only"),
    /** Runs the installation: uploads Medicare's fee schedules. */
    PLATFORM_OPERATOR("platform-operator");

    private final String value;

    Role(String value) {
        this.value = value;
    }

    /** The role of this name; empty if there is none. */
    public static Optional<Role> named(String value) {
        return Arrays.stream(values()).filter(role -> role.value.equals(value)).findFirst();
    }

    /** Its name in the table, the request context and the operator's requests. */
    public String value() {
        return value;
    }
}
