package com.therapyclaims.domain.pricing;

import static com.therapyclaims.domain.pricing.Day.charged;
import static com.therapyclaims.domain.pricing.Day.line;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.tuple;

import com.therapyclaims.domain.money.Money;
import com.therapyclaims.domain.pricing.LinePrice.NotPriced;
import com.therapyclaims.domain.pricing.LinePrice.Priced;
import com.therapyclaims.domain.rules.Explanation;
import com.therapyclaims.domain.rules.Finding;
import com.therapyclaims.domain.rules.Severity;
import com.therapyclaims.domain.schedules.Locality;
import com.therapyclaims.domain.schedules.ScheduleVersion;
import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class MedicarePriceTest {
    private static Money money(String amount) {
        return Money.of(amount);
    }

    @Test
    void ohioTwoUnitsOfExerciseIn2026() {
        Priced line = Day.of(charged("97110", 2, "120.00", "GP")).onlyLine();

        assertThat(line.fullUnits()).isEqualTo(1);
        assertThat(line.reducedUnits()).isEqualTo(1);
        assertThat(line.fullUnitAmount()).contains(money("27.87"));
        assertThat(line.reducedUnitAmount()).contains(money("21.62"));
        assertThat(line.allowed()).isEqualTo(money("49.49"));
        assertThat(line.deductible()).isEqualTo(money("0.00"));
        assertThat(line.coinsurance()).isEqualTo(money("9.90"));
        assertThat(line.payerPayment()).isEqualTo(money("38.80"));
        assertThat(line.sequestration()).isEqualTo(money("0.79"));
        assertThat(line.patientResponsibility()).isEqualTo(money("9.90"));
        assertThat(line.conversionFactor()).contains(new BigDecimal("33.4009"));
        assertThat(line.limitingCharge()).isEmpty();
    }

    @Test
    void nationalVisitOf2026RanksByPracticeExpense() {
        Price price = Day.of(line("97110", 2), line("97140", 1), line("97530", 1))
                .at(Day.NATIONAL)
                .price();

        assertThat(price.lines())
                .extracting(line -> ((Priced) line).allowed())
                .containsExactly(money("44.42"), money("21.21"), money("35.07"));
        assertThat(price.totals().allowed()).isEqualTo(money("100.70"));
    }

    @Test
    void assistantCutTakesFifteenPercentOfMedicaresShareAlone() {
        Priced line = Day.of(line("97110", 2, "GP", "CQ"), line("97140", 1, "GP"), line("97530", 1, "GP"))
                .at(Day.NATIONAL)
                .onlyLine();

        assertThat(line.allowed()).isEqualTo(money("44.42"));
        assertThat(line.coinsurance()).isEqualTo(money("8.88"));
        assertThat(line.payerPayment().plus(line.sequestration())).isEqualTo(money("30.21"));
        assertThat(line.sequestration()).isEqualTo(money("0.60"));
    }

    @Test
    void allowedHundredFurnishedByAnAssistantPays6664() {
        var split = new CostSharing(new BigDecimal(20), new BigDecimal(15), new BigDecimal(2))
                .split(money("100.00"), money("0.00"));

        assertThat(split.coinsurance()).isEqualTo(money("20.00"));
        assertThat(split.afterAssistantCut()).isEqualTo(money("68.00"));
        assertThat(split.payment()).isEqualTo(money("66.64"));
    }

    @Test
    void deductibleOfFiftyOnAllowedHundredPays3920() {
        var split = new CostSharing(new BigDecimal(20), BigDecimal.ZERO, new BigDecimal(2))
                .split(money("100.00"), money("50.00"));

        assertThat(split.deductible()).isEqualTo(money("50.00"));
        assertThat(split.payerShare()).isEqualTo(money("40.00"));
        assertThat(split.payment()).isEqualTo(money("39.20"));
    }

    @ParameterizedTest
    @CsvSource({
        "2026-07-01, 97110, 29.06, 22.21",
        "2026-07-01, 97112, 32.73, 24.88",
        "2026-07-01, 97140, 27.72, 21.21",
        "2026-07-01, 97530, 35.07, 25.05",
        "2026-07-01, 97116, 29.06, 22.21",
        "2026-07-01, 97535, 32.40, 23.88",
        "2026-07-01, 97161, 97.86, 74.82",
        "2026-07-01, 97035, 14.36, 10.86",
        "2025-07-01, 97110, 28.79,",
        "2025-07-01, 97112, 32.02,",
        "2025-07-01, 97140, 27.17,",
        "2025-07-01, 97530, 34.61,",
        "2025-07-01, 97161, 98.01,",
        "2024-03-09, 97110, 29.29,",
        "2024-03-09, 97112, 33.62,",
        "2024-03-09, 97140, 26.96,",
        "2024-03-09, 97530, 36.62,",
        "2024-03-09, 97161, 100.20,",
        "2024-03-08, 97110, 28.81,"
    })
    void nationalAmountsAreThoseOfCms(String date, String code, String full, String reduced) {
        Priced line = Day.of(line(code, 2)).at(Day.NATIONAL).on(date).onlyLine();

        assertThat(line.fullUnitAmount()).contains(money(full));
        if (reduced != null) {
            assertThat(line.reducedUnitAmount()).contains(money(reduced));
        }
    }

    /** The amounts are those CMS published for Ohio in 2020; of the practice expenses only their order matters. */
    @Test
    void publishedAmountsOfOhio2020AddUpByTheRanking() {
        MpprRanking ranking = MpprRanking.of(List.of(
                new MpprRanking.Candidate(0, ranked("97110", "2", "31.00")),
                new MpprRanking.Candidate(1, ranked("97140", "1", "28.00")),
                new MpprRanking.Candidate(2, ranked("97530", "3", "38.43"))));

        assertThat(published(ranking, 0, 2, "31.00", "23.60")
                        .plus(published(ranking, 1, 1, "28.00", "22.05"))
                        .plus(published(ranking, 2, 1, "38.43", "28.00")))
                .isEqualTo(money("107.68"));
    }

    private static UnitFee ranked(String code, String practiceExpense, String full) {
        return new PublishedFee(
                code, money(full), money(full), Optional.of(new BigDecimal(practiceExpense)), Optional.empty());
    }

    private static Money published(MpprRanking ranking, int position, int units, String full, String reduced) {
        int fullUnits = ranking.fullUnits(position);
        return new UnitAmounts(fullUnits, money(full), units - fullUnits, Optional.of(money(reduced))).total();
    }

    @Test
    void massageOutranksNeuromuscularTrainingByPracticeExpenseThoughItPaysLess() {
        Day day = Day.of(line("97112", 1), line("97124", 1)).at(Day.NATIONAL);

        assertThat(day.priced(0).fullUnitAmount().orElseThrow())
                .isGreaterThan(day.priced(1).fullUnitAmount().orElseThrow());
        assertThat(day.priced(0).fullUnits()).isZero();
        assertThat(day.priced(1).fullUnits()).isOne();
        assertThat(day.price().explanation())
                .extracting(Explanation::rule, Explanation::text)
                .contains(
                        tuple(
                                "P-4",
                                "97124 comes before 97112 by practice expense, though its fee of %s is less than %s."
                                        .formatted(
                                                day.priced(1).fullUnitAmount().orElseThrow(),
                                                day.priced(0).fullUnitAmount().orElseThrow())),
                        tuple("P-5", "On 2026-03-02 a reduced unit loses 50% of practice expense."));
    }

    @Test
    void aRankThatPriceWouldGiveTooIsNotExplainedAgainstPrice() {
        assertThat(Day.of(line("97530", 1), line("97110", 1)).price().explanation())
                .extracting(Explanation::rule)
                .contains("P-2")
                .doesNotContain("P-4");
    }

    @Test
    void equalPracticeExpenseRanksByLineOrderWhenTheFeeIsEqualToo() {
        Day day = Day.of(line("97116", 1), line("97110", 1));

        assertThat(day.priced(0).fullUnits()).isOne();
        assertThat(day.priced(1).fullUnits()).isZero();
    }

    @Test
    void codesOutsideTheTherapyMpprNeitherReduceNorAreReduced() {
        Day day = Day.of(line("97129", 2), line("97110", 1));

        assertThat(day.priced(0).fullUnits()).isEqualTo(2);
        assertThat(day.priced(0).reducedUnitAmount()).isEmpty();
        assertThat(day.priced(1).fullUnits()).isOne();
    }

    @Test
    void earlierClaimOfTheDayHoldsTheFullUnitAndIsNotPricedAgain() {
        Price price = Day.of(line("97110", 1)).after(line("97530", 1)).price();

        assertThat(price.lines()).hasSize(1);
        assertThat(((Priced) price.lines().getFirst()).reducedUnits()).isOne();
        assertThat(price.findings()).isEmpty();
    }

    @Test
    void laterClaimThatRanksHigherTakesTheFullUnit() {
        Day afterwards = Day.of(line("97530", 1)).after(line("97110", 1));
        Day beforehand = Day.of(line("97110", 1)).before(line("97530", 1));

        assertThat(afterwards.onlyLine().fullUnits()).isOne();
        assertThat(beforehand.onlyLine().fullUnits()).isZero();
        assertThat(beforehand.price().lines()).hasSize(1);
    }

    @Test
    void equalLinesOfTwoClaimsRankByTheOrderOfTheClaims() {
        assertThat(Day.of(line("97110", 1)).before(line("97110", 1)).onlyLine().fullUnits())
                .isOne();
        assertThat(Day.of(line("97110", 1)).after(line("97110", 1)).onlyLine().fullUnits())
                .isZero();
    }

    @Test
    void topCodeSplitByAssistantPaysTheFirstLineInFullAndSaysSo() {
        Day day = Day.of(line("97110", 1, "GP", "CQ"), line("97110", 1, "GP"));

        assertThat(day.priced(0).fullUnits()).isOne();
        assertThat(day.priced(1).fullUnits()).isZero();
        assertThat(codes(day.price())).containsExactly("PRICE.CQ_SPLIT_TOP_CODE");
    }

    @Test
    void equalCodesOfATherapistAndAnAssistantAreOpenInTheSameWay() {
        assertThat(codes(Day.of(line("97116", 1, "GP"), line("97110", 1, "GP", "CQ"))
                        .price()))
                .containsExactly("PRICE.CQ_SPLIT_TOP_CODE");
    }

    @ParameterizedTest
    @CsvSource({
        "97010, BUNDLED, CODE.BUNDLED",
        "97014, NOT_VALID_FOR_PAYER, CODE.NOT_VALID_FOR_PAYER",
        "97039, CONTRACTOR_PRICED, PRICE.CONTRACTOR_PRICED",
        "97545, CONTRACTOR_PRICED, PRICE.CONTRACTOR_PRICED",
        "97169, NOT_COVERED, PRICE.NOT_COVERED",
        "12345, UNKNOWN_CODE, PRICE.CODE_UNKNOWN"
    })
    void lineWithoutAPriceSaysWhyAndIsLeftOutOfTheTotals(String code, NotPricedReason reason, String finding) {
        Price price = Day.of(line("97110", 1), line(code, 1)).price();

        assertThat(price.lines().get(1)).isEqualTo(new NotPriced(code, 1, List.of(), reason));
        assertThat(price.totals().allowed()).isEqualTo(money("27.87"));
        assertThat(price.findings()).singleElement().satisfies(found -> {
            assertThat(found.code()).isEqualTo(finding);
            assertThat(found.pointer()).isEqualTo("/lines/1");
        });
    }

    @Test
    void restrictedCodeWithValuesIsPriced() {
        assertThat(Day.of(line("97026", 1)).onlyLine().allowed()).isGreaterThan(Money.ZERO);
    }

    @Test
    void dateWithoutATableGivesNoPriceAndSaysWhichCheckDidNotRun() {
        Price price = Day.of(line("97110", 1)).on("2023-05-01").price();

        assertThat(price.lines().getFirst())
                .isInstanceOfSatisfying(
                        NotPriced.class,
                        line -> assertThat(line.reason()).isEqualTo(NotPricedReason.NO_FEE_SCHEDULE_FOR_DATE));
        assertThat(price.totals()).isEqualTo(PriceTotals.NONE);
        assertThat(price.coverage()).anySatisfy(check -> {
            assertThat(check.check()).isEqualTo("PHYSICIAN_FEE_SCHEDULE");
            assertThat(check.checked()).isFalse();
        });
    }

    @Test
    void chargeBelowTheFeeIsAllowed() {
        Priced line = Day.of(charged("97110", 2, "40.00")).onlyLine();

        assertThat(line.allowed()).isEqualTo(money("40.00"));
        assertThat(line.coinsurance()).isEqualTo(money("8.00"));
    }

    @Test
    void deductibleIsUsedUpLineByLine() {
        Day day = Day.of(line("97110", 2), line("97140", 1)).deductible("50.00");

        assertThat(day.priced(0).deductible()).isEqualTo(money("49.49"));
        assertThat(day.priced(0).payerPayment()).isEqualTo(money("0.00"));
        assertThat(day.priced(1).deductible()).isEqualTo(money("0.51"));
        assertThat(day.price().totals().deductible()).isEqualTo(money("50.00"));
    }

    @ParameterizedTest
    @ValueSource(strings = {"GY", "GZ"})
    void aLineItsModifierDeniesLeavesTheFullUnitToThoseThatArePaid(String denial) {
        Day day = Day.of(line("97530", 1, "GP", denial), line("97110", 1, "GP")).at(Day.NATIONAL);

        assertThat(day.priced(0).fullUnits()).isOne();
        assertThat(day.priced(1).allowed()).isEqualTo(money("29.06"));
        assertThat(day.priced(1).payerPayment()).isEqualTo(money("22.78"));
        assertThat(day.price().explanation())
                .extracting(Explanation::text)
                .anyMatch(text -> text.startsWith("Line 1 (97530): GY or GZ denies it"));
    }

    @Test
    void aDeniedLineOfAnEarlierClaimReducesNothing() {
        Priced line = Day.of(line("97110", 1, "GP"))
                .after(line("97530", 1, "GP", "GY"))
                .at(Day.NATIONAL)
                .onlyLine();

        assertThat(line.allowed()).isEqualTo(money("29.06"));
    }

    @Test
    void aDeniedLineTakesNothingOfTheDeductible() {
        Day day = Day.of(line("97530", 1, "GP", "GY"), line("97110", 1, "GP"))
                .at(Day.NATIONAL)
                .deductible("35.07");

        assertThat(day.priced(0).deductible()).isEqualTo(Money.ZERO);
        assertThat(day.priced(1).deductible()).isEqualTo(money("29.06"));
        assertThat(day.priced(1).payerPayment()).isEqualTo(Money.ZERO);
    }

    @Test
    void openDeductibleAboveTheYearsIsQuestioned() {
        assertThat(codes(Day.of(line("97110", 1)).deductible("283.01").price()))
                .containsExactly("PRICE.DEDUCTIBLE_ASSUMED", "PRICE.DEDUCTIBLE_ABOVE_YEAR");
    }

    @Test
    void deductibleOfTheYearIsToldWhereAnOpenDeductibleIsHeldAgainstIt() {
        Price price = Day.of(line("97110", 1)).deductible("50.00").price();

        assertThat(price.findings())
                .filteredOn(finding -> finding.code().equals("PRICE.DEDUCTIBLE_ASSUMED"))
                .singleElement()
                .satisfies(finding -> assertThat(finding.message()).contains("50.00", "283.00", "2026"));
        assertThat(codes(Day.of(line("97110", 1)).price())).isEmpty();
    }

    @Test
    void stepwiseRoundingIsToldOfTheLinesItMakesACentOf() {
        Price price =
                Day.of(line("97110", 1), line("97140", 1)).at(Day.NATIONAL).price();

        // 97110: 29.06 x 0.8 x 0.98 = 22.783, and in steps 23.25 - 0.47 = 22.78.
        // 97140, reduced: 21.21 x 0.784 = 16.6286, and in steps 16.97 - 0.34 = 16.63.
        assertThat(price.findings()).isEmpty();

        // 27.72 x 0.784 = 21.732, and in steps 22.18 - 0.44 = 21.74.
        assertThat(Day.of(line("97140", 1)).at(Day.NATIONAL).price().findings())
                .singleElement()
                .satisfies(finding -> {
                    assertThat(finding.code()).isEqualTo("PRICE.ROUNDING_ASSUMED");
                    assertThat(finding.severity()).isEqualTo(Severity.INFO);
                    assertThat(finding.pointer()).isEqualTo("/lines/0");
                    assertThat(finding.message()).contains("21.74", "21.73");
                });
    }

    @ParameterizedTest
    @CsvSource({
        "92507, GN, CQ, MOD.CQ_REQUIRES_GP",
        "97530, GO, CQ, MOD.CQ_REQUIRES_GP",
        "97530, GP, CO, MOD.CO_REQUIRES_GO"
    })
    void assistantModifierOfAnotherDisciplineIsAFindingAndCutsNothing(
            String code, String discipline, String assistant, String finding) {
        Day day = Day.of(line(code, 1, discipline, assistant));

        assertThat(day.onlyLine().payerPayment())
                .isEqualTo(Day.of(line(code, 1, discipline)).onlyLine().payerPayment());
        assertThat(codes(day.price())).containsExactly(finding);
        assertThat(day.price().explanation()).extracting(Explanation::rule).contains("CQ-1");
    }

    @Test
    void assistantModifierOfALineWithoutADisciplineCuts() {
        assertThat(Day.of(line("97110", 1, "CQ")).onlyLine().payerPayment())
                .isEqualTo(Day.of(line("97110", 1, "GP", "CQ")).onlyLine().payerPayment());
    }

    @ParameterizedTest
    @CsvSource({
        "2020-04-30, 2",
        "2020-05-01, 0",
        "2022-03-31, 0",
        "2022-04-01, 1",
        "2022-06-30, 1",
        "2022-07-01, 2",
        "2026-03-02, 2",
        "2013-03-31, 0",
        "2013-04-01, 2"
    })
    void sequestrationFollowsTheDateOfService(String date, int percent) {
        assertThat(Sequestration.percent(LocalDate.parse(date))).isEqualByComparingTo(BigDecimal.valueOf(percent));
    }

    @ParameterizedTest
    @CsvSource({"2021-12-31, 0", "2022-01-01, 15"})
    void assistantCutBeginsIn2022(String date, int percent) {
        assertThat(AssistantCut.percent(List.of("GO", "CO"), LocalDate.parse(date)))
                .isEqualByComparingTo(BigDecimal.valueOf(percent));
    }

    @Test
    void nonParticipatingFeeIs95PercentOfEachUnitAndNamesTheLimitingCharge() {
        Day day = Day.of(charged("97110", 2, "120.00")).nonParticipating();
        Priced line = day.onlyLine();

        assertThat(line.fullUnitAmount()).contains(money("26.48"));
        assertThat(line.reducedUnitAmount()).contains(money("20.54"));
        assertThat(line.allowed()).isEqualTo(money("47.02"));
        assertThat(line.limitingCharge()).contains(money("54.07"));
        assertThat(codes(day.price())).containsExactly("PRICE.NON_PARTICIPATING", "PRICE.CHARGE_ABOVE_LIMIT");
    }

    @Test
    void qualifyingApmParticipantIsPricedWithItsOwnFactorFrom2026() {
        assertThat(Day.of(line("97110", 1))
                        .at(Day.NATIONAL)
                        .qualifying()
                        .onlyLine()
                        .conversionFactor())
                .contains(new BigDecimal("33.5675"));
        assertThat(Day.of(line("97110", 1))
                        .at(Day.NATIONAL)
                        .on("2025-03-02")
                        .qualifying()
                        .onlyLine()
                        .conversionFactor())
                .contains(new BigDecimal("32.3465"));
    }

    @Test
    void aFactorTheLawHasChangedIsBelievedForQualifyingParticipantsTooAndSaidSo() {
        Day day = Day.of(line("97110", 1)).qualifying().with(CmsTables.withFactor("34.1000"));

        assertThat(day.onlyLine().conversionFactor()).contains(new BigDecimal("34.1000"));
        assertThat(codes(day.price()))
                .filteredOn("PRICE.CONVERSION_FACTOR"::equals)
                .hasSize(2);
    }

    @Test
    void ordinaryClinicianIsPricedWithTheOrdinaryFactorEvenFromTheQualifyingFile() {
        Priced line =
                Day.of(line("97110", 1)).with(CmsTables.withFactor("33.5675")).onlyLine();

        assertThat(line.conversionFactor()).contains(new BigDecimal("33.4009"));
    }

    @Test
    void factorThatWasNeverPublishedIsUsedAndQuestioned() {
        Day day = Day.of(line("97110", 1)).with(CmsTables.withFactor("34.0000"));

        assertThat(day.onlyLine().conversionFactor()).contains(new BigDecimal("34.0000"));
        assertThat(codes(day.price())).containsExactly("PRICE.CONVERSION_FACTOR");
    }

    @Test
    void zipCodeLeadsToItsLocality() {
        Price price =
                Day.of(line("97110", 1)).at(new PricingPlace.InZip("43004")).price();

        assertThat(price.totals().allowed()).isEqualTo(money("27.87"));
        assertThat(price.feeSchedules())
                .extracting(ScheduleVersion::id)
                .containsExactlyInAnyOrder("medicare-rvu", "medicare-gpci", "medicare-zip");
    }

    @Test
    void zipTableThatBeginsLaterIsUsedWithAFinding() {
        Price price = Day.of(line("97110", 1))
                .at(new PricingPlace.InZip("43004"))
                .on("2025-03-02")
                .price();

        assertThat(price.totals().allowed()).isGreaterThan(Money.ZERO);
        assertThat(price.findings()).extracting(Finding::code).containsExactly("PRICE.ZIP_TABLE_LATER");
    }

    @Test
    void zipCodeThatSpansLocalitiesIsPricedWithAFinding() {
        Price price =
                Day.of(line("97110", 1)).at(new PricingPlace.InZip("10001")).price();

        assertThat(price.totals().allowed()).isGreaterThan(Money.ZERO);
        assertThat(codes(price)).containsExactly("PRICE.ZIP_PLUS_FOUR");
    }

    @ParameterizedTest
    @CsvSource({"00000", "99950"})
    void zipCodeOutsideTheTablesIsAnUnknownPlace(String zip) {
        PriceOutcome outcome =
                Day.of(line("97110", 1)).at(new PricingPlace.InZip(zip)).outcome();

        assertThat(outcome).isInstanceOfSatisfying(PriceOutcome.UnknownPlace.class, unknown -> {
            assertThat(unknown.finding().code()).isEqualTo("PRICE.PLACE_UNKNOWN");
            assertThat(unknown.finding().pointer()).isEqualTo("/zip");
        });
    }

    @Test
    void localityUnderAnotherContractorIsAnUnknownPlace() {
        PriceOutcome outcome = Day.of(line("97110", 1))
                .at(new PricingPlace.InLocality(Locality.parse("08302-00")))
                .outcome();

        assertThat(outcome).isInstanceOfSatisfying(PriceOutcome.UnknownPlace.class, unknown -> {
            assertThat(unknown.finding().pointer()).isEqualTo("/locality");
            assertThat(((NotPriced) unknown.price().lines().getFirst()).reason())
                    .isEqualTo(NotPricedReason.UNKNOWN_PLACE);
        });
    }

    @Test
    void therapyUnderAPlanIsPricedNonFacilityInAHospitalToo() {
        assertThat(Day.of(line("97129", 1, "GN"))
                        .inPlaceOfService("22")
                        .onlyLine()
                        .rvu()
                        .orElseThrow()
                        .practiceExpense())
                .isEqualTo(new BigDecimal("0.16"));
    }

    @Test
    void sometimesTherapyCodeWithoutAPlanIsPricedAsFacilityInAHospital() {
        Day day = Day.of(line("97129", 1)).inPlaceOfService("22");

        assertThat(day.onlyLine().rvu().orElseThrow().practiceExpense()).isEqualTo(new BigDecimal("0.08"));
        assertThat(day.price().explanation()).extracting(Explanation::rule).contains("C-5");
    }

    @Test
    void explanationShowsTheFormulaWithItsFigures() {
        assertThat(Day.of(charged("97110", 2, "120.00", "GP")).price().explanation())
                .extracting(Explanation::text)
                .contains(
                        "Line 1 (97110): one unit = ((0.45 x 1.000) + (0.41 x 0.913) + (0.01 x 1.008)) x 33.4009"
                                + " = 27.870044969, rounded to 27.87 (locality 15202-00, PPRRVU2026_Jul_nonQPP"
                                + " (RVU26C)).",
                        "Line 1 (97110): 1 full x 27.87 + 1 reduced x 21.62 = 49.49.",
                        "Line 1 (97110): the charge 120.00 is not less than 49.49: allowed 49.49.",
                        "Line 1 (97110): coinsurance 20% x (49.49 - 0.00) = 9.90; payer's share 49.49 - 0.00 - 9.90"
                                + " = 39.59.",
                        "Line 1 (97110): sequestration 2% x 39.59 = 0.79; payment 39.59 - 0.79 = 38.80.");
    }

    @Test
    void dateWithoutAFeeScheduleIsAFinding() {
        Day day = Day.of(line("97110", 1)).on("2019-03-04");

        assertThat(((NotPriced) day.price().lines().getFirst()).reason())
                .isEqualTo(NotPricedReason.NO_FEE_SCHEDULE_FOR_DATE);
        assertThat(codes(day.price())).contains("PRICE.NO_FEE_SCHEDULE");
    }

    @Test
    void codeThatTheScheduleDoesNotListIsAFinding() {
        assertThat(codes(Day.of(line("12345", 1)).price())).containsExactly("PRICE.CODE_UNKNOWN");
    }

    @Test
    void whatIsAssumedOfRoundingAndDeductibleIsSaid() {
        assertThat(Day.of(line("97110", 1)).price().coverage())
                .filteredOn(check -> List.of("PAYMENT_ROUNDING", "DEDUCTIBLE").contains(check.check()))
                .hasSize(2)
                .allSatisfy(check -> assertThat(check.reason()).isPresent());
    }

    /** Which figures round to another cent is a question of its own, with its own test. */
    private static List<String> codes(Price price) {
        return price.findings().stream()
                .map(Finding::code)
                .filter(code -> !code.equals("PRICE.ROUNDING_ASSUMED"))
                .toList();
    }
}
