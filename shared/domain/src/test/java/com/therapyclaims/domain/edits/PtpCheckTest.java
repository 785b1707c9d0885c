package com.therapyclaims.domain.edits;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.tuple;

import com.therapyclaims.domain.edits.EditResult.PairResult;
import com.therapyclaims.domain.edits.EditResult.Status;
import com.therapyclaims.domain.payers.EditTable;
import com.therapyclaims.domain.payers.ModifierOrder;
import com.therapyclaims.domain.rules.Explanation;
import com.therapyclaims.domain.rules.FindingCode;
import com.therapyclaims.domain.rules.Rule;
import com.therapyclaims.domain.schedules.PtpEdit;
import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class PtpCheckTest {

    @Test
    void groupBesideExerciseDeniesTheExercise() {
        var checked = Day.of("97150", "97110").check();

        assertThat(checked.onlyPair())
                .extracting(PairResult::column1, PairResult::column2, PairResult::modifierIndicator)
                .containsExactly("97150", "97110", "1");
        assertThat(checked.onlyPair().active()).isTrue();
        assertThat(checked.onlyPair().bypassed()).isFalse();
        assertThat(checked.onlyPair().deniedCode()).contains("97110");
        assertThat(checked.status(0)).isEqualTo(Status.OK);
        assertThat(checked.status(1)).isEqualTo(Status.DENIED);
        assertThat(checked.finding(FindingCode.NCCI_COLUMN2_DENIED).pointer()).isEqualTo("/lines/1");
    }

    @ParameterizedTest
    @ValueSource(strings = {"GY", "GZ"})
    void aLineThatItsOwnModifierDeniesDeniesNoOther(String modifier) {
        var checked =
                Day.of().line("97150", 1, "GP", modifier).line("97110", 1, "GP").check();

        assertThat(checked.result().ptp()).isEmpty();
        assertThat(checked.status(0)).isEqualTo(Status.DENIED);
        assertThat(checked.status(1)).isEqualTo(Status.OK);
        assertThat(checked.codes()).doesNotContain("NCCI.COLUMN2_DENIED");
    }

    @Test
    void aLineUnderAVoluntaryNoticeAloneIsStillAskedToBePaid() {
        var checked =
                Day.of().line("97150", 1, "GP").line("97110", 1, "GP", "GX").check();

        assertThat(checked.codes()).contains("NCCI.COLUMN2_DENIED");
    }

    @Test
    void columnsDoNotDependOnTheOrderOfLines() {
        var checked = Day.of("97110", "97150").check();

        assertThat(checked.onlyPair().column1()).isEqualTo("97150");
        assertThat(checked.status(0)).isEqualTo(Status.DENIED);
        assertThat(checked.status(1)).isEqualTo(Status.OK);
    }

    @Test
    void atOneTimeAModalityThatRunsByItselfMayTreatAnotherSite() {
        var checked = Day.of()
                .line("97012", 1, "GP")
                .during("10:00-10:20")
                .line("97018", 1, "GP", "XS")
                .during("10:05-10:20")
                .check();

        assertThat(checked.onlyPair().bypassed()).isTrue();
        assertThat(checked.status(1)).isEqualTo(Status.OK);
        assertThat(checked.codes()).doesNotContain("NCCI.59_OVERLAPPING_TIME", "NCCI.COLUMN2_DENIED");
    }

    @Test
    void withoutAModifierItIsDeniedAllTheSame() {
        var checked = Day.of()
                .line("97012", 1, "GP")
                .during("10:00-10:20")
                .line("97018", 1, "GP")
                .during("10:05-10:20")
                .check();

        assertThat(checked.status(1)).isEqualTo(Status.DENIED);
        assertThat(checked.onlyPair().modifierAdvice().orElseThrow()).contains("separate sites");
    }

    @Test
    void besideATimedCodeTheModalitysTimesDecide() {
        var checked = Day.of()
                .line("97012", 1, "GP")
                .during("10:00-10:20")
                .line("97140", 1, "GP", "59")
                .during("10:05-10:20")
                .check();

        assertThat(checked.onlyPair().bypassed()).isFalse();
    }

    @Test
    void linesFarApartAreHeldAgainstEachOther() {
        var checked = Day.of("97150", "97035", "97012", "97110").check();

        assertThat(checked.result().ptp())
                .extracting(PairResult::column1, PairResult::column2)
                .contains(tuple("97150", "97110"));
        assertThat(checked.status(3)).isEqualTo(Status.DENIED);
    }

    @Test
    void pairsCrossDisciplinesOfOneDay() {
        var checked = Day.of().line("97150", 1, "GP").line("97110", 1, "GO").check();

        assertThat(checked.status(1)).isEqualTo(Status.DENIED);
    }

    @ParameterizedTest
    @ValueSource(strings = {"59", "XE", "XS", "XP", "XU"})
    void eachDistinctModifierOnColumn2LiftsIndicator1(String modifier) {
        var checked =
                Day.of().line("97150", 1, "GP").line("97110", 1, "GP", modifier).check();

        assertThat(checked.onlyPair().bypassed()).isTrue();
        assertThat(checked.onlyPair().deniedCode()).isEmpty();
        assertThat(checked.status(1)).isEqualTo(Status.OK);
    }

    @ParameterizedTest
    @ValueSource(strings = {"LT", "RT", "FA", "F9", "T5", "58", "79"})
    void soDoesAModifierOfAnotherSiteOrOccasion(String modifier) {
        var checked =
                Day.of().line("97597", 1, "GP").line("97610", 1, "GP", modifier).check();

        assertThat(checked.onlyPair().bypassed()).isTrue();
        assertThat(checked.status(1)).isEqualTo(Status.OK);
    }

    @ParameterizedTest
    @ValueSource(strings = {"59", "XE", "XS", "XP", "XU"})
    void eachDistinctModifierOnColumn1LiftsIndicator1(String modifier) {
        var checked =
                Day.of().line("97150", 1, "GP", modifier).line("97110", 1, "GP").check();

        assertThat(checked.onlyPair().bypassed()).isTrue();
        assertThat(checked.status(1)).isEqualTo(Status.OK);
    }

    @Test
    void beforeJuly2019OnlyColumn2Counts() {
        var tables = NcciTables.of(
                List.of(new PtpEdit("97150", "97110", '1', Optional.of(LocalDate.of(2010, 1, 1)), Optional.empty())),
                List.of());
        var pair = new PtpPair(
                tables.pairs().getFirst(),
                Line.of(new EditRequest(
                        LocalDate.of(2019, 6, 30),
                        "medicare",
                        EditTable.MEDICARE,
                        Optional.empty(),
                        Optional.empty(),
                        List.of(
                                new LineToCheck(
                                        "97150", 1, List.of("GP", "59"), List.of(), Optional.empty(), Optional.empty()),
                                new LineToCheck(
                                        "97110", 1, List.of("GP"), List.of(), Optional.empty(), Optional.empty())),
                        Optional.empty())),
                LocalDate.of(2019, 6, 30));

        assertThat(pair.judge(new EditReport(ModifierOrder.MEDICARE)).bypassed())
                .isFalse();
    }

    @ParameterizedTest
    @ValueSource(strings = {"GP", "CQ", "KX", "GA", "95", "76", "25"})
    void otherModifiersLiftNothing(String modifier) {
        var checked =
                Day.of().line("97150", 1, "GP").line("97110", 1, "GP", modifier).check();

        assertThat(checked.onlyPair().bypassed()).isFalse();
    }

    @Test
    void indicator0IsNeverLifted() {
        var checked =
                Day.of().line("97140", 1, "GP").line("97124", 1, "GP", "59").check();

        assertThat(checked.onlyPair().modifierIndicator()).isEqualTo("0");
        assertThat(checked.onlyPair().bypassed()).isFalse();
        assertThat(checked.onlyPair().deniedCode()).contains("97124");
        assertThat(checked.finding(FindingCode.NCCI_COLUMN2_DENIED).fix()).contains("no modifier");
        assertThat(checked.finding(FindingCode.NCCI_59_NOT_NEEDED).message()).contains("indicator 0");
    }

    @Test
    void timesApartProveTheModifier() {
        var checked = Day.of()
                .line("97150", 1, "GP")
                .during("09:00-09:30")
                .line("97110", 1, "GP", "59")
                .during("09:30-09:45")
                .check();

        assertThat(checked.onlyPair().bypassed()).isTrue();
        assertThat(checked.onlyPair().modifierAdvice()).isEmpty();
    }

    @Test
    void overlappingTimesRefuteTheModifier() {
        var checked = Day.of()
                .line("97150", 1, "GP")
                .during("09:00-09:30")
                .line("97110", 1, "GP", "59")
                .during("09:45-10:00", "09:20-09:35")
                .check();

        assertThat(checked.onlyPair().bypassed()).isFalse();
        assertThat(checked.status(1)).isEqualTo(Status.DENIED);
        var finding = checked.finding(FindingCode.NCCI_59_OVERLAPPING_TIME);
        assertThat(finding.pointer()).isEqualTo("/lines/1/modifiers");
        assertThat(finding.message()).contains("09:20 to 09:30");
    }

    @Test
    void theStepThatReadsTheTimesIsThatOfDistinctTime() {
        Day apart = Day.of()
                .line("97150", 1, "GP")
                .during("09:00-09:30")
                .line("97110", 1, "GP", "59")
                .during("09:30-09:45");
        Day shared = Day.of()
                .line("97150", 1, "GP")
                .during("09:00-09:30")
                .line("97110", 1, "GP", "59")
                .during("09:20-09:35");

        assertThat(steps(apart, Rule.N_3))
                .containsExactly(
                        "The recorded times of 97150 and 97110 do not overlap: the services are distinct in time.");
        assertThat(steps(shared, Rule.N_3))
                .singleElement()
                .asString()
                .contains("share the time from 09:20 to 09:30: they are not distinct.");
    }

    @Test
    void aPairThatHasEndedIsExplainedByTheQuarterOfItsEdit() {
        assertThat(steps(Day.of("97110", "97140"), Rule.N_5))
                .singleElement()
                .asString()
                .isEqualTo("97110/97140 is not in force on %s (it ended 1999-04-01).".formatted(NcciTables.IN_QUARTER));
        assertThat(steps(Day.of("97150", "97110"), Rule.N_5)).isEmpty();
    }

    private static List<String> steps(Day day, Rule rule) {
        return day.check().result().explanation().stream()
                .filter(step -> step.rule().equals(rule.number()))
                .map(Explanation::text)
                .toList();
    }

    @Test
    void aModifierWithoutTimesIsTakenWithTheAdviceToRecordThem() {
        var checked = Day.of()
                .line("97150", 1, "GP")
                .during("09:00-09:30")
                .line("97110", 1, "GP", "59")
                .check();

        assertThat(checked.onlyPair().bypassed()).isTrue();
        assertThat(checked.onlyPair().modifierAdvice().orElseThrow()).contains("Record the start and stop times");
    }

    @Test
    void timesApartWithoutModifierAreAdviceAndNeverAModifier() {
        var checked = Day.of()
                .line("97150", 1, "GP")
                .during("09:00-09:30")
                .line("97110", 1, "GP")
                .during("09:30-09:45")
                .check();

        assertThat(checked.onlyPair().bypassed()).isFalse();
        assertThat(checked.onlyPair().modifierAdvice().orElseThrow()).contains("59 on 97110");
        assertThat(checked.result().lines().get(1).modifiers()).containsExactly("GP");
    }

    @Test
    void aCodeOnTwoLinesIsDeniedOnTheUnmarkedOneAlone() {
        var checked = Day.of()
                .line("97150", 1, "GP")
                .line("97110", 1, "GP", "59")
                .line("97110", 1, "GP", "CQ")
                .check();

        assertThat(checked.status(1)).isEqualTo(Status.OK);
        assertThat(checked.status(2)).isEqualTo(Status.DENIED);
        assertThat(checked.onlyPair().bypassed()).isFalse();
    }

    @Test
    void aModifierNoPairNeedsIsQuestioned() {
        var checked =
                Day.of().line("97110", 2, "GP", "59").line("97140", 1, "GP").check();

        assertThat(checked.finding(FindingCode.NCCI_59_NOT_NEEDED).pointer()).isEqualTo("/lines/0/modifiers");
        assertThat(checked.finding(FindingCode.NCCI_59_NOT_NEEDED).message()).contains("97110/97140 is not in force");
    }

    /** Pairs commonly believed to need 59; none is in force for Medicare (rule book 6.3). */
    @ParameterizedTest
    @CsvSource({
        "97530,97116", "97161,97140", "97162,97140", "97163,97140", "97165,97140", "97166,97140", "97167,97140",
        "97110,97164", "97112,97164", "97113,97164", "97116,97164", "97140,97164", "97150,97164", "97530,97164",
        "97110,97168", "97112,97168", "97113,97168", "97116,97168", "97140,97168", "97150,97168", "97530,97168",
        "97140,97530", "97530,97113", "97530,97161", "97530,97162", "97530,97163", "97530,97165", "97530,97166",
        "97530,97167", "97150,97161", "97150,97162", "97150,97163", "97150,97165", "97150,97166", "97150,97167",
        "97530,97535", "97530,97533", "97530,97110", "97530,97112", "97110,97140"
    })
    void commonlyBelievedPairsAreNotInForce(String column1, String column2) {
        var checked = Day.of().line(column1, 1).line(column2, 1).check();

        assertThat(checked.onlyPair().active()).isFalse();
        assertThat(checked.onlyPair().deniedCode()).isEmpty();
        assertThat(checked.result().lines()).allMatch(line -> line.status() == Status.OK);
    }

    @ParameterizedTest
    @CsvSource({"97110,97112", "97110,97161"})
    void pairsWithoutAnyEditAreNotListed(String one, String other) {
        assertThat(Day.of().line(one, 1).line(other, 1).check().result().ptp()).isEmpty();
    }

    /** The therapy pairs in force on 2024-07-01 (rule book 6.2): column 1, its columns 2, indicator. */
    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            97150 | 97110 97112 97113 97116 97124 97140 97530 97533 97535 97537 97542 97760 97761 97763 | 1
            97150 | 95851 | 0
            97140 | 97124 | 0
            97140 | 97018 97750 95851 95852 | 1
            97012 | 97140 97018 97164 97168 | 1
            97016 | 97164 97168 | 1
            97032 | 97164 97168 | 1
            97035 | 97164 97168 | 1
            97124 | 97164 97168 | 1
            97129 | 97164 97168 | 1
            97533 | 97164 97168 | 1
            97535 | 97164 97168 | 1
            97542 | 97164 97168 | 1
            G0283 | 97164 97168 97032 | 1
            G0281 | 97032 G0283 | 1
            97113 | 97110 97022 | 1
            97113 | 97036 | 0
            97112 | 97022 97036 | 1
            97530 | 97537 97542 97750 | 1
            97530 | 95851 95852 | 0
            97161 | 97164 97750 97755 97763 95851 95852 | 0
            97165 | 97168 97750 97755 97763 | 0
            97163 | 97162 97161 | 0
            97164 | 97750 97755 97763 | 0
            97760 | 97110 97112 97116 97124 97140 97016 | 1
            97761 | 97110 97112 97116 97124 97140 97016 97760 | 1
            97763 | 97110 97112 97116 97124 97140 97016 | 1
            97760 | 97763 | 0
            97761 | 97763 | 0
            97755 | 97110 97112 97140 97530 97535 97035 | 1
            97755 | 97750 | 0
            97750 | 97150 | 0
            92507 | 97110 97112 97129 97150 97530 97533 | 1
            92508 | 97110 97112 97129 97150 97530 97533 | 1
            92526 | 97110 97112 97150 97530 | 1
            92526 | 97032 G0283 | 0
            95992 | 97110 97112 97140 97530 | 1
            98940 | 97112 97124 97140 | 1
            90912 | 97032 97110 97112 97530 97535 97750 | 1
            """)
    void therapyPairsOf2024Q3AreInForce(String column1, String columns2, String indicator) {
        for (String column2 : columns2.split(" ", -1)) {
            var pair = Day.of().line(column2, 1).line(column1, 1).check().onlyPair();

            assertThat(pair)
                    .isEqualTo(new PairResult(
                            column1, column2, indicator, true, false, Optional.of(column2), pair.modifierAdvice()));
        }
    }

    /** Whatever the table: a pair is judged by its own row, and by nothing else. */
    @Test
    void everyPairOfTheTableIsJudgedByItsOwnRows() {
        var tables = NcciTables.published();
        for (PtpEdit row : tables.pairs()) {
            var checked = Day.of()
                    .line(row.column2(), 1)
                    .line(row.column1(), 1)
                    .with(tables)
                    .check();
            boolean anyInForce = tables.pairs().stream()
                    .filter(other -> List.of(other.column1(), other.column2())
                            .containsAll(List.of(row.column1(), row.column2())))
                    .anyMatch(other -> other.inForce(NcciTables.IN_QUARTER));

            assertThat(checked.onlyPair().active()).as("%s", row).isEqualTo(anyInForce);
            assertThat(checked.onlyPair().deniedCode().isPresent()).isEqualTo(anyInForce);
        }
    }

    @Test
    void anEditHoldsFromItsFirstToItsLastDay() {
        var tables = NcciTables.of(
                List.of(new PtpEdit(
                        "97150",
                        "97110",
                        '1',
                        Optional.of(LocalDate.of(2024, 8, 1)),
                        Optional.of(LocalDate.of(2024, 8, 31)))),
                List.of());

        assertThat(activeOn("2024-07-31", tables)).isFalse();
        assertThat(activeOn("2024-08-01", tables)).isTrue();
        assertThat(activeOn("2024-08-31", tables)).isTrue();
        assertThat(activeOn("2024-09-01", tables)).isFalse();
    }

    private static boolean activeOn(String date, NcciTables tables) {
        return Day.of("97150", "97110").on(date).with(tables).check().onlyPair().active();
    }

    @Test
    void theCoverageNamesTheTableAndItsQuarter() {
        var coverage = Day.of("97110").check().coverage("NCCI_PTP");

        assertThat(coverage.checked()).isTrue();
        assertThat(coverage.source()).contains("2024 Q3");
        assertThat(coverage.effectiveFrom()).contains(LocalDate.of(2024, 7, 1));
        assertThat(coverage.effectiveTo()).contains(LocalDate.of(2024, 9, 30));
        assertThat(coverage.reason()).isEmpty();
    }

    @Test
    void aTableWithoutFirstDaysSaysSo() {
        var coverage = Day.of("97150", "97110").check().coverage("NCCI_PTP");

        assertThat(coverage.reason().orElseThrow()).contains("does not say since when");
    }

    @Test
    void aCodeThatIsNoTherapyCodeIsNamed() {
        var checked = Day.of().line("99213", 1).line("97110", 1, "GP").check();

        assertThat(checked.coverage("NCCI_PTP").reason().orElseThrow()).contains("99213");
        assertThat(checked.coverage("NCCI_MUE").reason().orElseThrow()).contains("99213");
    }

    @Test
    void aDateAfterTheQuarterIsCheckedAndSaidToBe() {
        var checked = Day.of("97150", "97110").on("2026-03-02").check();

        assertThat(checked.coverage("NCCI_PTP").checked()).isTrue();
        assertThat(checked.coverage("NCCI_PTP").reason().orElseThrow()).contains("2024-09-30");
        assertThat(checked.coverage("NCCI_MUE").reason().orElseThrow()).contains("2024-09-30");
        assertThat(checked.codes()).containsOnlyOnce("NCCI.TABLE_OUTDATED");
        assertThat(checked.status(1)).isEqualTo(Status.DENIED);
    }

    @Test
    void aDateBeforeTheTableIsNotCheckedAndSaidToBe() {
        var checked = Day.of("97150", "97110").on("2024-06-30").check();

        assertThat(checked.coverage("NCCI_PTP").checked()).isFalse();
        assertThat(checked.coverage("NCCI_MUE").checked()).isFalse();
        assertThat(checked.result().ptp()).isEmpty();
        assertThat(checked.status(1)).isEqualTo(Status.OK);
    }

    @Test
    void aPayerWithoutEditsIsNotCheckedAndSaidToBe() {
        var checked = Day.of("97150", "97110").payer("acme", EditTable.NONE).check();

        assertThat(checked.coverage("NCCI_PTP").checked()).isFalse();
        assertThat(checked.coverage("NCCI_PTP").reason().orElseThrow()).contains("acme");
        assertThat(checked.result().ptp()).isEmpty();
    }
}
