package com.therapyclaims.benchmarks.coldstart;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.therapyclaims.local.runner.BundledFeeSchedules;
import com.therapyclaims.local.runner.DemoCallers;
import com.therapyclaims.local.runner.Endpoints;
import com.therapyclaims.local.runner.LocalOptions;
import com.therapyclaims.local.runner.LocalSystem;
import com.therapyclaims.local.runner.functions.FunctionLogs;
import com.therapyclaims.local.runner.functions.ProcessSetup;
import com.therapyclaims.local.runner.template.SystemTemplate.Function;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;

/** Starts every function again and again, each round all of them beside their peers, and prints a table. */
final class Main {
    private static final Duration LOAD = Duration.ofMinutes(5);
    private static final Path PEERS =
            Path.of("benchmarks/cold-start/peers/target").toAbsolutePath();
    private static final String PEER_PACKAGE = "com.therapyclaims.benchmarks.coldstart.peers.";

    /** What each is asked where it is not the event named {@code -good}. */
    private static final Map<String, String> FIRST_EVENTS = Map.ofEntries(
            Map.entry("read-claims", "read-claims-list"),
            Map.entry("export-claim", "export-claim-cms1500"),
            Map.entry("read-access-records", "read-access-records-list"),
            Map.entry("read-fee-schedules", "read-fee-schedules-list"),
            Map.entry("read-repricings", "read-repricings-list"),
            Map.entry("read-visit-files", "read-visit-files-list"),
            Map.entry("reconcile-remittances", "reconcile-remittances-list"),
            Map.entry("steer-repricings", "steer-repricings-sign"),
            Map.entry("preview-repricing", "preview-repricing-fees"),
            Map.entry("manage-caller-keys", "manage-caller-keys-list"),
            Map.entry("ingest-fee-schedule", "ingest-fee-schedule-test-event"));

    private static final ObjectMapper JSON = new ObjectMapper();

    private Main() {}

    /** Measures and prints. */
    public static void main(String... arguments) throws IOException, InterruptedException {
        Options options = Options.parse(arguments);
        Path work = Files.createTempDirectory("cold-start-");
        try (RuntimeServer runtime = new RuntimeServer();
                LocalSystem system =
                        LocalSystem.start(LocalOptions.ofThisClone().withFunctionsInOneProcess())) {
            DemoCallers.issue(system);
            BundledFeeSchedules.load(system, LOAD, (_, _) -> {});
            Starter starter = new Starter(setup(system, work), runtime, work);
            Subject empty = peer(system, "Empty", "price-claim-good");
            Subject usual = peer(system, "Usual", "price-claim-good");
            List<Subject> subjects = new ArrayList<>(List.of(empty, usual));
            for (Function function : system.template().functions()) {
                if (options.isWanted(function.shortName())) {
                    String name = function.shortName();
                    subjects.add(new Subject(function, event(FIRST_EVENTS.getOrDefault(name, name + "-good"))));
                }
            }
            List<Measured> measured = measure(starter, subjects, options, work);
            System.out.println(new Table(measured, options.rounds()));
        }
    }

    /** Round by round, so that what else the machine does meets all alike. */
    private static List<Measured> measure(Starter starter, List<Subject> subjects, Options options, Path work)
            throws IOException, InterruptedException {
        List<Measured> all = new ArrayList<>();
        for (Subject subject : subjects) {
            starter.train(subject);
            all.add(new Measured(
                    subject,
                    ClassCount.of(starter, subject, work),
                    starter.cacheMegabytes(subject),
                    new EnumMap<>(Mode.class)));
        }
        for (int round = 0; round < options.rounds(); round++) {
            for (Measured measured : all) {
                for (Mode mode : measured.modes()) {
                    measured.add(mode, starter.start(measured.subject(), mode));
                }
            }
            System.err.println("Round " + (round + 1) + " of " + options.rounds());
        }
        all.forEach(measured -> System.err.println(measured.subject().name() + ": " + status(measured)));
        return all;
    }

    private static String status(Measured measured) {
        try {
            JsonNode answer = JSON.readTree(measured.lastBody());
            return answer.path("statusCode").asText("answered");
        } catch (IOException e) {
            return "answered";
        }
    }

    private static ProcessSetup setup(LocalSystem system, Path work) throws IOException {
        Endpoints endpoints = system.endpoints();
        return new ProcessSetup(
                Path.of(System.getProperty("java.home"), "bin", "java"),
                Files.readString(Path.of("local/runner/target/function-runtime-class-path.txt"))
                        .trim(),
                "",
                Map.of(
                        "AWS_ENDPOINT_URL_DYNAMODB", endpoints.dynamoDb().toString(),
                        "AWS_ENDPOINT_URL_S3", endpoints.s3().toString(),
                        "AWS_ENDPOINT_URL_SQS", endpoints.sqs().toString()),
                new FunctionLogs(work, Optional.empty()));
    }

    /** A peer runs with the surroundings of a function that reads the fee schedules. */
    private static Subject peer(LocalSystem system, String name, String event) throws IOException {
        Function like = system.template().function("ReadFeeSchedulesFunction");
        Function function = new Function(
                name + "Function",
                name,
                PEERS.resolve(name.toLowerCase(Locale.ROOT)),
                PEER_PACKAGE + name + "Handler::handleRequest",
                like.memoryMegabytes(),
                like.timeout(),
                like.environment(),
                like.reservedConcurrency(),
                like.jsonLogs(),
                like.failures());
        return new Subject(function, event(event));
    }

    private static byte[] event(String name) throws IOException {
        return Files.readAllBytes(Path.of("events", name + ".json"));
    }
}
