package com.therapyclaims.aws;

/** A cursor that is none of the list it was sent for. */
public final class InvalidCursorException extends RuntimeException {
    private static final long serialVersionUID = 1L;

    InvalidCursorException() {
        super("the cursor is none of this list");
    }
}
