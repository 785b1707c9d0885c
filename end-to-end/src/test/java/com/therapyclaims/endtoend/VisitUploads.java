package com.therapyclaims.endtoend;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;

/** Uploads files of visits as a practice's software would. */
record VisitUploads(Caller caller) {

    /** Uploads a file and waits until it stands so. */
    JsonNode upload(String name, byte[] content, String state) {
        String sha256 = put(name, content);
        return caller.await(
                "/v1/visit-files/" + sha256, file -> file.at("/state").asText().equals(state));
    }

    /**
     * Uploads a file.
     *
     * @return the hash of its bytes, which names it
     */
    String put(String name, byte[] content) {
        String sha256 = sha256(content);
        Caller.Answer grant = caller.post(
                "/v1/visit-files/uploads",
                "{\"key\":\"incoming/visits/demo/" + name + "\",\"sha256\":\"" + sha256 + "\"}");
        assertThat(grant.status()).as(grant.body()).isEqualTo(200);
        HttpRequest.Builder put = HttpRequest.newBuilder(
                        URI.create(grant.json().at("/url").asText()))
                .PUT(HttpRequest.BodyPublishers.ofByteArray(content));
        grant.json()
                .at("/headers")
                .properties()
                .forEach(header -> put.header(header.getKey(), header.getValue().asText()));
        assertThat(send(put.build()).statusCode()).isEqualTo(200);
        return sha256;
    }

    static HttpResponse<String> send(HttpRequest request) {
        try (HttpClient http = HttpClient.newHttpClient()) {
            return http.send(request, BodyHandlers.ofString());
        } catch (IOException e) {
            throw new AssertionError(e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new AssertionError(e);
        }
    }

    private static String sha256(byte[] content) {
        try {
            return HexFormat.of().formatHex(MessageDigest.getInstance("SHA-256").digest(content));
        } catch (NoSuchAlgorithmException e) {
            throw new AssertionError(e);
        }
    }
}
