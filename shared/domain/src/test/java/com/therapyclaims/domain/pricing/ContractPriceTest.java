package com.therapyclaims.domain.pricing;

import static com.therapyclaims.domain.pricing.Contracts.acme;
import static com.therapyclaims.domain.pricing.Contracts.flat;
import static com.therapyclaims.domain.pricing.Contracts.perVisit;
import static com.therapyclaims.domain.pricing.Contracts.percentOfCharge;
import static com.therapyclaims.domain.pricing.Contracts.percentOfMedicare;
import static com.therapyclaims.domain.pricing.Contracts.tiered;
import static com.therapyclaims.domain.pricing.Day.charged;
import static com.therapyclaims.domain.pricing.Day.line;
import static org.assertj.core.api.Assertions.assertThat;

import com.therapyclaims.domain.codes.ServiceKind;
import com.therapyclaims.domain.money.Money;
import com.therapyclaims.domain.payers.Contract.AssistantBasis;
import com.therapyclaims.domain.payers.Contract.LesserOf;
import com.therapyclaims.domain.payers.Contract.MedicareBasis;
import com.therapyclaims.domain.payers.Contract.Method;
import com.therapyclaims.domain.payers.Contract.Rounding;
import com.therapyclaims.domain.payers.StandardPayers;
import com.therapyclaims.domain.pricing.LinePrice.NotPriced;
import com.therapyclaims.domain.pricing.LinePrice.Priced;
import com.therapyclaims.domain.rules.Coverage;
import com.therapyclaims.domain.rules.Explanation;
import com.therapyclaims.domain.rules.Finding;
import com.therapyclaims.domain.rules.Severity;
import com.therapyclaims.domain.schedules.CommercialFees;
import com.therapyclaims.domain.schedules.Locality;
import com.therapyclaims.domain.schedules.ScheduleVersion;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class ContractPriceTest {
    private static Money money(String amount) {
        return Money.of(amount);
    }

    private static List<Money> allowed(Day day) {
        return day.price().lines().stream()
                .map(line -> ((Priced) line).allowed())
                .toList();
    }

    private static NotPricedReason reason(Day day) {
        return ((NotPriced) day.price().lines().getFirst()).reason();
    }

    @Test
    void commercialPresetPays120PercentOfMedicarePerUnitWithoutMpprAndWithoutAssistantCut() {
        Priced line = Day.of(line("97110", 2, "GP", "CQ"))
                .by(Day.payer(StandardPayers.COMMERCIAL))
                .onlyLine();

        assertThat(line.fullUnitAmount()).contains(money("33.44"));
        assertThat(line.fullUnits()).isEqualTo(2);
        assertThat(line.allowed()).isEqualTo(money("66.88"));
        assertThat(line.payerPayment()).isEqualTo(money("66.88"));
        assertThat(line.patientResponsibility()).isEqualTo(Money.ZERO);
    }

    @Test
    void commercialPresetTakesTheLesserOfTheCharge() {
        assertThat(allowed(Day.of(charged("97110", 2, "60.00"), charged("97140", 1, "90.00"))
                        .by(Day.payer(StandardPayers.COMMERCIAL))))
                .containsExactly(money("60.00"), money("31.91"));
    }

    @Test
    void commercialPresetGivesNoPriceWhereMedicareHasNone() {
        assertThat(reason(Day.of(line("97014", 1)).by(Day.payer(StandardPayers.COMMERCIAL))))
                .isEqualTo(NotPricedReason.NOT_VALID_FOR_PAYER);
    }

    @Test
    void commercialPresetNeedsAPlace() {
        assertThat(Day.of(line("97110", 1))
                        .by(Day.payer(StandardPayers.COMMERCIAL))
                        .at(new PricingPlace.InZip("00000"))
                        .outcome())
                .isInstanceOf(PriceOutcome.UnknownPlace.class);
    }

    @Test
    void firstTermWhoseScopeFitsPricesTheLine() {
        Day day = Day.of(line("97110", 2), line("97140", 1))
                .by(acme().codes(flat("32.00"), "97110", "97530")
                        .all(percentOfMedicare("115"))
                        .payer());

        assertThat(allowed(day)).containsExactly(money("64.00"), money("30.58"));
    }

    @Test
    void flatRatesNeedNoPlace() {
        Day day = Day.of(line("97110", 2)).by(acme().all(flat("32.00")).payer()).at(new PricingPlace.InZip("00000"));

        assertThat(day.outcome()).isInstanceOf(PriceOutcome.Priced.class);
        assertThat(allowed(day)).containsExactly(money("64.00"));
    }

    @Test
    void roundingPerLineRoundsOnce() {
        var perUnit = acme().all(percentOfMedicare("112.5", Rounding.PER_UNIT)).payer();
        var perLine = acme().all(percentOfMedicare("112.5", Rounding.PER_LINE)).payer();

        // 27.87 x 1.125 = 31.35375; four units are 4 x 31.35 = 125.40, or 111.48 x 1.125 = 125.415.
        assertThat(allowed(Day.of(line("97110", 4)).by(perUnit))).containsExactly(money("125.40"));
        assertThat(allowed(Day.of(line("97110", 4)).by(perLine))).containsExactly(money("125.42"));
        assertThat(Day.of(line("97110", 4)).by(perLine).onlyLine().fullUnitAmount())
                .isEmpty();
    }

    @Test
    void pinnedYearAndLocalityDecideWhichMedicareAmount() {
        var basis = new MedicareBasis(Optional.of(2024), Optional.of("NATIONAL"));
        Day day = Day.of(line("97110", 1))
                .by(acme().all(percentOfMedicare("100", Rounding.PER_UNIT, basis))
                        .payer());

        assertThat(allowed(day)).containsExactly(money("29.29"));
        assertThat(day.price().feeSchedules())
                .extracting(ScheduleVersion::source)
                .containsExactly("contract.json", "PPRRVU July 2024");
    }

    @Test
    void pinnedLocalityReplacesThatOfTheService() {
        var basis = new MedicareBasis(Optional.empty(), Optional.of("15202-00"));

        assertThat(allowed(Day.of(line("97110", 1))
                        .by(acme().all(percentOfMedicare("100", Rounding.PER_UNIT, basis))
                                .payer())
                        .at(new PricingPlace.InLocality(Locality.parse("02102-01")))))
                .containsExactly(money("27.87"));
    }

    @Test
    void ownMpprTakesItsOwnPercentageOfPracticeExpense() {
        Priced line = Day.of(line("97110", 2))
                .by(acme().all(percentOfMedicare("100")).mppr("20").payer())
                .onlyLine();

        // (0.45 x 1.000 + 0.8 x 0.41 x 0.913 + 0.01 x 1.008) x 33.4009 = 25.3694...
        assertThat(line.reducedUnitAmount()).contains(money("25.37"));
        assertThat(line.allowed()).isEqualTo(money("53.24"));
    }

    @Test
    void assistantCutOfTheAllowedAmountLowersTheCoinsuranceToo() {
        Priced line = Day.of(line("97110", 1, "GP", "CQ"))
                .by(acme().all(flat("100.00"))
                        .assistant("15", AssistantBasis.ALLOWED)
                        .coinsurance("20")
                        .payer())
                .onlyLine();

        assertThat(line.allowed()).isEqualTo(money("85.00"));
        assertThat(line.coinsurance()).isEqualTo(money("17.00"));
        assertThat(line.payerPayment()).isEqualTo(money("68.00"));
    }

    @Test
    void assistantCutOfThePayersShareLeavesTheCoinsurance() {
        Priced line = Day.of(line("97110", 1, "GP", "CQ"))
                .by(acme().all(flat("100.00"))
                        .assistant("15", AssistantBasis.MEDICARE_SHARE)
                        .coinsurance("20")
                        .sequestered()
                        .payer())
                .onlyLine();

        assertThat(line.allowed()).isEqualTo(money("100.00"));
        assertThat(line.coinsurance()).isEqualTo(money("20.00"));
        assertThat(line.payerPayment()).isEqualTo(money("66.64"));
    }

    @Test
    void lesserOfPerLineIsNotLesserOfPerClaim() {
        LineToPrice cheap = charged("97110", 1, "20.00");
        LineToPrice dear = charged("97140", 1, "70.00");
        Contracts terms = acme().all(flat("40.00"));

        assertThat(allowed(Day.of(cheap, dear).by(terms.lesserOf(LesserOf.LINE).payer())))
                .containsExactly(money("20.00"), money("40.00"));
        assertThat(allowed(Day.of(cheap, dear).by(terms.lesserOf(LesserOf.CLAIM).payer())))
                .containsExactly(money("40.00"), money("40.00"));
        assertThat(allowed(Day.of(cheap, dear).by(terms.lesserOf(LesserOf.NONE).payer())))
                .containsExactly(money("40.00"), money("40.00"));
    }

    @Test
    void claimChargedBelowItsAmountIsCutProRataAndAddsUp() {
        Day day = Day.of(charged("97110", 2, "25.00"), charged("97140", 1, "25.01"))
                .by(acme().all(flat("40.00")).lesserOf(LesserOf.CLAIM).payer());

        assertThat(allowed(day)).containsExactly(money("33.34"), money("16.67"));
        assertThat(day.price().totals().allowed()).isEqualTo(money("50.01"));
    }

    @Test
    void claimIsNotComparedWithItsChargeWhereALineHasNoneAndThatIsSaid() {
        Day day = Day.of(charged("97110", 1, "25.00"), line("97140", 1))
                .by(acme().all(flat("40.00")).lesserOf(LesserOf.CLAIM).payer());

        assertThat(allowed(day)).containsExactly(money("40.00"), money("40.00"));
        assertThat(day.price().findings()).singleElement().satisfies(finding -> {
            assertThat(finding.code()).isEqualTo("PRICE.CONTRACT_ASSUMPTION");
            assertThat(finding.severity()).isEqualTo(Severity.INFO);
        });
    }

    @Test
    void dailyCapIsAbsorbedByTheLinesThatNoLongerFit() {
        Day day = Day.of(line("97110", 2), line("97140", 1), line("97530", 1))
                .by(acme().all(flat("30.00")).dailyCap("80.00").payer());

        assertThat(allowed(day)).containsExactly(money("60.00"), money("20.00"), money("0.00"));
        assertThat(day.price().explanation())
                .filteredOn(step -> step.rule().equals("PY-3"))
                .extracting(Explanation::text)
                .contains(
                        "Line 2 (97140): absorbs the daily cap 80.00: 20.00 were left of it, so 30.00 becomes 20.00.",
                        "Line 3 (97530): absorbs the daily cap 80.00: 0.00 were left of it, so 30.00 becomes 0.00.");
    }

    /** Ranked with 97530, 97110 is reduced from 27.87 to 21.62. */
    @Test
    void whatAnEarlierClaimNoLongerTakesOfTheDeductibleTheLaterOneTakes() {
        Day day = Day.of(line("97530", 1))
                .after(new OtherClaim(Day.OHIO, "11", List.of(line("97110", 1)), money("30.00"), Optional.empty()))
                .deductible("2.13")
                .by(acme().all(percentOfMedicare("100")).mppr("50").payer());

        assertThat(day.onlyLine().deductible()).isEqualTo(money("8.38"));
        assertThat(day.price().findings()).extracting(Finding::code).contains("PRICE.DEDUCTIBLE_REOPENED");
    }

    @Test
    void earlierClaimOfTheDayUsesUpTheDailyCap() {
        assertThat(allowed(Day.of(line("97140", 1))
                        .after(line("97110", 2))
                        .by(acme().all(flat("30.00")).dailyCap("80.00").payer())))
                .containsExactly(money("20.00"));
    }

    @Test
    void anEarlierClaimCutToItsChargeLeavesMoreOfTheDailyCap() {
        Day day = Day.of(charged("97530", 2, "100.00"))
                .after(charged("97110", 1, "30.00"), charged("97140", 1, "30.00"))
                .by(acme().all(flat("40.00"))
                        .lesserOf(LesserOf.CLAIM)
                        .dailyCap("100.00")
                        .payer());

        assertThat(allowed(day)).containsExactly(money("40.00"));
    }

    @Test
    void eachEarlierClaimIsComparedWithItsOwnCharge() {
        OtherClaim cut = new OtherClaim(Day.OHIO, "11", List.of(charged("97110", 1, "10.00")));
        OtherClaim whole = new OtherClaim(Day.OHIO, "11", List.of(charged("97140", 1, "90.00")));
        Day day = Day.of(charged("97530", 2, "100.00"))
                .after(cut, whole)
                .by(acme().all(flat("40.00"))
                        .lesserOf(LesserOf.CLAIM)
                        .dailyCap("100.00")
                        .payer());

        assertThat(allowed(day)).as("100 less 10 and 40").containsExactly(money("50.00"));
    }

    @Test
    void anEarlierClaimUsesUpTheDailyCapByTheAmountOfItsOwnPlace() {
        OtherClaim atHome = new OtherClaim(Day.NATIONAL, "12", List.of(line("97530", 1)));
        Day day = Day.of(line("97530", 1))
                .after(atHome)
                .by(acme().all(percentOfMedicare("100")).dailyCap("40.00").payer());

        // National 35.07, Ohio 33.33.
        assertThat(allowed(day)).containsExactly(money("4.93"));
    }

    @Test
    void anEarlierClaimHasItsPartOfTheVisitRateByTheAmountOfItsOwnPlace() {
        OtherClaim atHome = new OtherClaim(Day.NATIONAL, "12", List.of(line("97530", 1)));
        Day day = Day.of(line("97530", 1))
                .after(atHome)
                .by(acme().all(perVisit("68.40")).payer());

        assertThat(allowed(day)).containsExactly(money("33.33"));
    }

    @Test
    void anEarlierClaimsFacilityFeeIsThatOfItsPlaceOfService() {
        OtherClaim inFacility = new OtherClaim(Day.OHIO, "22", List.of(line("97110", 1)));
        Day day = Day.of(line("97110", 1))
                .after(inFacility)
                .by(acme().all(new Method.FeeSchedule()).dailyCap("50.00").payer())
                .with(CmsTables.withFees(new Fees(Map.of("97110", money("40.00"), "97110@facility", money("25.00")))));

        assertThat(allowed(day)).containsExactly(money("25.00"));
    }

    @Test
    void aDeniedLineUsesUpNoneOfTheDailyCapAndTakesNoFullUnit() {
        Day capped = Day.of(line("97110", 2, "GP", "GY"), line("97140", 1))
                .by(acme().all(flat("30.00")).dailyCap("80.00").payer());
        Day reduced = Day.of(line("97530", 1, "GP", "GZ"), line("97110", 1))
                .by(acme().all(percentOfMedicare("100")).mppr("50").payer());

        assertThat(allowed(capped)).containsExactly(money("60.00"), money("30.00"));
        assertThat(allowed(reduced)).containsExactly(money("33.33"), money("27.87"));
    }

    @ParameterizedTest
    @ValueSource(strings = {"GY", "GZ"})
    void aDeniedLineHasNoPartOfTheVisitRate(String modifier) {
        Day day = Day.of(line("97110", 2, "GP", modifier), line("97140", 1), line("97530", 1))
                .by(acme().all(perVisit("100.00")).payer());

        // Medicare in Ohio, unreduced: 26.59 and 33.33.
        assertThat(allowed(day)).containsExactly(Money.ZERO, money("44.38"), money("55.62"));
        assertThat(explained(day))
                .contains("Line 1 (97110): GY or GZ denies it: it has no part of the visit rate 100.00.");
    }

    @Test
    void aVisitWhoseLinesAreAllDeniedIsPaidNoRate() {
        Day day = Day.of(line("97110", 2, "GP", "GY"))
                .by(acme().all(perVisit("100.00")).payer());

        assertThat(allowed(day)).containsExactly(Money.ZERO);
    }

    @Test
    void anEarlierClaimsDeniedLineHasNoPartOfTheVisitRate() {
        Day day = Day.of(line("97140", 1))
                .after(line("97110", 2, "GP", "GY"))
                .by(acme().all(perVisit("100.00")).payer());

        assertThat(allowed(day)).containsExactly(money("100.00"));
    }

    @Test
    void aDeniedLineFillsNoTier() {
        Day day = Day.of(line("97110", 2, "GP", "GY"), line("97140", 3))
                .by(acme().all(tiered("32.00", 2, "20.00")).payer());

        assertThat(allowed(day)).containsExactly(money("64.00"), money("84.00"));
        assertThat(explained(day)).contains("Line 1 (97110): GY or GZ denies it: it fills none of the day's tiers.");
    }

    @Test
    void aDeniedLineBehindOthersStartsAtTheFirstTier() {
        Day day = Day.of(line("97140", 2), line("97110", 1, "GP", "GY"), line("97530", 1))
                .by(acme().all(tiered("32.00", 2, "20.00")).payer());

        assertThat(allowed(day)).containsExactly(money("64.00"), money("32.00"), money("20.00"));
    }

    @Test
    void aDeniedLinesChargeMakesUpForNoOtherLine() {
        Day day = Day.of(charged("97110", 1, "500.00", "GP", "GY"), charged("97140", 1, "20.00"))
                .by(acme().all(flat("32.00")).lesserOf(LesserOf.CLAIM).payer());

        assertThat(allowed(day)).containsExactly(money("32.00"), money("20.00"));
    }

    @Test
    void aDeniedLinesLowChargeCutsNoOtherLine() {
        Day day = Day.of(charged("97110", 1, "1.00", "GP", "GY"), charged("97140", 1, "40.00"))
                .by(acme().all(flat("32.00")).lesserOf(LesserOf.CLAIM).payer());

        assertThat(allowed(day)).containsExactly(money("32.00"), money("32.00"));
    }

    @Test
    void aDeniedLineWithoutAChargeLeavesTheOthersToBeCompared() {
        Day day = Day.of(line("97110", 1, "GP", "GY"), charged("97140", 1, "20.00"))
                .by(acme().all(flat("32.00")).lesserOf(LesserOf.CLAIM).payer());

        assertThat(allowed(day)).containsExactly(money("32.00"), money("20.00"));
        assertThat(day.price().findings()).isEmpty();
    }

    @Test
    void visitRateIsSpreadByMedicaresAmountsAndAddsUp() {
        Day day = Day.of(line("97110", 2), line("97140", 1), line("97530", 1))
                .by(acme().all(perVisit("100.00")).payer());

        // Medicare in Ohio, unreduced: 2 x 27.87, 26.59, 33.33.
        assertThat(allowed(day)).containsExactly(money("48.19"), money("22.99"), money("28.82"));
        assertThat(day.price().totals().allowed()).isEqualTo(money("100.00"));
    }

    @Test
    void visitRateIsSpreadByChargesWhereMedicareHasNoAmount() {
        assertThat(allowed(Day.of(charged("97014", 1, "30.00"), charged("97110", 1, "60.00"))
                        .by(acme().all(perVisit("100.00")).payer())))
                .containsExactly(money("33.33"), money("66.67"));
    }

    @Test
    void visitRateIsSpreadByUnitsWhereNothingElseIsKnown() {
        Day day = Day.of(line("97014", 1), line("97110", 3))
                .by(acme().all(perVisit("100.00")).payer());

        assertThat(allowed(day)).containsExactly(money("25.00"), money("75.00"));
        assertThat(day.price().findings()).isEmpty();
    }

    @Test
    void visitRateIsOneForTheDayAndItsEarlierClaims() {
        Price price = Day.of(line("97110", 3))
                .after(line("97014", 1))
                .by(acme().all(perVisit("100.00")).payer())
                .price();

        assertThat(price.totals().allowed()).isEqualTo(money("75.00"));
        assertThat(price.explanation())
                .extracting(Explanation::text)
                .contains("The visit rate 100.00 is one for the day: other claims of the day have their part of it.");
    }

    @Test
    void visitRateOfNoLineIsNotPaid() {
        assertThat(allowed(Day.of(line("97110", 1))
                        .by(acme().all(flat("32.00")).all(perVisit("100.00")).payer())))
                .containsExactly(money("32.00"));
    }

    @Test
    void carveOutStandsBesideTheVisitRate() {
        assertThat(allowed(Day.of(line("97161", 1), line("97110", 2))
                        .by(acme().codes(flat("110.00"), "97161")
                                .all(perVisit("90.00"))
                                .payer())))
                .containsExactly(money("110.00"), money("90.00"));
    }

    @Test
    void tiersPayTheUnitsOfTheDayOneAfterTheOther() {
        var payer = acme().all(tiered("40.00", 1, "25.00", "10.00")).payer();

        // First unit 40.00, second 25.00, every further one 10.00, across the lines.
        assertThat(allowed(Day.of(line("97110", 2), line("97140", 3)).by(payer)))
                .containsExactly(money("65.00"), money("30.00"));
    }

    @Test
    void tierThatPaysNothingCapsTheUnitsOfADay() {
        var payer = acme().all(tiered("32.00", 4, "0.00")).payer();
        Day day = Day.of(line("97110", 3), line("97140", 2)).by(payer);

        assertThat(allowed(day)).containsExactly(money("96.00"), money("32.00"));
        assertThat(day.price().explanation())
                .extracting(Explanation::text)
                .contains("Line 2 (97140): 3 units of the day came before: 1 x 32.00 + 1 x 0.00 = 32.00.");
    }

    @Test
    void earlierClaimsOfTheDayFillTheTiersFirst() {
        var payer = acme().all(tiered("40.00", 1, "10.00")).payer();

        assertThat(allowed(Day.of(line("97110", 1)).by(payer).after(line("97140", 1))))
                .containsExactly(money("10.00"));
    }

    @Test
    void eachTermFillsItsOwnTiers() {
        var payer = acme().codes(tiered("50.00", 1, "20.00"), "97530")
                .all(tiered("40.00", 1, "10.00"))
                .payer();

        assertThat(allowed(Day.of(line("97110", 1), line("97530", 2)).by(payer)))
                .containsExactly(money("40.00"), money("70.00"));
    }

    @Test
    void termOfAKindOfServicePricesItsCodes() {
        var payer = acme().kinds(flat("95.00"), ServiceKind.EVALUATION)
                .all(flat("32.00"))
                .payer();

        assertThat(allowed(Day.of(line("97161", 1), line("97110", 1)).by(payer)))
                .containsExactly(money("95.00"), money("32.00"));
    }

    @Test
    void authorisationsAreSaidToBeUnchecked() {
        assertThat(Day.of(line("97110", 1))
                        .by(acme().all(flat("32.00")).payer())
                        .price()
                        .coverage())
                .filteredOn(check -> check.check().equals("AUTHORIZATION"))
                .extracting(Coverage::checked)
                .containsExactly(false);
    }

    @Test
    void percentageOfTheCharge() {
        assertThat(allowed(Day.of(charged("97110", 1, "45.55"))
                        .by(acme().all(percentOfCharge("60")).payer())))
                .containsExactly(money("27.33"));
    }

    @Test
    void percentageOfAMissingChargeIsNoPriceAndAFinding() {
        Day day = Day.of(line("97110", 1)).by(acme().all(percentOfCharge("60")).payer());

        assertThat(reason(day)).isEqualTo(NotPricedReason.CHARGE_MISSING);
        assertThat(day.price().findings()).extracting(Finding::code).containsExactly("PRICE.CHARGE_MISSING");
    }

    @Test
    void codeThatNoTermFitsGoesByTheUnlistedTerm() {
        Contracts contract = acme().codes(flat("32.00"), "97110");

        assertThat(reason(Day.of(charged("97140", 1, "50.00")).by(contract.payer())))
                .isEqualTo(NotPricedReason.NOT_COVERED);
        assertThat(allowed(Day.of(charged("97140", 1, "50.00"))
                        .by(contract.unlisted("60").payer())))
                .containsExactly(money("30.00"));
    }

    @Test
    void codeWithoutAMedicareAmountGoesByTheUnlistedTerm() {
        assertThat(allowed(Day.of(charged("97014", 1, "20.00"))
                        .by(acme().all(percentOfMedicare("115")).unlisted("60").payer())))
                .containsExactly(money("12.00"));
    }

    @Test
    void ownFeesArePaidPerUnitAndByModifier() {
        var fees = new Fees(Map.of("97110", money("31.00"), "97110-CQ", money("26.35"), "97140", money("29.00")));
        Day day = Day.of(line("97110", 2, "GP", "CQ"), line("97110", 1, "GP"), line("97140", 1))
                .by(acme().all(new Method.FeeSchedule()).payer())
                .with(CmsTables.withFees(fees));

        assertThat(allowed(day)).containsExactly(money("52.70"), money("31.00"), money("29.00"));
    }

    @Test
    void ownFeesOfAFacilityArePaidThere() {
        var fees = new Fees(Map.of("97129", money("31.00"), "97129@facility", money("24.00"), "97110", money("30.00")));
        Day day = Day.of(line("97129", 2), line("97110", 1))
                .by(acme().all(new Method.FeeSchedule()).payer())
                .with(CmsTables.withFees(fees));

        assertThat(allowed(day)).containsExactly(money("62.00"), money("30.00"));
        Day inFacility = day.inPlaceOfService("22");
        assertThat(allowed(inFacility)).containsExactly(money("48.00"), money("30.00"));
        assertThat(inFacility.price().explanation())
                .extracting(Explanation::text)
                .anyMatch(text -> text.contains("place of service 22 is a facility"));
    }

    @Test
    void ownFeesWithoutAVersionForTheDateAreNoPrice() {
        Day day =
                Day.of(line("97110", 1)).by(acme().all(new Method.FeeSchedule()).payer());

        assertThat(reason(day)).isEqualTo(NotPricedReason.NO_FEE_SCHEDULE_FOR_DATE);
        assertThat(day.price().coverage())
                .anySatisfy(check -> assertThat(check.checked()).isFalse());
    }

    private static List<String> explained(Day day) {
        return day.price().explanation().stream().map(Explanation::text).toList();
    }

    private record Fees(Map<String, Money> amounts) implements CommercialFees {
        @Override
        public ScheduleVersion version() {
            return CmsTables.version("acme-fees", "fees.csv", LocalDate.of(2026, 1, 1));
        }

        @Override
        public Optional<Money> find(String code, String modifier) {
            return Optional.ofNullable(amounts.get(modifier.isEmpty() ? code : code + "-" + modifier));
        }

        @Override
        public Optional<Money> findInFacility(String code, String modifier) {
            return Optional.ofNullable(amounts.get(code + "@facility")).or(() -> find(code, modifier));
        }
    }
}
