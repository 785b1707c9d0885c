package com.therapyclaims.http;

import com.therapyclaims.http.json.Fault;
import java.util.List;
import java.util.Optional;

/** The header {@code Idempotency-Key}: the caller's own name for a request that writes. */
public final class IdempotencyHeader {
    private static final int LONGEST = 128;

    private IdempotencyHeader() {}

    /**
     * The caller's key of this request, or the one we made for an item of another request.
     *
     * @throws ProblemException 400 if it is required and missing, longer than 128 characters or with control characters,
     *     which the keys of items alone have
     */
    public static Optional<String> of(ApiRequest request, boolean required) throws ProblemException {
        if (request.itemKey().isPresent()) {
            return request.itemKey();
        }
        Optional<String> key = request.header("Idempotency-Key").filter(value -> !value.isBlank());
        if (key.isEmpty() && required) {
            throw fault(Fault.Kind.REQUIRED, "Send the header Idempotency-Key, a new one for each new claim.");
        }
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
