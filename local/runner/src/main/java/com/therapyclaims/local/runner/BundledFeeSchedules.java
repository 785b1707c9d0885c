package com.therapyclaims.local.runner;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.net.URLEncoder;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.List;
import java.util.function.BiConsumer;
import java.util.stream.Stream;

/** The reference data of {@code fee-schedules/}, uploaded to the bucket as anyone would upload it. */
public final class BundledFeeSchedules {

    private static final ObjectMapper JSON = new ObjectMapper();
    private static final Duration POLL = Duration.ofMillis(250);
    private static final Duration REQUEST_TIMEOUT = Duration.ofMinutes(1);

    private final LocalSystem system;
    private final Path folder;
    private final HttpClient http = HttpClient.newHttpClient();

    private BundledFeeSchedules(LocalSystem system, Path folder) {
        this.system = system;
        this.folder = folder;
    }

    /**
     * Uploads what was never published and waits until it is.
     *
     * @param progress told how many of how many are there
     * @return what kept data does not take, because other uploads for the same dates do not go with it: a line each
     * @throws IllegalStateException naming a file that a fresh system refused, or what is missing after the deadline
     */
    public static List<String> load(LocalSystem system, Duration deadline, BiConsumer<Integer, Integer> progress) {
        Path folder = Installation.here().root().resolve("fee-schedules");
        return new BundledFeeSchedules(system, folder).load(deadline, progress);
    }

    private List<String> load(Duration deadline, BiConsumer<Integer, Integer> progress) {
        List<String> keys = keys();
        Instant end = Instant.now().plus(deadline);
        List<JsonNode> before = system.isFresh() ? List.of() : uploads();
        List<String> missing =
                keys.stream().filter(key -> !wasPublished(key, before)).toList();
        missing.parallelStream().forEach(this::upload);
        List<JsonNode> settled = List.of();
        while (settled.size() < missing.size()) {
            List<JsonNode> now = uploads().stream()
                    .filter(upload -> !before.contains(upload))
                    .toList();
            settled = missing.stream()
                    .flatMap(key ->
                            now.stream().filter(upload -> isOf(key, upload)).limit(1))
                    .filter(upload -> !hasState(upload, "CHECKING"))
                    .toList();
            if (system.isFresh()) {
                settled.forEach(BundledFeeSchedules::refuseRefused);
            }
            progress.accept(keys.size() - missing.size() + settled.size(), keys.size());
            if (settled.size() < missing.size()) {
                if (Instant.now().isAfter(end)) {
                    throw new IllegalStateException("Not settled in time: "
                            + missing.stream()
                                    .filter(key -> now.stream().noneMatch(upload -> isOf(key, upload)))
                                    .toList());
                }
                pause();
            }
        }
        // What was just published has nothing to reprice; a claim archived from now on is none of its concern.
        system.awaitIdle(Duration.between(Instant.now(), end));
        return settled.stream()
                .filter(upload -> hasState(upload, "REFUSED"))
                .map(BundledFeeSchedules::refusal)
                .toList();
    }

    /**
     * Whether the file's bytes were published for its date, under whatever key: that a correction or the whole file of
     * CMS's has taken their place since is no reason to upload them again.
     */
    private boolean wasPublished(String key, List<JsonNode> uploads) {
        String date = key.split("/", -1)[2];
        String sha256 = sha256(folder.resolve(key));
        return uploads.stream()
                .anyMatch(upload -> hasState(upload, "PUBLISHED")
                        && upload.path("sha256").asText().equals(sha256)
                        && upload.path("effectiveFrom").asText().equals(date));
    }

    private static String sha256(Path file) {
        try {
            return HexFormat.of().formatHex(MessageDigest.getInstance("SHA-256").digest(Files.readAllBytes(file)));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("every Java platform has SHA-256", e);
        }
    }

    private List<String> keys() {
        try (Stream<Path> files = Files.walk(folder.resolve("incoming"))) {
            return files.filter(Files::isRegularFile)
                    .map(file -> folder.relativize(file).toString().replace('\\', '/'))
                    .filter(key -> !key.contains("/."))
                    .sorted()
                    .toList();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private void upload(String key) {
        String bucket = system.template().buckets().getFirst().name();
        system.clients().s3().putObject(p -> p.bucket(bucket).key(key), folder.resolve(key));
    }

    private static boolean isOf(String key, JsonNode upload) {
        return upload.path("sourceKey").asText().equals(key);
    }

    private static boolean hasState(JsonNode upload, String state) {
        return upload.path("state").asText().equals(state);
    }

    private static void refuseRefused(JsonNode upload) {
        if (hasState(upload, "REFUSED")) {
            throw new IllegalStateException(refusal(upload));
        }
    }

    private static String refusal(JsonNode upload) {
        return upload.path("sourceKey").asText() + " was refused: "
                + upload.path("problems").path(0).path("message").asText();
    }

    /** What became of each upload, newest first, as the platform operator sees it. */
    private List<JsonNode> uploads() {
        List<JsonNode> uploads = new ArrayList<>();
        String cursor = "";
        do {
            JsonNode page = page(cursor);
            page.path("items").forEach(uploads::add);
            cursor = page.path("nextCursor").asText("");
        } while (!cursor.isEmpty());
        return uploads;
    }

    private JsonNode page(String cursor) {
        String query = cursor.isEmpty() ? "" : "?cursor=" + URLEncoder.encode(cursor, StandardCharsets.UTF_8);
        HttpRequest request = HttpRequest.newBuilder(URI.create(system.api() + "/v1/fee-schedules" + query))
                .header("x-api-key", DemoCallers.PLATFORM_KEY)
                .timeout(REQUEST_TIMEOUT)
                .build();
        try {
            HttpResponse<String> answer = http.send(request, HttpResponse.BodyHandlers.ofString());
            if (answer.statusCode() != 200) {
                throw new IllegalStateException(
                        "GET /v1/fee-schedules answers " + answer.statusCode() + ": " + answer.body());
            }
            return JSON.readTree(answer.body());
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException(e);
        }
    }

    private static void pause() {
        try {
            Thread.sleep(POLL);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException(e);
        }
    }
}
