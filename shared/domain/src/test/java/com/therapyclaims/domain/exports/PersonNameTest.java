package com.therapyclaims.domain.exports;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** A name written in one piece, in the parts that forms ask for. */
class PersonNameTest {
    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "A. Smith|Smith|A.|",
                "Anna Maria Smith|Smith|Anna|Maria",
                "Smith, Anna M.|Smith|Anna|M.",
                "Dr. Anna van der Berg, DPT|van der Berg|Anna|",
                "Bob Jones MD|Jones|Bob|",
                "Jones, Bob, M.D.|Jones|Bob|",
                "Sukarno|Sukarno||",
            })
    void aNameIsTakenApart(String written, String last, String first, String middle) {
        PersonName name = PersonName.parse(written).orElseThrow();

        assertThat(name.last()).isEqualTo(last);
        assertThat(name.first().orElse(null)).isEqualTo(first);
        assertThat(name.middle().orElse(null)).isEqualTo(middle);
    }

    @Test
    void titlesAndCredentialsAloneAreNoName() {
        assertThat(PersonName.parse(" Dr. , PT ")).isEmpty();
    }
}
