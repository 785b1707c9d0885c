package com.therapyclaims.endtoend;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.therapyclaims.local.runner.AwsClients;
import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import java.util.stream.Collectors;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Order;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import software.amazon.awssdk.services.s3.model.S3Object;

/** {@code bin/local} as a newcomer meets it. */
@Order(4) // It takes long: begun late, it would run alone in the end.
class FirstMinuteTest {
    private static final long DEADLINE_SECONDS = 30;

    @TempDir
    private Path folder;

    private LocalScript script;

    @BeforeEach
    void checkOut() throws IOException {
        script = new LocalScript(folder);
    }

    @AfterEach
    void removeTheCheckout() throws IOException {
        script.removeLinks();
    }

    @Test
    void onceBuiltItIsReadySaysHowToReachItStopsWithoutATraceAndComesBackWithEverything()
            throws IOException, InterruptedException {
        script.withJdk();
        script.withMaven("echo Maven was called >&2", "exit 1");
        String data = folder.resolve("data").toString();
        Kept before;
        try (LocalScript.Run first = script.start("--port", "0", "--s3-port", "0", "--data", data)) {
            Duration ready = first.awaitReady();
            System.out.printf("bin/local was Ready after %.1f s; 15 s is the goal%n", ready.toMillis() / 1000.0);
            assertThat(first.errors()).as("nothing is built").isEmpty();
            assertThat(String.join("\n", first.said()))
                    .containsSubsequence(
                            "Starting the servers and the API",
                            "Loading the fee schedules",
                            "API ",
                            "Web page ",
                            "S3 ",
                            "DynamoDB ",
                            "SQS ",
                            "Keys ",
                            "Ready");
            assertThat(String.join("\n", first.said())).contains("demo-key", "other-key", "platform-key");
            assumeTrue(Tools.find("curl").isPresent(), "no curl");
            JsonNode answer = Readme.answerToItsCommand(first.address("API"));
            assertThat(Readme.difference(Readme.answer(), answer, "")).isEmpty();
            before = Kept.by(first, "/v1/claims/" + answer.path("claimId").asText());
            assertThatContainersAreToldWhereEverythingIs(first);

            assertThat(first.end("INT")).as("as Ctrl-C ends a program").isEqualTo(130);
            assertThat(first.errors()).isEmpty();
            assertNothingRuns(data);
        }

        try (LocalScript.Run second = script.start("--port", "0", "--s3-port", "0", "--data", data)) {
            second.awaitReady();

            assertThat(Kept.by(second, before.location())).isEqualTo(before);

            assertThat(second.end("TERM")).isEqualTo(143);
            assertThat(second.errors()).isEmpty();
            assertNothingRuns(data);
        }
    }

    /** As {@code sam local} reads it: a variable of the template's is set for all functions. */
    private static void assertThatContainersAreToldWhereEverythingIs(LocalScript.Run run) throws IOException {
        JsonNode told = new ObjectMapper()
                .readTree(Path.of(run.named("sam local +--env-vars")).toFile())
                .path("Parameters");

        assertThat(told.propertyStream().map(Map.Entry::getKey)).containsAll(new Template().environmentVariables());
        assertThat(told.valueStream().map(JsonNode::asText).filter(value -> value.startsWith("http://")))
                .hasSizeGreaterThanOrEqualTo(3)
                .allMatch(address -> address.startsWith("http://host.docker.internal:"));
    }

    @Test
    void aTakenPortIsToldInOneLineWithWhoHasIt() throws IOException {
        script.withJdk();
        try (ServerSocket taken = new ServerSocket(0, 1, InetAddress.getLoopbackAddress());
                LocalScript.Run run =
                        script.start("--port", Integer.toString(taken.getLocalPort()), "--s3-port", "0")) {
            assertThat(run.awaitEnd()).isEqualTo(1);

            assertThat(run.errors())
                    .singleElement()
                    .asString()
                    .startsWith("Port " + taken.getLocalPort() + " for the API is taken by process "
                            + ProcessHandle.current().pid() + " (");
        }
    }

    @Test
    void withoutAJdk25OneLineSaysHowToGetIt() throws IOException {
        try (LocalScript.Run run = script.start()) {
            assertThat(run.awaitEnd()).isEqualTo(1);

            assertThat(run.errors())
                    .singleElement()
                    .asString()
                    .startsWith("bin/local needs a JDK 25: get one from https://adoptium.net/");
        }
    }

    @Test
    void aChangedSourceIsBuiltAndTheBuildSaysThatItGoesOn() throws IOException {
        script.withJdk();
        script.changeASource();
        Path seen = folder.resolve("seen");
        script.withMaven("echo '[INFO] Building Domain [3/30]'", "until [ -e '" + seen + "' ]; do sleep 0.05; done");
        try (LocalScript.Run run = script.start("--port", "none")) {
            run.await("  Building ... [3/30]");
            Files.createFile(seen);
            assertThat(run.awaitEnd()).isEqualTo(1);

            assertThat(run.said())
                    .startsWith("Building (the first time downloads what it needs)", "  Building ... [3/30]")
                    .anyMatch(line -> line.matches("Building: \\d+ s"));
            assertThat(run.errors()).containsExactly("--port needs a number, not none");
        }
    }

    @Test
    void ctrlCEndsTheBuildToo() throws IOException {
        script.withJdk();
        script.changeASource();
        script.withMaven("echo '[INFO] Building Domain [3/30]'", "exec sleep 600");
        try (LocalScript.Run run = script.start()) {
            run.await("  Building ... [3/30]");
            List<ProcessHandle> build = run.process().descendants().toList();

            assertThat(run.end("INT")).isEqualTo(130);

            assertThat(build).isNotEmpty();
            build.forEach(process -> process.onExit()
                    .orTimeout(DEADLINE_SECONDS, TimeUnit.SECONDS)
                    .join());
            assertThat(run.said()).noneMatch(line -> line.startsWith("Starting"));
        }
    }

    @Test
    void helpNeedsNeitherAJdkNorABuild() throws IOException {
        script.changeASource();
        try (LocalScript.Run run = script.start("--data", "elsewhere", "--help")) {
            assertThat(run.awaitEnd()).isZero();

            assertThat(run.said()).first().isEqualTo("Usage: bin/local [options]");
            assertThat(String.join("\n", run.said()))
                    .contains("--no-build", "--port", "--s3-port", "--data", "--bind", "--in-process", "--verbose");
            assertThat(run.errors()).isEmpty();
        }
    }

    /** Maven's own search for a JDK knows fewer places than the script's. */
    @Test
    void theBuildIsToldOfTheJdkThatWasFound() throws IOException {
        script.withJdk();
        script.changeASource();
        script.withMaven("echo \"[ERROR] the JDK is $JAVA25_HOME\"", "exit 1");
        try (LocalScript.Run run = script.start()) {
            assertThat(run.awaitEnd()).isEqualTo(1);

            assertThat(run.errors())
                    .first()
                    .isEqualTo("[ERROR] the JDK is " + folder.resolve("jdks").resolve("any-name"));
        }
    }

    @Test
    void aBuildThatFailsSaysWhyAndStartsNothing() throws IOException {
        script.withJdk();
        script.changeASource();
        script.withMaven("echo '[INFO] noise'", "echo '[ERROR] New.java: cannot find symbol'", "exit 1");
        try (LocalScript.Run run = script.start()) {
            assertThat(run.awaitEnd()).isEqualTo(1);

            assertThat(run.errors()).first().asString().isEqualTo("[ERROR] New.java: cannot find symbol");
            assertThat(run.errors()).last().asString().startsWith("The build failed: the whole log is ");
            assertThat(run.said()).noneMatch(line -> line.startsWith("Starting"));
        }
    }

    @Test
    void withoutMavenOneLineSaysHowToGetIt() throws IOException {
        script.withJdk();
        script.changeASource();
        try (LocalScript.Run run = script.start()) {
            assertThat(run.awaitEnd()).isEqualTo(1);

            assertThat(run.errors())
                    .containsExactly(
                            "bin/local needs Maven 3.8 or later to build: https://maven.apache.org/install.html");
        }
    }

    /** The folder's name stands in the command of every process of the system. */
    private static void assertNothingRuns(String data) {
        assertThat(ProcessHandle.allProcesses()
                        .filter(process ->
                                process.info().commandLine().orElse("").contains(data))
                        .toList())
                .isEmpty();
    }

    /**
     * What is to come back.
     *
     * @param location where a claim is
     * @param claim the claim
     * @param schedules what became of each upload
     * @param objects every object's key and when it was put there
     */
    private record Kept(String location, JsonNode claim, JsonNode schedules, Map<String, Instant> objects) {
        static Kept by(LocalScript.Run run, String location) {
            try (AwsClients clients = run.clients()) {
                return new Kept(
                        location,
                        new Caller(run.address("API"), "demo-key").get(location).json(),
                        new Caller(run.address("API"), "platform-key")
                                .get("/v1/fee-schedules?limit=100")
                                .json(),
                        clients.s3().listObjectsV2Paginator(list -> list.bucket("fee-schedules")).contents().stream()
                                .collect(Collectors.toMap(S3Object::key, S3Object::lastModified)));
            }
        }
    }
}
