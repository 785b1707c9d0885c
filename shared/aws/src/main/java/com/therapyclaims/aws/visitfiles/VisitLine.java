package com.therapyclaims.aws.visitfiles;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonGenerator;
import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonToken;
import java.io.IOException;
import java.io.StringWriter;
import java.io.UncheckedIOException;

/** A row of a file of visits as it waits for its worker. */
public sealed interface VisitLine {
    JsonFactory JSON = new JsonFactory();

    /** The line of the file the row begins in, counted from 1. */
    int row();

    /** A visit, in the JSON of {@code POST /v1/claims}. */
    record Visit(int row, String json) implements VisitLine {}

    /** A row that is no visit, whatever it says. */
    record Unreadable(int row, Why why) implements VisitLine {}

    /** Why a row is no visit. */
    enum Why {
        /** It is no text in UTF-8. */
        NOT_UTF8,
        /** It has more bytes than a visit may have. */
        TOO_LARGE,
        /** It has more cells than the header. */
        MORE_CELLS
    }

    /** A line of a chunk. */
    default String write() {
        StringWriter text = new StringWriter();
        try (JsonGenerator json = JSON.createGenerator(text)) {
            json.writeStartObject();
            json.writeNumberField("row", row());
            switch (this) {
                case Visit(int _, String visit) -> json.writeStringField("visit", visit);
                case Unreadable(int _, Why why) -> json.writeStringField("unreadable", why.name());
            }
            json.writeEndObject();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return text.append('\n').toString();
    }

    /** Reads what {@link #write} wrote. */
    static VisitLine read(String line) {
        try (JsonParser json = JSON.createParser(line)) {
            json.nextToken();
            int row = 0;
            while (json.nextToken() == JsonToken.FIELD_NAME) {
                String name = json.currentName();
                json.nextToken();
                switch (name) {
                    case "row" -> row = json.getIntValue();
                    case "visit" -> {
                        return new Visit(row, json.getText());
                    }
                    case "unreadable" -> {
                        return new Unreadable(row, Why.valueOf(json.getText()));
                    }
                    default -> throw new IllegalStateException("a line with a field of nobody's");
                }
            }
            throw new IllegalStateException("a line without a row");
        } catch (IOException e) {
            // Not kept as the cause: its message may quote the line.
            throw new IllegalStateException("a line of ours is JSON");
        }
    }
}
