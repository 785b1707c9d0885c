package com.therapyclaims.aws.callers;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class CallerTest {
    private static final Instant NOON = Instant.parse("2026-03-02T12:00:00Z");

    @Test
    void aKeyWithoutExpiryStaysActive() {
        assertThat(caller(Optional.empty(), false).isActive(Instant.MAX)).isTrue();
    }

    @Test
    void aKeyOpensNothingFromItsExpiryOn() {
        var caller = caller(Optional.of(NOON), false);

        assertThat(caller.isActive(NOON.minusMillis(1))).isTrue();
        assertThat(caller.isActive(NOON)).isFalse();
    }

    @Test
    void aRevokedKeyOpensNothing() {
        assertThat(caller(Optional.empty(), true).isActive(NOON)).isFalse();
    }

    private static Caller caller(Optional<Instant> expiresAt, boolean revoked) {
        return new Caller("demo", Role.BILLER, "front desk", NOON.minusSeconds(60), expiresAt, revoked);
    }
}
