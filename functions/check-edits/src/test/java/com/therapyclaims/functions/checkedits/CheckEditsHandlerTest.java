package com.therapyclaims.functions.checkedits;

import static org.assertj.core.api.Assertions.assertThat;

import com.amazonaws.services.lambda.runtime.RequestStreamHandler;
import com.fasterxml.jackson.databind.JsonNode;
import com.therapyclaims.domain.claims.PracticeTables;
import com.therapyclaims.domain.payers.StandardPayers;
import com.therapyclaims.http.StructuredLog;
import com.therapyclaims.testing.Answer;
import com.therapyclaims.testing.ApiFunctionContract;
import com.therapyclaims.testing.BundledSchedules;
import com.therapyclaims.testing.Event;
import com.therapyclaims.testing.Json;
import org.junit.jupiter.api.Test;

class CheckEditsHandlerTest extends ApiFunctionContract {
    private static final BundledSchedules SCHEDULES = BundledSchedules.now();

    @Override
    protected RequestStreamHandler function(StructuredLog log) {
        return new CheckEditsHandler(log, _ -> new PracticeTables(new StandardPayers(), SCHEDULES));
    }

    @Override
    protected RequestStreamHandler failingFunction(StructuredLog log) {
        return new CheckEditsHandler(log, _ -> {
            throw new PlantedException();
        });
    }

    @Override
    protected String good() {
        return "check-edits-good";
    }

    @Test
    void aListThatDoesNotEndIsRefused() {
        assertProblem(answer("check-edits-malformed"), 400, "malformed-json");
    }

    @Test
    void eachLineComesBackInOrderWithItsModifiersInClaimOrder() {
        Answer answer = answer(Event.named("check-edits-good").withBody("[\"GP\",\"59\"]", "[\"59\",\"GP\"]"));

        assertThat(answer.at("/lines")).hasSize(2);
        assertThat(answer.at("/lines/0/code").textValue()).isEqualTo("97150");
        assertThat(answer.at("/lines/1/code").textValue()).isEqualTo("97110");
        assertThat(answer.at("/lines/1/units").intValue()).isEqualTo(1);
        assertThat(answer.at("/lines/1/modifiers")).isEqualTo(Json.read("[\"GP\",\"59\"]"));
        assertThat(answer.at("/lines/1/status").textValue()).isIn("OK", "DENIED", "REVIEW");
        assertThat(answer.at("/lines/1/kxRequired").isBoolean()).isTrue();
    }

    @Test
    void groupTherapyAndExerciseAreAPairThatFiftyNineBypasses() {
        JsonNode pair = answer("check-edits-good").at("/ptp/0");

        assertThat(pair.get("column1").textValue()).isEqualTo("97150");
        assertThat(pair.get("column2").textValue()).isEqualTo("97110");
        assertThat(pair.get("modifierIndicator").textValue()).isEqualTo("1");
        assertThat(pair.get("active").booleanValue()).isTrue();
        assertThat(pair.get("bypassed").booleanValue()).isTrue();
        assertThat(pair.has("deniedCode")).isFalse();
    }

    @Test
    void withoutAModifierThePairIsDeniedWithAdvice() {
        Event event = Event.named("check-edits-good").withBody("[\"GP\",\"59\"]", "[\"GP\"]");

        Answer answer = answer(event);

        assertThat(answer.at("/ptp/0/bypassed").booleanValue()).isFalse();
        assertThat(answer.at("/ptp/0/deniedCode").textValue()).isEqualTo("97110");
        assertThat(answer.at("/ptp/0/modifierAdvice").textValue()).isNotBlank();
        assertThat(answer.at("/lines/1/status").textValue()).isEqualTo("DENIED");
    }

    @Test
    void anAuthorizationOfTheRequestIsHeldAgainstItsDay() {
        Event event = Event.named("check-edits-good").withBody("\"payerId\":\"medicare\"", """
                        "payerId":"commercial","authorization":{"number":"A-1","from":"2024-01-01","through":"2024-12-31",\
                        "codes":["97150"],"visits":12,"visitsUsed":12}""");

        JsonNode findings = answer(event).at("/findings");

        assertThat(findings.findValuesAsText("code")).contains("AUTH.EXHAUSTED", "AUTH.SERVICE_OUTSIDE");
        assertThat(findings.findValuesAsText("pointer")).contains("/authorization");
    }

    @Test
    void withoutVisitsOfOtherDaysAPayerWithoutLimitsSaysNothingOfThem() {
        Event event =
                Event.named("check-edits-good").withBody("\"payerId\":\"medicare\"", "\"payerId\":\"commercial\"");

        assertThat(answer(event).at("/coverage").findValuesAsText("check")).doesNotContain("VISIT_LIMIT");
    }

    @Test
    void visitsOfOtherDaysAreReadWithTheirFaults() {
        Event event = Event.named("check-edits-good").withBody("\"payerId\":\"medicare\"", """
                        "payerId":"medicare","otherVisits":[{"dateOfService":"2024-02-30"},{"discipline":"XX"}]""");

        assertThat(answer(event).faults())
                .containsExactlyInAnyOrder(
                        "/otherVisits/0/dateOfService FORMAT",
                        "/otherVisits/1/dateOfService REQUIRED",
                        "/otherVisits/1/discipline ENUM");
    }

    @Test
    void unitsAreHeldAgainstTheirLimit() {
        JsonNode limits = answer("check-edits-good").at("/mue");

        assertThat(limits).isNotEmpty().allSatisfy(limit -> {
            assertThat(limit.get("limit").isInt()).isTrue();
            assertThat(limit.get("mai").intValue()).isBetween(1, 3);
            assertThat(limit.get("units").intValue()).isEqualTo(1);
            assertThat(limit.get("exceeded").booleanValue()).isFalse();
        });
    }

    @Test
    void theBucketAccruesWhatIsAllowed() {
        Answer answer = answer("check-edits-good");

        assertThat(answer.at("/threshold")).isEqualTo(Json.read("""
                {"bucket":"PT_SLP","before":"2300.00","after":"2317.00","threshold":"2330.00","targetedReview":"3000.00"}"""));
        assertThat(answer.at("/thresholds/0")).isEqualTo(answer.at("/threshold"));
    }

    @Test
    void withoutTheYearsAccrualTheThresholdIsNotChecked() {
        Event event = Event.named("check-edits-good")
                .withBody(",\"therapyAccrual\":{\"ptSlp\":\"2300.00\",\"ot\":\"0.00\"}", "");

        Answer answer = answer(event);

        assertThat(answer.body().has("threshold")).isFalse();
        assertThat(answer.at("/thresholds")).isEqualTo(Json.read("[]"));
        assertThat(answer.at("/coverage"))
                .anySatisfy(
                        check -> assertThat(check.get("checked").booleanValue()).isFalse());
    }

    @Test
    void aDateBeforeTheTablesIsNotCheckedAndSaysSo() {
        Event event = Event.named("check-edits-good").withBody("2024-08-15", "2023-08-15");

        Answer answer = answer(event);

        assertThat(answer.at("/ptp")).isEqualTo(Json.read("[]"));
        assertThat(answer.at("/coverage")).anySatisfy(check -> {
            assertThat(check.get("checked").booleanValue()).isFalse();
            assertThat(check.get("reason").textValue()).isNotBlank();
        });
    }

    @Test
    void everyFaultIsNamedAtOnce() {
        Answer answer = answer("check-edits-invalid");

        assertProblem(answer, 400, "invalid-request");
        assertThat(answer.faults())
                .containsExactlyInAnyOrder(
                        "/lines/0/units RANGE",
                        "/lines/0/modifiers/0 FORMAT",
                        "/lines/0/charge TYPE",
                        "/lines/0/segments/0/start FORMAT",
                        "/therapyAccrual/ptSlp FORMAT",
                        "/therapyAccrual/ot REQUIRED");
    }

    @Test
    void anUnknownPayerIsAnsweredWithTheKnownOnes() {
        assertProblem(answer(Event.named("check-edits-good").withBody("medicare", "acme-ppo")), 422, "unknown-payer");
    }

    @Test
    void aHundredLinesAreChecked() {
        assertThat(answer("check-edits-large").at("/lines")).hasSize(100);
    }
}
