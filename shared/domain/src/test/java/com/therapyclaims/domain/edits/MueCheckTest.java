package com.therapyclaims.domain.edits;

import static org.assertj.core.api.Assertions.assertThat;

import com.therapyclaims.domain.edits.EditResult.MueResult;
import com.therapyclaims.domain.edits.EditResult.Status;
import com.therapyclaims.domain.payers.EditTable;
import com.therapyclaims.domain.rules.Explanation;
import com.therapyclaims.domain.rules.FindingCode;
import com.therapyclaims.domain.rules.Severity;
import com.therapyclaims.domain.schedules.MueLimit;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class MueCheckTest {

    @Test
    void unitsAtTheLimitPass() {
        var checked = Day.of().line("97110", 6, "GP").check();

        assertThat(checked.result().mue()).containsExactly(new MueResult("97110", 6, 3, 6, false));
        assertThat(checked.codes()).doesNotContain("MUE.EXCEEDED");
    }

    @Test
    void mai3SumsTheLinesOfTheDayAndAsksForReview() {
        var checked = Day.of()
                .line("97110", 4, "GP")
                .line("97140", 1, "GP")
                .line("97110", 3, "GP", "CQ")
                .check();

        assertThat(checked.result().mue()).contains(new MueResult("97110", 6, 3, 7, true));
        assertThat(checked.status(0)).isEqualTo(Status.REVIEW);
        assertThat(checked.status(1)).isEqualTo(Status.OK);
        assertThat(checked.status(2)).isEqualTo(Status.REVIEW);
        assertThat(checked.finding(FindingCode.MUE_EXCEEDED).severity()).isEqualTo(Severity.WARNING);
        assertThat(checked.finding(FindingCode.MUE_EXCEEDED).message()).contains("7 units", "limit is 6");
    }

    @ParameterizedTest
    @ValueSource(strings = {"GY", "GZ"})
    void unitsNobodyIsAskedToPayCountInNoSum(String modifier) {
        var checked = Day.of()
                .line("97110", 6, "GP")
                .line("97110", 3, "GP", modifier)
                .afterClaim("c-1", "97110", 2, "GP", modifier)
                .check();

        assertThat(checked.result().mue()).containsExactly(new MueResult("97110", 6, 3, 6, false));
        assertThat(checked.status(0)).isEqualTo(Status.OK);
        assertThat(checked.codes()).doesNotContain("MUE.EXCEEDED");
    }

    @Test
    void mai2SumsTheLinesOfTheDayAndDenies() {
        var checked = Day.of().line("97161", 1, "GP").line("97161", 1, "GP").check();

        assertThat(checked.result().mue()).containsExactly(new MueResult("97161", 1, 2, 2, true));
        assertThat(checked.status(0)).isEqualTo(Status.DENIED);
        assertThat(checked.status(1)).isEqualTo(Status.DENIED);
        assertThat(checked.finding(FindingCode.MUE_EXCEEDED).severity()).isEqualTo(Severity.ERROR);
    }

    /** No therapy code has MAI 1 in the quarter; CMS gives A0425 250 units by line. */
    @Test
    void mai1ComparesEachLineByItself() {
        var tables = NcciTables.of(List.of(), List.of(new MueLimit("A0425", 250, 1)));
        var checked =
                Day.of().line("A0425", 250).line("A0425", 251).with(tables).check();

        assertThat(checked.result().mue()).containsExactly(new MueResult("A0425", 250, 1, 251, true));
        assertThat(checked.status(0)).isEqualTo(Status.OK);
        assertThat(checked.status(1)).isEqualTo(Status.DENIED);
        assertThat(checked.finding(FindingCode.MUE_EXCEEDED).pointer()).isEqualTo("/lines/1/units");
    }

    @Test
    void aLimitOfNoneDeniesAnyUnit() {
        var checked = Day.of().line("97010", 1, "GP").check();

        assertThat(checked.result().mue()).containsExactly(new MueResult("97010", 0, 3, 1, true));
        assertThat(checked.status(0)).isEqualTo(Status.DENIED);
    }

    @ParameterizedTest
    @ValueSource(strings = {"97010", "97014"})
    void aLimitOfNoneIsNoLimitOfAnotherPayer(String code) {
        var checked =
                Day.of().line(code, 1, "GP").payer("acme", EditTable.MEDICARE).check();

        assertThat(checked.result().mue()).isEmpty();
        assertThat(checked.codes()).doesNotContain("MUE.EXCEEDED");
        assertThat(checked.status(0)).isEqualTo(Status.OK);
        assertThat(checked.result().explanation())
                .extracting(Explanation::text)
                .contains(code + ": the limit of 0 units is Medicare's coverage, not that of payer acme.");
    }

    @Test
    void aCodeWithoutLimitIsNotListed() {
        assertThat(Day.of().line("99999", 50).check().result().mue()).isEmpty();
    }

    @Test
    void aPayerWithoutEditsHasNoLimits() {
        var checked =
                Day.of().line("97110", 20, "GP").payer("acme", EditTable.NONE).check();

        assertThat(checked.result().mue()).isEmpty();
        assertThat(checked.coverage("NCCI_MUE").checked()).isFalse();
    }

    /** The quarter's limits (rule book 6.4): code, units, MAI. */
    @ParameterizedTest
    @CsvSource({
        "97110,6,3", "97112,4,3", "97113,6,3", "97116,4,3", "97124,4,3", "97140,6,3", "97530,6,3", "97533,4,3",
        "97535,8,3", "97537,6,3", "97542,8,3", "97750,8,3", "97755,8,3", "97760,6,3", "97761,6,3", "97763,6,3",
        "97032,4,3", "97033,4,3", "97034,2,3", "97035,2,3", "97036,3,3", "97150,1,3", "97012,1,3", "97161,1,2",
        "97168,1,2", "97129,1,2", "97130,7,3", "97545,1,2", "97546,2,3", "97010,0,3", "97014,0,3", "92507,1,3",
        "92526,1,2", "92608,4,3", "96125,2,3", "97550,1,2", "97551,2,3", "97552,1,2", "98975,1,2", "98981,3,3"
    })
    void limitsOf2024Q3Hold(String code, int limit, int mai) {
        assertThat(Day.of().line(code, limit).check().result().mue())
                .containsExactly(new MueResult(code, limit, mai, limit, false));
        assertThat(Day.of().line(code, limit + 1).check().result().mue())
                .containsExactly(new MueResult(code, limit, mai, limit + 1, true));
    }
}
