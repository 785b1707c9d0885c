package com.therapyclaims.local.runner;

import com.therapyclaims.local.runner.template.SystemTemplate.Function;
import com.therapyclaims.local.runner.template.TemplateRefusedException;
import java.io.PrintStream;
import java.io.UncheckedIOException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Comparator;
import java.util.List;
import java.util.Set;
import java.util.concurrent.CountDownLatch;
import java.util.stream.Stream;

/** What {@code bin/local} runs: the whole system in the foreground, until it is told to stop. */
public final class Main {

    private static final Set<String> FIRST = Set.of("ArchiveClaimFunction", "ReadClaimsFunction");
    /** What loading the fee schedules takes: each starts while the one before does its work. */
    private static final List<String> LOADING = List.of(
            "IngestFeeScheduleFunction",
            "AuthorizeCallerFunction",
            "ReadFeeSchedulesFunction",
            "PlanRepricingFunction");

    private static final Duration LOAD_DEADLINE = Duration.ofMinutes(3);

    private Main() {}

    /** Starts everything, prints the addresses and {@code Ready}, and waits. */
    public static void main(String[] given) throws InterruptedException {
        PrintStream out = System.out;
        try {
            Path root = Installation.here().root();
            LocalOptions options = Arguments.parse(root.resolve("template.yaml"), given);
            run(options, new Progress(out), out);
        } catch (TemplateRefusedException e) {
            System.err.println("template.yaml asks for what this machine would run differently:");
            e.getMessage().lines().forEach(line -> System.err.println("  " + line));
            System.exit(1);
        } catch (IllegalArgumentException | IllegalStateException | UncheckedIOException | PortTakenException e) {
            System.err.println(e.getMessage());
            System.exit(1);
        }
    }

    private static void run(LocalOptions options, Progress progress, PrintStream out) throws InterruptedException {
        LocalSystem system = progress.step("Starting the servers and the API", () -> LocalSystem.start(options));
        CountDownLatch stopped = new CountDownLatch(1);
        Runtime.getRuntime().addShutdownHook(Thread.ofPlatform().unstarted(() -> {
            system.close();
            stopped.countDown();
        }));
        warm(system, LOADING.stream());
        progress.step("Issuing the demo keys", () -> {
            DemoCallers.issue(system);
            return "";
        });
        progress.step(
                        "Loading the fee schedules",
                        () -> BundledFeeSchedules.load(
                                system,
                                LOAD_DEADLINE,
                                (done, total) -> progress.detail(done + " of " + total + " published")))
                .forEach(refusal -> out.println("Not loaded " + refusal));
        describe(system, options, out);
        out.println("Ready");
        out.flush();
        warm(system, others(system));
        stopped.await();
    }

    /** What was not loaded with; what a newcomer calls first, first. */
    private static Stream<String> others(LocalSystem system) {
        Comparator<String> order = Comparator.comparing(function -> !FIRST.contains(function));
        return system.template().functions().stream()
                .map(Function::logicalId)
                .filter(function -> !LOADING.contains(function))
                .sorted(order);
    }

    /** One after the other, so that a first request is not slowed by all of them. */
    private static void warm(LocalSystem system, Stream<String> functions) {
        Thread.ofVirtual().name("warming").start(() -> functions.forEach(system.functions()::warm));
    }

    private static void describe(LocalSystem system, LocalOptions options, PrintStream out) {
        String host = options.host().equals("127.0.0.1") ? "localhost" : options.host();
        String api = "http://" + host + ":" + system.api().getPort();
        out.println("API        " + api);
        boolean hasPage = system.template().api().orElseThrow().routes().stream()
                .anyMatch(route -> route.path().equals("/"));
        if (hasPage) {
            out.println("Web page   " + api + "/");
        }
        out.println("S3         " + system.endpoints().s3() + "  bucket "
                + system.template().buckets().getFirst().name()
                + ", path style, region us-east-1, access key and secret both local");
        out.println("DynamoDB   " + system.endpoints().dynamoDb());
        out.println("SQS        " + system.endpoints().sqs());
        out.println("Lambda     " + system.lambda() + "  (aws lambda invoke --endpoint-url)");
        out.println("Keys       " + DemoCallers.describe());
        out.println("Logs       " + system.logs());
        out.println("sam local  --env-vars " + ContainerEnvironment.write(system));
    }
}
