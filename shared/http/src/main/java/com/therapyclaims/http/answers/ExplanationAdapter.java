package com.therapyclaims.http.answers;

import com.therapyclaims.domain.rules.Explanation;
import io.avaje.json.JsonAdapter;
import io.avaje.json.JsonReader;
import io.avaje.json.JsonWriter;
import io.avaje.jsonb.Jsonb;

/** Writes and reads a step of an explanation in its {@link ExplanationShape}. */
final class ExplanationAdapter implements JsonAdapter<Explanation> {
    private final JsonAdapter<ExplanationShape> shapes;

    ExplanationAdapter(Jsonb jsonb) {
        this.shapes = jsonb.adapter(ExplanationShape.class);
    }

    @Override
    public void toJson(JsonWriter json, Explanation step) {
        shapes.toJson(json, ExplanationShape.of(step));
    }

    @Override
    public Explanation fromJson(JsonReader json) {
        return shapes.fromJson(json).explanation();
    }
}
