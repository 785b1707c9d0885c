package com.therapyclaims.aws.callers;

import java.time.Instant;
import java.util.Optional;

/**
 * The owner of an API key.
 *
 * @param practiceId whose claims the key opens
 * @param name tells a practice's keys apart, for people
 * @param expiresAt from this moment on the key opens nothing
 * @param revoked whether the key was withdrawn
 */
public record Caller(
        String practiceId, Role role, String name, Instant createdAt, Optional<Instant> expiresAt, boolean revoked) {

    /** Whether the key opens anything at this moment. */
    public boolean isActive(Instant now) {
        return !revoked && expiresAt.map(now::isBefore).orElse(true);
    }
}
