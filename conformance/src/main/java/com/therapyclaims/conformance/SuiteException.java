package com.therapyclaims.conformance;

/** The cases themselves, or how they were asked for, are wrong. The message names the file or the option. */
public final class SuiteException extends RuntimeException {
    private static final long serialVersionUID = 1L;

    SuiteException(String message) {
        super(message);
    }

    SuiteException(String message, Throwable cause) {
        super(message, cause);
    }
}
