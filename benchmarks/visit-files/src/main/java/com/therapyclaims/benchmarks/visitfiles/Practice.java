package com.therapyclaims.benchmarks.visitfiles;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.util.List;
import java.util.UUID;

/** The demo practice's software. */
record Practice(URI api, HttpClient client) {
    static final ObjectMapper JSON = new ObjectMapper();

    Practice(URI api) {
        this(api, HttpClient.newBuilder().version(HttpClient.Version.HTTP_1_1).build());
    }

    JsonNode get(String path) throws IOException, InterruptedException {
        return JSON.readTree(answered(asked(path).GET()).body());
    }

    JsonNode post(String path, String body) throws IOException, InterruptedException {
        return JSON.readTree(answered(asked(path)
                        .header("content-type", "application/json")
                        .header("idempotency-key", UUID.randomUUID().toString())
                        .POST(BodyPublishers.ofString(body)))
                .body());
    }

    /** Uploads a file of visits by a signed address. */
    void upload(String name, String sha256, byte[] content) throws IOException, InterruptedException {
        JsonNode grant = post(
                "/v1/visit-files/uploads",
                "{\"key\":\"incoming/visits/demo/" + name + "\",\"sha256\":\"" + sha256 + "\"}");
        HttpRequest.Builder put =
                HttpRequest.newBuilder(URI.create(grant.path("url").asText())).PUT(BodyPublishers.ofByteArray(content));
        grant.path("headers")
                .properties()
                .forEach(header -> put.header(header.getKey(), header.getValue().asText()));
        answered(put);
    }

    /** The lines of a file at a signed address. */
    List<String> lines(String signed) throws IOException, InterruptedException {
        return answered(HttpRequest.newBuilder(URI.create(signed)).GET())
                .body()
                .lines()
                .toList();
    }

    private HttpRequest.Builder asked(String path) {
        return HttpRequest.newBuilder(api.resolve(path)).header("x-api-key", "demo-key");
    }

    private HttpResponse<String> answered(HttpRequest.Builder request) throws IOException, InterruptedException {
        HttpResponse<String> answer = client.send(request.build(), BodyHandlers.ofString());
        if (answer.statusCode() >= 300) {
            throw new IllegalStateException("answered " + answer.statusCode());
        }
        return answer;
    }
}
