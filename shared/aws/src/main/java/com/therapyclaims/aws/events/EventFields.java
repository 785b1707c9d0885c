package com.therapyclaims.aws.events;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.JsonToken;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.util.HashMap;
import java.util.Map;

/**
 * Reads an event's object into flat fields, each under its path: {@code s3.object.key}, {@code body}. Fields nobody asks
 * for do no harm. Lists are left out. What a field holds stands in no exception.
 */
public final class EventFields {
    private static final JsonFactory JSON = new JsonFactory();

    private EventFields() {}

    /**
     * The fields of an event that is one object.
     *
     * @throws UncheckedIOException if the event is no JSON object
     */
    public static Map<String, String> read(InputStream event) {
        try (JsonParser parser = JSON.createParser(event)) {
            if (parser.nextToken() != JsonToken.START_OBJECT) {
                throw new IOException("the event is no JSON object");
            }
            return read(parser);
        } catch (JsonProcessingException e) {
            // Its message may quote the event, so it goes no further.
            throw new UncheckedIOException(new IOException("the event is no JSON object"));
        } catch (IOException e) {
            throw new UncheckedIOException("the event cannot be read", e);
        }
    }

    /** The fields of the value the parser stands on. */
    static Map<String, String> read(JsonParser parser) throws IOException {
        Map<String, String> fields = new HashMap<>();
        collect(parser, "", fields);
        return fields;
    }

    private static void collect(JsonParser parser, String path, Map<String, String> fields) throws IOException {
        switch (parser.currentToken()) {
            case START_OBJECT -> {
                while (parser.nextToken() != JsonToken.END_OBJECT) {
                    String name = parser.currentName();
                    parser.nextToken();
                    collect(parser, path.isEmpty() ? name : path + "." + name, fields);
                }
            }
            case START_ARRAY -> parser.skipChildren();
            case VALUE_NULL -> {}
            default -> fields.put(path, parser.getText());
        }
    }
}
