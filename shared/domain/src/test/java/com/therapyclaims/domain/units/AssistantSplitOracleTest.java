package com.therapyclaims.domain.units;

import static org.assertj.core.api.Assertions.assertThat;

import com.therapyclaims.domain.codes.Discipline;
import com.therapyclaims.domain.codes.FurnishedBy;
import com.therapyclaims.domain.rules.Explanation;
import com.therapyclaims.domain.rules.Finding;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

/**
 * CQ against CMS's sentences, for every split of one code up to an hour each, alone and beside the therapist's codes
 * whose few minutes bring a unit more: one of 4 to 7 minutes, two of 3, three of 2, seven of 1. Together they leave two
 * units to every number of shared minutes that can have two.
 */
class AssistantSplitOracleTest {
    private static final int MOST_MINUTES = 60;
    private static final List<String> OTHER_CODES =
            List.of("97112", "97113", "97116", "97140", "97530", "97535", "97542");

    private final UnitCounter counter = new UnitCounter();

    /** Codes beside 97110 that the therapist furnishes, and the minutes of each. */
    private record Beside(int codes, int minutes) {
        static final Beside NOTHING = new Beside(0, 0);
        static final List<Beside> ALL = List.of(
                NOTHING,
                new Beside(1, 7),
                new Beside(1, 6),
                new Beside(1, 5),
                new Beside(1, 4),
                new Beside(2, 3),
                new Beside(3, 2),
                new Beside(7, 1));
    }

    @Test
    void from2022TheTherapistsEightMinutesDecideFirst() {
        everySplit(LocalDate.of(2026, 3, 2), Beside.NOTHING, true);
    }

    @Test
    void from2022BesideOtherCodes() {
        Beside.ALL.forEach(beside -> everySplit(LocalDate.of(2022, 1, 1), beside, true));
    }

    @Test
    void in2020And2021TheTenthAloneDecidesTheLastUnit() {
        Beside.ALL.forEach(beside -> everySplit(LocalDate.of(2021, 12, 31), beside, false));
        everySplit(LocalDate.of(2020, 1, 1), Beside.NOTHING, false);
    }

    @Test
    void everyTwoLeftoverUnitsOfFewerThan23SharedMinutesAreFlaggedForReview() {
        Set<Integer> shared = new HashSet<>();
        for (var beside : Beside.ALL) {
            for (int therapist = 1; therapist < 15; therapist++) {
                for (int assistant = 1; assistant < 15; assistant++) {
                    var count = count(LocalDate.of(2026, 3, 2), therapist, assistant, beside);
                    boolean silent = units(count, false) == 2 && therapist + assistant < 23;
                    assertThat(count.explanation().stream()
                                    .map(Explanation::rule)
                                    .anyMatch("CQ-8"::equals))
                            .as("CQ-8: therapist %d, assistant %d, %s", therapist, assistant, beside)
                            .isEqualTo(silent);
                    assertThat(count.findings().stream().map(Finding::code).anyMatch("UNITS.ASSUMPTION"::equals))
                            .as("flagged: therapist %d, assistant %d, %s", therapist, assistant, beside)
                            .isEqualTo(silent);
                    if (silent) {
                        shared.add(therapist + assistant);
                    }
                }
            }
        }
        assertThat(shared)
                .containsExactlyInAnyOrderElementsOf(
                        IntStream.rangeClosed(16, 22).boxed().toList());
    }

    private void everySplit(LocalDate date, Beside beside, boolean eightMinuteException) {
        for (int therapist = 0; therapist <= MOST_MINUTES; therapist++) {
            for (int assistant = 0; assistant <= MOST_MINUTES; assistant++) {
                var count = count(date, therapist, assistant, beside);
                assertThat(units(count, true))
                        .as("%s: therapist %d, assistant %d, %s", date, therapist, assistant, beside)
                        .isEqualTo(assistantsUnits(units(count, false), therapist, assistant, eightMinuteException));
            }
        }
    }

    private static int units(UnitCount count, boolean onlyAssistants) {
        return count.lines().stream()
                .filter(line -> line.code().equals("97110") && (line.assistant() || !onlyAssistants))
                .mapToInt(UnitLine::units)
                .sum();
    }

    /**
     * How many of the units carry CQ: full units to who furnished them; of two that are left one to each side; a last
     * one by the 8-minute exception, where it applies, and by the tenth where it does not.
     */
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
        assertThat(left).as("units nobody's minutes stand for").isBetween(0, 1);
        boolean someoneHasEight = therapistLeft >= 8 || assistantLeft >= 8;
        boolean lastIsAssistants;
        if (eightMinuteException && someoneHasEight) {
            lastIsAssistants = therapistLeft < 8;
        } else {
            lastIsAssistants = assistantLeft * 10 > therapistLeft + assistantLeft;
        }
        return marked + ((left == 1 && lastIsAssistants) ? 1 : 0);
    }

    private UnitCount count(LocalDate date, int therapist, int assistant, Beside beside) {
        var services = new ArrayList<>(List.of(
                new ServiceMinutes("97110", therapist, FurnishedBy.THERAPIST, Discipline.PT),
                new ServiceMinutes("97110", assistant, FurnishedBy.ASSISTANT, Discipline.PT)));
        for (var code : OTHER_CODES.subList(0, beside.codes())) {
            services.add(new ServiceMinutes(code, beside.minutes(), FurnishedBy.THERAPIST, Discipline.PT));
        }
        return counter.count(new UnitRequest(date, UnitRule.CMS_8_MINUTE, services, List.of("97110")));
    }
}
