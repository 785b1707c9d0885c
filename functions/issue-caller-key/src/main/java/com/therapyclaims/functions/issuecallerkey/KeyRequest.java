package com.therapyclaims.functions.issuecallerkey;

import com.therapyclaims.aws.callers.ApiKey;
import com.therapyclaims.aws.callers.Caller;
import com.therapyclaims.aws.callers.Role;
import com.therapyclaims.aws.events.EventFields;
import java.io.InputStream;
import java.time.Instant;
import java.time.format.DateTimeParseException;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Pattern;

/**
 * The operator's request for a key.
 *
 * @param key a key of the operator's own choice, for demo callers on one machine alone
 */
record KeyRequest(String practiceId, Role role, String name, Optional<Instant> expiresAt, Optional<ApiKey> key) {
    /** A practice's id stands in object keys and item keys, so it holds no separator of either. */
    private static final Pattern PRACTICE_ID = Pattern.compile("[a-z0-9][a-z0-9-]{0,62}");

    private static final int LONGEST_NAME = 100;
    private static final Set<String> FIELDS = Set.of("practiceId", "role", "name", "expiresAt", "key");

    /**
     * Reads {@code {"practiceId","role","name","expiresAt"?,"key"?}}.
     *
     * @param now a key that expires before it is issued is refused
     * @throws RefusedKeyRequestException if the request is not valid; it names every fault
     */
    static KeyRequest read(InputStream event, Instant now) {
        Map<String, String> fields = EventFields.read(event);
        List<String> faults = new ArrayList<>();
        Set<String> unknown = new TreeSet<>(fields.keySet());
        unknown.removeAll(FIELDS);
        unknown.forEach(field -> faults.add(field + " is no field of this request"));

        String practiceId = fields.getOrDefault("practiceId", "");
        if (!PRACTICE_ID.matcher(practiceId).matches()) {
            faults.add("practiceId needs 1 to 63 lower-case letters, digits and hyphens, no hyphen first");
        }
        Optional<Role> role = Role.named(fields.getOrDefault("role", ""));
        if (role.isEmpty()) {
            faults.add("role needs to be biller, read-only or platform-operator");
        }
        String name = fields.getOrDefault("name", "");
        if (name.isBlank() || name.length() > LONGEST_NAME) {
            faults.add("name needs 1 to %d characters".formatted(LONGEST_NAME));
        }
        Optional<Instant> expiresAt = expiry(Optional.ofNullable(fields.get("expiresAt")), now, faults);
        Optional<String> key = Optional.ofNullable(fields.get("key"));
        if (key.filter(String::isBlank).isPresent()) {
            faults.add("key is empty");
        }
        if (!faults.isEmpty()) {
            throw new RefusedKeyRequestException(String.join("; ", faults));
        }
        return new KeyRequest(practiceId, role.orElseThrow(), name, expiresAt, key.map(ApiKey::new));
    }

    private static Optional<Instant> expiry(Optional<String> text, Instant now, List<String> faults) {
        try {
            Optional<Instant> expiresAt = text.map(Instant::parse);
            if (expiresAt.filter(expiry -> !expiry.isAfter(now)).isPresent()) {
                faults.add("expiresAt is past");
            }
            return expiresAt;
        } catch (DateTimeParseException e) {
            faults.add("expiresAt needs to be a UTC time such as 2027-01-31T00:00:00Z");
            return Optional.empty();
        }
    }

    /** The caller to be registered. */
    Caller caller(Instant createdAt) {
        return new Caller(practiceId, role, name, createdAt, expiresAt, false);
    }
}
