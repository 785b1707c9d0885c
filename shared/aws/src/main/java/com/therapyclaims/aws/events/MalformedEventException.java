package com.therapyclaims.aws.events;

/** An event lacks what it is about, or holds what is none; the message names the field. */
public final class MalformedEventException extends RuntimeException {
    /** Names the missing field. */
    public MalformedEventException(String field) {
        super("the event lacks " + field);
    }
}
