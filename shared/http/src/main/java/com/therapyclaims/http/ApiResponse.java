package com.therapyclaims.http;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonGenerator;
import java.io.IOException;
import java.io.OutputStream;
import java.util.Base64;
import java.util.LinkedHashMap;
import java.util.Map;

/**
 * An answer to an HTTP request.
 *
 * @param headers what is said beside the body; they win over those of every answer
 * @param body text, or bytes in base64
 * @param base64 whether the body is bytes
 */
public record ApiResponse(int status, Map<String, String> headers, String body, boolean base64) {
    private static final JsonFactory JSON = new JsonFactory();

    /** Every answer may be about a patient: no cache keeps it, no browser runs it. */
    private static final Map<String, String> ON_EVERY_ANSWER = Map.of(
            "Cache-Control", "no-store",
            "Content-Security-Policy", "default-src 'none'; frame-ancestors 'none'",
            "Referrer-Policy", "no-referrer",
            "Strict-Transport-Security", "max-age=31536000; includeSubDomains",
            "X-Content-Type-Options", "nosniff");

    public ApiResponse {
        headers = Map.copyOf(headers);
    }

    /** An answer in JSON. */
    public static ApiResponse json(int status, String body) {
        return text(status, "application/json", body);
    }

    /** An answer in text of that media type. */
    public static ApiResponse text(int status, String mediaType, String body) {
        return new ApiResponse(status, Map.of("Content-Type", mediaType), body, false);
    }

    /** An answer in bytes of that media type. */
    public static ApiResponse bytes(int status, String mediaType, byte[] body) {
        return new ApiResponse(
                status, Map.of("Content-Type", mediaType), Base64.getEncoder().encodeToString(body), true);
    }

    /** The problem as an answer. */
    public static ApiResponse of(Problem problem, String requestId) {
        ApiResponse response =
                text(problem.status(), "application/problem+json", ProblemJson.write(problem, requestId));
        return problem.retryAfter().isPresent()
                ? response.with(
                        "Retry-After", String.valueOf(problem.retryAfter().getAsInt()))
                : response;
    }

    /** The same answer with a further header. */
    public ApiResponse with(String name, String value) {
        Map<String, String> more = new LinkedHashMap<>(headers);
        more.put(name, value);
        return new ApiResponse(status, more, body, base64);
    }

    /** Writes the answer as API Gateway wants it. */
    void write(OutputStream output) throws IOException {
        Map<String, String> all = new LinkedHashMap<>(ON_EVERY_ANSWER);
        all.putAll(headers);
        try (JsonGenerator json = JSON.createGenerator(output)) {
            json.writeStartObject();
            json.writeNumberField("statusCode", status);
            json.writeObjectFieldStart("headers");
            for (var header : all.entrySet()) {
                json.writeStringField(header.getKey(), header.getValue());
            }
            json.writeEndObject();
            json.writeStringField("body", body);
            json.writeBooleanField("isBase64Encoded", base64);
            json.writeEndObject();
        }
    }
}
