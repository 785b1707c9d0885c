package com.therapyclaims.aws.events;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonGenerator;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.StringWriter;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.Map;
import java.util.Optional;

/** The fields of a message that one of our functions sends to another: one flat JSON object. */
public record MessageFields(Map<String, String> byName) {
    private static final JsonFactory JSON = new JsonFactory();

    public MessageFields {
        byName = Map.copyOf(byName);
    }

    /**
     * Reads a message.
     *
     * @throws UncheckedIOException if it is no JSON object
     */
    public static MessageFields read(String message) {
        return new MessageFields(EventFields.read(new ByteArrayInputStream(message.getBytes(StandardCharsets.UTF_8))));
    }

    /** A message of the fields that are written in there. */
    public static String write(Content content) {
        StringWriter text = new StringWriter();
        try (JsonGenerator json = JSON.createGenerator(text)) {
            json.writeStartObject();
            content.writeTo(json);
            json.writeEndObject();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return text.toString();
    }

    /** The field, if the message has it. */
    public Optional<String> optional(String name) {
        return Optional.ofNullable(byName.get(name));
    }

    /**
     * The field.
     *
     * @throws MalformedEventException if the message lacks it
     */
    public String required(String name) {
        return optional(name).orElseThrow(() -> new MalformedEventException(name));
    }

    /** Writes a message's fields. */
    @FunctionalInterface
    public interface Content {
        void writeTo(JsonGenerator json) throws IOException;
    }
}
