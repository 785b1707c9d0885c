package com.therapyclaims.http;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonGenerator;
import java.io.IOException;
import java.io.OutputStream;
import java.util.LinkedHashMap;
import java.util.Map;

/** An answer to an HTTP request. */
public record ApiResponse(int status, Map<String, String> headers, String body) {
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
        return new ApiResponse(status, Map.of("Content-Type", "application/json"), body);
    }

    /** The problem as an answer. */
    public static ApiResponse of(Problem problem, String requestId) {
        return new ApiResponse(
                problem.status(),
                Map.of("Content-Type", "application/problem+json"),
                ProblemJson.write(problem, requestId));
    }

    /** The same answer with a further header. */
    public ApiResponse with(String name, String value) {
        Map<String, String> more = new LinkedHashMap<>(headers);
        more.put(name, value);
        return new ApiResponse(status, more, body);
    }

    /** Writes the answer as API Gateway wants it. */
    void write(OutputStream output) throws IOException {
        try (JsonGenerator json = JSON.createGenerator(output)) {
            json.writeStartObject();
            json.writeNumberField("statusCode", status);
            json.writeObjectFieldStart("headers");
            for (var header : ON_EVERY_ANSWER.entrySet()) {
                json.writeStringField(header.getKey(), header.getValue());
            }
            for (var header : headers.entrySet()) {
                json.writeStringField(header.getKey(), header.getValue());
            }
            json.writeEndObject();
            json.writeStringField("body", body);
            json.writeBooleanField("isBase64Encoded", false);
            json.writeEndObject();
        }
    }
}
