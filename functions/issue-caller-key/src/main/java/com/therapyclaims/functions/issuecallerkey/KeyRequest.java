package com.therapyclaims.functions.issuecallerkey;

import com.therapyclaims.aws.callers.ApiKey;
import com.therapyclaims.aws.callers.Caller;
import com.therapyclaims.aws.callers.Role;
import com.therapyclaims.http.PrimedFunction;
import com.therapyclaims.http.json.Fault;
import com.therapyclaims.http.json.Fields;
import com.therapyclaims.http.json.InvalidRequestException;
import com.therapyclaims.http.json.Kind;
import com.therapyclaims.http.json.Kinds;
import com.therapyclaims.http.json.MalformedJsonException;
import com.therapyclaims.http.json.Requests;
import java.time.Instant;
import java.util.Arrays;
import java.util.Optional;
import java.util.stream.Collectors;

/**
 * The operator's request for a key: {@code {"practiceId","role","name","expiresAt"?,"key"?}}.
 *
 * @param key a key of the operator's own choice, for demo callers on one machine alone
 */
record KeyRequest(String practiceId, Role role, String name, Optional<Instant> expiresAt, Optional<ApiKey> key) {
    /** A practice's id stands in object keys and item keys, so it holds no separator of either. */
    private static final Kind<String> PRACTICE_ID = Kinds.formed(
            "[a-z0-9][a-z0-9-]{0,62}",
            "must be 1 to 63 lower-case letters, digits and hyphens, and begin with no hyphen",
            "practice");

    private static final Kind<Role> ROLE = Kinds.formed(
                    Arrays.stream(Role.values()).map(Role::value).collect(Collectors.joining("|")),
                    "must be biller, read-only or platform-operator",
                    Role.READ_ONLY.value())
            .as(role -> Role.named(role).orElseThrow());

    private static final int LONGEST_NAME = 100;
    private static final int LONGEST_KEY = 200;

    /**
     * Reads a request.
     *
     * @param now a key that expires before it is issued is refused
     * @throws RefusedKeyRequestException if the request is not valid; it names every fault and repeats nothing
     */
    static KeyRequest read(String event, Instant now) {
        try {
            return Requests.read(event, Kinds.object(fields -> request(fields, now)));
        } catch (MalformedJsonException e) {
            throw new RefusedKeyRequestException(e.getMessage());
        } catch (InvalidRequestException e) {
            throw new RefusedKeyRequestException(e.inOneLine());
        }
    }

    private static KeyRequest request(Fields fields, Instant now) {
        KeyRequest request = new KeyRequest(
                fields.required("practiceId", PRACTICE_ID),
                fields.required("role", ROLE),
                fields.required("name", Kinds.text(LONGEST_NAME)),
                fields.optional("expiresAt", Kinds.INSTANT),
                fields.optional("key", Kinds.text(LONGEST_KEY)).map(ApiKey::new));
        if (PrimedFunction.isReserved(request.practiceId)) {
            fields.fault("practiceId", Fault.Kind.ENUM, "is reserved: functions are primed in its name");
        }
        if (request.expiresAt.filter(expiry -> !expiry.isAfter(now)).isPresent()) {
            fields.fault("expiresAt", Fault.Kind.RANGE, "must lie ahead");
        }
        return request;
    }

    /** The caller to be registered. */
    Caller caller(Instant createdAt) {
        return new Caller(practiceId, role, name, createdAt, expiresAt, false);
    }
}
