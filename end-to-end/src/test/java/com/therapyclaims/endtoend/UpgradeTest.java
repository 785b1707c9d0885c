package com.therapyclaims.endtoend;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.therapyclaims.backup.ItemJson;
import com.therapyclaims.local.runner.DemoCallers;
import com.therapyclaims.local.runner.LocalSystem;
import com.therapyclaims.local.runner.template.SystemTemplate.Table;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Locale;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import software.amazon.awssdk.core.sync.RequestBody;

/**
 * Tables and bucket as programs of each earlier format left them, with the functions of today in front: its callers read
 * what they read before, and go on with it. {@code FormatsTest} says what each format is.
 */
class UpgradeTest {
    private static final Path FORMATS = Template.ROOT.resolve("shared/aws/src/test/resources/formats");
    private static final Duration SETTLED = Duration.ofMinutes(1);

    private static LocalSystem system;
    private static List<TableContents> justInstalled;

    static List<Path> formats() throws IOException {
        try (Stream<Path> folders = Files.list(FORMATS)) {
            return folders.sorted().toList();
        }
    }

    @BeforeAll
    static void start() {
        system = LocalSystem.start(RunningSystem.options().withFunctionsInOneProcess());
        DemoCallers.issue(system);
        justInstalled = system.template().tables().stream()
                .map(table -> TableContents.read(system.clients().dynamoDb(), table.name()))
                .toList();
    }

    @AfterAll
    static void stop() {
        system.close();
    }

    @AfterEach
    void forget() {
        system.awaitIdle(SETTLED);
        justInstalled.forEach(table -> table.putBack(system.clients().dynamoDb()));
    }

    @ParameterizedTest
    @MethodSource("formats")
    void anUpgradedSystemServesItsClaimsAndGoesOnWithThem(Path format) throws IOException {
        leave(format);
        Caller demo = new Caller(system.api(), Deployed.of(system).demoKey());

        JsonNode claim = read(demo, "/v1/claims/c1");
        int revision = claim.at("/revision").asInt();
        assertThat(read(demo, "/v1/claims?limit=100").findValuesAsText("claimId"))
                .contains("c1");
        assertThat(read(demo, "/v1/claims/c1/revisions").at("/items")).hasSize(revision);
        read(demo, "/v1/claims/c1/revisions/1");
        read(demo, "/v1/claims/c1/retention");
        read(demo, "/v1/patients/p-1/therapy-threshold?year=2026");
        assertThat(read(demo, "/v1/average-units?month=2026-08")
                        .at("/items/0/claims")
                        .asInt())
                .isPositive();
        JsonNode repricing = read(demo, "/v1/repricings").at("/items").get(0);
        String repricings = "/v1/repricings/" + repricing.at("/id").asText();
        read(demo, repricings);
        assertThat(demo.get(repricings + "/changes.csv").status()).isEqualTo(200);
        assertThat(read(demo, "/v1/fee-schedules?limit=100").at("/items")).isNotEmpty();

        Caller.Answer corrected = demo.put("/v1/claims/c1", Visits.of("p-1", "2026-08-03"), "\"" + revision + "\"");
        assertThat(corrected.status()).as(corrected.body()).isEqualTo(200);
        assertThat(corrected.json().at("/revision").asInt()).isEqualTo(revision + 1);
        Caller.Answer added = demo.postClaim(Visits.of("p-9", "2026-08-03"));
        assertThat(added.status()).as(added.body()).isEqualTo(201);
        assertThat(added.json().at("/pricing/totals/allowed").asText())
                .as("priced with the schedules that were there")
                .isEqualTo(corrected.json().at("/pricing/totals/allowed").asText())
                .isNotEqualTo("0.00");
    }

    private static JsonNode read(Caller caller, String path) {
        Caller.Answer answer = caller.get(path);
        assertThat(answer.status()).as("%s: %s", path, answer.body()).isEqualTo(200);
        return answer.json();
    }

    /** Puts everything of a format's folder where the system has it. */
    private static void leave(Path format) throws IOException {
        for (Table table : system.template().tables()) {
            Path items = format.resolve(fileOf(table));
            // The first format had fewer tables.
            for (String item : Files.exists(items) ? Files.readAllLines(items) : List.<String>of()) {
                system.clients()
                        .dynamoDb()
                        .putItem(put -> put.tableName(table.name()).item(ItemJson.read(item)));
            }
        }
        String bucket = system.template().buckets().getFirst().name();
        Path objects = format.resolve("objects");
        try (Stream<Path> files = Files.walk(objects)) {
            for (Path file : files.filter(Files::isRegularFile).toList()) {
                system.clients()
                        .s3()
                        .putObject(
                                put -> put.bucket(bucket)
                                        .key(objects.relativize(file).toString()),
                                RequestBody.fromFile(file));
            }
        }
    }

    /** The file of the items of {@code FeeSchedulesTable} is {@code fee-schedules.jsonl}. */
    private static String fileOf(Table table) {
        return table.name()
                        .replaceFirst("Table$", "")
                        .replaceAll("(?<=[a-z])(?=[A-Z])", "-")
                        .toLowerCase(Locale.ROOT)
                + ".jsonl";
    }
}
