package com.therapyclaims.local.runner.gateway;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.therapyclaims.local.runner.http.HttpServer.Answer;
import com.therapyclaims.local.runner.template.SystemTemplate.Api;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Base64;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/** Reads a function's answer as API Gateway does, which takes nothing but the five known fields. */
final class ProxyAnswers {

    private static final ObjectMapper JSON = new ObjectMapper();
    private static final Set<String> FIELDS =
            Set.of("statusCode", "headers", "multiValueHeaders", "body", "isBase64Encoded");

    private ProxyAnswers() {}

    /** The answer to send; empty if the function's is malformed. */
    static Optional<Answer> read(Api api, byte[] payload, String accept) {
        JsonNode answer;
        try {
            answer = JSON.readTree(payload);
        } catch (IOException e) {
            return Optional.empty();
        }
        if (answer == null || !isWellFormed(answer)) {
            return Optional.empty();
        }
        List<Map.Entry<String, String>> headers =
                new ArrayList<>(headers(answer).entrySet());
        answer.path("multiValueHeaders")
                .properties()
                .forEach(header ->
                        header.getValue().forEach(value -> headers.add(Map.entry(header.getKey(), value.asText()))));
        if (headers.stream().noneMatch(header -> header.getKey().equalsIgnoreCase("content-type"))) {
            headers.add(Map.entry("Content-Type", "application/json"));
        }
        return Optional.of(
                new Answer(answer.path("statusCode").asInt(), List.copyOf(headers), body(api, answer, accept)));
    }

    private static boolean isWellFormed(JsonNode answer) {
        JsonNode body = answer.path("body");
        return answer.isObject()
                && answer.propertyStream().allMatch(entry -> FIELDS.contains(entry.getKey()))
                && answer.path("statusCode").asInt() >= 100
                && answer.path("statusCode").asInt() <= 599
                && (body.isMissingNode() || body.isNull() || body.isTextual())
                && isObjectOrAbsent(answer.path("headers"))
                && isObjectOrAbsent(answer.path("multiValueHeaders"));
    }

    private static boolean isObjectOrAbsent(JsonNode node) {
        return node.isMissingNode() || node.isNull() || node.isObject();
    }

    /** A header that stands in both maps is taken from the one of many values. */
    private static Map<String, String> headers(JsonNode answer) {
        Map<String, String> headers = new LinkedHashMap<>();
        answer.path("headers").properties().forEach(entry -> {
            if (!answer.path("multiValueHeaders").has(entry.getKey())) {
                headers.put(entry.getKey(), entry.getValue().asText());
            }
        });
        return headers;
    }

    /** Bytes are decoded only for a caller that accepts one of the API's binary media types. */
    private static byte[] body(Api api, JsonNode answer, String accept) {
        String body = answer.path("body").asText("");
        boolean decode = answer.path("isBase64Encoded").asBoolean() && BinaryTypes.matches(api, accept);
        return decode ? Base64.getDecoder().decode(body) : body.getBytes(StandardCharsets.UTF_8);
    }
}
