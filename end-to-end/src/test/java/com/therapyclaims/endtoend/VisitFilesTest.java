package com.therapyclaims.endtoend;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpRequest;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.UUID;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.zip.GZIPOutputStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

/** Files of visits, from the signed upload to the result of each row. */
class VisitFilesTest {
    private static final String HEADER = "patient.id,patient.birthDate,payerId,dateOfService,placeOfService,locality,"
            + "billingProvider.npi,billingProvider.taxId,billingProvider.name,minutes.97110,minutes.97140\n";

    @RegisterExtension
    private static final RunningSystem system = RunningSystem.anywhere();

    @Test
    void hundredsOfVisitsAreArchivedOnceHoweverOftenTheFileComes() {
        String patients = "bulk-" + UUID.randomUUID() + "-";
        String file = IntStream.range(0, 300)
                .mapToObj(i -> i % 100 == 50 ? "{\"claim\":{\"payerId\":\"medicare\"}}" : visit(patients + i))
                .collect(Collectors.joining("\n"));

        JsonNode done = uploaded("visits.ndjson", file.getBytes(StandardCharsets.UTF_8));

        assertThat(done.at("/rows")).isEqualTo(rows(300, 297, 3));
        List<JsonNode> result = result(done);
        assertThat(result)
                .extracting(row -> row.at("/row").asInt())
                .isEqualTo(IntStream.rangeClosed(1, 300).boxed().toList());
        assertThat(result.get(50).at("/problem/errors")).isNotEmpty();
        assertThat(system.demo()
                        .get("/v1/claims/" + result.get(299).at("/claimId").asText())
                        .json()
                        .at("/pricing/totals/allowed")
                        .asText())
                .isEqualTo("70.14");

        uploaded("the-same.ndjson", file.getBytes(StandardCharsets.UTF_8));

        assertThat(claimsOf(patients + 7)).hasSize(1);
        assertThat(claimsOf(patients + 299)).hasSize(1);
    }

    @Test
    void aTableInGzipIsArchivedRowByRow() throws IOException {
        String patient = "bulk-" + UUID.randomUUID();
        String table =
                HEADER + patient + ",1950-04-02,medicare,2026-08-03,11,15202-00,1234567893,123456789,Example,33,7\n"
                        + "p,not a date,medicare,2026-08-03,11,15202-00,1234567893,123456789,Example,33,7\n";
        ByteArrayOutputStream packed = new ByteArrayOutputStream();
        try (GZIPOutputStream gzip = new GZIPOutputStream(packed)) {
            gzip.write(table.getBytes(StandardCharsets.UTF_8));
        }

        JsonNode done = uploaded("visits.csv.gz", packed.toByteArray());

        assertThat(done.at("/rows/refused").asInt()).isEqualTo(1);
        assertThat(result(done).get(1).at("/problem/errors/0/pointer").asText()).isEqualTo("/claim/patient/birthDate");
        assertThat(claimsOf(patient))
                .singleElement()
                .satisfies(
                        claim -> assertThat(claim.at("/dateOfService").asText()).isEqualTo("2026-08-03"));
    }

    @Test
    void aFileWhoseColumnsAreNotKnownIsRefusedWhole() {
        JsonNode refused =
                upload("visits.csv", "patient,minutes\np-1,33\n".getBytes(StandardCharsets.UTF_8), "REFUSED");

        assertThat(refused.at("/problems")).hasSizeGreaterThan(2);
        assertThat(refused.has("result")).isFalse();
    }

    @Test
    void everyRowIsAmongTheAccessRecords() {
        String patient = "bulk-" + UUID.randomUUID();
        JsonNode done = uploaded("one.ndjson", visit(patient).getBytes(StandardCharsets.UTF_8));
        String claimId = result(done).getFirst().at("/claimId").asText();

        assertThat(system.demo()
                        .get("/v1/access-records?claimId=" + claimId)
                        .json()
                        .at("/items"))
                .anyMatch(record -> record.at("/resource").asText().equals("/v1/visit-files/uploads")
                        && record.at("/status").asInt() == 201);
    }

    private static JsonNode uploaded(String name, byte[] content) {
        return upload(name, content, "DONE");
    }

    private static JsonNode upload(String name, byte[] content, String state) {
        return new VisitUploads(system.demo()).upload(name, content, state);
    }

    private static List<JsonNode> result(JsonNode done) {
        return VisitUploads.send(
                        HttpRequest.newBuilder(URI.create(done.at("/result/url").asText()))
                                .build())
                .body()
                .lines()
                .map(VisitFilesTest::json)
                .toList();
    }

    private static List<JsonNode> claimsOf(String patientId) {
        return system.demo()
                .get("/v1/claims?patientId=" + patientId)
                .json()
                .at("/items")
                .valueStream()
                .toList();
    }

    private static ObjectNode rows(int total, int ready, int refused) {
        return Caller.JSON
                .createObjectNode()
                .put("total", total)
                .put("done", total)
                .put("ready", ready)
                .put("needsCorrection", 0)
                .put("refused", refused);
    }

    private static String visit(String patientId) {
        return json(Visits.of(patientId, "2026-08-03")).toString();
    }

    private static JsonNode json(String text) {
        try {
            return Caller.JSON.readTree(text);
        } catch (IOException e) {
            throw new AssertionError(e);
        }
    }
}
