package com.therapyclaims.domain.rules;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import com.therapyclaims.domain.money.Money;
import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.stream.Stream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

class TextTest {

    static Stream<Arguments> sentences() {
        return Stream.of(
                of("nothing to put in"),
                of(""),
                of("%s", "a"),
                of("%s%s: %d of %s", "a", Money.of("27.8"), 12, LocalDate.of(2026, 8, 3)),
                of("%d%% of %s = %s.", 20L, new BigDecimal("1E+2"), "100%"),
                of("%%"),
                of("%s stays %s", "%d", "$1 \\"));
    }

    @ParameterizedTest
    @MethodSource("sentences")
    void isWhatTheFormatterMakes(String template, Object[] figures) {
        assertThat(Text.of(template, figures)).isEqualTo(String.format(template, figures));
    }

    static Stream<Arguments> misfits() {
        return Stream.of(of("%s and %s", "a"), of("%s", "a", "b"), of("%d", "a"), of("%.2f", 1.5), of("100%"));
    }

    @ParameterizedTest
    @MethodSource("misfits")
    void figuresThatDoNotFitAreRefused(String template, Object[] figures) {
        assertThatIllegalArgumentException().isThrownBy(() -> Text.of(template, figures));
    }

    private static Arguments of(String template, Object... figures) {
        return Arguments.of(template, figures);
    }
}
