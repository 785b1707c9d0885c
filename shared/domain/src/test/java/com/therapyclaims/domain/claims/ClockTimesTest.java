package com.therapyclaims.domain.claims;

import static com.therapyclaims.domain.codes.Discipline.OT;
import static com.therapyclaims.domain.codes.Discipline.PT;
import static com.therapyclaims.domain.codes.Discipline.SLP;
import static org.assertj.core.api.Assertions.assertThat;

import com.therapyclaims.domain.rules.Coverage;
import com.therapyclaims.domain.rules.Finding;
import com.therapyclaims.domain.rules.Severity;
import com.therapyclaims.domain.units.UnitCounter;
import com.therapyclaims.domain.units.UnitRequest;
import com.therapyclaims.domain.units.UnitRule;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Claims Processing Manual ch. 5 s. 20.3: a patient's minute is treatment once, whoever treats (U-8, U-10). */
class ClockTimesTest {
    private final List<Finding> findings = new ArrayList<>();
    private final List<Coverage> coverage = new ArrayList<>();

    @Test
    void twoServicesOfADisciplineAtOneTimeOverlap() {
        check(new TestVisit().timed(PT, "97110", 15, "09:00", "09:15").timed(PT, "97140", 15, "09:10", "09:25"));

        assertThat(findings).singleElement().satisfies(finding -> {
            assertThat(finding.code()).isEqualTo("TIME.SEGMENT_OVERLAP");
            assertThat(finding.severity()).isEqualTo(Severity.ERROR);
            assertThat(finding.pointer()).isEqualTo("/claim/services/1/segments/0");
            assertThat(finding.message())
                    .isEqualTo("97140 (service 2) from 09:10 to 09:25 overlaps 97110 (service 1).");
        });
    }

    @Test
    void servicesOneAfterTheOtherDoNot() {
        check(new TestVisit()
                .timed(PT, "97110", 25, "09:00", "09:15", "09:30", "09:40")
                .timed(PT, "97140", 15, "09:15", "09:30"));

        assertThat(findings).isEmpty();
        assertThat(judged()).isTrue();
    }

    @Test
    void anySegmentOfAServiceCounts() {
        check(new TestVisit()
                .timed(PT, "97110", 15, "09:00", "09:15")
                .timed(PT, "97140", 25, "08:30", "08:40", "09:05", "09:20"));

        assertThat(findings).extracting(Finding::pointer).containsExactly("/claim/services/1/segments/1");
    }

    @Test
    void twoDisciplinesThatEachCountTheWholeCoTreatmentCountItTwice() {
        check(new TestVisit().timed(PT, "97110", 30, "09:00", "09:30").timed(OT, "97530", 30, "09:00", "09:30"));

        assertThat(findings).singleElement().satisfies(finding -> {
            assertThat(finding.code()).isEqualTo("TIME.SEGMENT_OVERLAP");
            assertThat(finding.message()).contains("another discipline: 60 minutes are counted of 30 of the clock");
            assertThat(finding.fix()).contains("split the minutes");
        });
    }

    @Test
    void twoDisciplinesMaySplitACoTreatment() {
        check(new TestVisit().timed(PT, "97110", 15, "09:00", "09:30").timed(OT, "97530", 15, "09:00", "09:30"));

        assertThat(findings).isEmpty();
    }

    @Test
    void threeDisciplinesSplitTheMinutesOfOneTime() {
        check(new TestVisit()
                .timed(PT, "97110", 15, "09:00", "09:30")
                .timed(OT, "97530", 15, "09:00", "09:30")
                .timed(SLP, "97129", 15, "09:00", "09:30"));

        assertThat(findings).extracting(Finding::pointer).containsExactly("/claim/services/2/segments/0");
    }

    @Test
    void anEarlierClaimOfTheDayHoldsItsMinutesToo() {
        check(
                new TestVisit().timed(OT, "97530", 30, "09:00", "09:30"),
                new TestVisit().timed(PT, "97110", 30, "09:00", "09:30"));

        assertThat(findings).singleElement().satisfies(finding -> {
            assertThat(finding.pointer()).isEqualTo("/claim/services/0/segments/0");
            assertThat(finding.message()).contains("overlaps 97110 (claim earlier)");
        });
    }

    @ParameterizedTest
    @ValueSource(strings = {"97150", "G0283", "97550", "98980", "0791T"})
    void whatIsNotOneOnOneWithThePatientMayRunBeside(String code) {
        check(new TestVisit().timed(PT, "97116", 15, "09:00", "09:15").timed(PT, code, 15, "09:00", "09:15"));

        assertThat(findings).isEmpty();
        assertThat(judged()).isTrue();
    }

    @Test
    void withoutClockTimesItIsNotKnown() {
        check(new TestVisit().timed(PT, "97110", 15, "09:00", "09:15").timed(OT, "97530", 15));

        assertThat(findings).isEmpty();
        assertThat(coverage).singleElement().satisfies(clockTimes -> {
            assertThat(clockTimes.check()).isEqualTo("CLOCK_TIMES");
            assertThat(clockTimes.checked()).isFalse();
            assertThat(clockTimes.reason().orElseThrow()).contains("1 of the day's 2 one-on-one services");
        });
    }

    @Test
    void theOnlyServiceOfTheDayOverlapsNothing() {
        check(new TestVisit().timed(PT, "97110", 15));

        assertThat(judged()).isTrue();
    }

    private boolean judged() {
        return coverage.getFirst().checked();
    }

    private void check(TestVisit visit, TestVisit... earlier) {
        ClockTimes.check(
                visit.visit(),
                List.of(earlier).stream()
                        .map(TestVisit::visit)
                        .map(other -> new DayClaim(
                                "earlier",
                                Instant.EPOCH,
                                other,
                                new UnitCounter()
                                        .count(new UnitRequest(
                                                other.dateOfService(),
                                                UnitRule.CMS_8_MINUTE,
                                                VisitDiscipline.of(other).serviceMinutes(other),
                                                List.of())),
                                DayClaim.Filed.not(false)))
                        .toList(),
                findings,
                coverage);
    }
}
