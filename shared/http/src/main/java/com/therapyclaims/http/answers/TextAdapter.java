package com.therapyclaims.http.answers;

import io.avaje.json.JsonAdapter;
import io.avaje.json.JsonReader;
import io.avaje.json.JsonWriter;
import java.util.function.Function;

/** Writes a value as a string and reads it back. */
final class TextAdapter<T> implements JsonAdapter<T> {
    private final Function<T, String> writer;
    private final Function<String, T> reader;

    TextAdapter(Function<T, String> writer, Function<String, T> reader) {
        this.writer = writer;
        this.reader = reader;
    }

    @Override
    public void toJson(JsonWriter json, T value) {
        if (value == null) {
            json.nullValue();
        } else {
            json.value(writer.apply(value));
        }
    }

    @Override
    public T fromJson(JsonReader json) {
        return reader.apply(json.readString());
    }
}
