package com.therapyclaims.domain.edits;

import static org.assertj.core.api.Assertions.assertThat;

import com.therapyclaims.domain.rules.FindingCode;
import com.therapyclaims.domain.rules.Severity;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** An evaluation is a therapist's (Benefit Policy Manual ch. 15 s. 230); an untimed code is one unit a day (U-7). */
class ServiceChecksTest {
    @ParameterizedTest
    @CsvSource({"97161, GP, CQ", "97164, GP, CQ", "97165, GO, CO", "97168, GO, CO"})
    void anAssistantFurnishesNoEvaluation(String code, String discipline, String assistant) {
        var checked = Day.of().line(code, 1, discipline, assistant).check();

        var finding = checked.finding(FindingCode.CODE_PTA_EVAL);
        assertThat(finding.severity()).isEqualTo(Severity.ERROR);
        assertThat(finding.pointer()).isEqualTo("/lines/0/modifiers");
        assertThat(finding.message()).contains(code, assistant);
    }

    @Test
    void aTherapistFurnishesAnEvaluation() {
        assertThat(Day.of().line("97161", 1, "GP").check().codes()).doesNotContain("CODE.PTA_EVAL");
    }

    @Test
    void anAssistantFurnishesTreatment() {
        assertThat(Day.of().line("97110", 1, "GP", "CQ").check().codes()).doesNotContain("CODE.PTA_EVAL");
    }

    @ParameterizedTest
    @ValueSource(strings = {"97012", "G0283", "97150", "97161"})
    void anUntimedCodeIsOneUnitADay(String code) {
        var finding = Day.of().line(code, 2, "GP").check().finding(FindingCode.UNITS_UNTIMED_GT_1);

        assertThat(finding.severity()).isEqualTo(Severity.ERROR);
        assertThat(finding.pointer()).isEqualTo("/lines/0/units");
        assertThat(finding.message()).contains("one unit a day, 2 are billed");
    }

    @Test
    void itsLinesOfTheDayAreSummed() {
        var checked = Day.of()
                .line("97012", 1, "GP")
                .line("97110", 1, "GP")
                .line("97012", 1, "GP", "CQ")
                .check();

        assertThat(checked.finding(FindingCode.UNITS_UNTIMED_GT_1).pointer()).isEqualTo("/lines/2/units");
    }

    @Test
    void theUnitOfAnEarlierClaimCounts() {
        var checked = Day.of()
                .afterClaim("c-1", "97012", 1, "GP")
                .line("97012", 1, "GP")
                .check();

        assertThat(checked.codes()).contains("UNITS.UNTIMED_GT_1");
    }

    @Test
    void eachDisciplineHasItsUnit() {
        var checked = Day.of().line("97150", 1, "GP").line("97150", 1, "GO").check();

        assertThat(checked.codes()).doesNotContain("UNITS.UNTIMED_GT_1");
    }

    @ParameterizedTest
    @ValueSource(strings = {"97110", "97598", "95851", "96105"})
    void whatIsPaidByTimeOrItemMayHaveMore(String code) {
        assertThat(Day.of().line(code, 2, "GP").check().codes()).doesNotContain("UNITS.UNTIMED_GT_1");
    }

    @ParameterizedTest
    @CsvSource({
        "2018-12-31, G8978, false",
        "2019-01-01, G8978, true",
        "2024-08-15, G9186, true",
        "2024-08-15, G9157, false"
    })
    void codesOfFunctionalReportingEndedWith2018(String date, String code, boolean ended) {
        var checked =
                Day.of().line("97110", 1, "GP").line(code, 1, "GP").on(date).check();

        assertThat(checked.codes().contains("CODE.FUNCTIONAL_REPORTING_ENDED")).isEqualTo(ended);
    }

    @Test
    void theCheckIsCovered() {
        assertThat(Day.of("97110").check().coverage("SERVICES").checked()).isTrue();
    }

    @ParameterizedTest
    @CsvSource({
        "97130, GO, 97129",
        "97546, GP, 97545",
        "97551, GP, 97550",
        "92608, GN, 92607",
        "90913, GP, 90912",
    })
    void anAddOnCodeContinuesAnotherOfTheDay(String addOn, String discipline, String first) {
        var finding = Day.of().line(addOn, 1, discipline).check().finding(FindingCode.UNITS_ADD_ON_ALONE);

        assertThat(finding.severity()).isEqualTo(Severity.WARNING);
        assertThat(finding.pointer()).isEqualTo("/lines/0/code");
        assertThat(finding.message()).contains(addOn, "continues " + first);
        assertThat(Day.of()
                        .line(addOn, 1, discipline)
                        .line(first, 1, discipline)
                        .check()
                        .codes())
                .doesNotContain("UNITS.ADD_ON_ALONE");
        assertThat(Day.of()
                        .afterClaim("c-1", first, 1, discipline)
                        .line(addOn, 1, discipline)
                        .check()
                        .codes())
                .doesNotContain("UNITS.ADD_ON_ALONE");
    }
}
