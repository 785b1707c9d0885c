package com.therapyclaims.http.answers;

import io.avaje.json.JsonAdapter;
import io.avaje.json.JsonReader;
import io.avaje.json.JsonWriter;

/**
 * JSON that somebody wrote before and that is shown word for word.
 *
 * @param text well-formed JSON
 */
public record JsonDocument(String text) {
    static final JsonAdapter<JsonDocument> ADAPTER = new JsonAdapter<>() {
        @Override
        public void toJson(JsonWriter json, JsonDocument document) {
            json.rawValue(document.text());
        }

        @Override
        public JsonDocument fromJson(JsonReader json) {
            return new JsonDocument(json.readRaw());
        }
    };
}
