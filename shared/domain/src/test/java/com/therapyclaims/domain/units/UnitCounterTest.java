package com.therapyclaims.domain.units;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.tuple;

import com.therapyclaims.domain.codes.Discipline;
import com.therapyclaims.domain.codes.FurnishedBy;
import com.therapyclaims.domain.rules.Coverage;
import com.therapyclaims.domain.rules.Explanation;
import com.therapyclaims.domain.rules.Finding;
import com.therapyclaims.domain.rules.Rule;
import java.time.LocalDate;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** What an answer says beside its figures; the figures are the conformance cases'. */
class UnitCounterTest {
    private final UnitCounter counter = new UnitCounter();

    @Test
    void aDayWithoutServicesHasNoUnits() {
        var count = counter.count(day(UnitRule.CMS_8_MINUTE));
        assertThat(count.lines()).isEmpty();
        assertThat(count.unbilled()).isEmpty();
        assertThat(count.byDiscipline()).isEmpty();
        assertThat(count.timedMinutes()).isZero();
    }

    @Test
    void minutesWithinAnotherServicesCountOnceInTheTotal() {
        var count = counter.count(day(UnitRule.CMS_8_MINUTE, therapist("97116", 30), therapist("0791T", 15)));
        assertThat(count.totalMinutes()).isEqualTo(30);
    }

    @Test
    void anUnknownCodeIsPointedAt() {
        var count = counter.count(day(UnitRule.CMS_8_MINUTE, therapist("97110", 15), therapist("12345", 15)));
        assertThat(count.findings()).singleElement().satisfies(finding -> {
            assertThat(finding.code()).isEqualTo("UNITS.UNKNOWN_CODE");
            assertThat(finding.pointer()).isEqualTo("/services/1");
            assertThat(finding.message()).contains("12345");
        });
    }

    @Test
    void aCodeOfFunctionalReportingIsToldAsSuch() {
        var count = counter.count(day(UnitRule.CMS_8_MINUTE, therapist("97110", 15), therapist("G8978", 0)));
        assertThat(count.findings()).singleElement().satisfies(finding -> {
            assertThat(finding.code()).isEqualTo("CODE.FUNCTIONAL_REPORTING_ENDED");
            assertThat(finding.pointer()).isEqualTo("/services/1");
        });
    }

    @Test
    void everyEntryOfAnotherDisciplinesCodeIsPointedAt() {
        var count = counter.count(day(UnitRule.CMS_8_MINUTE, therapist("97165", 15), therapist("97165", 20)));
        assertThat(count.findings().stream().map(Finding::pointer)).containsExactly("/services/0", "/services/1");
        assertThat(count.findings().stream().map(Finding::code)).containsOnly("CODE.DISCIPLINE_MISMATCH");
    }

    @Test
    void everyStepOfThirtyThreeAndSevenIsExplained() {
        var count = counter.count(day(UnitRule.CMS_8_MINUTE, therapist("97110", 33), therapist("97140", 7)));
        assertThat(count.explanation().stream().map(Explanation::rule))
                .containsExactly("U-1", "U-2", "U-3", "U-4", "U-11");
        assertThat(count.explanation().stream().map(Explanation::text))
                .anyMatch(text -> text.contains("40 minutes of timed codes support 3 units (38 to 52 minutes)"))
                .anyMatch(text -> text.contains("97140 takes a leftover unit with a remainder of 7 minutes"))
                .anyMatch(text -> text.contains("average 13.3 minutes"));
    }

    @Test
    void theShorterMonthCodeGivesWayToTheLongerOneWithItsAddOn() {
        var count = counter.count(
                day(UnitRule.CMS_8_MINUTE, therapist("98979", 10), therapist("98980", 15), therapist("98981", 10)));
        assertThat(count.lines()).extracting(UnitLine::code).containsExactly("98980");
    }

    @Test
    void theShorterMonthCodeDoesNotGiveWayToWhatAnotherDisciplineAddsUpTo() {
        var count = counter.count(day(
                UnitRule.CMS_8_MINUTE,
                therapist("98979", 12),
                therapist("98980", 12),
                new ServiceMinutes("98980", 12, FurnishedBy.THERAPIST, Discipline.OT)));
        assertThat(count.lines()).extracting(UnitLine::code).containsExactly("98979");
    }

    @Test
    void equalMinutesOfTherapistAndAssistantSayThatTheChoiceMovesTheModifier() {
        var count = counter.count(day(
                UnitRule.CMS_8_MINUTE,
                therapist("97110", 10),
                new ServiceMinutes("97140", 10, FurnishedBy.ASSISTANT, Discipline.PT)));
        assertThat(count.explanation().stream().map(Explanation::rule)).contains("U-5", "CQ-6");
        assertThat(count.findings())
                .singleElement()
                .satisfies(finding -> assertThat(finding.message()).contains("assistant modifier"));
    }

    @Test
    void whoFurnishedAnUntimedServiceIsNotKnownWhereTheMinutesOfOneAreMissing() {
        var count = counter.count(day(
                UnitRule.CMS_8_MINUTE,
                therapist("G0283", 15),
                new ServiceMinutes("G0283", 0, FurnishedBy.ASSISTANT, Discipline.PT)));

        assertThat(count.lines()).extracting(UnitLine::assistant).containsExactly(false);
        assertThat(count.findings()).singleElement().satisfies(finding -> {
            assertThat(finding.code()).isEqualTo("UNITS.ASSUMPTION");
            assertThat(finding.message()).contains("the minutes of one are missing");
        });
    }

    @Test
    void anAddOnWithoutAUnitDecidesNothingOfTheFirstCode() {
        var count = counter.count(day(
                UnitRule.CMS_8_MINUTE,
                therapist("97550", 30),
                new ServiceMinutes("97551", 5, FurnishedBy.ASSISTANT, Discipline.PT)));

        assertThat(count.lines())
                .extracting(UnitLine::code, UnitLine::minutes, UnitLine::assistant)
                .containsExactly(tuple("97550", 30, false));
        assertThat(count.unbilled())
                .extracting(UnbilledService::code, UnbilledService::minutes)
                .containsExactly(tuple("97551", 5));
    }

    @Test
    void minutesRecordedUnderOneCodeAloneDecideForBoth() {
        var count = counter.count(day(
                UnitRule.CMS_8_MINUTE,
                therapist("97550", 30),
                new ServiceMinutes("97550", 15, FurnishedBy.ASSISTANT, Discipline.PT)));

        assertThat(count.lines())
                .extracting(UnitLine::code, UnitLine::assistant)
                .containsExactly(tuple("97550", true), tuple("97551", true));
    }

    @Test
    void whatARequestCannotShowIsNotCalledChecked() {
        var coverage = counter.count(day(UnitRule.CMS_8_MINUTE, therapist("97110", 15)))
                .coverage();
        assertThat(coverage.stream().filter(Coverage::checked).map(Coverage::check))
                .containsExactly("UNITS", "CODE_CLOCKS", "ASSISTANT_MODIFIERS");
        assertThat(coverage.stream().filter(check -> !check.checked()))
                .hasSize(2)
                .allSatisfy(check -> assertThat(check.reason()).isPresent());
    }

    @Test
    void disciplinesStandInTheirOwnOrderWhateverTheNotes() {
        var count = counter.count(day(
                UnitRule.CMS_8_MINUTE,
                new ServiceMinutes("97129", 15, FurnishedBy.THERAPIST, Discipline.SLP),
                therapist("97110", 15)));
        assertThat(count.byDiscipline().keySet()).containsExactly(Discipline.PT, Discipline.SLP);
    }

    @Test
    void minutesOfSeveralDisciplinesAreTotalledApartWhichIsSaidToBeAssumed() {
        var count = counter.count(day(
                UnitRule.CMS_8_MINUTE,
                therapist("97110", 22),
                new ServiceMinutes("97530", 22, FurnishedBy.THERAPIST, Discipline.OT)));
        assertThat(count.timedUnits()).isEqualTo(2);
        assertThat(count.findings()).singleElement().satisfies(finding -> {
            assertThat(finding.code()).isEqualTo("UNITS.ASSUMPTION");
            assertThat(finding.message()).contains("44 minutes would give 3 units", "U-10");
        });
    }

    @Test
    void twoLeftoverUnitsOfFewerThan23SharedMinutesAreSplitWhichIsSaidToBeAssumed() {
        var count = counter.count(day(
                UnitRule.CMS_8_MINUTE,
                therapist("97110", 11),
                new ServiceMinutes("97110", 11, FurnishedBy.ASSISTANT, Discipline.PT),
                therapist("97140", 14),
                therapist("97112", 4)));
        assertThat(count.findings().stream().map(Finding::code)).contains("UNITS.ASSUMPTION");
        assertThat(count.explanation().stream().map(Explanation::rule)).contains("CQ-8");
        assertThat(count.lines().stream().filter(line -> line.code().equals("97110")))
                .extracting(UnitLine::units, UnitLine::assistant)
                .containsExactly(tuple(1, false), tuple(1, true));
    }

    @ParameterizedTest
    @CsvSource({"14, 5", "5, 14"})
    void theMinutesThatStandForOneOfTwoLeftoverUnitsDoNotStandForTheOtherToo(int therapist, int assistant) {
        var count = counter.count(day(
                UnitRule.CMS_8_MINUTE,
                therapist("97110", therapist),
                new ServiceMinutes("97110", assistant, FurnishedBy.ASSISTANT, Discipline.PT),
                therapist("97140", 4)));
        assertThat(count.lines())
                .extracting(UnitLine::code, UnitLine::units, UnitLine::minutes, UnitLine::assistant)
                .containsExactly(tuple("97110", 1, therapist, false), tuple("97110", 1, assistant, true));
        String said =
                "97110: two leftover units share %d minutes of the therapist and %d of the assistant: one without and one with CQ"
                        .formatted(therapist, assistant);
        assertThat(count.findings().stream()
                        .filter(finding -> finding.code().equals("UNITS.ASSUMPTION"))
                        .map(Finding::message))
                .containsExactly(
                        said + ". CMS gives no rule for fewer than 23 shared minutes (CQ-8): assumed, review it.");
        assertThat(count.explanation().stream()
                        .filter(step -> step.rule().equals("CQ-8"))
                        .map(Explanation::text))
                .containsExactly(said);
    }

    @Test
    void theAverageOfADayIsToldAndWhereThatOfAProvidersMonthIs() {
        var request = day(UnitRule.CMS_8_MINUTE, therapist("97110", 33), therapist("97140", 7));

        assertThat(steps(request, Rule.U_11))
                .containsExactly(
                        "PT: 40 minutes in 3 units average 13.3 minutes; only a provider's average over time below"
                                + " 15 calls for review");
        assertThat(counter.count(request).coverage())
                .filteredOn(coverage -> coverage.check().equals("AVERAGE_UNIT"))
                .singleElement()
                .satisfies(coverage -> {
                    assertThat(coverage.checked()).isFalse();
                    assertThat(coverage.reason().orElseThrow())
                            .contains("timed minutes / timed units of a provider's month", "GET /v1/average-units");
                });
    }

    @Test
    void sixteenMinutesAreNotTwoUnitsOfEightUnderTheMidpointRule() {
        assertThat(steps(day(UnitRule.AMA_MIDPOINT, therapist("97110", 16)), Rule.A_2))
                .containsExactly(
                        "97110: 16 minutes are not 2 units of 8 minutes each; the next unit is attained at 23");
        assertThat(steps(day(UnitRule.AMA_MIDPOINT, therapist("97110", 15)), Rule.A_2))
                .isEmpty();
        assertThat(steps(day(UnitRule.CMS_8_MINUTE, therapist("97110", 16)), Rule.A_2))
                .isEmpty();
    }

    @Test
    void whereMedicareWouldCountOtherwiseTheMidpointRuleSaysSo() {
        assertThat(steps(day(UnitRule.AMA_MIDPOINT, therapist("97110", 10), therapist("97140", 10)), Rule.A_3))
                .containsExactly(
                        "PT: each timed code alone gives 2 units in all; Medicare's rule would give 1 unit for the 20 minutes together");
        assertThat(steps(day(UnitRule.AMA_MIDPOINT, therapist("97110", 15), therapist("97140", 15)), Rule.A_3))
                .isEmpty();
    }

    @Test
    void theAssistantsOwnMinutesAreThoseThatCountForTheModifier() {
        var assistant = new ServiceMinutes("97110", 10, FurnishedBy.ASSISTANT, Discipline.PT);
        assertThat(steps(day(UnitRule.CMS_8_MINUTE, therapist("97110", 5), assistant), Rule.CQ_2))
                .containsExactly(
                        "97110: the 10 minutes recorded as the assistant's count for CQ; minutes together with the therapist are the therapist's");
        assertThat(steps(day(UnitRule.CMS_8_MINUTE, therapist("97110", 15)), Rule.CQ_2))
                .isEmpty();
    }

    private List<String> steps(UnitRequest day, Rule rule) {
        return counter.count(day).explanation().stream()
                .filter(step -> step.rule().equals(rule.number()))
                .map(Explanation::text)
                .toList();
    }

    private static ServiceMinutes therapist(String code, int minutes) {
        return new ServiceMinutes(code, minutes, FurnishedBy.THERAPIST, Discipline.PT);
    }

    private static UnitRequest day(UnitRule rule, ServiceMinutes... services) {
        return new UnitRequest(LocalDate.of(2026, 3, 2), rule, List.of(services), List.of());
    }
}
