package com.therapyclaims.domain.schedules;

/** Bytes that are no snapshot of the expected kind: of another format, cut off or altered. */
public final class SnapshotException extends IllegalArgumentException {
    private static final long serialVersionUID = 1L;

    SnapshotException(String message) {
        super(message);
    }
}
