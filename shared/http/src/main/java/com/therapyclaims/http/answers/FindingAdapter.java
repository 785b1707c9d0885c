package com.therapyclaims.http.answers;

import com.therapyclaims.domain.rules.Finding;
import io.avaje.json.JsonAdapter;
import io.avaje.json.JsonReader;
import io.avaje.json.JsonWriter;
import io.avaje.jsonb.Jsonb;

/** Writes and reads a finding in its {@link FindingShape}. */
final class FindingAdapter implements JsonAdapter<Finding> {
    private final JsonAdapter<FindingShape> shapes;

    FindingAdapter(Jsonb jsonb) {
        this.shapes = jsonb.adapter(FindingShape.class);
    }

    @Override
    public void toJson(JsonWriter json, Finding finding) {
        shapes.toJson(json, FindingShape.of(finding));
    }

    @Override
    public Finding fromJson(JsonReader json) {
        return shapes.fromJson(json).finding();
    }
}
