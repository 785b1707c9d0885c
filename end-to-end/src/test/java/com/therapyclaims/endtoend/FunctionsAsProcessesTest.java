package com.therapyclaims.endtoend;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.List;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.EnabledIf;
import org.junit.jupiter.api.extension.RegisterExtension;

/**
 * The main job as {@code bin/local} runs it: each function's deployed folder in a process of its own, through AWS's
 * runtime interface client. The other classes run the same folders in one process.
 */
@EnabledIf(
        value = "com.therapyclaims.local.runner.functions.Functions#canRunInProcesses",
        disabledReason = "AWS's runtime client is for Linux alone: here the functions run in one process")
class FunctionsAsProcessesTest {
    @RegisterExtension
    private static final RunningSystem system = RunningSystem.here(RunningSystem.options());

    @Test
    void theSampleVisitBecomesAClaimAndIsReadBack() {
        Caller.Answer posted = system.demo().postClaim(Visits.sample());

        assertThat(posted.status()).as(posted.body()).isEqualTo(201);
        assertThat(Readme.difference(Readme.answer(), posted.json(), "")).isEmpty();
        JsonNode read = system.demo().get(posted.location()).json();
        for (String part : List.of("claimId", "revision", "units", "validation", "pricing")) {
            assertThat(read.get(part)).as(part).isEqualTo(posted.json().get(part));
        }
    }

    @Test
    void anUploadIsPublishedAndTheClaimItAffectsRepriced() {
        String affected = system.demo()
                .postClaim(Visits.of("p-" + UUID.randomUUID(), "2026-09-07"))
                .location();
        String key = "incoming/medicare/2026-09-01/PPRRVU2026_Sep.csv";

        system.upload(key, MedicareFiles.withPracticeExpense97110("0.43"));
        JsonNode version = system.uploads().published(key);
        JsonNode repricing =
                system.demo().awaitRepricing(version.at("/repricingId").asText());

        assertThat(repricing.at("/amounts/delta").asText()).isEqualTo("0.91");
        JsonNode now = system.demo().get(affected).json();
        assertThat(now.at("/cause").asText()).isEqualTo("REPRICED");
        assertThat(now.at("/pricing/totals/allowed").asText()).isEqualTo("71.05");
    }

    @Test
    void everyFaultOfABadRequestIsToldAtOnce() {
        ObjectNode request = Visits.read();
        ((ObjectNode) request.at("/claim/services/0")).put("minutes", -5);
        ((ObjectNode) request.at("/claim/services/1")).remove("minutes");

        JsonNode problem = system.demo().postClaim(request.toString()).problem(400);

        assertThat(problem.get("errors").findValuesAsText("pointer"))
                .contains("/claim/services/0/minutes", "/claim/services/1/minutes");
    }

    @Test
    void theAuthorizerTurnsAwayWhoHasNoKnownKey() {
        system.withKey("made-up").get("/v1/claims").problem(401);
    }

    @Test
    void aFunctionThatWasCalledRunsInAProcessOfItsOwn() {
        system.demo().get("/v1/claims");

        List<String> handlers = ProcessHandle.current()
                .children()
                .map(child -> child.info().commandLine().orElse(""))
                .filter(command -> command.contains("AWSLambda"))
                .map(command -> command.replaceFirst(".*[.](\\w+)::handleRequest$", "$1"))
                .toList();
        assertThat(handlers).contains("ReadClaimsHandler", "AuthorizeCallerHandler");
    }
}
