package com.therapyclaims.files;

/** A key that is no place for an upload; the message tells the uploader what the place is. */
public final class UploadKeyException extends IllegalArgumentException {
    private static final long serialVersionUID = 1L;

    UploadKeyException(String message) {
        super(message);
    }
}
