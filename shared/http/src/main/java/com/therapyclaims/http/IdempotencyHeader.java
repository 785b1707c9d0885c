package com.therapyclaims.http;

import com.therapyclaims.http.json.Fault;
import java.util.List;
import java.util.Optional;

/** The header {@code Idempotency-Key}: the caller's own name for a request that writes. */
public final class IdempotencyHeader {
    private static final int LONGEST = 128;

    private IdempotencyHeader() {}

    /**
     * The key of a request that must have one.
     *
     * @throws ProblemException 400 if it is missing or unfit, as by {@link #ifSent}
     */
    public static String required(ApiRequest request) throws ProblemException {
        return ifSent(request)
                .orElseThrow(() ->
                        fault(Fault.Kind.REQUIRED, "Send the header Idempotency-Key, a new one for each new claim."));
    }

    /**
     * The caller's key of this request, or the one we made for an item of another request; empty if there is none.
     *
     * @throws ProblemException 400 if it is longer than 128 characters or has control characters, which the keys of items
     *     alone have
     */
    public static Optional<String> ifSent(ApiRequest request) throws ProblemException {
        if (request.itemKey().isPresent()) {
            return request.itemKey();
        }
        Optional<String> key = request.header("Idempotency-Key").filter(value -> !value.isBlank());
        if (key.filter(value -> value.length() > LONGEST).isPresent()) {
            throw fault(Fault.Kind.TOO_LONG, "The header Idempotency-Key has at most " + LONGEST + " characters.");
        }
        if (key.filter(value -> value.chars().anyMatch(Character::isISOControl)).isPresent()) {
            throw fault(Fault.Kind.FORMAT, "The header Idempotency-Key has no control characters.");
        }
        return key;
    }

    private static ProblemException fault(Fault.Kind code, String message) {
        return new ProblemException(Problem.invalidRequest(List.of(new Fault("", code, message))));
    }
}
