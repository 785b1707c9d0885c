package com.therapyclaims.endtoend;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.therapyclaims.domain.claims.ControlNumbers;
import com.therapyclaims.testing.RemittanceText;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

/** Several claims for one patient's day: they are paid as one. */
class PatientDayTest {
    @RegisterExtension
    private static final RunningSystem system = RunningSystem.anywhere();

    private String patient;

    @BeforeEach
    void aPatientOfItsOwn() {
        patient = "p-" + UUID.randomUUID();
    }

    @Test
    void aClaimThatRanksHigherChangesTheEarlierOneAndItsVoidChangesItBack() {
        String first = post("97110");
        assertThat(claim(first).at("/pricing/totals/allowed").asText()).isEqualTo("70.14");

        String second = post("97530");

        JsonNode changed = claim(first);
        assertThat(changed.at("/pricing/totals/allowed").asText()).isEqualTo("63.89");
        assertThat(changed.at("/revision").asInt()).isEqualTo(2);
        assertThat(changed.at("/cause").asText()).isEqualTo("DAY_CHANGED");
        assertThat(changed.at("/causingClaimId").asText()).isEqualTo(second);

        assertThat(system.demo().post("/v1/claims/" + second + "/void", "").status())
                .isEqualTo(200);
        assertThat(claim(first).at("/pricing/totals/allowed").asText()).isEqualTo("70.14");
        assertThat(claim(first).at("/revision").asInt()).isEqualTo(3);
    }

    @Test
    void clientsWhoPostAtOnceShareOneUnitPaidInFull() throws InterruptedException, ExecutionException {
        List<String> ids = new ArrayList<>();
        try (ExecutorService clients = Executors.newFixedThreadPool(5)) {
            List<Callable<String>> posts = List.of(
                    () -> post("97110"),
                    () -> post("97112"),
                    () -> post("97530"),
                    () -> post("97116"),
                    () -> post("97535"));
            for (Future<String> post : clients.invokeAll(posts)) {
                ids.add(post.get());
            }
        }

        int fullUnits = 0;
        for (String id : ids) {
            for (JsonNode line : claim(id).at("/pricing/lines")) {
                fullUnits += line.get("fullUnits").asInt();
            }
        }
        assertThat(fullUnits).isOne();
        assertThat(claim(ids.get(2)).at("/pricing/lines/0/fullUnits").asInt())
                .as("97530 has the highest practice expense of them")
                .isOne();
    }

    @Test
    void theYearsAccrualReachesTheThresholdAndFollowsAVoid() {
        String threshold = "/v1/patients/" + patient + "/therapy-threshold?year=2026";
        Caller.Answer recorded =
                system.demo().put(threshold, "{\"ptSlp\":\"2440.00\",\"ot\":\"0.00\",\"asOf\":\"2026-07-31\"}", "");
        assertThat(recorded.status()).as(recorded.body()).isEqualTo(200);

        JsonNode claim =
                system.demo().postClaim(Visits.of(patient, "2026-08-03")).json();

        assertThat(claim.at("/status").asText()).isEqualTo("NEEDS_CORRECTION");
        assertThat(claim.at("/edits/findings").findValuesAsText("code")).contains("KX.MISSING_ABOVE_THRESHOLD");
        JsonNode standing = system.demo().get(threshold).json().at("/buckets/0");
        assertThat(standing.at("/accrued").asText()).isEqualTo("2510.14");
        assertThat(standing.at("/crossedBy/claimId").asText())
                .isEqualTo(claim.at("/claimId").asText());
        assertThat(system.other().get(threshold).json().at("/buckets/0/accrued").asText())
                .isEqualTo("0.00");

        system.demo().post("/v1/claims/" + claim.at("/claimId").asText() + "/void", "");
        assertThat(system.demo().get(threshold).json().at("/buckets/0/accrued").asText())
                .isEqualTo("2440.00");
    }

    @Test
    void anAuthorizationIsUsedUpByClaimsAndGivenBackByAVoid() {
        String authorizations = "/v1/patients/" + patient + "/authorizations";
        Caller.Answer recorded = system.demo()
                .put(
                        authorizations + "/A-1",
                        "{\"payerId\":\"commercial\",\"from\":\"2026-07-01\",\"through\":\"2026-12-31\",\"visits\":1}",
                        "");
        assertThat(recorded.status()).as(recorded.body()).isEqualTo(200);

        JsonNode first = postAuthorized("2026-08-03");
        JsonNode second = postAuthorized("2026-08-04");

        assertThat(first.at("/status").asText()).as(first.toString()).isEqualTo("READY");
        assertThat(second.at("/status").asText()).isEqualTo("NEEDS_CORRECTION");
        assertThat(second.at("/findings").findValuesAsText("code")).contains("AUTH.EXHAUSTED");
        JsonNode standing = system.demo().get(authorizations).json().at("/items/0");
        assertThat(standing.at("/visitsLeft").asInt()).isZero();
        assertThat(standing.at("/claims/0/claimId").asText())
                .isEqualTo(first.at("/claimId").asText());
        assertThat(system.other().get(authorizations).json().at("/items")).isEmpty();

        system.demo().post("/v1/claims/" + first.at("/claimId").asText() + "/void", "");
        assertThat(system.demo()
                        .get(authorizations)
                        .json()
                        .at("/items/0/visitsLeft")
                        .asInt())
                .isOne();
    }

    @Test
    void aPaidClaimAndItsReplacementCountOnceAndTheFirstAgainWhenThatIsVoid() {
        String authorizations = "/v1/patients/" + patient + "/authorizations";
        system.demo()
                .put(
                        authorizations + "/A-1",
                        "{\"payerId\":\"commercial\",\"from\":\"2026-07-01\",\"through\":\"2026-12-31\",\"visits\":9}",
                        "");
        String paid = postAuthorized("2026-08-03").at("/claimId").asText();
        system.demo().post("/v1/claims/" + paid + "/submit", "");
        system.demo().post("/v1/claims/" + paid + "/pay", "");

        JsonNode replacement = postAuthorized("2026-08-03", Visits.replacing("1926245000001"));

        assertThat(replacement.at("/status").asText())
                .as(replacement.toString())
                .isEqualTo("READY");
        assertThat(replacement.at("/findings").findValuesAsText("code"))
                .contains("CLM.REPLACES")
                .doesNotContain("CLM.DUPLICATE_VISIT");
        JsonNode replaced = claim(paid);
        assertThat(replaced.at("/status").asText()).isEqualTo("PAID");
        assertThat(replaced.at("/cause").asText()).isEqualTo("DAY_CHANGED");
        assertThat(replaced.at("/findings").findValuesAsText("code")).contains("CLM.REPLACED");
        String replacementId = replacement.at("/claimId").asText();
        assertThat(usingTheFirst(authorizations)).containsExactly(replacementId);

        system.demo().post("/v1/claims/" + replacementId + "/void", "");

        assertThat(claim(paid).at("/findings").findValuesAsText("code")).doesNotContain("CLM.REPLACED");
        assertThat(usingTheFirst(authorizations)).containsExactly(paid);
    }

    @Test
    void aReplacementOfAnotherDateTakesTheOneVisitUntilItIsVoid() {
        String authorizations = "/v1/patients/" + patient + "/authorizations";
        system.demo()
                .put(
                        authorizations + "/A-1",
                        "{\"payerId\":\"commercial\",\"from\":\"2026-07-01\",\"through\":\"2026-12-31\",\"visits\":1}",
                        "");
        String original = postAuthorized("2026-08-03").at("/claimId").asText();
        system.demo().post("/v1/claims/" + original + "/submit", "");

        JsonNode replacement = postAuthorized("2026-08-05", Visits.replacing(original));

        assertThat(replacement.at("/status").asText())
                .as(replacement.toString())
                .isEqualTo("READY");
        assertThat(claim(original).at("/status").asText()).isEqualTo("SUBMITTED");
        assertThat(claim(original).at("/findings").findValuesAsText("code")).contains("CLM.REPLACED");
        String replacementId = replacement.at("/claimId").asText();
        assertThat(usingTheFirst(authorizations)).containsExactly(replacementId);

        system.demo().post("/v1/claims/" + replacementId + "/void", "");

        assertThat(claim(original).at("/findings").findValuesAsText("code")).doesNotContain("CLM.REPLACED");
        assertThat(usingTheFirst(authorizations)).containsExactly(original);
    }

    @Test
    void aReplacementOfAnotherDateFindsItsOriginalByThePayersNumberThatARemittanceTold() {
        String original = postAuthorized("2026-08-03").at("/claimId").asText();
        system.demo().post("/v1/claims/" + original + "/submit", "");
        String remitted = RemittanceText.of(
                "38.8", RemittanceText.paidInFull(ControlNumbers.ofClaim(original), "97110:GP", "20260803"));
        String payersNumber = "19" + original.replaceAll("[^0-9]", "");
        system.demo().postX12("/v1/remittances", remitted.replace("1926245000001", payersNumber));

        JsonNode replacement = postAuthorized("2026-08-05", Visits.replacing(payersNumber));

        assertThat(replacement.at("/findings").toString()).contains("It replaces claim " + original + " of 2026-08-03");
        assertThat(claim(original).at("/findings").findValuesAsText("code")).contains("CLM.REPLACED");
    }

    @Test
    void aReplacementNeverTakesBackTheClaimOfAnotherPractice() {
        String others = system.other()
                .postClaim(Visits.of(patient, "2026-08-03").replace("\"medicare\"", "\"commercial\""))
                .json()
                .at("/claimId")
                .asText();

        JsonNode replacement = postAuthorized("2026-08-05", Visits.replacing(others));

        assertThat(replacement.at("/findings").findValuesAsText("code")).contains("CLM.ORIGINAL_UNKNOWN");
        assertThat(system.other()
                        .get("/v1/claims/" + others)
                        .json()
                        .at("/revision")
                        .asInt())
                .isOne();
    }

    private static List<String> usingTheFirst(String authorizations) {
        return system.demo().get(authorizations).json().at("/items/0/claims").findValuesAsText("claimId");
    }

    private JsonNode postAuthorized(String date) {
        return postAuthorized(date, "");
    }

    private JsonNode postAuthorized(String date, String further) {
        return system.demo()
                .postClaim(Visits.of(patient, date)
                        .replace(
                                "\"payerId\":\"medicare\"",
                                "\"payerId\":\"commercial\",\"priorAuthorization\":\"A-1\"" + further))
                .json();
    }

    /** Two units of the code and one of 97140. */
    private String post(String code) {
        Caller.Answer answer =
                system.demo().postClaim(Visits.of(patient, "2026-08-03").replace("\"97110\"", "\"" + code + "\""));
        assertThat(answer.status()).as(answer.body()).isEqualTo(201);
        return answer.json().at("/claimId").asText();
    }

    private static JsonNode claim(String id) {
        return system.demo().get("/v1/claims/" + id).json();
    }
}
