package com.therapyclaims.domain.remittances;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.tuple;

import com.therapyclaims.domain.claims.ArchiveInMemory;
import com.therapyclaims.domain.claims.ClaimIntake;
import com.therapyclaims.domain.claims.ClaimProcessor;
import com.therapyclaims.domain.claims.ClaimRevision;
import com.therapyclaims.domain.claims.ControlNumbers;
import com.therapyclaims.domain.claims.IdempotencyKey;
import com.therapyclaims.domain.claims.OtherInsurance.Order;
import com.therapyclaims.domain.claims.TestVisit;
import com.therapyclaims.domain.claims.TherapyYear;
import com.therapyclaims.domain.edits.TherapyAccrual;
import com.therapyclaims.domain.money.Money;
import com.therapyclaims.domain.payers.StandardPayers;
import com.therapyclaims.domain.pricing.CmsTables;
import com.therapyclaims.domain.remittances.Difference.Cause;
import com.therapyclaims.domain.remittances.RemittedClaim.Decision;
import java.time.Instant;
import java.time.LocalDate;
import java.time.Year;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/**
 * What a payer paid beside what is expected: two units of 97110 in Ohio in 2026 allow 49.49, of which the patient owes 9.90,
 * sequestration takes 0.79 and Medicare pays 38.80; they were charged with 120.00.
 */
class ClaimComparisonTest {
    private static final String ID = "0b6c2a54-1f3e-4c7d-9a21-5d8e7f60b1c2";
    private static final ClaimRevision CLAIM = claim(TestVisit.of("97110", 2));
    private static final ClaimRevision TWO_LINES =
            claim(TestVisit.of("97530", 1).and("97110", 1));

    @Test
    void aPaymentAsExpectedHasNoDifference() {
        ComparedClaim compared = paid("38.80", "CO-45:70.51", "PR-2:9.90", "CO-253:0.79");

        assertThat(compared.differences()).isEmpty();
        assertThat(compared.amounts()).isEqualTo(amounts("38.80", "38.80", "0.00", "0.00"));
        assertThat(compared.complete()).isTrue();
    }

    @Test
    void aDeductibleThatTakesAllOfItIsExplained() {
        ComparedClaim compared = paid("0.00", "CO-45:70.51", "PR-1:49.49");

        assertThat(compared.differences())
                .extracting(Difference::cause, Difference::amount, Difference::explained, Difference::codes)
                .containsExactly(tuple(Cause.DEDUCTIBLE, Money.of("38.80"), true, List.of("PR-1")));
    }

    @Test
    void aDeductibleChangesCoinsuranceAndSequestrationWithIt() {
        // 29.49 left: 5.90 coinsurance, 0.47 sequestration
        ComparedClaim compared = paid("23.12", "CO-45:70.51", "PR-1:20.00", "PR-2:5.90", "CO-253:0.47");

        assertThat(compared.amounts()).isEqualTo(amounts("38.80", "23.12", "15.68", "0.00"));
        assertThat(compared.differences()).extracting(Difference::cause).containsExactly(Cause.DEDUCTIBLE);
    }

    @Test
    void aLowerAllowedAmountIsUnexplained() {
        ComparedClaim compared = paid("35.28", "CO-45:75.00", "PR-2:9.00", "CO-253:0.72");

        assertThat(compared.amounts()).isEqualTo(amounts("38.80", "35.28", "0.00", "3.52"));
        assertThat(compared.differences())
                .extracting(Difference::cause, Difference::text)
                .containsExactly(tuple(Cause.ALLOWED, "The payer allows 45.00; 49.49 was expected."));
    }

    @Test
    void anotherReductionForSeveralProceduresIsUnexplainedAndNamed() {
        // Both units reduced (43.24) where the first is paid in full.
        ComparedClaim compared = paid("33.90", "CO-45:64.26", "CO-59:12.50", "PR-2:8.65", "CO-253:0.69");

        assertThat(compared.differences())
                .extracting(Difference::cause, Difference::amount, Difference::codes)
                .containsExactly(tuple(Cause.ALLOWED, Money.of("4.90"), List.of("CO-45", "CO-59")));
    }

    @Test
    void sequestrationBeyondItsPercentageIsUnexplained() {
        ComparedClaim compared = paid("38.01", "CO-45:70.51", "PR-2:9.90", "CO-253:1.58");

        assertThat(compared.differences())
                .extracting(Difference::cause, Difference::amount, Difference::explained)
                .containsExactly(tuple(Cause.SEQUESTRATION, Money.of("0.79"), false));
    }

    @Test
    void aDenialIsUnexplainedWhereTheClaimsOwnChecksDidNotTell() {
        ComparedClaim compared = paid("0.00", "CO-119:120.00");

        assertThat(compared.differences())
                .extracting(Difference::cause, Difference::amount, Difference::explained, Difference::codes)
                .containsExactly(tuple(Cause.DENIAL, Money.of("38.80"), false, List.of("CO-119")));
    }

    @ParameterizedTest
    @CsvSource({"GZ,CO-50", "GY,PR-96"})
    void whoSaysThatALineIsNotCoveredIsAnsweredSo(String modifier, String denial) {
        ExpectedLine denied = ExpectedLine.of(
                        claim(new ArchiveInMemory(), TestVisit.empty().and("97110", 2, modifier)))
                .getFirst();

        assertThat(denied.foresees(adjustments(denial + ":60.00"))).isTrue();
        assertThat(denied.foresees(adjustments("CO-97:60.00"))).isFalse();
    }

    @Test
    void aDenialIsExplainedWhereTheClaimsOwnChecksTold() {
        ArchiveInMemory archive = new ArchiveInMemory();
        archive.recordElsewhere(
                "demo",
                "p-1",
                Year.of(2026),
                new TherapyYear.Elsewhere(
                        new TherapyAccrual(Money.of("2480.00"), Money.ZERO), LocalDate.of(2026, 8, 1)));

        ExpectedLine denied =
                ExpectedLine.of(claim(archive, TestVisit.of("97110", 2))).getFirst();

        assertThat(denied.foresees(adjustments("CO-119:60.00"))).isTrue();
        assertThat(denied.foresees(adjustments("CO-16:60.00"))).isFalse();
        assertThat(denied.foresees(List.of())).isFalse();
    }

    @Test
    void aDeniedUnitBesideAPaidOneIsADenialOfWhatItWouldHavePaid() {
        // One unit of the two: 27.87 allowed, 5.57 coinsurance, 0.45 sequestration.
        ComparedClaim compared = paid("21.85", "CO-45:32.13", "CO-151:60.00", "PR-2:5.57", "CO-253:0.45");

        assertThat(compared.differences())
                .extracting(Difference::cause, Difference::amount, Difference::codes)
                .containsExactly(tuple(Cause.DENIAL, Money.of("16.95"), List.of("CO-151")));
    }

    @Test
    void aCentIsRounding() {
        ComparedClaim compared = paid("38.79", "CO-45:70.51", "PR-2:9.90", "CO-253:0.80");

        assertThat(compared.differences())
                .extracting(Difference::cause, Difference::amount, Difference::explained)
                .containsExactly(tuple(Cause.ROUNDING, Money.of("0.01"), true));
    }

    @Test
    void aCopaymentThePatientOwesIsExplained() {
        ComparedClaim compared = paid("23.12", "CO-45:70.51", "PR-3:25.90", "CO-253:0.47");

        assertThat(compared.amounts()).isEqualTo(amounts("38.80", "23.12", "15.68", "0.00"));
        assertThat(compared.differences())
                .extracting(Difference::cause, Difference::codes)
                .containsExactly(tuple(Cause.COINSURANCE, List.of("PR-3")));
    }

    @Test
    void whatAnotherPayerPaidIsExplained() {
        // 49.49 less 9.90 less 20.00 of another payer.
        ComparedClaim compared = paid("19.20", "CO-45:70.51", "PR-2:9.90", "OA-23:20.00", "CO-253:0.39");

        assertThat(compared.amounts()).isEqualTo(amounts("38.80", "19.20", "19.60", "0.00"));
        assertThat(compared.differences()).extracting(Difference::cause).containsExactly(Cause.OTHER_PAYER);
    }

    @Test
    void careThatMayBeAnotherPayersIsRefusedNotPaidByIt() {
        for (String refusal : List.of("CO-22:120.00", "OA-22:120.00")) {
            assertThat(paid("0.00", refusal).differences())
                    .extracting(Difference::cause, Difference::amount, Difference::explained)
                    .containsExactly(tuple(Cause.DENIAL, Money.of("38.80"), false));
        }
    }

    @Test
    void whatPriorPayersPaidAndTookOffExplainsWhatIsPaidLess() {
        // The primary payer allowed 80.00 of 120.00 and paid 64.00: 104.00 in one amount, Medicare pays the 16.00 left.
        ComparedClaim compared = paid("15.68", "OA-23:104.00", "CO-253:0.32");

        assertThat(compared.differences())
                .extracting(Difference::cause, Difference::amount, Difference::explained, Difference::codes)
                .containsExactly(tuple(Cause.OTHER_PAYER, Money.of("23.12"), true, List.of("OA-23")));
    }

    @Test
    void aPriorPayersDecisionThatLeavesNothingExplainsAllOfIt() {
        assertThat(paid("0.00", "OA-23:120.00").amounts()).isEqualTo(amounts("38.80", "0.00", "38.80", "0.00"));
    }

    @Test
    void aSecondaryPaymentInFullHasNoDifferenceWhateverThePatientStillOwes() {
        // The primary payer paid 5.00 and took 70.51 off.
        assertThat(paid("38.80", "OA-23:75.51", "PR-2:4.90", "CO-253:0.79").differences())
                .isEmpty();
    }

    @Test
    void priorPayersExplainNoMoreThanTheirImpact() {
        ComparedClaim compared = paid("9.80", "CO-45:80.10", "PR-2:9.90", "OA-23:20.00", "CO-253:0.20");

        assertThat(compared.differences())
                .extracting(Difference::cause, Difference::amount, Difference::explained)
                .containsExactly(
                        tuple(Cause.OTHER_PAYER, Money.of("19.60"), true),
                        tuple(Cause.ALLOWED, Money.of("9.40"), false));
    }

    @Test
    void aRefusalBesideAPriorPayersDecisionIsARefusalOfTheChargeItRefuses() {
        assertThat(paid("0.00", "OA-23:110.00", "CO-16:10.00").differences())
                .extracting(Difference::cause, Difference::amount, Difference::explained)
                .containsExactly(
                        tuple(Cause.DENIAL, Money.of("10.00"), false),
                        tuple(Cause.OTHER_PAYER, Money.of("28.80"), true));
    }

    @Test
    void aCopaymentBesideAPriorPayersDecisionIsTheCopayment() {
        // 49.49 less 5.00 of the primary payer less 25.90.
        assertThat(paid("18.22", "OA-23:75.51", "PR-3:25.90", "CO-253:0.37").differences())
                .extracting(Difference::cause, Difference::amount, Difference::explained)
                .containsExactly(
                        tuple(Cause.COINSURANCE, Money.of("15.68"), true),
                        tuple(Cause.OTHER_PAYER, Money.of("4.90"), true));
    }

    @Test
    void tooMuchIsUnexplainedToo() {
        ComparedClaim compared = paid("47.04", "CO-45:60.00", "PR-2:12.00", "CO-253:0.96");

        assertThat(compared.amounts()).isEqualTo(amounts("38.80", "47.04", "0.00", "-8.24"));
    }

    @Test
    void whatASecondaryPayerPaidOfThePatientsShareStandsBesideTheComparison() {
        RemittedClaim medicare =
                of(Decision.PROCESSED, line("97110", "38.80", "CO-45:70.51", "PR-2:9.90", "CO-253:0.79"));
        RemittedClaim medigap = secondary(line("97110", "9.90", "OA-23:110.10"));
        ComparedClaim before = compare(CLAIM, List.of(medicare));

        ComparedClaim after = compare(CLAIM, List.of(medicare, medigap));

        assertThat(after.differences()).isEmpty();
        assertThat(after.amounts()).isEqualTo(amounts("38.80", "38.80", "0.00", "0.00"));
        assertThat(after.paidByOthers()).contains(Money.of("9.90"));
        assertThat(before.paidByOthers()).isEmpty();
    }

    @Test
    void aReversalAndItsCorrectionCountTogether() {
        List<RemittedClaim> remitted = List.of(
                of(Decision.PROCESSED, line("97110", "38.80", "CO-45:70.51", "PR-2:9.90", "CO-253:0.79")),
                of(Decision.REVERSED, line("97110", "-38.80", "CO-45:-70.51", "PR-2:-9.90", "CO-253:-0.79")),
                of(Decision.PROCESSED, line("97110", "35.28", "CO-45:75.00", "PR-2:9.00", "CO-253:0.72")));

        assertThat(compare(CLAIM, remitted).amounts()).isEqualTo(amounts("38.80", "35.28", "0.00", "3.52"));
        assertThat(compare(CLAIM, remitted.subList(0, 2)).differences())
                .extracting(Difference::cause, Difference::amount, Difference::explained)
                .containsExactly(tuple(Cause.TAKEN_BACK, Money.of("38.80"), false));
    }

    @Test
    void aLineThatThePayerHasNotDecidedIsOpenUntilItDoes() {
        RemittedClaim first = of(Decision.PROCESSED, expectedLine(TWO_LINES, 0));
        RemittedClaim second = of(Decision.PROCESSED, expectedLine(TWO_LINES, 1));

        assertThat(compare(TWO_LINES, List.of(first)).differences())
                .extracting(Difference::cause)
                .containsExactly(Cause.NOT_REMITTED);
        assertThat(compare(TWO_LINES, List.of(first, second)).differences()).isEmpty();
    }

    @Test
    void aLineIsFoundByItsNumberWhateverThePayerMadeOfItsCode() {
        RemittedLine line = new RemittedLine(
                1,
                "97799",
                List.of(),
                Money.of("120.00"),
                Money.of("38.80"),
                Optional.of(ControlNumbers.ofLine(ControlNumbers.ofClaim(ID), 1)),
                adjustments("CO-45:70.51", "PR-2:9.90", "CO-253:0.79"),
                List.of());

        assertThat(compare(CLAIM, List.of(of(Decision.PROCESSED, line))).differences())
                .isEmpty();
    }

    @Test
    void aLineTheClaimDoesNotHaveIsUnexplained() {
        ComparedClaim compared = compare(
                CLAIM,
                List.of(of(
                        Decision.PROCESSED,
                        line("97110", "38.80", "CO-45:70.51", "PR-2:9.90", "CO-253:0.79"),
                        line("97140", "10.00"))));

        assertThat(compared.amounts()).isEqualTo(amounts("38.80", "48.80", "0.00", "-10.00"));
        assertThat(compared.differences()).extracting(Difference::cause).containsExactly(Cause.UNKNOWN_LINE);
    }

    @Test
    void aClaimWithoutLinesIsComparedAsAWhole() {
        RemittedClaim whole = new RemittedClaim(
                1,
                "A",
                Optional.empty(),
                Decision.PROCESSED,
                Optional.of(Order.PRIMARY),
                Money.of("120.00"),
                Money.of("35.28"),
                Money.of("9.00"),
                List.of(),
                adjustments("CO-45:75.00", "PR-2:9.00", "CO-253:0.72"),
                List.of(),
                List.of());

        assertThat(compare(CLAIM, List.of(whole)).amounts()).isEqualTo(amounts("38.80", "35.28", "0.00", "3.52"));
    }

    @Test
    void whatWouldBePaidIsNoPayment() {
        RemittedClaim predetermined = of(Decision.PREDETERMINED, line("97110", "38.80"));

        assertThat(compare(CLAIM, List.of(predetermined)).differences())
                .extracting(Difference::cause)
                .containsExactly(Cause.NOT_REMITTED);
    }

    @Test
    void aLineWithoutAKnownPriceIsNotCompared() {
        ClaimRevision unpriced = claim(TestVisit.of("97110", 1).on(LocalDate.of(2031, 1, 6)));

        ComparedClaim compared = compare(unpriced, List.of(of(Decision.PROCESSED, line("97110", "20.00"))));

        assertThat(compared.complete()).isFalse();
        assertThat(compared.differences()).isEmpty();
        assertThat(compared.amounts()).isEqualTo(RemittedAmounts.NONE);
        assertThat(compared.lines().getFirst().paid()).isEqualTo(Money.of("20.00"));
    }

    private static ComparedClaim paid(String paid, String... adjustments) {
        return compare(CLAIM, List.of(of(Decision.PROCESSED, line("97110", paid, adjustments))));
    }

    private static ComparedClaim compare(ClaimRevision claim, List<RemittedClaim> remitted) {
        List<PayerDecision> said = remitted.stream()
                .map(it -> new PayerDecision(Optional.of("1351840597"), it))
                .toList();
        return ClaimComparison.of(claim, PayerDecisions.of(claim.visit().billing(), said));
    }

    private static RemittedClaim of(Decision decision, RemittedLine... lines) {
        return of(decision, decision == Decision.PROCESSED ? Optional.of(Order.PRIMARY) : Optional.empty(), lines);
    }

    private static RemittedClaim secondary(RemittedLine... lines) {
        return of(Decision.PROCESSED, Optional.of(Order.SECONDARY), lines);
    }

    private static RemittedClaim of(Decision decision, Optional<Order> order, RemittedLine... lines) {
        return new RemittedClaim(
                1,
                "A",
                Optional.empty(),
                decision,
                order,
                Money.ZERO,
                Arrays.stream(lines).map(RemittedLine::paid).reduce(Money.ZERO, Money::plus),
                Money.ZERO,
                List.of(),
                List.of(),
                List.of(),
                List.of(lines));
    }

    private static RemittedLine line(String code, String paid, String... adjustments) {
        return new RemittedLine(
                1,
                code,
                List.of("GP"),
                Money.of("120.00"),
                Money.of(paid),
                Optional.empty(),
                adjustments(adjustments),
                List.of());
    }

    private static RemittedLine expectedLine(ClaimRevision claim, int index) {
        ExpectedLine line = ExpectedLine.of(claim).get(index);
        Expected expected = line.expected().orElseThrow();
        return line(
                line.code(),
                expected.payerPayment().toString(),
                "PR-2:" + expected.coinsurance(),
                "CO-253:" + expected.sequestration());
    }

    private static List<Adjustment> adjustments(String... texts) {
        return Arrays.stream(texts)
                .map(text -> text.split("[-:]", 3))
                .map(parts -> new Adjustment(parts[0], parts[1], Money.of(parts[2])))
                .toList();
    }

    private static RemittedAmounts amounts(String expected, String paid, String explained, String unexplained) {
        return new RemittedAmounts(
                Money.of(expected),
                Money.of(paid),
                Money.of(expected).minus(Money.of(paid)),
                Money.of(explained),
                Money.of(unexplained));
    }

    private static ClaimRevision claim(TestVisit visit) {
        return claim(new ArchiveInMemory(), visit);
    }

    private static ClaimRevision claim(ArchiveInMemory archive, TestVisit visit) {
        ClaimProcessor processor = new ClaimProcessor(new StandardPayers(), new CmsTables());
        new ClaimIntake("demo", archive, () -> processor)
                .submit(ID, visit.visit(), "{}", new IdempotencyKey("k", "h"), Instant.parse("2026-08-04T12:00:00Z"));
        return archive.latest("demo", ID).orElseThrow();
    }
}
