package com.therapyclaims.domain.notes;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** What stands behind a phrase may deny it. */
class NegationTest {
    private static final String PHRASE = "quad sets";

    private static boolean isDeniedBy(String words) {
        return Negation.covers(PHRASE + words, 0, PHRASE.length());
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "deferred",
                "declined",
                "refused",
                "withheld",
                "on hold",
                "held today",
                "held due to pain",
                "discontinued",
                "d/c'd",
                "omitted",
                "unnecessary",
                "unremarkable",
                "resolved",
                "absent",
                "n/a",
                "not applicable",
                "not performed",
                "no longer needed",
                "never given",
                "was not yet tolerated",
                "were deferred",
                "is not indicated",
                "are no longer required",
                "being withheld",
                "NOT DONE"
            })
    void everyDenialBehindItCounts(String denial) {
        assertThat(isDeniedBy(" " + denial)).isTrue();
        assertThat(isDeniedBy(": " + denial + ".")).isTrue();
        assertThat(isDeniedBy(", exercise " + denial)).isTrue();
        assertThat(isDeniedBy(" - home exercise\t" + denial)).isTrue();
    }

    @ParameterizedTest
    @CsvSource({
        "' 3x10, deferred'",
        "' with cues for control deferred'",
        "' completed'",
        "' tolerated well'",
        "' (deferred)'",
        "''"
    })
    void whatIsFurtherAwayOrNoDenialDoesNot(String words) {
        assertThat(isDeniedBy(words)).isFalse();
    }
}
