package com.therapyclaims.conformance;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.time.Duration;
import java.util.HexFormat;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;

/**
 * Brings the contracts of cases into the API, as a practice would: asks for the upload of each, puts it there and waits
 * until it is published. A contract that is published already, as the newest of its payer, is not uploaded again.
 */
final class Contracts {
    private static final ObjectMapper JSON = new ObjectMapper();
    private static final Duration PATIENCE = Duration.ofMinutes(2);
    private static final String LIST = "/v1/fee-schedules?limit=100";

    private final Api api;
    private final String practice;
    private final Map<String, Upload> wanted = new LinkedHashMap<>();
    private final Map<String, String> failures = new LinkedHashMap<>();

    /** The contracts of a suite's cases, for one practice. */
    Contracts(Api api, String practice, Suite suite) {
        this.api = api;
        this.practice = practice;
        suite.cases().forEach(one -> one.contract().ifPresent(contract -> want(one, contract)));
    }

    private void want(Case one, JsonNode contract) {
        String payer = contract.path("payerId").asText();
        String key = "incoming/practices/%s/%s/%s/contract.json"
                .formatted(practice, payer, contract.path("effectiveFrom").asText());
        Upload upload = new Upload(key, contract.toString());
        Upload earlier = wanted.putIfAbsent(payer, upload);
        if (earlier != null && !earlier.equals(upload)) {
            throw new SuiteException(
                    "%s has another contract with %s than a case before it".formatted(one.id(), payer));
        }
    }

    /**
     * Publishes them all.
     *
     * @throws IOException if the API cannot be reached
     */
    void publish() throws IOException {
        if (wanted.isEmpty()) {
            return;
        }
        Map<String, JsonNode> known = newest();
        for (var entry : wanted.entrySet()) {
            if (!entry.getValue().isPublished(known)) {
                upload(entry.getKey(), entry.getValue());
            }
        }
        await();
    }

    /** Why the case's contract is not there, if it is not. */
    Optional<String> missing(Case one) {
        return one.contract()
                .map(contract -> failures.get(contract.path("payerId").asText()));
    }

    private void upload(String payer, Upload upload) throws IOException {
        ObjectNode asked = JSON.createObjectNode().put("key", upload.key()).put("sha256", upload.sha256());
        Answer grant = api.send("POST", "/v1/fee-schedules/uploads", Optional.of(asked));
        if (grant.status() / 100 != 2) {
            failures.put(payer, "the upload of its contract is refused: " + grant.status() + " " + grant.body());
            return;
        }
        int put = api.put(grant.body(), upload.document());
        if (put / 100 != 2) {
            failures.put(payer, "its contract could not be uploaded: " + put);
        }
    }

    private void await() throws IOException {
        Waiting waiting = Waiting.atMost(PATIENCE);
        while (true) {
            Map<String, JsonNode> known = newest();
            boolean open = false;
            for (var entry : wanted.entrySet()) {
                Upload upload = entry.getValue();
                if (upload.isRefused(known)) {
                    failures.put(
                            entry.getKey(),
                            "its contract is refused: "
                                    + known.get(upload.key()).path("problems"));
                }
                open |= !failures.containsKey(entry.getKey()) && !upload.isPublished(known);
            }
            if (!open) {
                return;
            }
            if (waiting.isOver()) {
                wanted.forEach((payer, upload) -> {
                    if (!upload.isPublished(known)) {
                        failures.putIfAbsent(payer, "its contract was not published within " + PATIENCE);
                    }
                });
                return;
            }
            waiting.untilTheNextLook();
        }
    }

    /** The newest upload of each key. */
    private Map<String, JsonNode> newest() throws IOException {
        Map<String, JsonNode> newest = new LinkedHashMap<>();
        String cursor = "";
        do {
            JsonNode page = api.send("GET", LIST + cursor, Optional.empty()).body();
            page.path("items")
                    .forEach(item -> newest.putIfAbsent(item.path("sourceKey").asText(), item));
            String next = page.path("nextCursor").asText("");
            cursor = page.path("nextCursor").isTextual() ? "&cursor=" + next : "";
        } while (!cursor.isEmpty());
        return newest;
    }

    /** A document and where it goes. */
    private record Upload(String key, String document) {
        String sha256() {
            try {
                return HexFormat.of()
                        .formatHex(
                                MessageDigest.getInstance("SHA-256").digest(document.getBytes(StandardCharsets.UTF_8)));
            } catch (NoSuchAlgorithmException e) {
                throw new IllegalStateException("every Java has SHA-256", e);
            }
        }

        boolean isPublished(Map<String, JsonNode> known) {
            return is("PUBLISHED", known);
        }

        boolean isRefused(Map<String, JsonNode> known) {
            return is("REFUSED", known);
        }

        private boolean is(String state, Map<String, JsonNode> known) {
            return Optional.ofNullable(known.get(key))
                    .filter(item -> item.path("sha256").asText().equals(sha256()))
                    .filter(item -> item.path("state").asText().equals(state))
                    .isPresent();
        }
    }
}
