package com.therapyclaims.domain.codes;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.stream.IntStream;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.IntRange;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class NpiTest {

    @Test
    void cmsSpecimenIsValid() {
        assertThat(Npi.isValid("1234567893")).isTrue();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "123456789",
                "12345678930",
                "1234567890",
                "123456789X",
                "3234567891",
                "0234567894",
                "12345 7893",
                "١234567893"
            })
    void anythingElseIsNot(String text) {
        assertThat(Npi.isValid(text)).isFalse();
    }

    /** The plain Luhn algorithm over the whole number with its prefix, from the right, as ISO/IEC 7812 writes it. */
    @Property
    void theConstantStandsForThePrefix(@ForAll @IntRange(min = 100_000_000, max = 299_999_999) int stem) {
        for (int check = 0; check < 10; check++) {
            String npi = stem + String.valueOf(check);
            assertThat(Npi.isValid(npi)).as(npi).isEqualTo(luhn("80840" + npi));
        }
    }

    @Property
    void everyWrongDigitIsFound(
            @ForAll @IntRange(min = 100_000_000, max = 299_999_999) int stem,
            @ForAll @IntRange(min = 0, max = 9) int place,
            @ForAll @IntRange(min = 1, max = 9) int change) {
        String npi = IntStream.range(0, 10)
                .mapToObj(check -> stem + String.valueOf(check))
                .filter(Npi::isValid)
                .findFirst()
                .orElseThrow();
        char wrong = (char) ('0' + (npi.charAt(place) - '0' + change) % 10);

        assertThat(Npi.isValid(npi.substring(0, place) + wrong + npi.substring(place + 1)))
                .isFalse();
    }

    private static boolean luhn(String number) {
        int sum = 0;
        for (int fromRight = 0; fromRight < number.length(); fromRight++) {
            int digit = number.charAt(number.length() - 1 - fromRight) - '0';
            int counted = fromRight % 2 == 1 ? digit * 2 : digit;
            sum += counted / 10 + counted % 10;
        }
        return sum % 10 == 0;
    }
}
