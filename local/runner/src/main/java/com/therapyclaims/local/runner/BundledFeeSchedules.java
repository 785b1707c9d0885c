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
import java.time.Duration;
import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
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
     * Uploads what is not there yet and waits until all of it is published.
     *
     * @param progress told how many of how many are published
     * @throws IllegalStateException naming a file that was refused, or what is missing after the deadline
     */
    public static void load(LocalSystem system, Duration deadline, BiConsumer<Integer, Integer> progress) {
        Path folder = Installation.here().root().resolve("fee-schedules");
        new BundledFeeSchedules(system, folder).load(deadline, progress);
    }

    private void load(Duration deadline, BiConsumer<Integer, Integer> progress) {
        List<String> keys = keys();
        Instant end = Instant.now().plus(deadline);
        Map<String, JsonNode> states = system.isFresh() ? Map.of() : states();
        keys.stream().filter(key -> !isPublished(states.get(key))).parallel().forEach(this::upload);
        int published = 0;
        while (published < keys.size()) {
            Map<String, JsonNode> now = states();
            keys.stream().map(now::get).forEach(BundledFeeSchedules::refuseRefused);
            published = (int) keys.stream()
                    .map(now::get)
                    .filter(BundledFeeSchedules::isPublished)
                    .count();
            progress.accept(published, keys.size());
            if (published < keys.size()) {
                if (Instant.now().isAfter(end)) {
                    throw new IllegalStateException("Not published in time: "
                            + keys.stream()
                                    .filter(key -> !isPublished(now.get(key)))
                                    .toList());
                }
                pause();
            }
        }
        // What was just published has nothing to reprice; a claim archived from now on is none of its concern.
        system.awaitIdle(Duration.between(Instant.now(), end));
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

    private static boolean isPublished(JsonNode upload) {
        return upload != null && upload.path("state").asText().equals("PUBLISHED");
    }

    private static void refuseRefused(JsonNode upload) {
        if (upload != null && upload.path("state").asText().equals("REFUSED")) {
            throw new IllegalStateException(upload.path("sourceKey").asText() + " was refused: "
                    + upload.path("problems").path(0).path("message").asText());
        }
    }

    /** What became of each upload, by key, as the platform operator sees it; the newest of a key counts. */
    private Map<String, JsonNode> states() {
        Map<String, JsonNode> states = new HashMap<>();
        String cursor = "";
        do {
            JsonNode page = page(cursor);
            page.path("items")
                    .forEach(item -> states.putIfAbsent(item.path("sourceKey").asText(), item));
            cursor = page.path("nextCursor").asText("");
        } while (!cursor.isEmpty());
        return states;
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
