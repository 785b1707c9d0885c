package com.therapyclaims.functions.priceclaim;

import static org.assertj.core.api.Assertions.assertThat;

import com.amazonaws.services.lambda.runtime.RequestStreamHandler;
import com.therapyclaims.domain.claims.PracticeTables;
import com.therapyclaims.domain.payers.StandardPayers;
import com.therapyclaims.http.PublicCalculator;
import com.therapyclaims.http.StructuredLog;
import com.therapyclaims.testing.Answer;
import com.therapyclaims.testing.ApiFunctionContract;
import com.therapyclaims.testing.BundledSchedules;
import com.therapyclaims.testing.CapturedLog;
import com.therapyclaims.testing.Event;
import com.therapyclaims.testing.Json;
import java.time.Instant;
import org.junit.jupiter.api.Test;

class PriceClaimHandlerTest extends ApiFunctionContract {
    private static final BundledSchedules SCHEDULES = BundledSchedules.now();

    @Override
    protected RequestStreamHandler function(StructuredLog log) {
        return handler(log, true);
    }

    private static PriceClaimHandler handler(StructuredLog log, boolean openToAll) {
        return new PriceClaimHandler(
                log,
                (_, asOf) -> new PracticeTables(new StandardPayers(), SCHEDULES.asOf(asOf.orElse(Instant.MAX))),
                new PublicCalculator(openToAll));
    }

    @Override
    protected RequestStreamHandler failingFunction(StructuredLog log) {
        return new PriceClaimHandler(
                log,
                (_, _) -> {
                    throw new PlantedException();
                },
                new PublicCalculator(true));
    }

    @Override
    protected String good() {
        return "price-claim-good";
    }

    @Test
    void aBodyThatIsMissingIsRefused() {
        assertProblem(answer("price-claim-malformed"), 400, "malformed-json");
    }

    @Test
    void twoUnitsInOhioArePricedToTheCentWithTheirFactors() {
        Answer answer = answer("price-claim-good");

        assertThat(answer.at("/lines")).isEqualTo(Json.read("""
                [{"code":"97110","units":2,"modifiers":["GP"],"status":"PRICED","fullUnits":1,"reducedUnits":1,
                  "fullUnitAmount":"27.87","reducedUnitAmount":"21.62","allowed":"49.49","deductible":"0.00","coinsurance":"9.90",
                  "payerPayment":"38.80","sequestration":"0.79","patientResponsibility":"9.90",
                  "rvu":{"work":"0.45","practiceExpense":"0.41","malpractice":"0.01"},
                  "gpci":{"work":"1.000","practiceExpense":"0.913","malpractice":"1.008"},"conversionFactor":"33.4009"}]"""));
        assertThat(answer.at("/totals")).isEqualTo(Json.read("""
                {"allowed":"49.49","deductible":"0.00","coinsurance":"9.90","sequestration":"0.79","payerPayment":"38.80",
                 "patientResponsibility":"9.90"}"""));
        assertThat(answer.at("/feeSchedules").findValuesAsText("id")).contains("medicare-rvu", "medicare-gpci");
        assertThat(answer.at("/feeSchedules/0/sha256").textValue()).matches("[0-9a-f]{64}");
        assertThat(answer.at("/feeSchedules/0/effectiveFrom").textValue()).isEqualTo("2026-01-01");
        assertThat(answer.at("/feeSchedules/0/publishedAt").textValue()).isEqualTo("2026-11-01T00:00:00Z");
        assertThat(answer.at("/explanation")).isNotEmpty();
        assertThat(answer.at("/coverage")).isNotEmpty();
    }

    @Test
    void aMomentIsPricedWithWhatWasKnownThen() {
        assertThat(answer("price-claim-as-of").at("/totals/allowed").textValue())
                .isEqualTo("49.49");

        Answer before = answer(Event.named("price-claim-as-of").withBody("2026-11-23T00", "2026-10-31T00"));

        assertThat(before.at("/lines/0/status").textValue()).isEqualTo("NOT_PRICED");
        assertThat(before.at("/lines/0/reason").textValue()).isEqualTo("NO_FEE_SCHEDULE_FOR_DATE");
    }

    @Test
    void aZipCodeIsPricedAsItsLocality() {
        Event event = Event.named("price-claim-good").withBody("\"locality\":\"15202-00\"", "\"zip\":\"43215\"");

        assertThat(answer(event).at("/totals/allowed").textValue()).isEqualTo("49.49");
    }

    @Test
    void theNationalAmountHasNoIndices() {
        Event event = Event.named("price-claim-good").withBody("15202-00", "NATIONAL");

        assertThat(answer(event).at("/lines/0/fullUnitAmount").textValue()).isEqualTo("29.06");
        assertThat(answer(event).at("/lines/0/reducedUnitAmount").textValue()).isEqualTo("22.21");
    }

    @Test
    void aLocalityNumberWithoutItsMacIsRefusedAndSaysWhy() {
        Answer answer = answer("price-claim-locality-without-mac");

        assertProblem(answer, 400, "invalid-request");
        assertThat(answer.faults()).containsExactly("/locality FORMAT");
        assertThat(answer.at("/errors/0/message").textValue()).contains("without its MAC", "15202-00");
    }

    @Test
    void aPlaceInNoTableIsImpossible() {
        Answer answer = answer("price-claim-unknown-place");

        assertProblem(answer, 422, "unknown-place");
        assertThat(answer.text()).doesNotContain("00000");
    }

    @Test
    void aDateWithoutAScheduleIsNotPricedAndLeftOutOfTheTotals() {
        Answer answer = answer("price-claim-date-without-schedule");

        assertThat(answer.status()).isEqualTo(200);
        assertThat(answer.at("/lines")).isEqualTo(Json.read("""
                [{"code":"97110","units":2,"modifiers":["GP"],"status":"NOT_PRICED","reason":"NO_FEE_SCHEDULE_FOR_DATE"}]"""));
        assertThat(answer.at("/coverage"))
                .anySatisfy(
                        check -> assertThat(check.get("checked").booleanValue()).isFalse());
    }

    @Test
    void aCodeThatDoesNotExistIsNotPricedAndTheOthersAre() {
        Answer answer = answer("price-claim-unknown-code");

        assertThat(answer.at("/lines/1")).isEqualTo(Json.read("""
                {"code":"97999","units":1,"modifiers":["GP"],"status":"NOT_PRICED","reason":"UNKNOWN_CODE"}"""));
        assertThat(answer.at("/totals/allowed").textValue()).isEqualTo("49.49");
    }

    @Test
    void thePlainCommercialPayerPaysOneHundredTwentyPercent() {
        Answer answer = answer(Event.named("price-claim-good").withBody("medicare", "commercial"));

        assertThat(answer.at("/lines/0/status").textValue()).isEqualTo("PRICED");
        assertThat(answer.at("/lines/0/allowed").textValue()).isEqualTo("66.88");
    }

    @Test
    void everyFaultIsNamedAtOnce() {
        Answer answer = answer("price-claim-invalid");

        assertProblem(answer, 400, "invalid-request");
        assertThat(answer.faults())
                .containsExactlyInAnyOrder(
                        "/dateOfService FORMAT",
                        "/payerId TOO_SHORT",
                        "/zip FORMAT",
                        "/lines/0/units TYPE",
                        "/lines/0/charge TYPE",
                        "/deductibleRemaining RANGE",
                        "/participating TYPE");
    }

    @Test
    void moneyAsANumberIsRefusedAndSaysHowToWriteIt() {
        Event event = Event.named("price-claim-good").withBody("\"120.00\"", "120.00");

        assertThat(answer(event).at("/errors/0/message").textValue()).contains("\"120.00\"", "as a string");
    }

    @Test
    void aPlaceIsRequired() {
        Event event = Event.named("price-claim-good").withBody("\"locality\":\"15202-00\",", "");

        assertThat(answer(event).faults()).containsExactly("/locality REQUIRED");
    }

    @Test
    void aHundredLinesArePriced() {
        assertThat(answer("price-claim-large").at("/lines")).hasSize(100);
    }

    @Test
    void whereTheCalculatorIsOpenNoKeyIsNeeded() {
        assertThat(answer("price-claim-public").at("/totals/allowed").textValue())
                .isEqualTo("49.49");
    }

    @Test
    void whereTheCalculatorIsClosedThereIsNothing() {
        assertProblem(
                Event.named("price-claim-public").answeredBy(handler(new CapturedLog().log(), false)),
                404,
                "not-found");
    }
}
