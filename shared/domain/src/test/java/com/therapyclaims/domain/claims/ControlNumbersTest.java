package com.therapyclaims.domain.claims;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Numbers that a payer returns whole: at most 20 characters. */
class ControlNumbersTest {
    private static final String CLAIM = "0b6c2a54-1f3e-4c7d-9a21-5d8e7f60b1c2";

    @Test
    void aClaimsNumberIsTheFirstTwentyDigitsOfItsId() {
        assertThat(ControlNumbers.ofClaim(CLAIM))
                .isEqualTo("0B6C2A541F3E4C7D9A21")
                .hasSize(20);
    }

    @Test
    void aNumberThatComesBackLeadsToItsClaim() {
        assertThat(ControlNumbers.claimIdPrefix(ControlNumbers.ofClaim(CLAIM)))
                .hasValueSatisfying(
                        prefix -> assertThat(CLAIM).startsWith(prefix).hasSize(prefix.length() + 13));
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "0B6C2A541F3E4C7D9A2", "0B6C2A541F3E4C7D9A21-1", "PATIENT-77", "0B6C2A541F3E4C7D9AZZ"})
    void anotherSystemsNumberLeadsNowhere(String number) {
        assertThat(ControlNumbers.claimIdPrefix(number)).isEmpty();
    }
}
