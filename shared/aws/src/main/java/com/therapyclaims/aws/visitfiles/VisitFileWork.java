package com.therapyclaims.aws.visitfiles;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonGenerator;
import com.therapyclaims.aws.events.EventFields;
import com.therapyclaims.aws.events.MalformedEventException;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.StringWriter;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.Map;
import java.util.Optional;

/** A piece of work on a file of visits, as a message: whose file, and which part of it. */
public sealed interface VisitFileWork {
    JsonFactory JSON = new JsonFactory();

    /** Whose file it is. */
    String practiceId();

    /** Which of its files. */
    String fileId();

    /** A chunk of rows, from where it has come to. */
    record Chunk(String practiceId, String fileId, int number) implements VisitFileWork {}

    /**
     * One row that failed among others.
     *
     * @param index its place in its chunk, from 0
     */
    record Row(Chunk chunk, int index) implements VisitFileWork {
        @Override
        public String practiceId() {
            return chunk.practiceId();
        }

        @Override
        public String fileId() {
            return chunk.fileId();
        }
    }

    /** The result of a file whose rows are done. */
    record Result(String practiceId, String fileId) implements VisitFileWork {}

    /**
     * Reads a message.
     *
     * @throws UncheckedIOException if it is no JSON
     * @throws MalformedEventException if it lacks what it is about
     */
    static VisitFileWork read(String message) {
        Map<String, String> fields =
                EventFields.read(new ByteArrayInputStream(message.getBytes(StandardCharsets.UTF_8)));
        String practiceId = required(fields, "practiceId");
        String fileId = required(fields, "fileId");
        if (!fields.containsKey("chunk")) {
            return new Result(practiceId, fileId);
        }
        Chunk chunk = new Chunk(practiceId, fileId, Integer.parseInt(fields.get("chunk")));
        return fields.containsKey("row") ? new Row(chunk, Integer.parseInt(fields.get("row"))) : chunk;
    }

    /** The message. */
    default String write() {
        StringWriter text = new StringWriter();
        try (JsonGenerator json = JSON.createGenerator(text)) {
            json.writeStartObject();
            json.writeStringField("practiceId", practiceId());
            json.writeStringField("fileId", fileId());
            switch (this) {
                case Chunk(String _, String _, int number) -> json.writeNumberField("chunk", number);
                case Row(Chunk chunk, int index) -> {
                    json.writeNumberField("chunk", chunk.number());
                    json.writeNumberField("row", index);
                }
                case Result _ -> {}
            }
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
