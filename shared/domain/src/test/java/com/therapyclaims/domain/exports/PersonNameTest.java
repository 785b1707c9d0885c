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
                "Beth Jones, NP-C|Jones|Beth|",
                "Anna Smith, PT, DPT, CHT|Smith|Anna|",
                "Anna Smith, XYZ-9|Smith|Anna|",
                "John Smith Jr.|Smith|John|",
                "Smith, John, III|Smith|John|",
                "Kim Do|Do|Kim|",
                "Kim Jones DO|Jones|Kim|",
                "Garcia Lopez, Maria|Garcia Lopez|Maria|",
                "GARCIA LOPEZ, MARIA|GARCIA LOPEZ|MARIA|",
                "van der Berg, Anna|van der Berg|Anna|",
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
