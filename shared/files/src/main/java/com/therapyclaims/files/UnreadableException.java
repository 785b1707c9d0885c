package com.therapyclaims.files;

/** The bytes are not what their form promises; the message is for the uploader. */
public final class UnreadableException extends RuntimeException {
    private static final long serialVersionUID = 1L;

    private final int row;

    UnreadableException(int row, String message) {
        super(message);
        this.row = row;
    }

    UnreadableException(String message) {
        this(0, message);
    }

    /** The row it was noticed in; 0 if it is about the file as a whole. */
    public int row() {
        return row;
    }
}
