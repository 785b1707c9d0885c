package com.therapyclaims.functions.validatenote;

import static org.assertj.core.api.Assertions.assertThat;

import com.amazonaws.services.lambda.runtime.RequestStreamHandler;
import com.therapyclaims.domain.payers.StandardPayers;
import com.therapyclaims.http.StructuredLog;
import com.therapyclaims.testing.Answer;
import com.therapyclaims.testing.ApiFunctionContract;
import com.therapyclaims.testing.CapturedLog;
import com.therapyclaims.testing.Event;
import java.time.Instant;
import java.time.InstantSource;
import org.junit.jupiter.api.Test;

class ValidateNoteHandlerTest extends ApiFunctionContract {
    private static final InstantSource CLOCK = InstantSource.fixed(Instant.parse("2026-11-23T12:00:00Z"));

    @Override
    protected RequestStreamHandler function(StructuredLog log) {
        return new ValidateNoteHandler(log, _ -> new StandardPayers(), CLOCK);
    }

    @Override
    protected RequestStreamHandler failingFunction(StructuredLog log) {
        return new ValidateNoteHandler(
                log,
                _ -> {
                    throw new PlantedException();
                },
                CLOCK);
    }

    @Override
    protected String good() {
        return "validate-note-good";
    }

    @Test
    void aWholeNoteHasItsSixElements() {
        Answer answer = answer("validate-note-good");

        assertThat(answer.at("/verdict").textValue()).isIn("PASS", "WARN");
        for (String element : new String[] {
            "bodyPart", "exerciseType", "functionalGoals", "medicalNecessity", "patientResponse", "time"
        }) {
            assertThat(answer.at("/elements/" + element + "/grade").textValue())
                    .as(element)
                    .isEqualTo("PRESENT");
        }
        assertThat(answer.at("/elements/bodyPart/span/text").textValue()).isEqualTo("left knee");
        assertThat(answer.at("/elements/bodyPart/span/pointer").textValue())
                .isEqualTo("/note/interventions/0/bodyRegions/0");
        assertThat(answer.at("/plan/certifiedThrough").textValue()).isEqualTo("2025-03-02");
        assertThat(answer.at("/coverage")).isNotEmpty();
        assertThat(answer.body().has("codeAdvice")).isTrue();
    }

    @Test
    void anEmptyNoteIsJudgedNotRefused() {
        Answer answer = answer("validate-note-incomplete");

        assertThat(answer.status()).isEqualTo(200);
        assertThat(answer.at("/verdict").textValue()).isEqualTo("FAIL");
        assertThat(answer.at("/elements/time/grade").textValue()).isEqualTo("MISSING");
        assertThat(answer.at("/findings").findValuesAsText("code"))
                .contains("DOC.DATE_MISSING", "DOC.SIGNATURE_MISSING", "DOC.INTERVENTION_MISSING");
    }

    @Test
    void whatIsAbsentBesideTheNoteIsNotJudgedAndTheCoverageSaysSo() {
        Answer answer = answer("validate-note-incomplete");

        assertThat(answer.at("/coverage"))
                .anySatisfy(
                        check -> assertThat(check.get("checked").booleanValue()).isFalse());
        assertThat(answer.body().has("plan")).isTrue();
    }

    @Test
    void moreUnitsThanTheMinutesSupportAreAnError() {
        Event event = Event.named("validate-note-good").withBody("\"units\":2", "\"units\":3");

        Answer answer = answer(event);

        assertThat(answer.at("/verdict").textValue()).isEqualTo("FAIL");
        assertThat(answer.at("/findings").findValuesAsText("code")).contains("UNITS.BILLED_GT_SUPPORTED");
    }

    @Test
    void aMalformedNoteIsNotRepeatedAnywhere() {
        CapturedLog log = new CapturedLog();
        Answer answer = Event.named("validate-note-malformed").answeredBy(function(log.log()));

        assertProblem(answer, 400, "malformed-json");
        assertThat(answer.text()).doesNotContain(PATIENT);
        assertThat(log.text()).doesNotContain(PATIENT);
    }

    @Test
    void aHundredInterventionsWithALongTextAreJudged() {
        assertThat(answer("validate-note-large").status()).isEqualTo(200);
    }

    @Test
    void anUnknownPayerIsAnsweredWithTheKnownOnes() {
        Event event = Event.named("validate-note-incomplete").withBody("medicare", "acme-ppo");

        assertProblem(answer(event), 422, "unknown-payer");
    }
}
