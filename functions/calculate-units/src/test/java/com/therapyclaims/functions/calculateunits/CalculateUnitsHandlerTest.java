package com.therapyclaims.functions.calculateunits;

import static org.assertj.core.api.Assertions.assertThat;

import com.amazonaws.services.lambda.runtime.RequestStreamHandler;
import com.therapyclaims.domain.payers.StandardPayers;
import com.therapyclaims.http.PublicCalculator;
import com.therapyclaims.http.StructuredLog;
import com.therapyclaims.testing.Answer;
import com.therapyclaims.testing.ApiFunctionContract;
import com.therapyclaims.testing.CapturedLog;
import com.therapyclaims.testing.Event;
import com.therapyclaims.testing.Json;
import org.junit.jupiter.api.Test;

class CalculateUnitsHandlerTest extends ApiFunctionContract {
    @Override
    protected RequestStreamHandler function(StructuredLog log) {
        return new CalculateUnitsHandler(log, _ -> new StandardPayers(), new PublicCalculator(true));
    }

    @Override
    protected RequestStreamHandler failingFunction(StructuredLog log) {
        return new CalculateUnitsHandler(
                log,
                _ -> {
                    throw new PlantedException();
                },
                new PublicCalculator(true));
    }

    @Override
    protected String good() {
        return "calculate-units-good";
    }

    @Test
    void aBodyCutOffInTheMiddleIsRefused() {
        assertProblem(answer("calculate-units-malformed"), 400, "malformed-json");
    }

    @Test
    void thirtyThreeAndSevenMinutesBillTwoPlusOne() {
        Answer answer = answer("calculate-units-good");

        assertThat(answer.at("/unitRule").textValue()).isEqualTo("CMS_8_MINUTE");
        assertThat(answer.at("/timedMinutes").intValue()).isEqualTo(40);
        assertThat(answer.at("/totalMinutes").intValue()).isEqualTo(40);
        assertThat(answer.at("/timedUnits").intValue()).isEqualTo(3);
        assertThat(answer.at("/lines")).isEqualTo(Json.read("""
                [{"code":"97110","discipline":"PT","minutes":33,"units":2,"timed":true,"assistant":false,"modifiers":["GP"]},
                 {"code":"97140","discipline":"PT","minutes":7,"units":1,"timed":true,"assistant":false,"modifiers":["GP"]}]"""));
        assertThat(answer.at("/unbilled")).isEqualTo(Json.read("[]"));
        assertThat(answer.at("/ties")).isEqualTo(Json.read("[]"));
        assertThat(answer.at("/byDiscipline")).isEqualTo(Json.read("{\"PT\":{\"timedMinutes\":40,\"timedUnits\":3}}"));
        assertThat(answer.at("/findings")).isEqualTo(Json.read("[]"));
        assertThat(answer.at("/explanation")).isNotEmpty().allSatisfy(step -> {
            assertThat(step.get("rule").textValue()).matches("[A-Z]+-[0-9]+");
            assertThat(step.get("text").textValue()).isNotBlank();
            assertThat(step.get("citation").textValue()).isNotBlank();
        });
        assertThat(answer.body().has("coverage")).isTrue();
    }

    @Test
    void aRuleOfItsOwnWinsOverThePayers() {
        Event event = Event.named("calculate-units-good")
                .withBody("\"payerId\":\"medicare\"", "\"payerId\":\"medicare\",\"unitRule\":\"AMA_MIDPOINT\"");

        Answer answer = answer(event);

        assertThat(answer.at("/unitRule").textValue()).isEqualTo("AMA_MIDPOINT");
        assertThat(answer.at("/timedUnits").intValue()).isEqualTo(2);
        assertThat(answer.at("/unbilled/0/code").textValue()).isEqualTo("97140");
        assertThat(answer.at("/unbilled/0/minutes").intValue()).isEqualTo(7);
        assertThat(answer.at("/unbilled/0/reason").textValue()).isNotBlank();
    }

    @Test
    void aRuleAloneNeedsNoPayer() {
        Event event = Event.named("calculate-units-good")
                .withBody("\"payerId\":\"medicare\"", "\"unitRule\":\"CMS_8_MINUTE\"");

        assertThat(answer(event).at("/timedUnits").intValue()).isEqualTo(3);
    }

    @Test
    void neitherPayerNorRuleIsAFault() {
        Event event = Event.named("calculate-units-good").withBody("\"payerId\":\"medicare\",", "");

        assertThat(answer(event).faults()).containsExactly("/payerId REQUIRED");
    }

    @Test
    void anUnknownPayerIsAnsweredWithTheKnownOnes() {
        Answer answer = answer("calculate-units-unknown-payer");

        assertProblem(answer, 422, "unknown-payer");
        assertThat(answer.at("/knownPayers")).isEqualTo(Json.read("[\"commercial\",\"medicare\"]"));
        assertThat(answer.at("/detail").textValue()).contains("commercial", "medicare");
    }

    @Test
    void aCodeThatDoesNotExistIsAFindingAndTheRestIsCounted() {
        Answer answer = answer("calculate-units-unknown-code");

        assertThat(answer.status()).isEqualTo(200);
        assertThat(answer.at("/timedUnits").intValue()).isEqualTo(3);
        assertThat(answer.at("/findings/0/code").textValue()).isEqualTo("UNITS.UNKNOWN_CODE");
        assertThat(answer.at("/findings/0/severity").textValue()).isEqualTo("ERROR");
        assertThat(answer.at("/findings/0/pointer").textValue()).startsWith("/services/2");
        assertThat(answer.at("/findings/0/fix").textValue()).isNotBlank();
        assertThat(answer.at("/findings/0/citation").textValue()).isNotBlank();
    }

    @Test
    void everyFaultIsNamedAtOnce() {
        Answer answer = answer("calculate-units-invalid");

        assertProblem(answer, 400, "invalid-request");
        assertThat(answer.faults())
                .containsExactlyInAnyOrder(
                        "/dateOfService FORMAT",
                        "/discipline ENUM",
                        "/payer UNKNOWN_FIELD",
                        "/payerId REQUIRED",
                        "/services/0/minutes RANGE",
                        "/services/1/code FORMAT",
                        "/services/1/minutes TYPE",
                        "/services/2/minutes REQUIRED",
                        "/services/3/minutes FORMAT",
                        "/services/3/units UNKNOWN_FIELD");
        assertThat(answer.text()).doesNotContain("PHYSICAL");
    }

    @Test
    void aServiceNeedsADisciplineHereOrThere() {
        Event event = Event.named("calculate-units-good").withBody("\"discipline\":\"PT\",", "");

        assertThat(answer(event).faults())
                .containsExactly("/services/0/discipline REQUIRED", "/services/1/discipline REQUIRED");
    }

    @Test
    void aHundredServicesAreCounted() {
        Answer answer = answer("calculate-units-large");

        assertThat(answer.status()).isEqualTo(200);
        assertThat(answer.at("/lines")).isNotEmpty();
    }

    @Test
    void aCallerNobodyAuthorisedIsRefused() {
        assertProblem(answer(Event.named("calculate-units-good").ofNobody()), 401, "unauthorized");
    }

    @Test
    void whereTheCalculatorIsOpenNoKeyIsNeeded() {
        assertThat(answer("calculate-units-public").at("/timedUnits").intValue())
                .isEqualTo(3);
    }

    @Test
    void whereTheCalculatorIsClosedThereIsNothing() {
        CalculateUnitsHandler closed = new CalculateUnitsHandler(
                new CapturedLog().log(), _ -> new StandardPayers(), new PublicCalculator(false));

        assertProblem(Event.named("calculate-units-public").answeredBy(closed), 404, "not-found");
    }
}
