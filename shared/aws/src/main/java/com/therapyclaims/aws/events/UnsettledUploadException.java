package com.therapyclaims.aws.events;

/**
 * An event of uploads has to come again. Lambda writes an exception's message and causes to the log, and its message to the
 * dead-letter queue: this one has a text of its own and no cause.
 */
public final class UnsettledUploadException extends RuntimeException {
    UnsettledUploadException() {
        super("an upload could not be settled; the log says where it failed");
    }
}
