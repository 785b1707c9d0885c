package com.therapyclaims.local.runner.functions;

import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import java.nio.charset.StandardCharsets;

/** What came of an invocation. */
public sealed interface Outcome {

    /** The bytes that were answered. */
    byte[] payload();

    /** The function answered. */
    @SuppressWarnings("ArrayRecordComponent") // Made once, handed on, never compared.
    record Success(byte[] payload) implements Outcome {}

    /**
     * The function failed, or its environment did.
     *
     * @param type the kind of error, such as {@code java.lang.IllegalStateException} or {@code Sandbox.Timedout}
     * @param message what the error says
     * @param payload the error as Lambda answers it, JSON
     */
    @SuppressWarnings("ArrayRecordComponent") // Made once, handed on, never compared.
    record Failure(String type, String message, byte[] payload) implements Outcome {

        /** A failure of the environment, in Lambda's words. */
        static Failure of(String type, String message) {
            byte[] payload = JsonNodeFactory.instance
                    .objectNode()
                    .put("errorType", type)
                    .put("errorMessage", message)
                    .toString()
                    .getBytes(StandardCharsets.UTF_8);
            return new Failure(type, message, payload);
        }
    }
}
