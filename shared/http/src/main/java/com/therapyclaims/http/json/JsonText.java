package com.therapyclaims.http.json;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonToken;
import com.fasterxml.jackson.core.StreamReadConstraints;
import com.therapyclaims.http.json.JsonValue.JsonArray;
import com.therapyclaims.http.json.JsonValue.JsonBoolean;
import com.therapyclaims.http.json.JsonValue.JsonNull;
import com.therapyclaims.http.json.JsonValue.JsonNumber;
import com.therapyclaims.http.json.JsonValue.JsonObject;
import com.therapyclaims.http.json.JsonValue.JsonString;
import java.io.IOException;
import java.io.InputStream;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Optional;
import java.util.SequencedMap;
import java.util.Set;

/** Reads JSON text into a tree, within limits that no honest request reaches. */
public final class JsonText {
    /** More than Lambda hands over, which are six megabytes. */
    private static final int LONGEST_EVENT = 16 * 1024 * 1024;

    private static final JsonFactory JSON = within(1_000);

    /** The event around a body holds it as one string, and names the parameters of the query as its caller does. */
    private static final JsonFactory EVENTS = within(LONGEST_EVENT);

    private JsonText() {}

    private static JsonFactory within(int longestName) {
        return JsonFactory.builder()
                .streamReadConstraints(StreamReadConstraints.builder()
                        .maxNestingDepth(64)
                        .maxNameLength(longestName)
                        .maxNumberLength(100)
                        .maxStringLength(LONGEST_EVENT)
                        .build())
                .build();
    }

    /**
     * Reads a whole text.
     *
     * @throws MalformedJsonException if it is not exactly one JSON value
     */
    public static JsonValue read(String text) throws MalformedJsonException {
        try (JsonParser parser = JSON.createParser(text)) {
            return whole(parser);
        } catch (IOException impossible) {
            throw new IllegalStateException("a string cannot fail to be read", impossible);
        }
    }

    /**
     * Reads a whole event of Lambda's, UTF-8. Nothing a caller can send makes it one that is not read.
     *
     * @throws MalformedJsonException if it is not exactly one JSON value
     * @throws IOException if the stream cannot be read
     */
    public static JsonValue readEvent(InputStream event) throws MalformedJsonException, IOException {
        try (JsonParser parser = EVENTS.createParser(event)) {
            return whole(parser);
        }
    }

    /**
     * The pieces of text that are the items of a list in an object, word for word: {@code {"name": [piece, ...]}}.
     *
     * @return empty if the text is no object with this list and nothing else
     * @throws MalformedJsonException if it is not exactly one JSON value
     */
    public static Optional<List<String>> items(String text, String name) throws MalformedJsonException {
        if (!(read(text) instanceof JsonObject object)
                || !object.repeated().isEmpty()
                || !object.members().keySet().equals(Set.of(name))
                || !(object.members().get(name) instanceof JsonArray)) {
            return Optional.empty();
        }
        List<String> pieces = new ArrayList<>();
        try (JsonParser parser = JSON.createParser(text)) {
            // The object, the name, the list: it was read before, so it is there.
            parser.nextToken();
            parser.nextToken();
            parser.nextToken();
            while (parser.nextToken() != JsonToken.END_ARRAY) {
                int start = Math.toIntExact(parser.currentTokenLocation().getCharOffset());
                parser.skipChildren();
                // A value that is no object or list ends where its token does, which the parser reads only when asked.
                parser.finishToken();
                pieces.add(text.substring(
                        start, Math.toIntExact(parser.currentLocation().getCharOffset())));
            }
        } catch (IOException impossible) {
            throw new IllegalStateException("a string that was read cannot fail to be", impossible);
        }
        return Optional.of(pieces);
    }

    private static JsonValue whole(JsonParser parser) throws MalformedJsonException, IOException {
        try {
            if (parser.nextToken() == null) {
                throw malformed(parser);
            }
            JsonValue value = value(parser);
            if (parser.nextToken() != null) {
                throw malformed(parser);
            }
            return value;
        } catch (com.fasterxml.jackson.core.JacksonException e) {
            // Not kept as the cause: its message quotes the text.
            throw malformed(parser);
        }
    }

    private static MalformedJsonException malformed(JsonParser parser) {
        var place = parser.currentLocation();
        return new MalformedJsonException(Math.max(1, place.getLineNr()), Math.max(1, place.getColumnNr()));
    }

    private static JsonValue value(JsonParser parser) throws IOException {
        return switch (parser.currentToken()) {
            case START_OBJECT -> object(parser);
            case START_ARRAY -> array(parser);
            case VALUE_STRING -> new JsonString(parser.getText());
            case VALUE_NUMBER_INT, VALUE_NUMBER_FLOAT -> new JsonNumber(parser.getText());
            case VALUE_TRUE -> new JsonBoolean(true);
            case VALUE_FALSE -> new JsonBoolean(false);
            case VALUE_NULL -> new JsonNull();
            case END_OBJECT, END_ARRAY, FIELD_NAME, VALUE_EMBEDDED_OBJECT, NOT_AVAILABLE ->
                throw new IllegalStateException("no value starts with " + parser.currentToken());
        };
    }

    private static JsonObject object(JsonParser parser) throws IOException {
        SequencedMap<String, JsonValue> members = new LinkedHashMap<>();
        Set<String> repeated = new HashSet<>();
        while (parser.nextToken() != JsonToken.END_OBJECT) {
            String name = parser.currentName();
            parser.nextToken();
            if (members.putIfAbsent(name, value(parser)) != null) {
                repeated.add(name);
            }
        }
        return new JsonObject(members, repeated);
    }

    private static JsonArray array(JsonParser parser) throws IOException {
        List<JsonValue> items = new ArrayList<>();
        while (parser.nextToken() != JsonToken.END_ARRAY) {
            items.add(value(parser));
        }
        return new JsonArray(items);
    }
}
