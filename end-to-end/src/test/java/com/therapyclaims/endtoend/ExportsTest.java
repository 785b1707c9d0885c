package com.therapyclaims.endtoend;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.api.io.TempDir;

/** Archived claims become files for payers; the client examples of the documentation do it as a practice would. */
class ExportsTest {
    private static final Path CLIENTS = Path.of("..", "docs", "clients").toAbsolutePath();

    @RegisterExtension
    private static final RunningSystem system = RunningSystem.anywhere();

    @TempDir
    private Path folder;

    @Test
    void aClaimComesAsX12AsFhirAndOnPaper() {
        String exports = "/v1/claims/" + archived(Visits.sample()) + "/exports/";

        assertThat(system.demo().get(exports + "837p").body())
                .startsWith("ISA*00*")
                .contains("ST*837*0001*005010X222A1~", "SV1*HC:97110:GP*150*UN*2***1~");
        assertThat(system.demo()
                        .get(exports + "fhir")
                        .json()
                        .at("/resourceType")
                        .asText())
                .isEqualTo("Claim");
        assertThat(system.demo().get(exports + "cms1500").body()).startsWith("%PDF-");
    }

    @Test
    void severalClaimsComeInOneFile() {
        String first = archived(Visits.sample());
        String second = archived(Visits.sample());

        Caller.Answer answer = system.demo().get("/v1/exports/837p?claimIds=" + first + "," + second);

        assertThat(answer.status()).as(answer.body()).isEqualTo(200);
        assertThat(answer.body().split("~CLM\\*", -1)).hasSize(3);
    }

    @Test
    void theGatewayNamesTheParameterThatIsMissing() {
        assertThat(system.demo()
                        .get("/v1/exports/837p")
                        .problem(400)
                        .at("/detail")
                        .asText())
                .isEqualTo("Missing required request parameters: [claimIds]");
    }

    @Test
    void whatTheFormNeedsAndTheClaimLacksIsNamed() {
        ObjectNode visit = Visits.read();
        ((ObjectNode) visit.get("claim")).remove("memberId");

        Caller.Answer answer = system.demo().get("/v1/claims/" + archived(visit.toString()) + "/exports/837p");

        assertThat(answer.status()).isEqualTo(422);
        assertThat(answer.json().at("/errors/0/pointer").asText()).isEqualTo("/claim/memberId");
    }

    @Test
    void anotherPracticesClaimIsNotThere() {
        assertThat(system.other()
                        .get("/v1/claims/" + archived(Visits.sample()) + "/exports/837p")
                        .status())
                .isEqualTo(404);
    }

    @Test
    void theCurlExampleWorks() {
        assertClientWorks("curl", "bash", CLIENTS.resolve("first-claim.sh").toString());
    }

    @Test
    void thePythonExampleWorks() {
        assertClientWorks(
                "python3", "python3", CLIENTS.resolve("first_claim.py").toString());
    }

    @Test
    void theJavaScriptExampleWorks() {
        assertClientWorks("node", "node", CLIENTS.resolve("first-claim.mjs").toString());
    }

    @Test
    void theJavaExampleWorks() throws IOException {
        Path project = Files.createDirectories(folder.resolve("java/src/main/java"));
        Files.copy(CLIENTS.resolve("java/pom.xml"), folder.resolve("java/pom.xml"));
        Files.copy(CLIENTS.resolve("java/src/main/java/FirstClaim.java"), project.resolve("FirstClaim.java"));

        assertClientWorks(
                "mvn",
                "bash",
                "-c",
                "exec mvn -B -q -f \"$0\" -Ddescription.file=\"$1\" -Dexec.args=\"$2\" compile exec:java",
                folder.resolve("java").toString(),
                Path.of("..", "openapi.yaml").toRealPath().toString());
    }

    private void assertClientWorks(String needed, String... command) {
        assumeTrue(Tools.find(needed).isPresent(), needed + " is not on this machine");
        List<String> whole = new ArrayList<>(List.of(command));
        whole.add(write("visit.json", Visits.sample()).toString());

        String told = run(whole);

        assertThat(told).contains("is READY").contains("wrote");
        assertThat(contents()).anyMatch(it -> it.startsWith("ISA*00*")).anyMatch(it -> it.startsWith("%PDF-"));
    }

    private String run(List<String> command) {
        try {
            ProcessBuilder builder =
                    new ProcessBuilder(command).directory(folder.toFile()).redirectErrorStream(true);
            builder.environment().put("THERAPY_CLAIMS_URL", system.address());
            builder.environment().put("THERAPY_CLAIMS_KEY", system.demoKey());
            // Maven generates and compiles a client once and ends: an optimising compiler would double its work.
            builder.environment().put("MAVEN_OPTS", "-XX:TieredStopAtLevel=1 -XX:+UseSerialGC");
            Process process = builder.start();
            String told = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
            assertThat(process.waitFor(1, TimeUnit.MINUTES)).as(told).isTrue();
            assertThat(process.exitValue()).as(told).isZero();
            return told;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException(e);
        }
    }

    private Path write(String name, String text) {
        try {
            return Files.writeString(folder.resolve(name), text);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private List<String> contents() {
        try (Stream<Path> files = Files.list(folder)) {
            List<String> contents = new ArrayList<>();
            for (Path file : files.filter(Files::isRegularFile).toList()) {
                contents.add(Files.readString(file, StandardCharsets.ISO_8859_1));
            }
            return contents;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static String archived(String visit) {
        Caller.Answer answer = system.demo().postClaim(visit);
        assertThat(answer.status()).as(answer.body()).isEqualTo(201);
        return answer.json().at("/claimId").asText();
    }
}
