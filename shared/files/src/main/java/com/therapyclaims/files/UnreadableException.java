package com.therapyclaims.files;

/** The bytes are not what their form promises; the message is for the uploader. */
final class UnreadableException extends RuntimeException {
    private static final long serialVersionUID = 1L;

    private final int row;

    UnreadableException(int row, String message) {
        super(message);
        this.row = row;
    }

    UnreadableException(String message) {
        this(0, message);
    }

    int row() {
        return row;
    }
}
