package com.therapyclaims.aws.repricing;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonGenerator;
import com.therapyclaims.aws.events.EventFields;
import com.therapyclaims.aws.events.MalformedEventException;
import com.therapyclaims.domain.repricing.RepricingPlan;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.StringWriter;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.Map;
import java.util.Optional;

/**
 * The name of a chunk of one practice's claims within a repricing. Which claims they are stands in the table, not in the
 * message.
 *
 * @param practiceId the practice whose claims they are
 * @param number unique within the repricing and the practice
 */
public record RepricingChunk(RepricingPlan plan, String practiceId, String number) {
    private static final JsonFactory JSON = new JsonFactory();
    private static final String REST = "r";

    /**
     * Reads a message.
     *
     * @throws UncheckedIOException if it is no JSON
     * @throws MalformedEventException if it lacks what it is about
     */
    public static RepricingChunk read(String message) {
        Map<String, String> fields =
                EventFields.read(new ByteArrayInputStream(message.getBytes(StandardCharsets.UTF_8)));
        return new RepricingChunk(
                new RepricingPlan(
                        required(fields, "scheduleId"),
                        required(fields, "version"),
                        Optional.ofNullable(fields.get("ownerPracticeId"))),
                required(fields, "practiceId"),
                required(fields, "chunk"));
    }

    /** What is left of this chunk goes on under this name. */
    RepricingChunk rest() {
        return new RepricingChunk(plan, practiceId, number + REST);
    }

    /** The number of the chunk this one is what is left of. */
    String root() {
        return number.replaceAll(REST + "+$", "");
    }

    /** The message that names this chunk. */
    public String write() {
        StringWriter text = new StringWriter();
        try (JsonGenerator json = JSON.createGenerator(text)) {
            json.writeStartObject();
            json.writeStringField("scheduleId", plan.scheduleId());
            json.writeStringField("version", plan.version());
            if (plan.practiceId().isPresent()) {
                json.writeStringField("ownerPracticeId", plan.practiceId().get());
            }
            json.writeStringField("practiceId", practiceId);
            json.writeStringField("chunk", number);
            json.writeEndObject();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return text.toString();
    }

    private static String required(Map<String, String> fields, String name) {
        return Optional.ofNullable(fields.get(name)).orElseThrow(() -> new MalformedEventException(name));
    }
}
