package com.therapyclaims.http.json;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.SequencedMap;
import java.util.Set;

/** A JSON text as it was sent: nothing is converted, so that nothing is lost or guessed. */
public sealed interface JsonValue {
    /**
     * An object.
     *
     * @param members in the order sent; of a repeated name the first
     * @param repeated the names that came more than once
     */
    record JsonObject(SequencedMap<String, JsonValue> members, Set<String> repeated) implements JsonValue {
        /** An object without members. */
        public static final JsonObject EMPTY = new JsonObject(new LinkedHashMap<>(), Set.of());

        public JsonObject {
            members = new LinkedHashMap<>(members);
            repeated = Set.copyOf(repeated);
        }

        /** The value of this name if it is text; for documents that are read leniently. */
        public Map<String, String> texts() {
            Map<String, String> texts = new LinkedHashMap<>();
            members.forEach((name, value) -> {
                if (value instanceof JsonString(String text)) {
                    texts.put(name, text);
                }
            });
            return texts;
        }

        /** The object of this name; an empty one if there is none. */
        public JsonObject object(String name) {
            return members.get(name) instanceof JsonObject object ? object : EMPTY;
        }
    }

    /** An array. */
    record JsonArray(List<JsonValue> items) implements JsonValue {
        public JsonArray {
            items = List.copyOf(items);
        }
    }

    /** A string. */
    record JsonString(String text) implements JsonValue {}

    /**
     * A number.
     *
     * @param text as it was written: a number is never read through binary fractions
     */
    record JsonNumber(String text) implements JsonValue {}

    /** True or false. */
    record JsonBoolean(boolean value) implements JsonValue {}

    /** Null, which reads as if the field were absent. */
    record JsonNull() implements JsonValue {}
}
