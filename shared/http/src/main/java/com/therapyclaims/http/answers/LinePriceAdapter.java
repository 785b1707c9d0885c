package com.therapyclaims.http.answers;

import com.therapyclaims.domain.pricing.LinePrice;
import io.avaje.json.JsonAdapter;
import io.avaje.json.JsonReader;
import io.avaje.json.JsonWriter;
import io.avaje.jsonb.Jsonb;

/** Writes and reads a line's price in its {@link LineShape}. */
final class LinePriceAdapter implements JsonAdapter<LinePrice> {
    private final JsonAdapter<LineShape> shapes;

    LinePriceAdapter(Jsonb jsonb) {
        this.shapes = jsonb.adapter(LineShape.class);
    }

    @Override
    public void toJson(JsonWriter json, LinePrice line) {
        shapes.toJson(json, LineShape.of(line));
    }

    @Override
    public LinePrice fromJson(JsonReader json) {
        return shapes.fromJson(json).line();
    }
}
