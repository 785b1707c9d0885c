package com.therapyclaims.aws.events;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonToken;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/** Reads the {@code Records} of an event, each into {@link EventFields}. */
final class EventRecords {
    private static final JsonFactory JSON = new JsonFactory();

    private EventRecords() {}

    /**
     * The records of the event; empty if it has none, like the test event S3 sends when a trigger is set up.
     *
     * @throws UncheckedIOException if the event is no JSON object
     */
    static List<Map<String, String>> read(InputStream event) {
        try (JsonParser parser = JSON.createParser(event)) {
            List<Map<String, String>> records = new ArrayList<>();
            if (parser.nextToken() != JsonToken.START_OBJECT) {
                throw new IOException("an event is a JSON object");
            }
            while (parser.nextToken() != JsonToken.END_OBJECT) {
                String name = parser.currentName();
                JsonToken value = parser.nextToken();
                if (name.equals("Records") && value == JsonToken.START_ARRAY) {
                    while (parser.nextToken() != JsonToken.END_ARRAY) {
                        records.add(EventFields.read(parser));
                    }
                } else {
                    parser.skipChildren();
                }
            }
            return records;
        } catch (IOException e) {
            throw new UncheckedIOException("the event cannot be read", e);
        }
    }
}
