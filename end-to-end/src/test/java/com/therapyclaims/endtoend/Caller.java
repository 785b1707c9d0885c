package com.therapyclaims.endtoend;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.therapyclaims.testing.ApiDescription;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.time.Duration;
import java.time.Instant;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.LockSupport;
import java.util.function.Predicate;

/** A caller of the API, as a practice's software would be. */
final class Caller {
    static final ObjectMapper JSON = new ObjectMapper();
    private static final Duration DEADLINE = Duration.ofMinutes(2);

    /** How long an answer may take: where each call at the same time starts a process, longer than a caller would wait. */
    private static final Duration PATIENCE = Duration.ofSeconds(Integer.getInteger("endpoint.patience", 30));
    /** Between two looks, a tenth of what has been waited: each look takes the processor from what is waited for. */
    private static final long SHORTEST_PAUSE_MS = 50;

    private static final long LONGEST_PAUSE_MS = 250;

    /** An emulator ends a connection of HTTP/2 after a thousand requests, whoever still waits on it. */
    private final HttpClient http =
            HttpClient.newBuilder().version(HttpClient.Version.HTTP_1_1).build();

    private final URI base;
    private final String key;

    /**
     * A caller with a key.
     *
     * @param key the API key, or empty to send none
     */
    Caller(URI base, String key) {
        this.base = base;
        this.key = key;
    }

    Answer get(String path) {
        return send(request(path).GET());
    }

    /** The entity tag of what is there. */
    String tag(String path) {
        try {
            return http.send(request(path).GET().build(), HttpResponse.BodyHandlers.discarding())
                    .headers()
                    .firstValue("etag")
                    .orElseThrow();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException(e);
        }
    }

    Answer post(String path, String body) {
        return post(path, body, Map.of());
    }

    Answer post(String path, String body, Map<String, String> headers) {
        return call("POST", path, Optional.of(body), headers);
    }

    /** Any operation; a body is sent as JSON unless a header says otherwise. */
    Answer call(String method, String path, Optional<String> body, Map<String, String> headers) {
        HttpRequest.Builder request = request(path);
        body.ifPresent(_ -> request.header("content-type", "application/json"));
        headers.forEach(request::setHeader);
        return send(request.method(method, body.map(Caller::text).orElseGet(HttpRequest.BodyPublishers::noBody)));
    }

    /** Posts an X12 file. */
    Answer postX12(String path, String file) {
        return postFile(path, file, "application/edi-x12");
    }

    /** Posts a file as it is. */
    Answer postFile(String path, String file, String contentType) {
        return send(request(path).header("content-type", contentType).POST(text(file)));
    }

    /** Posts a claim under a fresh idempotency key. */
    Answer postClaim(String body) {
        return postClaim(body, UUID.randomUUID().toString());
    }

    Answer postClaim(String body, String idempotencyKey) {
        return post("/v1/claims", body, Map.of("idempotency-key", idempotencyKey));
    }

    Answer put(String path, String body, String ifMatch) {
        return send(request(path)
                .header("content-type", "application/json")
                .header("if-match", ifMatch)
                .PUT(text(body)));
    }

    /** Asks until the answer is as expected; fails with the last answer after a deadline. */
    JsonNode await(String path, Predicate<JsonNode> expected) {
        Instant begin = Instant.now();
        Answer last = get(path);
        while (!(last.status() == 200 && expected.test(last.json()))) {
            Duration waited = Duration.between(begin, Instant.now());
            if (waited.compareTo(DEADLINE) > 0) {
                throw new AssertionError("GET " + path + " is still " + last);
            }
            LockSupport.parkNanos(TimeUnit.MILLISECONDS.toNanos(
                    Math.clamp(waited.toMillis() / 10, SHORTEST_PAUSE_MS, LONGEST_PAUSE_MS)));
            last = get(path);
        }
        return last.json();
    }

    /** Waits until that repricing is done and its patients' years are judged. */
    JsonNode awaitRepricing(String id) {
        return await(
                "/v1/repricings/" + id,
                repricing -> repricing.at("/state").asText().equals("DONE")
                        && !repricing.at("/yearChanges/pending").asBoolean());
    }

    /** Waits until a repricing has looked for claims that were saved while its version was published too. */
    JsonNode awaitSecondLook(String id) {
        return await(
                "/v1/repricings/" + id,
                repricing -> repricing.at("/state").asText().equals("DONE")
                        && repricing.at("/looksAgainAt").isMissingNode());
    }

    private HttpRequest.Builder request(String path) {
        HttpRequest.Builder request = HttpRequest.newBuilder(URI.create(base + path))
                .timeout(PATIENCE)
                .header("accept", "*/*");
        return key.isEmpty() ? request : request.header("x-api-key", key);
    }

    private static HttpRequest.BodyPublisher text(String body) {
        return HttpRequest.BodyPublishers.ofString(body);
    }

    private Answer send(HttpRequest.Builder builder) {
        HttpRequest request = builder.build();
        try {
            HttpResponse<String> response = http.send(request, HttpResponse.BodyHandlers.ofString());
            Answer answer = new Answer(
                    response.statusCode(),
                    response.headers().firstValue("content-type").orElse(""),
                    response.headers().firstValue("location").orElse(""),
                    response.body());
            assertDescribed(request, answer);
            return answer;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException(e);
        }
    }

    /** Whatever is answered, openapi.yaml says so. */
    private void assertDescribed(HttpRequest request, Answer answer) {
        // What stands before the path is the stage's.
        String path = request.uri().getPath().substring(base.getPath().length());
        String resource = ApiDescription.OURS.resourceOf(path);
        assertThat(ApiDescription.OURS.faultsOfAnswer(
                        request.method(), resource, answer.status(), answer.contentType(), answer.body()))
                .as("what %s %s answered, against openapi.yaml: %s", request.method(), resource, answer)
                .isEmpty();
    }

    record Answer(int status, String contentType, String location, String body) {
        /** Holds that this is a problem's answer of that status and returns it. */
        JsonNode problem(int expected) {
            assertThat(status).as(body).isEqualTo(expected);
            assertThat(contentType).startsWith("application/problem+json");
            assertThat(json().at("/status").asInt()).isEqualTo(expected);
            assertThat(json().at("/requestId").asText()).isNotEmpty();
            return json();
        }

        JsonNode json() {
            try {
                return JSON.readTree(body);
            } catch (IOException e) {
                throw new UncheckedIOException(e);
            }
        }
    }
}
