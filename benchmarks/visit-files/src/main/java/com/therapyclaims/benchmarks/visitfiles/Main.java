package com.therapyclaims.benchmarks.visitfiles;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.therapyclaims.local.runner.BundledFeeSchedules;
import com.therapyclaims.local.runner.DemoCallers;
import com.therapyclaims.local.runner.LocalOptions;
import com.therapyclaims.local.runner.LocalSystem;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.time.Duration;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.HexFormat;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.function.LongConsumer;
import java.util.zip.GZIPOutputStream;

/** Archives one large file of visits, then visits in batches, and prints what each took. */
final class Main {
    private static final Duration LOAD = Duration.ofMinutes(5);
    private static final Duration LONGEST = Duration.ofHours(3);
    private static final Duration LOOK = Duration.ofSeconds(1);
    private static final LocalDate FIRST_DAY = LocalDate.of(2026, 1, 5);
    private static final int DAYS = 200;
    private static final int BATCH = 100;
    private static final int LEAST_IN_BATCHES = 1_000;
    private static final int TENTHS = 10;

    private final Practice practice;
    private final int rows;
    private final JsonNode visit;

    private Main(Practice practice, int rows) throws IOException {
        this.practice = practice;
        this.rows = rows;
        this.visit = Practice.JSON.readTree(Path.of("events/visit.json").toFile());
    }

    /** Takes the number of rows. */
    public static void main(String... arguments) throws Exception {
        try (LocalSystem system = LocalSystem.start(LocalOptions.ofThisClone())) {
            DemoCallers.issue(system);
            BundledFeeSchedules.load(system, LOAD, (_, _) -> {});
            new Main(new Practice(system.api()), Integer.parseInt(arguments[0])).run();
            requireNoTimeout(system);
        }
        System.exit(0);
    }

    private void run() throws IOException, InterruptedException, ExecutionException {
        byte[] file = file();
        String sha256 = sha256(file);
        long begun = System.nanoTime();
        practice.upload("visits.ndjson.gz", sha256, file);
        JsonNode done = awaitDone(sha256, begun, new Tenths(begun));
        double ofFile = rate(rows, begun);
        requireEachOnce(done);

        int inBatches = Math.max(BATCH, Math.max(rows / TENTHS, Math.min(rows, LEAST_IN_BATCHES)) / BATCH * BATCH);
        begun = System.nanoTime();
        archiveInBatches(inBatches);
        double ofBatches = rate(inBatches, begun);

        say("%n| what | visits | a second | beside |%n|---|--:|--:|--:|");
        say("| one file | %,d | %.0f | %.2f |", rows, ofFile, ofFile / ofBatches);
        say("| batches of %d | %,d | %.0f | 1.00 |", BATCH, inBatches, ofBatches);
    }

    /** Also of those that were tried again and came to the same. */
    private static void requireNoTimeout(LocalSystem system) {
        Map<String, Long> timeouts = new TreeMap<>(system.functions().timeouts());
        timeouts.values().removeIf(count -> count == 0);
        require(timeouts.isEmpty(), "no invocation timed out; of these so many did: " + timeouts);
        Map<String, Long> invocations = system.functions().invocations();
        say(
                "%nNone of %,d invocations of receive-visit-file, %,d of archive-visits and %,d of archive-claim timed out.",
                invocations.get("ReceiveVisitFileFunction"),
                invocations.get("ArchiveVisitsFunction"),
                invocations.get("ArchiveClaimFunction"));
    }

    private byte[] file() throws IOException {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        try (GZIPOutputStream packed = new GZIPOutputStream(bytes)) {
            for (int row = 0; row < rows; row++) {
                packed.write(visit("file-" + row, row).toString().getBytes(StandardCharsets.UTF_8));
                packed.write('\n');
            }
        }
        return bytes.toByteArray();
    }

    private JsonNode visit(String patient, int number) {
        ObjectNode whole = visit.deepCopy();
        String day = FIRST_DAY.plusDays(number % DAYS).toString();
        ((ObjectNode) whole.at("/claim/patient")).put("id", patient);
        ((ObjectNode) whole.at("/claim")).put("dateOfService", day).put("filedOn", day);
        if (whole.at("/note") instanceof ObjectNode note) {
            note.put("dateOfService", day);
        }
        return whole;
    }

    /**
     * Waits until the file is done.
     *
     * @param each is told how many rows are done at each look
     */
    private JsonNode awaitDone(String sha256, long begun, LongConsumer each) throws IOException, InterruptedException {
        while (true) {
            JsonNode file = practice.get("/v1/visit-files/" + sha256);
            each.accept(file.at("/rows/done").asLong());
            if (file.path("state").asText().equals("DONE")) {
                return file;
            }
            require(!file.path("state").asText().equals("REFUSED"), "the file is taken");
            require(seconds(begun) < LONGEST.toSeconds(), "the file is done in time");
            Thread.sleep(LOOK);
        }
    }

    /** Tells when each tenth of the rows was seen to be archived. */
    private final class Tenths implements LongConsumer {
        private final long begun;
        private int told;

        Tenths(long begun) {
            this.begun = begun;
        }

        @Override
        public void accept(long done) {
            while (told < TENTHS && done * TENTHS >= (told + 1L) * rows) {
                say("%d0%% after %.0f s", ++told, seconds(begun));
            }
        }
    }

    private void requireEachOnce(JsonNode done) throws IOException, InterruptedException {
        Set<String> claims = new HashSet<>();
        int row = 0;
        for (String line : practice.lines(done.at("/result/url").asText())) {
            JsonNode result = Practice.JSON.readTree(line);
            require(result.path("row").asInt() == ++row, "the rows' order");
            require(result.path("status").asText().equals("READY"), "every claim is READY");
            require(claims.add(result.path("claimId").asText()), "each row is a claim of its own");
        }
        require(row == rows, "a line for each row");
        require(done.at("/rows/ready").asInt() == rows, "every row is counted");
    }

    private void archiveInBatches(int visits) throws InterruptedException, ExecutionException {
        try (ExecutorService callers =
                Executors.newFixedThreadPool(Runtime.getRuntime().availableProcessors())) {
            List<Future<JsonNode>> batches = new ArrayList<>();
            for (int first = 0; first < visits; first += BATCH) {
                int begin = first;
                batches.add(callers.submit(() -> practice.post("/v1/claims/batch", batch(begin))));
            }
            for (Future<JsonNode> batch : batches) {
                for (JsonNode item : batch.get().path("items")) {
                    require(item.path("httpStatus").asInt() == 201, "every visit of a batch is archived");
                }
            }
        }
    }

    private String batch(int first) {
        ObjectNode batch = Practice.JSON.createObjectNode();
        for (int number = first; number < first + BATCH; number++) {
            batch.withArray("claims").add(visit("batch-" + number, number));
        }
        return batch.toString();
    }

    private static void require(boolean holds, String what) {
        if (!holds) {
            throw new IllegalStateException("Not so: " + what);
        }
    }

    private static double rate(int visits, long begun) {
        return visits / seconds(begun);
    }

    private static double seconds(long begun) {
        return (System.nanoTime() - begun) / 1e9;
    }

    private static String sha256(byte[] content) {
        try {
            return HexFormat.of().formatHex(MessageDigest.getInstance("SHA-256").digest(content));
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException(e);
        }
    }

    private static void say(String line, Object... values) {
        System.out.println(String.format(Locale.ROOT, line, values));
    }
}
