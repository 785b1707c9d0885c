package com.therapyclaims.conformance;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.MissingNode;
import com.fasterxml.jackson.databind.node.TextNode;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.time.Duration;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;

/** The API under test, called with one key. */
public final class Api {
    private static final ObjectMapper JSON = new ObjectMapper();
    private static final Duration DEADLINE = Duration.ofSeconds(60);
    private static final Set<String> SET_BY_THE_CLIENT = Set.of("host", "content-length");

    private final HttpClient http =
            HttpClient.newBuilder().connectTimeout(Duration.ofSeconds(10)).build();
    private final URI base;
    private final String key;

    /**
     * An API that is called with a key.
     *
     * @param base the address before {@code /v1}
     * @param key the value of the header {@code x-api-key}
     */
    public Api(URI base, String key) {
        this.base = base;
        this.key = key;
    }

    /** Sends a request that names no revision. */
    Answer send(String method, String path, Optional<JsonNode> json) throws IOException {
        return send(method, path, json, Optional.empty());
    }

    /**
     * Sends a request, under an idempotency key of its own.
     *
     * @param ifMatch the ETag of the revision it is about
     * @throws IOException if the API cannot be reached or does not answer
     */
    Answer send(String method, String path, Optional<JsonNode> json, Optional<String> ifMatch) throws IOException {
        HttpRequest.Builder request = HttpRequest.newBuilder(URI.create(base + path))
                .timeout(DEADLINE)
                .header("x-api-key", key)
                .header("accept", "application/json")
                .header("idempotency-key", UUID.randomUUID().toString());
        ifMatch.ifPresent(etag -> request.header("if-match", etag));
        json.ifPresentOrElse(
                body -> request.header("content-type", "application/json")
                        .method(method, BodyPublishers.ofString(body.toString())),
                () -> request.method(method, BodyPublishers.noBody()));
        HttpResponse<String> response = send(request.build());
        return new Answer(
                response.statusCode(), json(response.body()), response.headers().firstValue("etag"));
    }

    /**
     * Uploads a document where the API said, without the API's key.
     *
     * @param grant the address as {@code url} and the headers to send with it
     */
    int put(JsonNode grant, String document) throws IOException {
        HttpRequest.Builder request = HttpRequest.newBuilder(
                        URI.create(grant.path("url").asText()))
                .timeout(DEADLINE)
                .PUT(BodyPublishers.ofString(document));
        grant.path("headers").properties().stream()
                .filter(header -> !SET_BY_THE_CLIENT.contains(header.getKey().toLowerCase(Locale.ROOT)))
                .forEach(header ->
                        request.header(header.getKey(), header.getValue().asText()));
        return send(request.build()).statusCode();
    }

    private HttpResponse<String> send(HttpRequest request) throws IOException {
        try {
            return http.send(request, HttpResponse.BodyHandlers.ofString());
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IOException("interrupted", e);
        }
    }

    private static JsonNode json(String body) {
        if (body.isEmpty()) {
            return MissingNode.getInstance();
        }
        try {
            return JSON.readTree(body);
        } catch (JsonProcessingException e) {
            return TextNode.valueOf(body);
        }
    }
}
