package com.therapyclaims.endtoend;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.therapyclaims.domain.claims.ControlNumbers;
import com.therapyclaims.testing.RemittanceText;
import java.math.BigDecimal;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/**
 * Every operation of openapi.yaml, called by one practice with everything it could know of another. An operation that is
 * added there is called here too, or fails here until it can be.
 */
class EveryOperationTest {
    private static final String PATIENT = "p-walk";
    private static final String PAYER = "walkpayer";
    private static final String CONTRACT_NAME = "Zebra Walk PPO";
    private static final String KEY = UUID.randomUUID().toString();
    private static final String VISIT_FILE = "7ba5dc7e326c6cd85858dc3e30ab79fcb1b2e95057be006f80a26eda127aca45";
    /** After the dates that other tests publish Medicare's schedules for. */
    private static final String LIFTED = "2026-12-28";

    private static final String NOBODYS = "00000000-0000-4000-8000-000000000000";

    @RegisterExtension
    private static final RunningSystem system = RunningSystem.anywhereFresh();

    private static String claimId;
    private static String scheduleId;
    private static String version;
    private static String repricingId;
    private static String medicaresRepricingId;
    private static String remittanceId;

    @BeforeAll
    static void theOtherPracticeHasEverything() {
        publish("32.00");
        for (String sha256 : List.of(VISIT_FILE, "f".repeat(64))) {
            assertThat(system.demo()
                            .post(
                                    "/v1/visit-files/uploads",
                                    "{\"key\":\"incoming/visits/demo/a.csv\",\"sha256\":\"" + sha256 + "\"}")
                            .status())
                    .isEqualTo(200);
        }
        claimId = archive(KEY);
        String second = archive(UUID.randomUUID().toString());
        publish("33.00");
        for (String id : List.of(claimId, second)) {
            assertThat(system.demo().post("/v1/claims/" + id + "/submit", "").status())
                    .isEqualTo(200);
        }
        remittanceId = remit(system.demo(), claimId).json().at("/remittanceId").asText();
        remit(system.demo(), second);
        JsonNode latest = publish("34.00");
        scheduleId = latest.at("/id").asText();
        version = latest.at("/version").asText();
        repricingId = latest.at("/repricingId").asText();
        system.demo()
                .await(
                        "/v1/repricings/" + repricingId,
                        repricing -> repricing.at("/claims/done").asInt() == 2);
        medicaresRepricingId = liftAboveTheThreshold(List.of(patient(), patient()));
    }

    /** A Medicare claim of each patient that new fees lift above the therapy threshold, and the repricing that did. */
    private static String liftAboveTheThreshold(List<String> patients) {
        BigDecimal price = new BigDecimal(allowed(system.demo().postClaim(Visits.of(patient(), LIFTED))));
        String elsewhere = new BigDecimal("2480.00").subtract(price).toPlainString();
        for (String patient : patients) {
            String threshold = "/v1/patients/" + patient + "/therapy-threshold?year=2026";
            assertThat(system.demo()
                            .put(
                                    threshold,
                                    "{\"ptSlp\":\"%s\",\"ot\":\"0.00\",\"asOf\":\"2026-12-20\"}".formatted(elsewhere),
                                    "")
                            .status())
                    .isEqualTo(200);
            assertThat(system.demo()
                            .postClaim(Visits.of(patient, LIFTED))
                            .json()
                            .at("/edits/threshold/after")
                            .asText())
                    .as("exactly at the threshold")
                    .isEqualTo("2480.00");
        }
        String key = "incoming/medicare/" + LIFTED + "/PPRRVU2026.csv";
        system.upload(key, MedicareFiles.withPracticeExpense97110("0.49"));
        String id = system.uploads().published(key).at("/repricingId").asText();
        system.demo()
                .await(
                        "/v1/repricings/" + id,
                        repricing -> repricing.at("/yearChanges/revised").asInt() == patients.size());
        return id;
    }

    static Stream<Operation> withIdentifiers() {
        return Operation.withKey().filter(Operation::hasIdentifiers);
    }

    @ParameterizedTest
    @MethodSource("withIdentifiers")
    void anothersIdentifierIsAnsweredLikeOneNobodyHas(Operation operation) {
        Caller.Answer foreign = call(system.other(), operation, demos(operation));
        Caller.Answer nobodys = call(system.other(), operation, nobodys(operation));

        assertThat(withoutRequestId(foreign)).isEqualTo(withoutRequestId(nobodys));
        if (!operation.path().startsWith("/v1/patients/")) {
            // A patient's id is the practice's own word: nobody can know whether it is a patient.
            assertThat(foreign.status()).as(foreign.body()).isIn(403, 404);
        }
        assertThat(foreign.body()).doesNotContain(claimId, CONTRACT_NAME);
    }

    static Stream<Operation> paged() {
        return Operation.withKey().filter(Operation::isPaged);
    }

    @ParameterizedTest
    @MethodSource("paged")
    void anothersCursorIsAnsweredLikeOneNobodyWasGiven(Operation operation) {
        String list = operation.filled(withPieces(operation)) + "?limit=1";
        String cursor = system.demo().get(list).json().at("/nextCursor").asText();
        assertThat(cursor).as(operation + " has a second piece here").isNotEqualTo("null");
        assertThat(system.demo().get(list + "&cursor=" + cursor).status()).isEqualTo(200);

        Caller.Answer foreign = system.other().get(list + "&cursor=" + cursor);
        Caller.Answer madeUp = system.other().get(list + "&cursor=" + "A".repeat(cursor.length()));

        assertThat(withoutRequestId(foreign)).isEqualTo(withoutRequestId(madeUp));
        assertThat(foreign.status()).isEqualTo(operation.hasPathParameters() ? foreign.status() : 400);
        assertThat(foreign.status()).isIn(400, 404);
    }

    @ParameterizedTest
    @MethodSource("paged")
    void aCursorThatWasAlteredIsRefused(Operation operation) {
        String list = operation.filled(withPieces(operation)) + "?limit=1";
        String cursor = system.demo().get(list).json().at("/nextCursor").asText();
        char last = cursor.charAt(5);
        String altered = cursor.substring(0, 5) + (last == 'A' ? 'B' : 'A') + cursor.substring(6);

        assertThat(system.demo().get(list + "&cursor=" + altered).status()).isEqualTo(400);
        assertThat(system.demo().get(list + "&cursor=x").status()).isEqualTo(400);
    }

    @Test
    void aCursorOfOneListIsNoneOfAnother() {
        String cursor =
                system.demo().get("/v1/claims?limit=1").json().at("/nextCursor").asText();

        assertThat(system.demo()
                        .get("/v1/claims?limit=1&patientId=" + PATIENT + "&cursor=" + cursor)
                        .status())
                .isEqualTo(400);
        assertThat(system.demo()
                        .get("/v1/fee-schedules?limit=1&cursor=" + cursor)
                        .status())
                .isEqualTo(400);
        assertThat(system.demo().get("/v1/claims?limit=2&cursor=" + cursor).status())
                .as("how many to show does not change the list")
                .isEqualTo(200);
    }

    static Stream<Operation> readings() {
        return Operation.readings();
    }

    @ParameterizedTest
    @MethodSource("readings")
    void whatIsStillTheSameIsNotSentAgain(Operation reading) {
        String path = reading.filled(demos(reading));
        String tag = system.demo().tag(path);

        Caller.Answer again = system.demo().call("GET", path, Optional.empty(), Map.of("if-none-match", tag));

        assertThat(again.status()).as(again.body()).isEqualTo(304);
        assertThat(again.body()).isEmpty();
    }

    static Stream<Operation> lists() {
        return Operation.withKey()
                .filter(operation -> operation.method().equals("GET"))
                .filter(operation -> !operation.hasIdentifiers());
    }

    @ParameterizedTest
    @MethodSource("lists")
    void aListHoldsNothingOfAnothers(Operation operation) {
        Caller.Answer list = system.other().get(operation.filled(Map.of()));

        assertThat(list.status()).isEqualTo(200);
        assertThat(list.body())
                .doesNotContain(
                        repricingId,
                        PAYER,
                        CONTRACT_NAME,
                        "practices/demo",
                        "visits/demo",
                        VISIT_FILE,
                        "\"practiceId\":\"demo\"");
        if (!operation.path().equals("/v1/access-records")) {
            // Whoever asks for another's claim has asked: that record is its own.
            assertThat(list.body()).doesNotContain(claimId, PATIENT);
        }
    }

    static Stream<Operation> bodies() {
        return Operation.withKey()
                .filter(Operation::hasBody)
                .filter(operation -> !operation.hasPathParameters())
                .filter(operation -> !isRemittance(operation));
    }

    private static boolean isRemittance(Operation operation) {
        return operation.path().equals("/v1/remittances") && operation.hasBody();
    }

    @Test
    void anothersClaimInARemittanceIsUnmatchedLikeNobodys() {
        String file =
                remit(system.other(), claimId, 81).json().at("/remittanceId").asText();

        JsonNode claims =
                system.other().get("/v1/remittances/" + file + "/claims").json().get("items");
        String foreign = claims.get(0).toString();
        String nobodys = claims.get(1).toString();

        assertThat(foreign.replace(ControlNumbers.ofClaim(claimId), ControlNumbers.ofClaim(NOBODYS))
                        .replaceAll("\"(place|segment)\":[0-9]+", ""))
                .isEqualTo(nobodys.replaceAll("\"(place|segment)\":[0-9]+", ""));
    }

    @ParameterizedTest
    @MethodSource("bodies")
    void whatABodyNamesOfAnothersIsAnsweredLikeWhatNobodyHas(Operation operation) {
        Caller.Answer foreign = callNaming(operation, PAYER, "demo");
        Caller.Answer nobodys = callNaming(operation, "nopayer", "nopractice");

        assertThat(withoutRequestId(foreign)).isEqualTo(withoutRequestId(nobodys));
        assertThat(foreign.body()).doesNotContain(PAYER, CONTRACT_NAME, claimId);
    }

    @Test
    void anothersIdempotencyKeyIsJustAKey() {
        Caller.Answer answer = system.other().postClaim(Visits.sample(), KEY);

        assertThat(answer.status()).isEqualTo(201);
        assertThat(answer.json().at("/claimId").asText()).isNotEqualTo(claimId);
    }

    @Test
    void everyOperationIsTriedOneWayOrAnother() {
        Set<Operation> tried = Stream.of(withIdentifiers(), paged(), lists(), bodies())
                .flatMap(operations -> operations)
                .collect(Collectors.toSet());

        assertThat(Operation.withKey().filter(operation -> !tried.contains(operation) && !isRemittance(operation)))
                .isEmpty();
    }

    @Test
    void everyAccessToPatientDataLeavesARecord() {
        List<Operation> ofPatients = Operation.withKey()
                .filter(operation -> operation
                                .path()
                                .matches(
                                        "/v1/(claims|patients|average-units|exports|remittances|visit-files/\\{id})(/.*)?")
                        || operation.toString().matches("GET /v1/repricings/\\{id}/.*"))
                .toList();
        assertThat(ofPatients).isNotEmpty();
        // On a system elsewhere one whose function was killed stays without its end.
        List<JsonNode> before = accessRecords();

        ofPatients.forEach(operation -> call(system.demo(), operation, demos(operation)));

        List<JsonNode> records = accessRecords().stream()
                .filter(record -> !before.contains(record))
                .toList();

        assertThat(records)
                .extracting(record -> record.at("/method").asText() + " "
                        + record.at("/resource").asText())
                .containsAll(ofPatients.stream().map(Operation::toString).toList());
        assertThat(records).allMatch(record -> record.has("status"));
        assertThat(records)
                .filteredOn(record -> record.at("/resource").asText().startsWith("/v1/claims/{id}"))
                // On a system elsewhere others have asked too, for what nobody has.
                .filteredOn(record -> record.at("/status").asInt() != 404)
                .isNotEmpty()
                .allMatch(record -> record.has("claimId"));
        system.ifHere(_ -> assertThat(records)
                .filteredOn(record -> record.at("/resource").asText().startsWith("/v1/claims/{id}"))
                .allMatch(record -> record.has("claimId")));
        assertThat(system.demo()
                        .get("/v1/access-records?claimId=" + claimId + "&limit=100")
                        .json()
                        .get("items")
                        .findValuesAsText("claimId"))
                .isNotEmpty()
                .allMatch(claimId::equals);
    }

    private static List<JsonNode> accessRecords() {
        return system.demo()
                .get("/v1/access-records?limit=100")
                .json()
                .get("items")
                .valueStream()
                .toList();
    }

    private static Caller.Answer call(Caller caller, Operation operation, Map<String, String> identifiers) {
        if (isRemittance(operation)) {
            return remit(caller, claimId);
        }
        Optional<String> body = operation.hasBody()
                ? Optional.of(
                        operation.path().startsWith("/v1/claims")
                                        && operation.example().isEmpty()
                                ? Visits.sample()
                                : operation.example().orElseThrow().toString())
                : Optional.empty();
        return caller.call(
                operation.method(),
                operation.filled(identifiers),
                body,
                operation.method().equals("GET")
                        ? Map.of()
                        : Map.of(
                                "if-match",
                                "\"1\"",
                                "idempotency-key",
                                UUID.randomUUID().toString()));
    }

    private static Caller.Answer callNaming(Operation operation, String payer, String practice) {
        ObjectNode body = operation
                .example()
                .orElseThrow(() -> new AssertionError(operation + " has no example"))
                .deepCopy();
        boolean named = name(body, payer, practice);
        assertThat(named)
                .as("the example of %s names a payer or an upload, so that another's can be put there", operation)
                .isTrue();
        return system.other()
                .call(
                        operation.method(),
                        operation.path(),
                        Optional.of(body.toString()),
                        Map.of("idempotency-key", UUID.randomUUID().toString()));
    }

    /** Puts another's payer and another's part of the bucket wherever the body has one. */
    private static boolean name(JsonNode node, String payer, String practice) {
        boolean named = false;
        if (node instanceof ObjectNode object) {
            if (object.has("payerId")) {
                object.put("payerId", payer);
                named = true;
            }
            if (object.has("key")) {
                object.put(
                        "key",
                        object.get("key").asText().startsWith("incoming/visits/")
                                ? "incoming/visits/" + practice + "/visits.csv"
                                : "incoming/practices/" + practice + "/" + payer + "/2026-01-01/fees.csv");
                named = true;
            }
        }
        for (JsonNode child : node) {
            named |= name(child, payer, practice);
        }
        return named;
    }

    private static Map<String, String> demos(Operation operation) {
        return identifiers(operation, claimId, VISIT_FILE, scheduleId, version, repricingId, remittanceId, PATIENT);
    }

    /** Of what the list of the operation has more than one piece. */
    private static Map<String, String> withPieces(Operation operation) {
        return operation.path().endsWith("/year-changes") ? Map.of("id", medicaresRepricingId) : demos(operation);
    }

    private static Map<String, String> nobodys(Operation operation) {
        return identifiers(
                operation,
                NOBODYS,
                "0".repeat(64),
                scheduleId,
                version.replaceFirst("[0-9a-f]{4}$", "0000"),
                NOBODYS,
                "0".repeat(64),
                "p-nobody");
    }

    private static Map<String, String> identifiers(
            Operation operation,
            String claim,
            String visitFile,
            String schedule,
            String ofSchedule,
            String repricing,
            String remittance,
            String patient) {
        String path = operation.path();
        if (path.startsWith("/v1/claims")) {
            return Map.of("id", claim, "n", "1");
        }
        if (path.startsWith("/v1/exports")) {
            return Map.of("claimIds", claim);
        }
        if (path.startsWith("/v1/visit-files")) {
            return Map.of("id", visitFile);
        }
        if (path.startsWith("/v1/fee-schedules")) {
            return Map.of("id", schedule, "version", ofSchedule);
        }
        if (path.startsWith("/v1/repricings")) {
            return Map.of("id", repricing);
        }
        if (path.startsWith("/v1/remittances")) {
            return Map.of("id", remittance);
        }
        if (path.startsWith("/pages")) {
            return Map.of("file", "app.js");
        }
        return path.startsWith("/v1/patients") ? Map.of("id", patient, "number", "A-1") : Map.of();
    }

    /** A remittance with a denial of this claim and one of nobody's. */
    private static Caller.Answer remit(Caller caller, String claim) {
        return remit(caller, claim, 80);
    }

    /** The same with this charge: a practice that sends the very file of another has that file of its own. */
    private static Caller.Answer remit(Caller caller, String claim, int charge) {
        return caller.postX12(
                "/v1/remittances",
                RemittanceText.of(
                        "0",
                        "CLP*" + ControlNumbers.ofClaim(claim) + "*4*%d*0**12*1".formatted(charge),
                        "CAS*CO*16*" + charge,
                        "DTM*232*20260803",
                        "CLP*" + ControlNumbers.ofClaim(NOBODYS) + "*4*%d*0**12*1".formatted(charge),
                        "CAS*CO*16*" + charge,
                        "DTM*232*20260803"));
    }

    private static String withoutRequestId(Caller.Answer answer) {
        return answer.status() + " "
                + answer.body()
                        .replaceAll("\"requestId\":\"[^\"]*\"", "")
                        .replace("nopayer", PAYER)
                        .replace("nopractice", "demo");
    }

    private static String archive(String key) {
        ObjectNode visit = Visits.read();
        ((ObjectNode) visit.at("/claim")).put("payerId", PAYER);
        ((ObjectNode) visit.at("/claim/patient")).put("id", PATIENT);
        Caller.Answer archived = system.demo().postClaim(visit.toString(), key);
        assertThat(archived.status()).as(archived.body()).isEqualTo(201);
        return archived.json().at("/claimId").asText();
    }

    /** A contract of the practice demo with this rate, published and its repricing done. */
    private static JsonNode publish(String rate) {
        String key = "incoming/practices/demo/" + PAYER + "/2026-01-01/contract.json";
        Uploads uploads = new Uploads(system.demo());
        int before = uploads.of(key).size();
        system.upload(key, """
                {"payerId":"%s","name":"%s","effectiveFrom":"2026-01-01","effectiveTo":null,
                 "unitRule":"AMA_MIDPOINT","editTable":"NONE",
                 "terms":[{"scope":{"all":true},"method":"FLAT_PER_UNIT","rate":"%s"}],
                 "mppr":{"apply":false,"percent":"50"},"assistantReduction":{"percent":"0","basis":"NONE"},
                 "lesserOf":"LINE","dailyCap":null,"unlisted":{"method":"NOT_PRICED"},
                 "coinsurance":{"percent":"0"},"sequestration":false}
                """.formatted(PAYER, CONTRACT_NAME, rate));
        system.demo().await("/v1/fee-schedules", _ -> uploads.of(key).size() > before);
        JsonNode published = uploads.published(key);
        system.demo().awaitRepricing(published.at("/repricingId").asText());
        system.settle();
        return published;
    }

    private static String patient() {
        return "p-" + UUID.randomUUID();
    }

    private static String allowed(Caller.Answer claim) {
        return claim.json().at("/pricing/totals/allowed").asText();
    }
}
