package com.therapyclaims.domain.notes;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.LocalDate;
import java.util.Optional;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class PlanTimesTest {
    private static final LocalDate FIRST = LocalDate.of(2025, 1, 6);

    @ParameterizedTest
    @CsvSource({
        "8 weeks, 2025-03-02",
        "8 wks, 2025-03-02",
        "eight weeks, 2025-03-02",
        "56 days, 2025-03-02",
        "2 months, 2025-03-05",
        "x 6 weeks, 2025-02-16",
        "2x/wk/6wks, 2025-02-16",
        "x6 weeks, 2025-02-16",
        "six (6) weeks, 2025-02-16",
        "ten weeks, 2025-03-16",
        "thirty days, 2025-02-04",
        "forty-five days, 2025-02-19",
        "twenty-four weeks, 2025-06-22",
        "twenty four weeks, 2025-06-22",
        "4-6 weeks, 2025-02-16",
        "four to six weeks, 2025-02-16",
        "four-six weeks, 2025-02-16"
    })
    void theFirstDayOfThePlanIsDayOne(String words, LocalDate last) {
        PlanBuilder plan = PlanBuilder.from("2025-01-06").lasting(words);

        assertThat(PlanTimes.lastDay(plan.build(), FIRST)).contains(last);
    }

    @ParameterizedTest
    @ValueSource(strings = {"until goals are met", "1.5 months", "4.5 weeks", "2 1/2 weeks"})
    void wordsThatNameNoTimeOrAFractionGiveNone(String words) {
        assertThat(PlanTimes.lastDay(
                        PlanBuilder.from("2025-01-06").lasting(words).build(), FIRST))
                .isEmpty();
    }

    @ParameterizedTest
    @CsvSource({
        "2/week, 2",
        "2x/week, 2",
        "3 times per week, 3",
        "2-3x/wk, 3",
        "twice a week, 2",
        "once weekly, 1",
        "5 visits per week, 5",
        "daily, 7",
        "2 x week x 8 weeks, 2"
    })
    void theMostVisitsAWeekCount(String words, int visits) {
        PlanBuilder plan = PlanBuilder.from("2025-01-06");
        plan.frequency = Optional.of(words);

        assertThat(PlanTimes.visitsAWeek(plan.build())).contains(visits);
    }
}
