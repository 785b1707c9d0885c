package com.therapyclaims.endtoend;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.fasterxml.jackson.databind.JsonNode;
import com.therapyclaims.backup.SystemBackup;
import com.therapyclaims.backup.SystemBackup.RefusedException;
import com.therapyclaims.local.runner.LocalSystem;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.function.Function;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import software.amazon.awssdk.services.s3.DelegatingS3Client;
import software.amazon.awssdk.services.s3.S3Client;
import software.amazon.awssdk.services.s3.model.GetObjectRequest;
import software.amazon.awssdk.services.s3.model.S3Request;

/** A system that is lost is there again from its backup, and reads the same. */
class BackupTest {
    private static final String FILE = "incoming/medicare/2026-09-01/PPRRVU2026_Sep.csv";

    @TempDir
    private static Path folder;

    @RegisterExtension
    private static final RunningSystem system = RunningSystem.here();

    private static String claimId;
    private static String repricingId;

    @BeforeAll
    static void aSystemWithAHistory() throws IOException {
        claimId = system.demo()
                .postClaim(Visits.of("p-1", "2026-09-07"))
                .json()
                .at("/claimId")
                .asText();
        system.upload(FILE, MedicareFiles.withPracticeExpense97110("0.43"));
        repricingId = system.uploads().published(FILE).at("/repricingId").asText();
        system.demo().awaitRepricing(repricingId);
        FirstLoad.backupOf(system.local()).write(folder.resolve("backup"));
    }

    @Test
    void anEmptySystemReadsTheSameAfterTheTwoScripts() throws IOException, InterruptedException {
        List<String> addresses = List.of(
                "/v1/claims?limit=50",
                "/v1/claims/" + claimId,
                "/v1/claims/" + claimId + "/revisions/1",
                "/v1/claims/" + claimId + "/revisions/2",
                "/v1/claims/" + claimId + "/retention",
                "/v1/repricings/" + repricingId,
                "/v1/repricings/" + repricingId + "/changes",
                "/v1/fee-schedules?limit=100");
        try (LocalSystem empty = LocalSystem.start(RunningSystem.options().withFunctionsInOneProcess())) {
            Caller restored = new Caller(empty.api(), system.demoKey());
            assertThat(restored.get("/v1/claims").status()).as("no caller yet").isNotEqualTo(200);
            Tools.Outcome written = script("backup", system.local(), "by-script");
            assertThat(written.code()).as(written.said()).isZero();
            Tools.Outcome read = script("restore", empty, "by-script");
            assertThat(read.code()).as(read.said()).isZero();

            assertThat(addresses).allSatisfy(address -> {
                Caller.Answer before = system.demo().get(address);
                assertThat(before.status()).isEqualTo(200);
                assertThat(restored.get(address)).isEqualTo(before);
            });
            // A second look at the bundled schedules may have begun one more since.
            assertThat(listedRepricing(restored)).isEqualTo(listedRepricing(system.demo()));
            assertThat(accesses(restored)).containsAll(accesses(system.demo()));
        }
    }

    private static JsonNode listedRepricing(Caller caller) {
        return caller.get("/v1/repricings")
                .json()
                .at("/items")
                .valueStream()
                .filter(one -> one.at("/id").asText().equals(repricingId))
                .findFirst()
                .orElseThrow();
    }

    @Test
    void aRestoredSystemGoesOnWithItsClaims() throws IOException {
        try (LocalSystem empty = LocalSystem.start(RunningSystem.options().withFunctionsInOneProcess())) {
            FirstLoad.backupOf(empty).restore(folder.resolve("backup"));
            Caller restored = new Caller(empty.api(), system.demoKey());

            JsonNode archived =
                    restored.postClaim(Visits.of("p-2", "2026-09-08")).json();

            assertThat(archived.at("/pricing/totals/allowed").asText())
                    .as("priced with the schedules of the backup")
                    .isEqualTo("71.05");
        }
    }

    @Test
    void aSystemThatHoldsSomethingIsNotRestoredInto() {
        assertThatThrownBy(() -> FirstLoad.backupOf(system.local()).restore(folder.resolve("backup")))
                .isInstanceOf(RefusedException.class)
                .hasMessageContaining("is not empty");
    }

    @Test
    void theScriptSaysThatASystemHoldsSomethingAndEndsWithOne() throws IOException, InterruptedException {
        Tools.Outcome outcome = script("restore", system.local(), "backup");

        assertThat(outcome.said()).endsWith("is not empty.");
        assertThat(outcome.code()).isEqualTo(1);
    }

    @ParameterizedTest
    @ValueSource(strings = {"backup", "restore"})
    void withoutArgumentsAScriptSaysHowItIsUsedAndEndsWithTwo(String script) throws IOException, InterruptedException {
        Tools.Outcome outcome = Tools.run(List.of("bin/" + script), ofThisJdk());

        assertThat(outcome.said()).contains("Usage: bin/backup  FOLDER BUCKET TABLE...");
        assertThat(outcome.code()).isEqualTo(2);
    }

    /** Runs {@code bin/backup} or {@code bin/restore} of that folder for a system. */
    private static Tools.Outcome script(String name, LocalSystem of, String backup)
            throws IOException, InterruptedException {
        List<String> command = new ArrayList<>(List.of(
                "bin/" + name,
                folder.resolve(backup).toString(),
                of.template().buckets().getFirst().name()));
        of.template().tables().forEach(table -> command.add(table.name()));
        Map<String, String> environment = new TreeMap<>(ofThisJdk());
        environment.put("AWS_ACCESS_KEY_ID", "local");
        environment.put("AWS_SECRET_ACCESS_KEY", "local");
        environment.put("AWS_REGION", "us-east-1");
        environment.put("AWS_ENDPOINT_URL_DYNAMODB", of.endpoints().dynamoDb().toString());
        environment.put("AWS_ENDPOINT_URL_S3", of.endpoints().s3().toString());
        return Tools.run(command, environment);
    }

    private static Map<String, String> ofThisJdk() {
        return Map.of("JAVA25_HOME", System.getProperty("java.home"));
    }

    @Test
    void aBackupThatIsNotWholeIsRefused() throws IOException {
        Path cut = Files.createDirectory(folder.resolve("cut"));
        Path claims = folder.resolve("backup").resolve("ClaimsTable.jsonl");
        Files.write(cut.resolve("ClaimsTable.jsonl"), Files.readAllLines(claims).subList(1, 3));
        SystemBackup backup = FirstLoad.backupOf(system.local());

        assertThatThrownBy(() -> backup.restore(cut)).hasMessageContaining("came to its end");

        Files.copy(folder.resolve("backup").resolve("complete.properties"), cut.resolve("complete.properties"));
        assertThatThrownBy(() -> backup.restore(cut)).hasMessageContaining("there are");
    }

    @Test
    void aBackupIsItsOwnersAlone() throws IOException {
        assertThat(Files.getPosixFilePermissions(folder.resolve("backup")))
                .allSatisfy(permission -> assertThat(permission.name()).startsWith("OWNER"));
    }

    @Test
    void anObjectThatIsGoneSinceItWasListedIsNoneOfTheBackups() throws IOException {
        String old = "visits/results/demo/old.ndjson";
        system.upload(old, "{}");
        S3Client real = system.local().clients().s3();
        S3Client growingOld = new DelegatingS3Client(real) {
            @Override
            protected <T extends S3Request, R> R invokeOperation(T request, Function<T, R> operation) {
                if (request instanceof GetObjectRequest get && get.key().equals(old)) {
                    real.deleteObject(delete -> delete.bucket(get.bucket()).key(old));
                }
                return operation.apply(request);
            }
        };
        Path whole = folder.resolve("meanwhile");

        FirstLoad.backupOf(system.local(), growingOld).write(whole);

        List<String> objects = Files.readAllLines(whole.resolve("objects.jsonl"));
        assertThat(objects).isNotEmpty().noneMatch(line -> line.contains(old));
        assertThat(whole.resolve("complete.properties")).content().contains("objects=" + objects.size());
    }

    private static List<String> accesses(Caller caller) {
        return caller.get("/v1/access-records?limit=200")
                .json()
                .at("/items")
                .valueStream()
                .map(record -> record.at("/requestId").asText())
                .toList();
    }
}
