package com.therapyclaims.domain.units;

import static org.assertj.core.api.Assertions.assertThat;

import com.therapyclaims.domain.codes.Discipline;
import com.therapyclaims.domain.codes.FurnishedBy;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

/**
 * CQ against CMS's sentences, tried in their order on minutes taken away one full unit at a time, for every split of one
 * code up to an hour each, alone and beside a code whose minutes bring a unit more.
 */
class AssistantSplitOracleTest {
    private static final int MOST_MINUTES = 60;

    private final UnitCounter counter = new UnitCounter();

    @Test
    void from2022TheTherapistsEightMinutesDecideFirst() {
        everySplit(LocalDate.of(2026, 3, 2), 0, true);
    }

    @Test
    void from2022BesideAnotherCode() {
        everySplit(LocalDate.of(2022, 1, 1), 7, true);
    }

    @Test
    void in2020And2021TheTenthAloneDecides() {
        everySplit(LocalDate.of(2020, 1, 1), 0, false);
        everySplit(LocalDate.of(2021, 12, 31), 7, false);
    }

    private void everySplit(LocalDate date, int beside, boolean eightMinuteException) {
        for (int therapist = 0; therapist <= MOST_MINUTES; therapist++) {
            for (int assistant = 0; assistant <= MOST_MINUTES; assistant++) {
                var count = count(date, therapist, assistant, beside);
                int units = count.lines().stream()
                        .filter(line -> line.code().equals("97110"))
                        .mapToInt(UnitLine::units)
                        .sum();
                int marked = count.lines().stream()
                        .filter(line -> line.code().equals("97110") && line.assistant())
                        .mapToInt(UnitLine::units)
                        .sum();
                assertThat(marked)
                        .as("%s: therapist %d, assistant %d, beside %d", date, therapist, assistant, beside)
                        .isEqualTo(assistantsUnits(units, therapist, assistant, eightMinuteException));
            }
        }
    }

    /** How many of the units carry CQ. */
    private static int assistantsUnits(int units, int therapist, int assistant, boolean eightMinuteException) {
        int left = units;
        int marked = 0;
        int therapistLeft = therapist;
        int assistantLeft = assistant;
        for (; therapistLeft >= 15; therapistLeft -= 15) {
            left--;
        }
        for (; assistantLeft >= 15; assistantLeft -= 15) {
            left--;
            marked++;
        }
        if (left == 2) {
            return marked + 1;
        }
        boolean someoneHasEight = therapistLeft >= 8 || assistantLeft >= 8;
        boolean lastIsAssistants;
        if (eightMinuteException && someoneHasEight) {
            lastIsAssistants = therapistLeft < 8;
        } else {
            lastIsAssistants = assistantLeft * 10 > therapistLeft + assistantLeft;
        }
        return marked + ((left == 1 && lastIsAssistants) ? 1 : 0);
    }

    private UnitCount count(LocalDate date, int therapist, int assistant, int beside) {
        var services = new ArrayList<>(List.of(
                new ServiceMinutes("97110", therapist, FurnishedBy.THERAPIST, Discipline.PT),
                new ServiceMinutes("97110", assistant, FurnishedBy.ASSISTANT, Discipline.PT)));
        if (beside > 0) {
            services.add(new ServiceMinutes("97140", beside, FurnishedBy.THERAPIST, Discipline.PT));
        }
        return counter.count(new UnitRequest(date, UnitRule.CMS_8_MINUTE, services, List.of("97110")));
    }
}
