package com.therapyclaims.domain.edits;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.tuple;

import com.therapyclaims.domain.edits.EditResult.Bucket;
import com.therapyclaims.domain.edits.EditResult.CheckedLine;
import com.therapyclaims.domain.edits.EditResult.Status;
import com.therapyclaims.domain.edits.EditResult.ThresholdResult;
import com.therapyclaims.domain.money.Money;
import com.therapyclaims.domain.payers.EditTable;
import com.therapyclaims.domain.rules.Explanation;
import com.therapyclaims.domain.rules.FindingCode;
import com.therapyclaims.domain.rules.Severity;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class ThresholdCheckTest {

    @Test
    void exactlyAtTheThresholdNeedsNoKx() {
        var checked = Day.of()
                .line("97110", 1, "GP")
                .allowed("30.00")
                .accrued("2300.00", "0.00")
                .check();

        assertThat(checked.result().threshold()).containsExactly(bucket(Bucket.PT_SLP, "2300", "2330", "2330"));
        assertThat(checked.result().lines().getFirst().kxRequired()).isFalse();
        assertThat(checked.codes()).doesNotContain("KX.MISSING_ABOVE_THRESHOLD");
    }

    @Test
    void oneCentAboveTheThresholdNeedsKx() {
        var checked = oneCentAboveTheThreshold();

        assertThat(checked.result().lines().getFirst().kxRequired()).isTrue();
        assertThat(checked.status(0)).isEqualTo(Status.DENIED);
        var finding = checked.finding(FindingCode.KX_MISSING_ABOVE_THRESHOLD);
        assertThat(finding.message()).contains("2330.01", "2330.00");
        assertThat(finding.pointer()).isEqualTo("/lines/0/modifiers");
    }

    @Test
    void aRequiredAbnInPlaceOfKxLeavesNothingToCorrect() {
        var checked = aboveTheThresholdWith("GA");

        assertThat(checked.codes()).containsExactly("KX.ABN_ABOVE_THRESHOLD");
        assertThat(checked.finding(FindingCode.KX_ABN_ABOVE_THRESHOLD).message())
                .contains("2330.01", "2330.00", "carries GA in place of KX", "counted in the year although");
        assertThat(checked.finding(FindingCode.KX_ABN_ABOVE_THRESHOLD).severity())
                .isEqualTo(Severity.INFO);
        assertThat(checked.status(0)).isEqualTo(Status.DENIED);
    }

    /** It is for what Medicare never covers (C-8). */
    @Test
    void aVoluntaryAbnIsNoneInPlaceOfKx() {
        assertThat(aboveTheThresholdWith("GX").codes()).containsExactly("KX.MISSING_ABOVE_THRESHOLD");
    }

    private static Day.Checked aboveTheThresholdWith(String modifier) {
        return Day.of()
                .line("97110", 1, "GP", modifier)
                .allowed("30.00")
                .accrued("2300.01", "0.00")
                .check();
    }

    @Test
    void everyStepOfTheAccrualIsExplainedUnderItsRule() {
        var checked = Day.of()
                .line("97110", 1, "GP", "KX")
                .allowed("30.00")
                .accrued("2980.00", "0.00")
                .check();

        assertThat(checked.result().explanation())
                .filteredOn(step -> step.rule().startsWith("KX-"))
                .extracting(Explanation::rule, Explanation::text)
                .containsExactly(
                        tuple("KX-1", "Before this claim the allowed amounts of PT and SLP together come to 2980.00."),
                        tuple(
                                "KX-3",
                                "97110 (line 1) accrues 30.00 to PT and SLP together, which then stands at 3010.00, above the threshold of 2330.00."),
                        tuple("KX-2", "With this claim the bucket of PT and SLP together holds 3010.00."),
                        tuple(
                                "KX-4",
                                "PT and SLP together stands at 3010.00, above the targeted review amount of 3000.00."));
    }

    @Test
    void kxIsAskedForAndNeverSet() {
        var checked = oneCentAboveTheThreshold();

        assertThat(checked.result().lines().getFirst().kxRequired()).isTrue();
        assertThat(checked.result().lines().getFirst().modifiers()).containsExactly("GP");
    }

    @ParameterizedTest
    @CsvSource({"2018-06-01, true", "2019-06-01, true", "2020-06-01, true", "2021-06-01, false"})
    void thresholdThatWasReadInNoPublishedSourceIsToldAsAnAssumption(String date, boolean assumed) {
        var checked = Day.of()
                .on(date)
                .line("97110", 1, "GP")
                .allowed("30.00")
                .accrued("0.00", "0.00")
                .check();

        assertThat(checked.codes().contains("KX.THRESHOLD_ASSUMED")).isEqualTo(assumed);
    }

    @Test
    void linesAccrueInOrderAndTheOneThatCrossesNeedsKx() {
        var checked = Day.of()
                .line("97140", 1, "GP")
                .allowed("20.00")
                .line("97110", 1, "GP", "KX")
                .allowed("20.00")
                .line("97530", 1, "GP", "KX")
                .allowed("20.00")
                .accrued("2300.00", "0.00")
                .check();

        assertThat(checked.result().lines()).extracting(CheckedLine::kxRequired).containsExactly(false, true, true);
        assertThat(checked.result().threshold()).containsExactly(bucket(Bucket.PT_SLP, "2300", "2360", "2330"));
        assertThat(checked.codes()).isEmpty();
    }

    @Test
    void speechAndPhysicalTherapyShareABucketAndOccupationalHasItsOwn() {
        var checked = Day.of()
                .line("97140", 1, "GP")
                .allowed("30.00")
                .line("92507", 1, "GN")
                .allowed("70.00")
                .line("97535", 1, "GO")
                .allowed("33.00")
                .accrued("100.00", "200.00")
                .check();

        assertThat(checked.result().threshold())
                .containsExactly(bucket(Bucket.PT_SLP, "100", "200", "2330"), bucket(Bucket.OT, "200", "233", "2330"));
    }

    @Test
    void aFullOtBucketAsksNoKxOfPhysicalTherapy() {
        var checked = Day.of()
                .line("97110", 1, "GP")
                .allowed("30.00")
                .accrued("0.00", "2900.00")
                .check();

        assertThat(checked.result().lines().getFirst().kxRequired()).isFalse();
    }

    @Test
    void kxBelowTheThresholdIsQuestioned() {
        var checked = Day.of()
                .line("97110", 1, "GP", "KX")
                .allowed("30.00")
                .accrued("500.00", "0.00")
                .check();

        assertThat(checked.finding(FindingCode.KX_BELOW_THRESHOLD).message()).contains("530.00");
        assertThat(checked.status(0)).isEqualTo(Status.OK);
    }

    @Test
    void targetedReviewBeginsStrictlyAboveThreeThousand() {
        var at = Day.of().line("97110", 1, "GP", "KX").allowed("30.00").accrued("2970.00", "0.00");
        var above = Day.of().line("97110", 1, "GP", "KX").allowed("30.01").accrued("2970.00", "0.00");

        assertThat(at.check().codes()).doesNotContain("KX.TARGETED_REVIEW");
        assertThat(above.check().codes()).containsExactly("KX.TARGETED_REVIEW");
    }

    @ParameterizedTest
    @CsvSource({
        "2018,2010",
        "2019,2040",
        "2020,2080",
        "2021,2110",
        "2022,2150",
        "2023,2230",
        "2024,2330",
        "2025,2410",
        "2026,2480"
    })
    void theYearOfTheDateOfServiceSetsTheThreshold(String year, String amount) {
        var checked = Day.of()
                .line("97110", 1, "GP", "KX")
                .allowed("0.01")
                .accrued(amount, "0")
                .on(year + "-12-31")
                .check();

        assertThat(checked.result().threshold().getFirst().threshold()).isEqualTo(Money.of(amount));
        assertThat(checked.result().threshold().getFirst().targetedReview()).isEqualTo(Money.of("3000"));
        assertThat(checked.result().lines().getFirst().kxRequired()).isTrue();
    }

    @Test
    void aYearWithoutKnownThresholdIsNotCheckedAndSaidToBe() {
        var checked = Day.of()
                .line("97110", 1, "GP")
                .allowed("30.00")
                .accrued("0", "0")
                .on("2027-01-01")
                .check();

        assertThat(checked.coverage("THERAPY_THRESHOLD").checked()).isFalse();
        assertThat(checked.coverage("THERAPY_THRESHOLD").reason().orElseThrow()).contains("2027");
    }

    @Test
    void withoutTheAccrualTheThresholdIsNotCheckedAndSaidToBe() {
        var checked = Day.of().line("97110", 1, "GP").allowed("30.00").check();

        assertThat(checked.coverage("THERAPY_THRESHOLD").checked()).isFalse();
        assertThat(checked.result().threshold()).isEmpty();
    }

    @Test
    void anotherPayerHasNoThreshold() {
        var checked = Day.of()
                .line("97110", 1, "GP")
                .allowed("30.00")
                .accrued("2400", "0")
                .payer("commercial", EditTable.MEDICARE)
                .check();

        assertThat(checked.coverage("THERAPY_THRESHOLD").checked()).isFalse();
        assertThat(checked.result().lines().getFirst().kxRequired()).isFalse();
    }

    @Test
    void aLineWithoutAllowedAmountDoesNotAccrueAndIsNamed() {
        var checked = Day.of()
                .line("97110", 1, "GP")
                .line("97140", 1, "GP")
                .allowed("20.00")
                .accrued("2300", "0")
                .check();

        assertThat(checked.result().threshold()).containsExactly(bucket(Bucket.PT_SLP, "2300", "2320", "2330"));
        assertThat(checked.coverage("THERAPY_THRESHOLD").reason().orElseThrow())
                .contains("97110 (line 1) has no allowed amount");
    }

    @Test
    void aDeniedLineDoesNotAccrue() {
        var checked = Day.of()
                .line("97150", 1, "GP")
                .allowed("17.00")
                .line("97110", 1, "GP")
                .allowed("30.00")
                .accrued("2300", "0")
                .check();

        assertThat(checked.result().threshold()).containsExactly(bucket(Bucket.PT_SLP, "2300", "2317", "2330"));
        assertThat(checked.coverage("THERAPY_THRESHOLD").reason().orElseThrow()).contains("97110 (line 2) is denied");
    }

    @Test
    void aLineOfNoKnownDisciplineDoesNotAccrueAndIsNamed() {
        var checked =
                Day.of().line("97110", 1).allowed("30.00").accrued("2300", "0").check();

        assertThat(checked.result().threshold()).isEmpty();
        assertThat(checked.coverage("THERAPY_THRESHOLD").reason().orElseThrow()).contains("no single discipline");
    }

    @Test
    void anAssistantsLineAccruesUnreducedAndTheAssumptionIsSaid() {
        var checked = Day.of()
                .line("97110", 1, "GP", "CQ")
                .allowed("30.00")
                .accrued("0", "0")
                .check();

        assertThat(checked.result().threshold().getFirst().after()).isEqualTo(Money.of("30"));
        assertThat(checked.codes()).contains("KX.ASSUMPTION");
    }

    /** Before 2022 the modifiers had no effect on payment (CQ-7): there is nothing to assume. */
    @ParameterizedTest
    @CsvSource({"2020-01-01, false", "2021-12-31, false", "2022-01-01, true"})
    void nothingIsAssumedOfACutBeforeThereIsOne(String date, boolean assumed) {
        var checked = Day.of()
                .line("97110", 1, "GP", "CQ")
                .allowed("30.00")
                .accrued("0", "0")
                .on(date)
                .check();

        assertThat(checked.codes().contains("KX.ASSUMPTION")).isEqualTo(assumed);
    }

    private static ThresholdResult bucket(Bucket bucket, String before, String after, String threshold) {
        return new ThresholdResult(bucket, Money.of(before), Money.of(after), Money.of(threshold), Money.of("3000"));
    }

    private static Day.Checked oneCentAboveTheThreshold() {
        return Day.of()
                .line("97110", 1, "GP")
                .allowed("30.01")
                .accrued("2300.00", "0.00")
                .check();
    }
}
