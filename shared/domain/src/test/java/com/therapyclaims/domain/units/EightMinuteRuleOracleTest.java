package com.therapyclaims.domain.units;

import static org.assertj.core.api.Assertions.assertThat;

import com.therapyclaims.domain.codes.Discipline;
import com.therapyclaims.domain.codes.FurnishedBy;
import com.therapyclaims.domain.rules.Finding;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Random;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

/** The 8-minute rule against every way to bill that the manual allows. */
class EightMinuteRuleOracleTest {
    private static final LocalDate DATE = LocalDate.of(2026, 3, 2);
    private static final List<String> CODES = List.of("97110", "97140", "97112", "97035");
    private static final int MOST_MINUTES = 60;

    private final UnitCounter counter = new UnitCounter();

    @Test
    void theTotalFollowsTheChartUpToADay() {
        for (int minutes = 0; minutes <= 24 * 60; minutes++) {
            assertThat(count(List.of(minutes), List.of()).timedUnits()).isEqualTo(ManualOracle.chart(minutes));
        }
    }

    @Test
    void everyMultisetOfUpToThreeCodes() {
        for (int one = 0; one <= MOST_MINUTES; one++) {
            compare(List.of(one));
            for (int two = one; two <= MOST_MINUTES; two++) {
                compare(List.of(one, two));
                for (int three = two; three <= MOST_MINUTES; three++) {
                    compare(List.of(one, two, three));
                }
            }
        }
    }

    @Test
    void samplesOfFourCodesInAnyOrder() {
        var random = new Random(2026);
        for (int sample = 0; sample < 10_000; sample++) {
            compare(IntStream.range(0, 4)
                    .mapToObj(_ -> random.nextInt(MOST_MINUTES + 1))
                    .toList());
        }
    }

    @Test
    void everyAllowedWayCanBeChosen() {
        var random = new Random(8);
        for (int sample = 0; sample < 1_000; sample++) {
            var minutes =
                    IntStream.range(0, 4).mapToObj(_ -> random.nextInt(24)).toList();
            for (var way : ManualOracle.allowed(minutes)) {
                var preferred = preferred(minutes, way);
                assertThat(units(count(minutes, preferred)))
                        .as("%s preferring %s", minutes, preferred)
                        .isEqualTo(way);
            }
        }
    }

    /** Codes that have a unit beyond their full blocks in this way to bill: the therapist names those. */
    private static List<String> preferred(List<Integer> minutes, List<Integer> way) {
        var named = new ArrayList<String>();
        for (int place = 0; place < way.size(); place++) {
            if (way.get(place) > minutes.get(place) / 15) {
                named.add(CODES.get(place));
            }
        }
        Collections.reverse(named);
        return named;
    }

    private void compare(List<Integer> minutes) {
        var count = count(minutes, List.of());
        var allowed = ManualOracle.allowed(minutes);
        assertThat(units(count)).as("%s", minutes).isIn(allowed);
        assertThat(count.ties().isEmpty())
                .as("%s is a tie exactly if the manual allows several ways", minutes)
                .isEqualTo(allowed.size() == 1);
        assertThat(count.findings().stream().map(Finding::code).toList())
                .isEqualTo(allowed.size() == 1 ? List.of() : List.of("UNITS.TIE_NEEDS_CHOICE"));
    }

    private UnitCount count(List<Integer> minutes, List<String> tieChoice) {
        var services = IntStream.range(0, minutes.size())
                .mapToObj(place ->
                        new ServiceMinutes(CODES.get(place), minutes.get(place), FurnishedBy.THERAPIST, Discipline.PT))
                .toList();
        return counter.count(new UnitRequest(DATE, UnitRule.CMS_8_MINUTE, services, tieChoice));
    }

    /** Units of each code, 0 for one without a line. */
    private static List<Integer> units(UnitCount count) {
        return CODES.stream()
                .limit(count.lines().size() + (long) count.unbilled().size())
                .map(code -> count.lines().stream()
                        .filter(line -> line.code().equals(code))
                        .mapToInt(UnitLine::units)
                        .sum())
                .toList();
    }
}
