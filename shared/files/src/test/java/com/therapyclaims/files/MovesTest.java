package com.therapyclaims.files;

import static org.assertj.core.api.Assertions.assertThat;

import com.therapyclaims.domain.schedules.ScheduleUpload.Problem;
import java.math.BigDecimal;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class MovesTest {
    private static final BigDecimal BEFORE = new BigDecimal("10.00");

    private static Problems moved(int codes, int of, String now) {
        Moves moves = new Moves();
        IntStream.range(0, of)
                .forEach(code ->
                        moves.compare("%05d".formatted(code), "", BEFORE, code < codes ? new BigDecimal(now) : BEFORE));
        Problems problems = new Problems();
        moves.report(problems);
        return problems;
    }

    @Test
    void aMoveOfFortyPercentIsNoneAndOfACentMoreIsOne() {
        assertThat(moved(1, 1, "14.00").warnings()).isEmpty();
        assertThat(moved(1, 1, "6.00").warnings()).isEmpty();
        assertThat(moved(1, 1, "14.01").warnings())
                .extracting(Problem::message)
                .containsExactly("The fee of 00000 moves by 40%, from 10.00 to 14.01.");
    }

    @Test
    void thousandsOfMovesRefuseAFileOfAnySize() {
        assertThat(moved(1_000, 10_000, "20.00").anyFault()).isFalse();
        assertThat(moved(1_001, 10_000, "20.00").faults())
                .extracting(Problem::message)
                .singleElement()
                .asString()
                .startsWith("1001 of 10000 fees move by more than 40% against the version in force");
    }

    @Test
    void mostFeesOfASmallFileMovingRefuseIt() {
        assertThat(moved(20, 20, "20.00").anyFault()).isFalse();
        assertThat(moved(21, 41, "20.00").anyFault()).isTrue();
    }

    @Test
    void warningsAreCappedWithTheirCount() {
        assertThat(moved(500, 5_000, "20.00").warnings())
                .hasSize(Problems.KEPT)
                .last()
                .satisfies(problem -> assertThat(problem.message())
                        .isEqualTo("There are 500 warnings in all; the first 99 stand here."));
    }
}
