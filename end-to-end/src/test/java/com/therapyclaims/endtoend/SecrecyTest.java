package com.therapyclaims.endtoend;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.fasterxml.jackson.databind.node.TextNode;
import com.therapyclaims.domain.claims.ControlNumbers;
import com.therapyclaims.testing.ApiDescription;
import com.therapyclaims.testing.RemittanceText;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.UUID;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import java.util.zip.ZipInputStream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

/**
 * Marked patient data goes through success and through every kind of failure. No mark comes out where patient data has no
 * business: logs, error answers, queue messages, object keys.
 */
class SecrecyTest {
    private static final String MARK = "Zqxj";
    private static final String ADDRESS =
            "{\"line1\":\"2 Main St\",\"line2\":\"Apt 3\",\"city\":\"Columbus\",\"state\":\"OH\",\"zip\":\"43215\"}";
    /** Fields of a visit that tell of a patient and may hold any text. */
    private static final Set<String> OF_A_PATIENT = Set.of(
            "firstName",
            "lastName",
            "line1",
            "line2",
            "city",
            "memberId",
            "groupNumber",
            "priorAuthorization",
            "referralNumber",
            "originalReference",
            "description",
            "text",
            "baseline",
            "target",
            "bodyRegions",
            "impairment",
            "functionalLimitation",
            "whySkilled",
            "tolerance",
            "value",
            "prior",
            "goals",
            "frequency",
            "duration",
            "delayReason");
    /** Those that have a form, each with a value that nothing else has; a tax id may be a person's social security number. */
    private static final Map<String, String> OF_A_PATIENT_IN_A_FORM =
            Map.of("birthDate", "1907-11-23", "zip", "98761-5432", "diagnoses", "Q9X.ZQXJ", "taxId", "907654329");
    /** What may hold any text and tells of the practice, of payers or of a kind. The patient's own id is marked too. */
    private static final Set<String> OF_NO_PATIENT = Set.of(
            "id",
            "payerId",
            "payerName",
            "payerIdentifier",
            "name",
            "credential",
            "certifierCredential",
            "authorCredential",
            "npi",
            "goalIds",
            "unit",
            "type",
            "amount");
    /** What is marked, in any case, and without the signs that X12 leaves out. */
    private static final Pattern MARKS =
            Pattern.compile(MARK + "|1907-?11-?23|98761-?5432|907-?65-?4329", Pattern.CASE_INSENSITIVE);

    private static FaultyNetwork network;
    private static RunningSystem system;

    @BeforeAll
    static void start() {
        network = new FaultyNetwork();
        system = RunningSystem.start(
                RunningSystem.options().withFunctionsInOneProcess().withBetween(network::before));
    }

    @AfterAll
    static void stop() {
        system.close();
        network.close();
    }

    @Test
    void noMarkOfAPatientComesOutWhereItHasNoBusiness() throws IOException {
        List<Caller.Answer> answers = new ArrayList<>();
        Caller demo = system.demo();
        ObjectNode visit = marked();
        String key = UUID.randomUUID().toString();
        String patient = visit.at("/claim/patient/id").asText();

        Caller.Answer created = demo.postClaim(visit.toString(), key);
        assertThat(created.status()).as(created.body()).isEqualTo(201);
        String path = "/v1/claims/" + created.json().at("/claimId").asText();
        assertThat(demo.get(path).body())
                .as("the claim itself holds what was sent")
                .contains(MARK);

        String remittance = remittance(path.substring(path.lastIndexOf('/') + 1));
        assertThat(demo.post(path + "/submit", "").status()).isEqualTo(200);
        Caller.Answer remitted = demo.postX12("/v1/remittances", remittance);
        assertThat(remitted.status()).as(remitted.body()).isEqualTo(201);
        String ofNoKnownCode =
                remittance.replace("SVC*HC:97110", "SVC*HC:" + MARK).replace("EFT0001", "EFT0003");
        assertThat(demo.postX12("/v1/remittances", ofNoKnownCode).status())
                .as("what a payer calls a service is kept as it says")
                .isEqualTo(201);
        String visitFile = uploadVisits(1);
        demo.await(
                "/v1/visit-files/" + visitFile,
                file -> file.at("/state").asText().equals("DONE"));

        answers.addAll(refused(demo, visit, key, path));
        answers.addAll(refusedRemittances(demo, remittance));
        answers.add(system.other()
                .get("/v1/remittances/" + remitted.json().at("/remittanceId").asText()));
        answers.add(system.other().get("/v1/visit-files/" + visitFile));
        answers.addAll(foreign(path, patient));
        answers.addAll(everyOperation(path, visitFile, remitted, patient));
        operate();
        Map<String, Long> before = system.local().functions().invocations();
        network.follow(_ -> Fault.FAILED_BEFORE);
        answers.addAll(failed(demo, visit, path, patient));
        network.follow(everythingFailsButTheLookUpOfKeys());
        answers.addAll(everyOperation(path, visitFile, remitted, patient));
        network.follow(_ -> Fault.FAILED_BEFORE);
        answers.add(system.withKey("tc_" + MARK).get(path));
        operate();
        answers.addAll(failed(demo, remittance, visitFile));
        network.follow(FaultSchedule.none());
        network.follow(FaultSchedule.random(2, 0.2));
        String again = uploadVisits(2);
        system.local().await("the rows of the second file", Duration.ofMinutes(1), () -> {
            system.local().awaitIdle(Duration.ofMinutes(1));
            return demo.get("/v1/visit-files/" + again).body().contains("\"state\":\"DONE\"");
        });
        network.follow(FaultSchedule.none());
        repriceAfterFailures(path);
        String broken = "incoming/practices/demo/secret/2026-02-01/fees.csv";
        system.upload(broken, "code,modifier,amount\n97110,,no amount\n");
        new Uploads(system.demo()).refused(broken);

        assertThat(invokedSince(before))
                .as("functions that have worked among failures; a new one is to be driven here")
                .isEqualTo(new Template().functions().keySet());
        assertThat(answers).hasSizeGreaterThan(15).allSatisfy(answer -> {
            assertThat(answer.status()).as(answer.body()).isGreaterThanOrEqualTo(400);
            assertThat(answer.body()).doesNotContainPattern(MARKS);
        });
        assertThat(network.messagesAndObjectKeys())
                .anyMatch(sent -> sent.contains("MessageBody"))
                .noneMatch(SecrecyTest::isMarked);
        assertThat(objectKeys()).isNotEmpty().noneMatch(SecrecyTest::isMarked);
        assertThat(logs()).isNotEmpty().noneMatch(SecrecyTest::isMarked);
        assertThat(logs())
                .as("metrics are lines of the log")
                .anyMatch(line -> line.contains("\"ClaimsArchived\":1"))
                .anyMatch(line -> line.contains("\"Findings\":"))
                .anyMatch(line -> line.contains("\"ClaimsRepriced\":1"))
                .anyMatch(line -> line.contains("\"RemittancesReceived\":1"))
                .anyMatch(line -> line.contains("\"UploadsPublished\":1"))
                .anyMatch(line -> line.contains("\"UploadsRefused\":1"));
    }

    @Test
    void whateverMayHoldAnyTextOfAPatientIsMarked() {
        Set<String> named = new TreeSet<>(OF_A_PATIENT);
        named.addAll(OF_NO_PATIENT);
        named.addAll(OF_A_PATIENT_IN_A_FORM.keySet());

        assertThat(named)
                .containsAll(freeTexts(ApiDescription.OURS
                                .root()
                                .at("/paths/~1v1~1claims/post/requestBody/content/application~1json/schema"))
                        .collect(Collectors.toSet()));
    }

    @Test
    void theVisitThatIsSentHoldsEveryMark() {
        Set<String> marks = new TreeSet<>(OF_A_PATIENT);
        marks.addAll(OF_A_PATIENT_IN_A_FORM.keySet());
        marks.add("id");

        assertThat(markedFields("", marked()).collect(Collectors.toSet())).isEqualTo(marks);
    }

    @Test
    void noCodeOfOursWritesIntoATrace() throws IOException {
        for (JsonNode function : new Template().functions().values()) {
            Path folder = Template.ROOT.resolve(function.at("/CodeUri").asText());
            try (Stream<Path> files = Files.walk(folder)) {
                for (Path file : files.filter(Files::isRegularFile).toList()) {
                    assertThat(file.getFileName().toString())
                            .as("libraries of traces")
                            .doesNotContainPattern("xray|opentelemetry|opentracing|powertools|micrometer");
                    if (isOurs(file)) {
                        assertThat(strings(file))
                                .as("ways to X-Ray in %s", file)
                                .doesNotContainPattern("XRAY|xray|_X_AMZN_TRACE_ID|DatagramSocket|DatagramChannel");
                    }
                }
            }
        }
    }

    private static boolean isMarked(String text) {
        return MARKS.matcher(text).find();
    }

    /** The names of the fields of a schema that may hold any text. */
    private static Stream<String> freeTexts(JsonNode schema) {
        if (schema.has("$ref")) {
            return freeTexts(
                    ApiDescription.OURS.root().at(schema.path("$ref").asText().substring(1)));
        }
        return schema.path("properties").propertyStream().flatMap(property -> {
            JsonNode value = property.getValue();
            JsonNode one = value.has("items") ? value.path("items") : value;
            boolean isFree = one.path("type").asText().equals("string")
                    && !one.has("enum")
                    && !one.has("pattern")
                    && !one.has("format");
            return isFree ? Stream.of(property.getKey()) : freeTexts(one);
        });
    }

    private static Stream<String> markedFields(String name, JsonNode value) {
        return switch (value) {
            case ObjectNode object ->
                object.propertyStream().flatMap(field -> markedFields(field.getKey(), field.getValue()));
            case ArrayNode array -> array.valueStream().flatMap(each -> markedFields(name, each));
            default -> isMarked(value.asText()) ? Stream.of(name) : Stream.empty();
        };
    }

    private static boolean isOurs(Path file) {
        String name = file.getFileName().toString();
        return name.endsWith(".class") || name.startsWith("shared-");
    }

    /** Every class in a file, as text in which its constants stand. */
    private static String strings(Path file) throws IOException {
        if (file.toString().endsWith(".class")) {
            return Files.readString(file, StandardCharsets.ISO_8859_1);
        }
        StringBuilder all = new StringBuilder();
        try (ZipInputStream jar = new ZipInputStream(Files.newInputStream(file))) {
            while (jar.getNextEntry() != null) {
                all.append(new String(jar.readAllBytes(), StandardCharsets.ISO_8859_1));
            }
        }
        return all.toString();
    }

    private static Set<String> invokedSince(Map<String, Long> before) {
        return system.local().functions().invocations().entrySet().stream()
                .filter(function -> function.getValue() > before.get(function.getKey()))
                .map(Map.Entry::getKey)
                .collect(Collectors.toSet());
    }

    /**
     * Every operation of the API with marked patient data, about what is there and belongs to the patient; a list's answer
     * or the claim's own holds what was sent.
     *
     * @return the answers that are problems
     */
    private static List<Caller.Answer> everyOperation(
            String claim, String visitFile, Caller.Answer remitted, String patient) {
        Map<String, String> ids = Map.of(
                "claims",
                claim.substring(claim.lastIndexOf('/') + 1),
                "visit-files",
                visitFile,
                "remittances",
                remitted.json().at("/remittanceId").asText(),
                "patients",
                patient);
        return Operation.all()
                .parallel()
                .map(operation -> call(operation, ids))
                .filter(answer -> answer.status() >= 400)
                .toList();
    }

    private static Caller.Answer call(Operation operation, Map<String, String> ids) {
        String[] steps = operation.path().split("/", -1);
        String id = steps.length > 2 ? ids.getOrDefault(steps[2], MARK) : MARK;
        Map<String, String> values = Map.of(
                "id", id, "n", "1", "number", MARK, "version", MARK, "file", MARK, "claimIds", ids.get("claims"));
        JsonNode body = operation.example().map(JsonNode::<JsonNode>deepCopy).orElseGet(() -> new TextNode(MARK));
        mark(body);
        return system.demo()
                .call(
                        operation.method(),
                        operation.filled(values),
                        operation.hasBody() ? Optional.of(body.toString()) : Optional.empty(),
                        Map.of("idempotency-key", UUID.randomUUID().toString(), "if-match", "\"1\""));
    }

    /** The gateway knows a caller for a minute, and to fail at every operation takes longer than that. */
    private static FaultSchedule everythingFailsButTheLookUpOfKeys() {
        return request -> request.body().contains("\"CallersTable\"") ? Fault.NONE : Fault.FAILED_BEFORE;
    }

    /** What is invoked by hand alone; it is told of no patient. */
    private static void operate() throws IOException {
        for (var event : Map.of(
                        "IssueCallerKeyFunction", "issue-caller-key-good.json",
                        "ManageCallerKeysFunction", "manage-caller-keys-list.json")
                .entrySet()) {
            system.local()
                    .invoke(event.getKey(), Files.readString(Template.ROOT.resolve("events/" + event.getValue())));
        }
    }

    private static List<Caller.Answer> refused(Caller demo, ObjectNode visit, String key, String path) {
        String text = visit.toString();
        ObjectNode badMinutes = visit.deepCopy();
        ((ObjectNode) badMinutes.at("/claim/services/0")).put("minutes", MARK);
        ObjectNode badDate = visit.deepCopy();
        ((ObjectNode) badDate.at("/claim/patient")).put("birthDate", MARK);
        ObjectNode badPayer = visit.deepCopy();
        ((ObjectNode) badPayer.get("claim")).put("payerId", "no-such-payer");
        ObjectNode otherBody = visit.deepCopy();
        ((ObjectNode) otherBody.at("/claim/services/0")).put("minutes", 30);
        return List.of(
                demo.postClaim(text.substring(0, text.length() - 40)),
                demo.postClaim(badMinutes.toString()),
                demo.postClaim(badDate.toString()),
                demo.postClaim(badPayer.toString()),
                demo.postClaim(otherBody.toString(), key),
                demo.postClaim("\"" + MARK + "\""),
                demo.post("/v1/notes/validate", "{\"note\":{\"text\":\"" + MARK),
                demo.post("/v1/notes/validate", "{\"note\":{\"timedMinutes\":\"" + MARK + "\"}}"),
                demo.post("/v1/units", text),
                demo.post("/v1/prices", text),
                demo.post("/v1/edits", text),
                demo.put(path, text, "\"7\""),
                demo.put(path, badDate.toString(), "\"1\""));
    }

    private static List<Caller.Answer> foreign(String path, String patient) {
        return List.of(
                system.other().get(path),
                system.other().post(path + "/void", ""),
                system.nobody().get(path),
                system.nobody().get("/v1/claims?patientId=" + patient),
                system.demo().get("/v1/claims/" + patient),
                system.demo().get("/v1/claims?patientId=" + patient + "&cursor=" + MARK));
    }

    private static List<Caller.Answer> failed(Caller demo, ObjectNode visit, String path, String patient) {
        return List.of(
                demo.postClaim(visit.toString()),
                demo.call("GET", path, Optional.empty(), Map.of("X-Amzn-RequestId", MARK)),
                demo.get("/v1/claims?patientId=" + patient),
                demo.put(path, visit.toString(), "\"1\""));
    }

    private static List<Caller.Answer> refusedRemittances(Caller demo, String remittance) {
        return List.of(
                demo.postX12("/v1/remittances", remittance.replace("CAS*PR*2*9.9", "CAS*PR*2*9.8")),
                demo.postX12("/v1/remittances", remittance.replace("DTM*232*20260803", "DTM*232*" + MARK)),
                demo.postX12("/v1/remittances", remittance.replace("CLP*", "CLP*" + MARK + "*")),
                demo.postX12("/v1/remittances", remittance.substring(0, remittance.indexOf("DTM*232"))),
                demo.postX12("/v1/remittances", MARK),
                demo.post("/v1/remittances", "{\"" + MARK + "\":1}"),
                demo.get("/v1/remittances/" + MARK));
    }

    private static List<Caller.Answer> failed(Caller demo, String remittance, String visitFile) {
        return List.of(
                demo.postX12("/v1/remittances", remittance.replace("EFT0001", "EFT0002")),
                demo.get("/v1/remittances"),
                demo.get("/v1/visit-files/" + visitFile));
    }

    /** A payer names the patient in words and by number, and its claim by what may be the practice's number of the patient. */
    private static String remittance(String claimId) {
        List<String> segments = new ArrayList<>();
        for (String number : List.of(ControlNumbers.ofClaim(claimId), MARK + "12345")) {
            for (String segment : RemittanceText.paidInFull(number, "97110:GP:CQ", "20260803")) {
                segments.add(segment.replace("NOBODY*PAT****MI*", MARK + "*" + MARK + "****MI*" + MARK));
            }
        }
        return RemittanceText.of("77.6", segments.toArray(String[]::new));
    }

    /** Rows that are archived, one that is refused for what it says, one that is no row at all. */
    private static String uploadVisits(int file) {
        ObjectNode refused = marked();
        ((ObjectNode) refused.at("/claim/patient")).put("birthDate", MARK);
        String rows = String.join("\n", marked().toString(), refused.toString(), "{\"" + MARK + "\"", "");
        return new VisitUploads(system.demo()).put("visits-" + file + ".ndjson", rows.getBytes(StandardCharsets.UTF_8));
    }

    /** A repricing whose first attempts fail: its messages, its log lines. */
    private static void repriceAfterFailures(String path) {
        ObjectNode visit = marked();
        system.upload(fees(), content("30.00"));
        system.demo()
                .await("/v1/fee-schedules", answer -> answer.toString().contains("\"state\":\"PUBLISHED\",\"rows\":2"));
        ((ObjectNode) visit.get("claim")).put("payerId", "secret");
        String claim = "/v1/claims/"
                + system.demo()
                        .postClaim(visit.toString())
                        .json()
                        .at("/claimId")
                        .asText();
        network.follow(FaultSchedule.random(1, 0.3));
        system.upload(fees(), content("31.00"));
        system.local().await("the upload and its repricing", Duration.ofMinutes(1), () -> {
            system.local().awaitIdle(Duration.ofMinutes(1));
            return ClaimsTable.read(system.local().clients().dynamoDb())
                            .revision(claim.substring(claim.lastIndexOf('/') + 1))
                    == 2;
        });
        network.follow(FaultSchedule.none());
        assertThat(system.demo().get(path).status()).isEqualTo(200);
    }

    private static String fees() {
        return "incoming/practices/demo/secret/2026-01-01/fees.csv";
    }

    private static String content(String amount) {
        return "code,modifier,amount\n97110,," + amount + "\n97140,,25.00\n";
    }

    private static ObjectNode marked() {
        ObjectNode visit = Visits.read();
        ObjectNode claim = (ObjectNode) visit.get("claim");
        ((ObjectNode) claim.get("patient")).set("address", json(ADDRESS));
        claim.setAll((ObjectNode) json("""
                {"originalReference": "1", "priorAuthorization": "1", "referralNumber": "1", "groupNumber": "1",
                 "subscriber": {"relationship": "SPOUSE", "firstName": "A", "lastName": "B", "birthDate": "1950-01-01",
                                "address": %1$s},
                 "otherInsurance": [{"order": "SECONDARY", "relationship": "SPOUSE", "memberId": "1", "groupNumber": "1",
                                     "holder": {"firstName": "A", "lastName": "B", "address": %1$s},
                                     "payerName": "Example Plan", "payerIdentifier": "12345"}]}
                """.formatted(ADDRESS)));
        ((ObjectNode) claim.at("/services/0")).put("description", "exercise");
        ((ObjectNode) visit.get("note")).put("text", "Exercise as planned.");
        visit.set("planOfCare", json("""
                {"initialEvaluation": "2026-07-06", "established": "2026-07-06", "diagnoses": ["M25.561"],
                 "goals": ["ascend 12 stairs without rail"], "type": "PT", "amount": "1/day", "frequency": "2/week",
                 "duration": "8 weeks", "durationDays": 56, "orderSignedOn": "2026-07-03", "transmittedOn": "2026-07-08",
                 "certifications": [{"certifiedOn": "2026-07-10", "from": "2026-07-06", "through": "2026-08-30",
                                     "certifierCredential": "MD", "delayReason": "none"}]}
                """));
        mark(visit);
        // A practice's tax id is no secret; a person's social security number is.
        ((ObjectNode) claim.get("billingProvider"))
                .put("taxIdType", "SSN")
                .put("taxId", OF_A_PATIENT_IN_A_FORM.get("taxId"));
        ((ObjectNode) claim.get("patient")).put("id", MARK + "-" + UUID.randomUUID());
        return visit;
    }

    private static JsonNode json(String text) {
        try {
            return Caller.JSON.readTree(text);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static void mark(JsonNode node) {
        if (node instanceof ObjectNode object) {
            // Where the practice is found is no secret.
            object.properties().stream()
                    .filter(field -> !field.getKey().equals("billingProvider"))
                    .forEach(field -> field.setValue(marked(field.getKey(), field.getValue())));
        } else if (node instanceof ArrayNode array) {
            array.forEach(SecrecyTest::mark);
        }
    }

    private static JsonNode marked(String name, JsonNode value) {
        if (value.isTextual() && OF_A_PATIENT_IN_A_FORM.containsKey(name)) {
            return new TextNode(OF_A_PATIENT_IN_A_FORM.get(name));
        } else if (value instanceof TextNode text && OF_A_PATIENT.contains(name)) {
            return new TextNode(MARK + " " + text.asText());
        } else if (value instanceof ArrayNode list) {
            ArrayNode all = Caller.JSON.createArrayNode();
            list.forEach(each -> all.add(marked(name, each)));
            return all;
        }
        mark(value);
        return value;
    }

    private static List<String> objectKeys() {
        return system
                .local()
                .clients()
                .s3()
                .listObjectsV2Paginator(list -> list.bucket("fee-schedules"))
                .contents()
                .stream()
                .map(object -> object.key())
                .toList();
    }

    private static List<String> logs() throws IOException {
        List<String> lines = new ArrayList<>();
        for (Path file : system.logs()) {
            if (file.toString().endsWith(".log")) {
                lines.addAll(List.of(new String(Files.readAllBytes(file), StandardCharsets.UTF_8).split("\n")));
            }
        }
        return lines;
    }
}
