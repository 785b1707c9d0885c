package com.therapyclaims.aws.callers;

import static org.assertj.core.api.Assertions.assertThat;

import java.security.SecureRandom;
import java.util.HashSet;
import java.util.Set;
import org.junit.jupiter.api.Test;

class ApiKeyTest {

    /** SHA-256 of {@code abc}, from FIPS 180-4's examples. */
    @Test
    void theHashIsSha256InHexadecimal() {
        assertThat(new ApiKey("abc").hash())
                .isEqualTo("ba7816bf8f01cfea414140de5dae2223b00361a396177a9cb410ff61f20015ad");
    }

    @Test
    void aKeyMatchesItsOwnHashAlone() {
        var key = new ApiKey("abc");

        assertThat(key.matches(key.hash())).isTrue();
        assertThat(key.matches(new ApiKey("abd").hash())).isFalse();
        assertThat(key.matches("")).isFalse();
    }

    @Test
    void randomKeysHold256BitsAndDiffer() {
        var random = new SecureRandom();
        Set<String> keys = new HashSet<>();
        for (int i = 0; i < 1000; i++) {
            keys.add(ApiKey.random(random).secret());
        }

        assertThat(keys).hasSize(1000).allMatch(key -> key.matches("tc_[A-Za-z0-9_-]{43}"));
    }

    @Test
    void theTextFormHidesTheKey() {
        assertThat(new ApiKey("secret")).asString().doesNotContain("secret");
    }
}
