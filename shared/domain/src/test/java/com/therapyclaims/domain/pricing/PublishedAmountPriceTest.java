package com.therapyclaims.domain.pricing;

import static com.therapyclaims.domain.pricing.Day.line;
import static org.assertj.core.api.Assertions.assertThat;

import com.therapyclaims.domain.money.Money;
import com.therapyclaims.domain.pricing.LinePrice.NotPriced;
import com.therapyclaims.domain.pricing.LinePrice.Priced;
import com.therapyclaims.domain.rules.Coverage;
import com.therapyclaims.domain.rules.Explanation;
import com.therapyclaims.domain.rules.Finding;
import com.therapyclaims.domain.schedules.FeeSchedules;
import com.therapyclaims.domain.schedules.NoFeeSchedules;
import com.therapyclaims.domain.schedules.PaymentAmounts;
import com.therapyclaims.domain.schedules.ScheduleVersion;
import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Prices from CMS's payment amount file. Ohio's amounts of 2026 are what RVU26C and GPCI2026 come to, worked by hand. */
class PublishedAmountPriceTest {
    private static final Payments OHIO_2026 = Payments.from("2026-01-01")
            .therapy("97110", "27.87", "21.62")
            .therapy("97112", "31.37", "24.20")
            .therapy("97140", "26.59", "20.65")
            .therapy("97530", "33.33", "24.18")
            .therapy("97763", "47.17", "31.77")
            .other("97129", 'A', "21.92", "19.48");

    private static Day both(LineToPrice... lines) {
        return Day.of(lines).with(CmsTables.withPayments(OHIO_2026));
    }

    @ParameterizedTest
    @ValueSource(strings = {"97110", "97112", "97140", "97530", "97763", "97129"})
    void bothWaysGiveTheSameCent(String code) {
        Priced published = both(line(code, 3, "GP")).onlyLine();
        Priced computed = Day.of(line(code, 3, "GP")).onlyLine();

        assertThat(published).isEqualTo(computed);
        assertThat(both(line(code, 3, "GP")).price().findings())
                .isEqualTo(Day.of(line(code, 3, "GP")).price().findings());
    }

    @Test
    void aWholeDayIsRankedAndReducedTheSameBothWays() {
        LineToPrice[] day = {line("97112", 2, "GP"), line("97530", 1, "GP", "CQ"), line("97763", 1, "GP")};

        assertThat(both(day).price().lines()).isEqualTo(Day.of(day).price().lines());
    }

    @Test
    void theExplanationNamesTheFileAndThatTheFormulaAgrees() {
        Price price = both(line("97110", 1)).price();

        assertThat(price.explanation())
                .extracting(Explanation::text)
                .anySatisfy(text -> assertThat(text).contains("27.87 as CMS publishes it (locality 15202-00, PFALL)"))
                .anySatisfy(text -> assertThat(text).contains("the formula gives the published amount too"));
        assertThat(price.coverage())
                .filteredOn(Coverage::checked)
                .extracting(Coverage::check)
                .containsExactly("PHYSICIAN_FEE_SCHEDULE", "PAYMENT_AMOUNTS", "GPCI", "DEDUCTIBLE", "PAYMENT_ROUNDING");
        assertThat(price.feeSchedules())
                .extracting(ScheduleVersion::id)
                .containsExactly("medicare-rvu", "medicare-payments", "medicare-gpci");
    }

    @Test
    void whereBothDifferThePublishedAmountIsUsedAndAFindingSaysSo() {
        Day day = Day.of(line("97110", 2))
                .with(CmsTables.withPayments(Payments.from("2026-01-01").therapy("97110", "30.00", "23.00")));

        assertThat(day.onlyLine().allowed()).isEqualTo(Money.of("53.00"));
        assertThat(day.onlyLine().rvu()).isEmpty();
        assertThat(day.onlyLine().conversionFactor()).isEmpty();
        assertThat(day.price().findings())
                .filteredOn(finding -> finding.code().equals("PRICE.SOURCES_DIFFER"))
                .singleElement()
                .extracting(Finding::message)
                .isEqualTo("97110: CMS publishes 30.00 (reduced 23.00), the formula gives 27.87 (reduced 21.62); the"
                        + " published amount is used.");
    }

    @Test
    void aCodeTheFileLacksIsPricedByTheFormulaAndTheExplanationSaysSo() {
        Day day = Day.of(line("97110", 1)).with(CmsTables.withPayments(OHIO_2026.without("97110")));

        assertThat(day.onlyLine().allowed()).isEqualTo(Money.of("27.87"));
        assertThat(day.price().explanation())
                .extracting(Explanation::text)
                .contains("PFALL has no amount of 97110 in locality 15202-00: the formula is used.");
    }

    @Test
    void relativeValuesThatBeginLaterOutrankThePublishedAmounts() {
        Price price = Day.of(line("97110", 1))
                .with(CmsTables.withPayments(Payments.from("2026-01-01").therapy("97110", "30.00", "23.00"))
                        .withValuesFrom("2026-02-01"))
                .price();

        assertThat(((Priced) price.lines().getFirst()).allowed()).isEqualTo(Money.of("27.87"));
        assertThat(price.coverage())
                .filteredOn(coverage -> coverage.check().equals("PAYMENT_AMOUNTS"))
                .singleElement()
                .satisfies(coverage -> {
                    assertThat(coverage.checked()).isFalse();
                    assertThat(coverage.reason())
                            .contains("The relative values of PPRRVU2026_Jul_nonQPP (RVU26C) from 2026-02-01 are newer."
                                    + " The amounts are made by the formula.");
                });
        assertThat(price.feeSchedules()).extracting(ScheduleVersion::id).doesNotContain("medicare-payments");
    }

    @Test
    void aQualifyingApmParticipantIsPricedByTheFormulaWithItsOwnFactor() {
        Priced line = both(line("97110", 1)).qualifying().onlyLine();

        assertThat(line.conversionFactor()).contains(new BigDecimal("33.5675"));
        assertThat(line.allowed()).isEqualTo(Money.of("28.01"));
    }

    @Test
    void amountsMadeWithAConversionFactorThatHasChangedDoNotCount() {
        Day day = Day.of(line("97110", 1))
                .on("2024-03-09")
                .with(CmsTables.withPayments(Payments.from("2024-01-01").therapy("97110", "27.60", "21.34")));

        assertThat(day.price().coverage())
                .filteredOn(coverage -> coverage.check().equals("PAYMENT_AMOUNTS"))
                .extracting(Coverage::reason)
                .containsExactly(
                        Optional.of("The conversion factor has changed since 2024-01-01. The amounts are made by"
                                + " the formula."));
    }

    @Test
    void theNationalAmountStandsInNoPaymentFile() {
        Price price = both(line("97110", 1)).at(Day.NATIONAL).price();

        assertThat(((Priced) price.lines().getFirst()).allowed()).isEqualTo(Money.of("29.06"));
        assertThat(price.coverage()).extracting(Coverage::check).doesNotContain("PAYMENT_AMOUNTS");
    }

    @Test
    void aContractsPercentageIsOfThePublishedAmount() {
        Day day = Day.of(line("97110", 2))
                .by(Contracts.acme()
                        .all(Contracts.percentOfMedicare("120"))
                        .mppr("50")
                        .payer())
                .with(CmsTables.withPayments(Payments.from("2026-01-01").therapy("97110", "30.00", "23.00")));

        assertThat(day.onlyLine().allowed()).isEqualTo(Money.of("63.60"));
    }

    @Test
    void aContractsOtherReductionIsMadeByTheFormula() {
        Day computed = Day.of(line("97110", 2))
                .by(Contracts.acme()
                        .all(Contracts.percentOfMedicare("100"))
                        .mppr("25")
                        .payer());

        assertThat(computed.with(CmsTables.withPayments(OHIO_2026)).onlyLine()).isEqualTo(computed.onlyLine());
    }

    @Test
    void theFacilityAmountHoldsInAFacilityWithoutATherapyPlan() {
        Day day = both(line("97129", 1)).inPlaceOfService("22");

        assertThat(day.onlyLine().allowed()).isEqualTo(Money.of("19.48"));
        assertThat(day.price().explanation())
                .extracting(Explanation::text)
                .anySatisfy(text -> assertThat(text)
                        .contains("97129 has published amount 21.92 outside and 19.48 in a facility; 19.48 is taken"));
    }

    @Test
    void theFlatFeeBesideACodeOutsideTheTherapyMpprIsNoReducedAmount() {
        Priced line = both(line("97129", 2)).onlyLine();

        assertThat(line.reducedUnitAmount()).isEmpty();
        assertThat(line.allowed()).isEqualTo(Money.of("43.84"));
    }

    @Test
    void aBundledCodeIsNotPricedThoughTheFileHasAnAmount() {
        Day day = Day.of(line("97010", 1))
                .with(CmsTables.withPayments(Payments.from("2026-01-01").other("97010", 'B', "6.31", "6.31")));

        assertThat(day.price().lines())
                .singleElement()
                .isEqualTo(new NotPriced("97010", 1, List.of(), NotPricedReason.BUNDLED));
    }

    /** Nothing is known but the payment amounts. */
    private static FeeSchedules amountsAlone(Payments payments) {
        return new NoFeeSchedules() {
            @Override
            public Optional<PaymentAmounts> paymentAmounts(LocalDate dateOfService) {
                return Optional.of(payments);
            }
        };
    }

    /** CMS's amounts of Ohio in 2020 that the visit is paid with; the three it is not paid with only complete the rows. */
    @Test
    void theAmountsAlonePriceAYearWithoutRelativeValues() {
        Price price = Day.of(line("97110", 2), line("97140", 1), line("97530", 1))
                .on("2020-03-02")
                .with(amountsAlone(Payments.from("2020-01-01")
                        .therapy("97110", "30.43", "23.60")
                        .therapy("97140", "28.17", "22.05")
                        .therapy("97530", "38.43", "27.66")))
                .price();

        assertThat(price.totals().allowed()).isEqualTo(Money.of("107.68"));
        assertThat(price.findings()).isEmpty();
        assertThat(price.explanation())
                .extracting(Explanation::text)
                .anySatisfy(text -> assertThat(text)
                        .contains("By half of practice expense in dollars of one unit the day ranks 97530 (10.77)"));
    }

    /** 97763 costs less than 92507 and has the higher practice expense: it is the one paid in full (P-4). */
    @Test
    void theAmountsAloneRankByPracticeExpenseNotByPrice() {
        Day day = Day.of(line("92507", 1), line("97763", 1))
                .on("2026-03-02")
                .with(amountsAlone(Payments.from("2026-01-01")
                        .therapy("92507", "73.34", "58.55")
                        .therapy("97763", "47.17", "31.77")));

        assertThat(day.priced(0).fullUnits()).isZero();
        assertThat(day.priced(1).fullUnits()).isOne();
    }

    /** Two codes of one practice expense whose halves differ by rounding alone: the higher fee is paid in full (P-2). */
    @Test
    void aCentOfRoundingDoesNotDecideTheRank() {
        Day day = Day.of(line("97110", 1), line("97112", 1))
                .on("2026-03-02")
                .with(amountsAlone(Payments.from("2026-01-01")
                        .therapy("97110", "27.88", "21.62")
                        .therapy("97112", "29.54", "23.29")));

        assertThat(day.priced(1).fullUnits()).isOne();
    }

    @Test
    void aCodeThatNeitherHasIsUnknownForWantOfRelativeValues() {
        Day day = Day.of(line("97110", 1)).on("2020-03-02").with(amountsAlone(Payments.from("2020-01-01")));

        assertThat(day.price().lines())
                .extracting(found -> ((NotPriced) found).reason())
                .containsExactly(NotPricedReason.NO_FEE_SCHEDULE_FOR_DATE);
    }
}
