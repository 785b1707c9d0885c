package com.therapyclaims.domain.edits;

import static org.assertj.core.api.Assertions.assertThat;

import com.therapyclaims.domain.edits.EditResult.Status;
import com.therapyclaims.domain.rules.Finding;
import com.therapyclaims.domain.rules.FindingCode;
import com.therapyclaims.domain.rules.Severity;
import org.junit.jupiter.api.Test;

/** The edits look at the patient's day, not at the claim (N-1): the later of two claims is told. */
class NeighbourClaimsTest {
    @Test
    void aCodeIsDeniedBesideColumn1OfAnEarlierClaim() {
        var checked = Day.of()
                .line("97110", 1, "GP")
                .afterClaim("c-1", "97150", 1, "GP")
                .check();

        assertThat(checked.status(0)).isEqualTo(Status.DENIED);
        Finding finding = checked.finding(FindingCode.NCCI_COLUMN2_DENIED);
        assertThat(finding.message()).startsWith("97110 (line 1) is denied beside 97150 (claim c-1)");
        assertThat(finding.pointer()).isEqualTo("/lines/0");
    }

    @Test
    void aCodeThatDeniesOneOfAnEarlierClaimSaysWhich() {
        var checked = Day.of()
                .line("97150", 1, "GP")
                .afterClaim("c-1", "97110", 1, "GP")
                .check();

        assertThat(checked.status(0)).isEqualTo(Status.OK);
        Finding finding = checked.finding(FindingCode.NCCI_COLUMN2_DENIED);
        assertThat(finding.message()).startsWith("97110 (claim c-1) is denied beside 97150 (line 1)");
        assertThat(finding.pointer()).isEqualTo("/lines/0");
    }

    @Test
    void aModifierOnTheEarlierClaimLiftsTheEdit() {
        var checked = Day.of()
                .line("97150", 1, "GP")
                .afterClaim("c-1", "97110", 1, "GP", "59")
                .check();

        assertThat(checked.onlyPair().bypassed()).isTrue();
        assertThat(checked.codes()).doesNotContain("NCCI.COLUMN2_DENIED");
    }

    @Test
    void twoCodesOfEarlierClaimsWereJudgedThere() {
        var checked = Day.of()
                .line("97116", 1, "GP")
                .afterClaim("c-1", "97150", 1, "GP")
                .afterClaim("c-2", "97110", 1, "GP")
                .check();

        assertThat(checked.result().ptp())
                .extracting(EditResult.PairResult::column2)
                .containsExactly("97116");
        assertThat(checked.finding(FindingCode.NCCI_COLUMN2_DENIED).message()).startsWith("97116");
    }

    @Test
    void aLaterClaimIsToldItselfAndMakesAModifierNeeded() {
        var checked = Day.of()
                .line("97110", 1, "GP", "59")
                .beforeClaim("c-2", "97150", 1, "GP")
                .check();

        assertThat(checked.codes()).doesNotContain("NCCI.COLUMN2_DENIED", "NCCI.59_NOT_NEEDED");
        assertThat(checked.result().ptp()).isEmpty();
        assertThat(Day.of().line("97110", 1, "GP", "59").check().codes()).contains("NCCI.59_NOT_NEEDED");
    }

    @Test
    void theUnitsOfTheDayAddUpOverItsClaims() {
        var checked = Day.of()
                .line("97110", 3, "GP")
                .afterClaim("c-1", "97110", 4, "GP")
                .check();

        assertThat(checked.status(0)).isEqualTo(Status.REVIEW);
        Finding finding = checked.finding(FindingCode.MUE_EXCEEDED);
        assertThat(finding.severity()).isEqualTo(Severity.WARNING);
        assertThat(finding.message())
                .isEqualTo("97110 has 7 units on the day, 4 of them on claim c-1; the limit is 6 a day (MAI 3).");
        assertThat(checked.result().mue())
                .extracting(EditResult.MueResult::units)
                .containsExactly(7);
    }

    @Test
    void anAbsoluteLimitHoldsForTheDayToo() {
        var checked = Day.of()
                .line("97161", 1, "GP")
                .afterClaim("c-1", "97161", 1, "GP")
                .check();

        assertThat(checked.status(0)).isEqualTo(Status.DENIED);
        assertThat(checked.finding(FindingCode.MUE_EXCEEDED).severity()).isEqualTo(Severity.ERROR);
    }

    @Test
    void theUnitsOfALaterClaimCountThere() {
        var checked = Day.of()
                .line("97110", 4, "GP")
                .beforeClaim("c-2", "97110", 3, "GP")
                .check();

        assertThat(checked.codes()).doesNotContain("MUE.EXCEEDED");
    }
}
