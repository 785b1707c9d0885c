package com.therapyclaims.endtoend;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

/** One visit in, a counted, validated, priced and archived claim out; and what bad requests are told. */
class MainJobTest {
    @RegisterExtension
    private static final RunningSystem system = RunningSystem.anywhere();

    @Test
    void theSampleVisitBecomesAClaim() {
        Caller.Answer answer = system.demo().postClaim(Visits.sample());

        assertThat(answer.status()).as(answer.body()).isEqualTo(201);
        JsonNode claim = answer.json();
        assertThat(claim.at("/status").asText()).as(answer.body()).isEqualTo("READY");
        assertThat(claim.at("/revision").asInt()).isEqualTo(1);
        assertThat(claim.at("/units/timedUnits").asInt()).isEqualTo(3);
        assertThat(claim.at("/units/lines/0/units").asInt()).isEqualTo(2);
        assertThat(claim.at("/units/lines/1/units").asInt()).isEqualTo(1);
        assertThat(claim.at("/validation/elements/bodyPart/grade").asText()).isEqualTo("PRESENT");
        assertThat(claim.at("/pricing/lines/0/allowed").asText()).isEqualTo("49.49");
        assertThat(claim.at("/pricing/lines/1/allowed").asText()).isEqualTo("20.65");
        assertThat(claim.at("/pricing/totals/allowed").asText()).isEqualTo("70.14");
        assertThat(claim.at("/pricing/feeSchedules")).isNotEmpty();
        assertThat(answer.location())
                .isEqualTo("/v1/claims/" + claim.at("/claimId").asText());
    }

    @Test
    void theAnswerIsTheOneTheReadmeShows() {
        JsonNode answer = system.demo().postClaim(Visits.sample()).json();

        assertThat(Readme.difference(Readme.answer(), answer, "")).isEmpty();
    }

    @Test
    void whatWasArchivedIsReadBackWithWhatWasSent() throws IOException {
        String sent = Visits.sample();
        JsonNode claim = system.demo().postClaim(sent).json();

        JsonNode read =
                system.demo().get("/v1/claims/" + claim.at("/claimId").asText()).json();

        for (String part : new String[] {"claimId", "revision", "status", "units", "validation", "edits", "pricing"}) {
            assertThat(read.get(part)).as(part).isEqualTo(claim.get(part));
        }
        assertThat(read.get("sent")).isEqualTo(Caller.JSON.readTree(sent));
    }

    @Test
    void theSameKeyAndBodyAgainIsTheSameClaim() {
        String key = UUID.randomUUID().toString();
        String visit = Visits.sample();
        Caller.Answer first = system.demo().postClaim(visit, key);
        Caller.Answer again = system.demo().postClaim(visit, key);
        Caller.Answer otherBody = system.demo().postClaim(Visits.of("p-9", "2026-08-04"), key);

        assertThat(again.status()).isEqualTo(200);
        assertThat(again.json()).isEqualTo(first.json());
        assertThat(otherBody.status()).isEqualTo(409);
    }

    @Test
    void aDryRunAnswersTheSameAndArchivesNothing() {
        String patient = "dry-" + UUID.randomUUID();
        Caller.Answer dry = system.demo().post("/v1/claims?dryRun=true", Visits.of(patient, "2026-08-03"));

        assertThat(dry.status()).as(dry.body()).isEqualTo(200);
        assertThat(dry.json().at("/pricing/totals/allowed").asText()).isEqualTo("70.14");
        assertThat(system.demo().get("/v1/claims?patientId=" + patient).json().get("items"))
                .isEmpty();
    }

    @Test
    void aCorrectionIsANewRevisionAndAnOldOneConflicts() {
        String id = system.demo()
                .postClaim(Visits.of("p-correct", "2026-08-03"))
                .json()
                .at("/claimId")
                .asText();
        ObjectNode corrected = Visits.read();
        ((ObjectNode) corrected.at("/claim/services/0")).put("minutes", 40);

        Caller.Answer done = system.demo().put("/v1/claims/" + id, corrected.toString(), "\"1\"");
        Caller.Answer late = system.demo().put("/v1/claims/" + id, corrected.toString(), "\"1\"");

        assertThat(done.status()).as(done.body()).isEqualTo(200);
        assertThat(done.json().at("/revision").asInt()).isEqualTo(2);
        assertThat(late.status()).isEqualTo(409);
        assertThat(system.demo().get("/v1/claims/" + id + "/revisions").json().get("items"))
                .hasSize(2);
        assertThat(system.demo()
                        .get("/v1/claims/" + id + "/revisions/1")
                        .json()
                        .at("/units/lines/0/minutes")
                        .asInt())
                .isEqualTo(33);
    }

    @Test
    void aVoidClaimStaysAndIsNotCorrected() {
        String id = system.demo()
                .postClaim(Visits.of("p-void", "2026-08-03"))
                .json()
                .at("/claimId")
                .asText();

        assertThat(system.demo()
                        .post("/v1/claims/" + id + "/void", "")
                        .json()
                        .at("/status")
                        .asText())
                .isEqualTo("VOID");
        assertThat(system.demo()
                        .put("/v1/claims/" + id, Visits.sample(), "\"2\"")
                        .status())
                .isEqualTo(409);
        assertThat(system.demo().get("/v1/claims/" + id).json().at("/status").asText())
                .isEqualTo("VOID");
    }

    @Test
    void aClaimWithErrorsIsKeptForCorrection() {
        ObjectNode request = Visits.read();
        ((ObjectNode) request.at("/note")).remove("signature");
        ((ObjectNode) request.at("/claim/services/0")).put("code", "99999");

        Caller.Answer answer = system.demo().postClaim(request.toString());

        assertThat(answer.status()).as(answer.body()).isEqualTo(201);
        assertThat(answer.json().at("/status").asText()).isEqualTo("NEEDS_CORRECTION");
        assertThat(answer.json().at("/validation/findings").findValuesAsText("code"))
                .contains("DOC.SIGNATURE_MISSING");
        assertThat(system.demo()
                        .get("/v1/claims/" + answer.json().at("/claimId").asText())
                        .json()
                        .get("sent"))
                .isEqualTo(request);
    }

    @Test
    void anotherPracticesClaimIsAnsweredLikeOneThatDoesNotExist() {
        String id =
                system.demo().postClaim(Visits.sample()).json().at("/claimId").asText();

        Caller.Answer foreign = system.other().get("/v1/claims/" + id);
        Caller.Answer missing = system.other().get("/v1/claims/" + UUID.randomUUID());

        assertThat(foreign.status()).isEqualTo(404);
        assertThat(withoutRequestId(foreign)).isEqualTo(withoutRequestId(missing));
        assertThat(system.other()
                        .put("/v1/claims/" + id, Visits.sample(), "\"1\"")
                        .status())
                .isEqualTo(404);
        assertThat(system.other().post("/v1/claims/" + id + "/void", "").status())
                .isEqualTo(404);
        assertThat(system.other().get("/v1/claims?limit=100").body()).doesNotContain(id);
    }

    @Test
    void withoutAKnownKeyNothingIsAnswered() {
        assertThat(system.nobody().get("/v1/claims").status()).isEqualTo(401);
        assertThat(system.withKey("made-up").get("/v1/claims").status()).isIn(401, 403);
        Caller.Answer health = system.nobody().get("/health");
        // DOWN on a day the bundled schedules are too old for.
        assertThat(health.status())
                .isEqualTo(health.json().path("status").asText().equals("UP") ? 200 : 503);
    }

    @Test
    void malformedJsonIsToldWhere() {
        system.demo().postClaim("{\"claim\": ").problem(400);
        system.demo().post("/v1/units", "nonsense").problem(400);
    }

    @Test
    void everyFaultOfARequestIsToldAtOnceAndNothingSentIsRepeated() {
        ObjectNode request = Visits.read();
        ((ObjectNode) request.at("/claim/services/0")).put("minutes", -5);
        ((ObjectNode) request.at("/claim/services/1")).remove("minutes");
        ((ObjectNode) request.at("/claim")).put("colour", "Zebra-Secret");
        ((ObjectNode) request.at("/claim/patient")).put("birthDate", "Zebra-Secret");

        Caller.Answer answer = system.demo().postClaim(request.toString());

        answer.problem(400);
        assertThat(answer.json().get("errors").findValuesAsText("pointer"))
                .contains(
                        "/claim/services/0/minutes",
                        "/claim/services/1/minutes",
                        "/claim/colour",
                        "/claim/patient/birthDate");
        assertThat(answer.body()).doesNotContain("Zebra-Secret");
    }

    @Test
    void aLocalityWithoutItsContractorIsRefusedWithTheReason() {
        Caller.Answer answer = system.demo().post("/v1/prices", """
                        {"dateOfService":"2026-03-02","payerId":"medicare","locality":"00","placeOfService":"11",
                         "lines":[{"code":"97110","units":1,"modifiers":["GP"]}]}
                        """);

        answer.problem(400);
        assertThat(answer.json().at("/errors/0/pointer").asText()).isEqualTo("/locality");
    }

    @Test
    void aPriceIsTheContractsExample() {
        JsonNode price = price("2026-03-02", "97110");

        JsonNode line = price.at("/lines/0");
        assertThat(line.at("/status").asText()).isEqualTo("PRICED");
        assertThat(line.at("/fullUnitAmount").asText()).isEqualTo("27.87");
        assertThat(line.at("/reducedUnitAmount").asText()).isEqualTo("21.62");
        assertThat(line.at("/allowed").asText()).isEqualTo("49.49");
        assertThat(line.at("/coinsurance").asText()).isEqualTo("9.90");
        assertThat(line.at("/payerPayment").asText()).isEqualTo("38.80");
        assertThat(line.at("/sequestration").asText()).isEqualTo("0.79");
    }

    @Test
    void aCodeThatDoesNotExistAndADateWithoutScheduleHaveNoPrice() {
        assertThat(price("2026-03-02", "99999").at("/lines/0/reason").asText()).isEqualTo("UNKNOWN_CODE");
        JsonNode noSchedule = price("2031-03-02", "97110").at("/lines/0");
        assertThat(noSchedule.at("/status").asText()).isEqualTo("NOT_PRICED");
        assertThat(noSchedule.at("/reason").asText()).isEqualTo("NO_FEE_SCHEDULE_FOR_DATE");
        assertThat(noSchedule.has("allowed")).isFalse();
    }

    @Test
    void anUnknownPayerIsToldTheKnownOnes() {
        ObjectNode request = Visits.read();
        ((ObjectNode) request.at("/claim")).put("payerId", "never-heard-of");

        Caller.Answer answer = system.demo().postClaim(request.toString());

        answer.problem(422);
        assertThat(answer.body()).contains("medicare").contains("commercial");
    }

    @Test
    void aListIsNewestFirstInPages() {
        String patient = "p-list-" + UUID.randomUUID();
        for (int day = 1; day <= 3; day++) {
            system.demo().postClaim(Visits.of(patient, "2026-08-0" + day));
        }

        JsonNode first =
                system.demo().get("/v1/claims?limit=2&patientId=" + patient).json();
        JsonNode rest = system.demo()
                .get("/v1/claims?limit=2&patientId=" + patient + "&cursor="
                        + first.get("nextCursor").asText())
                .json();

        assertThat(first.get("items").findValuesAsText("dateOfService")).containsExactly("2026-08-03", "2026-08-02");
        assertThat(rest.get("items").findValuesAsText("dateOfService")).containsExactly("2026-08-01");
        assertThat(rest.get("nextCursor").isNull()).isTrue();
    }

    @Test
    void unitsNotesAndEditsAreAnsweredAlone() {
        JsonNode units = system.demo().post("/v1/units", """
                        {"dateOfService":"2026-03-02","discipline":"PT","payerId":"medicare",
                         "services":[{"code":"97110","minutes":33,"furnishedBy":"THERAPIST"},
                                     {"code":"97140","minutes":7,"furnishedBy":"THERAPIST"}]}
                        """).json();
        assertThat(units.at("/timedUnits").asInt()).isEqualTo(3);

        ObjectNode note = Caller.JSON.createObjectNode().put("payerId", "medicare");
        note.set("note", Visits.read().get("note"));
        assertThat(system.demo()
                        .post("/v1/notes/validate", note.toString())
                        .json()
                        .at("/verdict")
                        .asText())
                .isIn("PASS", "WARN");

        JsonNode edits = system.demo().post("/v1/edits", """
                        {"dateOfService":"2024-08-15","payerId":"medicare","placeOfService":"11","providerType":"PTPP",
                         "lines":[{"code":"97150","units":1,"modifiers":["GP"]},
                                  {"code":"97110","units":1,"modifiers":["GP"]}]}
                        """).json();
        assertThat(edits.at("/ptp/0/deniedCode").asText()).isEqualTo("97110");
        assertThat(edits.at("/lines/1/status").asText()).isEqualTo("DENIED");
    }

    @Test
    void noPatientDataStandsInAnyLog() throws IOException {
        ObjectNode request = Visits.read();
        ((ObjectNode) request.at("/claim/patient"))
                .put("id", "Mark-Id")
                .put("firstName", "Mark-First")
                .put("lastName", "Mark-Last");
        ((ObjectNode) request.at("/note")).put("text", "Mark-Text");
        assertThat(system.demo().postClaim(request.toString()).status()).isEqualTo(201);
        ((ObjectNode) request.at("/claim")).put("dateOfService", "Mark-Date");
        assertThat(system.demo().postClaim(request.toString()).status()).isEqualTo(400);
        ((ArrayNode) request.at("/claim/services")).removeAll();
        assertThat(system.demo().postClaim(request.toString()).status()).isEqualTo(400);

        assertThat(system.logs())
                .isNotEmpty()
                .allSatisfy(log -> assertThat(Files.readString(log, StandardCharsets.ISO_8859_1))
                        .as(log.toString())
                        .doesNotContain("Mark-"));
    }

    private static JsonNode price(String date, String code) {
        Caller.Answer answer = system.demo().post("/v1/prices", """
                        {"dateOfService":"%s","payerId":"medicare","locality":"15202-00","placeOfService":"11",
                         "lines":[{"code":"%s","units":2,"modifiers":["GP"],"charge":"120.00"}],
                         "deductibleRemaining":"0.00","participating":true,"qualifyingApmParticipant":false}
                        """.formatted(date, code));
        assertThat(answer.status()).as(answer.body()).isEqualTo(200);
        return answer.json();
    }

    private static JsonNode withoutRequestId(Caller.Answer answer) {
        return ((ObjectNode) answer.json()).without("requestId");
    }
}
