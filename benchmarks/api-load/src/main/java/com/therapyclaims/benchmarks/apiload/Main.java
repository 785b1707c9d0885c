package com.therapyclaims.benchmarks.apiload;

import com.fasterxml.jackson.databind.ObjectMapper;
import com.therapyclaims.local.runner.BundledFeeSchedules;
import com.therapyclaims.local.runner.DemoCallers;
import com.therapyclaims.local.runner.Endpoints;
import com.therapyclaims.local.runner.LocalOptions;
import com.therapyclaims.local.runner.LocalSystem;
import com.therapyclaims.local.runner.http.HttpServer.Call;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Locale;
import java.util.concurrent.atomic.AtomicReference;
import org.HdrHistogram.Histogram;

/** Measures the API and its bare counterpart in turns and prints a table. */
final class Main {
    private static final Duration LOAD = Duration.ofMinutes(5);
    private static final int DIGITS = 3;
    private static final int WARM = 100;
    private static final int TURNS = 3;

    private final HttpClient client =
            HttpClient.newBuilder().version(HttpClient.Version.HTTP_1_1).build();
    private final double rate;
    private final Duration turn;
    private final int claims;
    private long number;

    private Main(double rate, Duration turn, int claims) {
        this.rate = rate;
        this.turn = turn;
        this.claims = claims;
    }

    /** Measures and prints. */
    public static void main(String... arguments) throws IOException, InterruptedException {
        double rate = 20;
        Duration turn = Duration.ofSeconds(20);
        int claims = 0;
        for (int i = 0; i < arguments.length; i++) {
            switch (arguments[i]) {
                case "--quick" -> turn = Duration.ofSeconds(5);
                case "--claims" -> claims = Integer.parseInt(arguments[++i]);
                case "--rate" -> rate = Double.parseDouble(arguments[++i]);
                default -> throw new IllegalArgumentException("Unknown option " + arguments[i]);
            }
        }
        new Main(rate, turn, claims).run();
        System.exit(0);
    }

    private void run() throws IOException, InterruptedException {
        AtomicReference<Recorder> recorder = new AtomicReference<>();
        LocalOptions options = LocalOptions.ofThisClone().withBetween(endpoints -> {
            recorder.set(new Recorder(endpoints.dynamoDb()));
            return new Endpoints(recorder.get().address(), endpoints.s3(), endpoints.sqs());
        });
        try (LocalSystem system = LocalSystem.start(options)) {
            DemoCallers.issue(system);
            BundledFeeSchedules.load(system, LOAD, (_, _) -> {});
            archive(system.api());
            // Both go through the recorder: what it takes is nobody's.
            Bare bare = new Bare(recorder.get().address());
            System.out.println(
                    "| operation | which | p50, ms | p99, ms | p99.9, ms | calls of DynamoDB | read units | write units"
                            + " | ours at p50, ms | p50 beside bare |");
            System.out.println("|---|---|--:|--:|--:|--:|--:|--:|--:|--:|");
            double between = measure(
                    "Page",
                    system.api(),
                    new Operation("page", "GET", "/v1/openapi.yaml", ""),
                    recorder.get(),
                    bare,
                    0);
            for (Operation operation : operations()) {
                measure(title(operation), system.api(), operation, recorder.get(), bare, between);
            }
            System.out.printf(
                    Locale.ROOT,
                    "%n%,d claims archived before, %.0f requests a second, %d s each, in turns of %d s; times from the moment"
                            + " each was meant to be sent.%n",
                    claims,
                    rate,
                    TURNS * turn.toSeconds(),
                    turn.toSeconds());
        }
    }

    private static String title(Operation operation) {
        return operation.name().substring(0, 1).toUpperCase(Locale.ROOT)
                + operation.name().substring(1);
    }

    /** The claims the practice has before anything is measured, each of a patient of its own. */
    private void archive(URI api) throws IOException {
        Operation archive = operations().getLast();
        for (int claim = 0; claim < claims; claim++) {
            if (!askUs(api, archive, ++number)) {
                throw new IllegalStateException("a claim was not archived");
            }
        }
    }

    private static List<Operation> operations() throws IOException {
        String visit = Files.readString(Path.of("events/visit.json"));
        String price = new ObjectMapper()
                .readTree(Path.of("events/price-claim-good.json").toFile())
                .path("body")
                .asText();
        return List.of(
                new Operation("price a day", "POST", "/v1/prices", price),
                new Operation("list claims", "GET", "/v1/claims?patientId=nobody", ""),
                new Operation(
                        "archive a visit",
                        "POST",
                        "/v1/claims",
                        visit.replace("\"p-1\"", "\"" + Operation.FIRST + "\"")));
    }

    /**
     * Measures an operation and its counterpart.
     *
     * @param between milliseconds at p50 that stand between a caller and every function here
     * @return milliseconds at p50 that it takes above its counterpart
     */
    private double measure(String title, URI api, Operation operation, Recorder recorder, Bare bare, double between)
            throws InterruptedException {
        for (int i = 0; i < WARM; i++) {
            askUs(api, operation, ++number);
        }
        List<Call> calls = recorder.record(() -> askUs(api, operation, 0));
        URI counterpart = bare.offer(operation.name().replace(' ', '-'), calls);
        for (int i = 0; i < WARM; i++) {
            askBare(counterpart, ++number);
        }
        ConstantRate ours = new ConstantRate(rate);
        ConstantRate theirs = new ConstantRate(rate);
        Histogram oursMicros = new Histogram(DIGITS);
        Histogram theirMicros = new Histogram(DIGITS);
        for (int i = 0; i < TURNS; i++) {
            ours.run(turn, number + 1, next -> askUs(api, operation, next), oursMicros);
            number += 1_000_000;
            theirs.run(turn, number + 1, next -> askBare(counterpart, next), theirMicros);
            number += 1_000_000;
        }
        double above = median(oursMicros) - median(theirMicros);
        String share = String.format(Locale.ROOT, "%.2f", above - between);
        row(title, "the API", oursMicros, ours.failures(), calls, between == 0 ? "" : share, theirMicros);
        row(title.toLowerCase(Locale.ROOT), "bare", theirMicros, theirs.failures(), calls, "", theirMicros);
        return above;
    }

    private static double median(Histogram micros) {
        return micros.getValueAtPercentile(50) / 1e3;
    }

    private static void row(
            String title,
            String which,
            Histogram micros,
            int failures,
            List<Call> calls,
            String ours,
            Histogram beside) {
        System.out.printf(
                Locale.ROOT,
                "| %s | %s%s | %.2f | %.2f | %.2f | %d | %d | %d | %s | %.2f |%n",
                title,
                which,
                failures == 0 ? "" : " (" + failures + " failed)",
                median(micros),
                micros.getValueAtPercentile(99) / 1e3,
                micros.getValueAtPercentile(99.9) / 1e3,
                calls.size(),
                CapacityUnits.read(calls),
                CapacityUnits.written(calls),
                ours,
                median(micros) / median(beside));
    }

    private boolean askUs(URI api, Operation operation, long newNumber) {
        String novelty = Operation.novelty(newNumber);
        HttpRequest.Builder request = HttpRequest.newBuilder(api.resolve(operation.path()))
                .header("x-api-key", "demo-key")
                .method(
                        operation.method(),
                        BodyPublishers.ofString(operation.body().replace(Operation.FIRST, novelty)));
        if (operation.method().equals("POST")) {
            request.header("content-type", "application/json").header("idempotency-key", novelty);
        }
        return isAnswered(request);
    }

    private boolean askBare(URI counterpart, long newNumber) {
        return isAnswered(HttpRequest.newBuilder(URI.create(counterpart + "?" + Operation.novelty(newNumber)))
                .GET());
    }

    private boolean isAnswered(HttpRequest.Builder request) {
        try {
            HttpResponse<byte[]> response = client.send(request.build(), BodyHandlers.ofByteArray());
            return response.statusCode() < 400;
        } catch (IOException e) {
            return false;
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            return false;
        }
    }
}
