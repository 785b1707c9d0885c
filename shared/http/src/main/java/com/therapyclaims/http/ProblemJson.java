package com.therapyclaims.http;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonGenerator;
import com.therapyclaims.http.json.Fault;
import java.io.IOException;
import java.io.StringWriter;
import java.io.UncheckedIOException;
import java.util.List;

/** A problem as {@code application/problem+json}. */
final class ProblemJson {
    private static final JsonFactory JSON = new JsonFactory();
    private static final String URN = "urn:therapy-claims:problem:";

    private ProblemJson() {}

    static String write(Problem problem, String requestId) {
        StringWriter text = new StringWriter();
        try (JsonGenerator json = JSON.createGenerator(text)) {
            json.writeStartObject();
            json.writeStringField("type", URN + problem.type());
            json.writeStringField("title", problem.title());
            json.writeNumberField("status", problem.status());
            json.writeStringField("detail", problem.detail());
            json.writeStringField("requestId", requestId);
            if (!problem.errors().isEmpty()) {
                json.writeArrayFieldStart("errors");
                for (Fault fault : problem.errors()) {
                    json.writeStartObject();
                    json.writeStringField("pointer", fault.pointer());
                    json.writeStringField("code", fault.code().name());
                    json.writeStringField("message", fault.message());
                    json.writeEndObject();
                }
                json.writeEndArray();
            }
            list(json, "knownPayers", problem.knownPayers());
            list(json, "allowed", problem.allowed());
            json.writeEndObject();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return text.toString();
    }

    private static void list(JsonGenerator json, String name, List<String> words) throws IOException {
        if (words.isEmpty()) {
            return;
        }
        json.writeArrayFieldStart(name);
        for (String word : words) {
            json.writeString(word);
        }
        json.writeEndArray();
    }
}
