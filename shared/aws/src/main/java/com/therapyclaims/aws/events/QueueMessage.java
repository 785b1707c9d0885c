package com.therapyclaims.aws.events;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonGenerator;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.util.List;
import java.util.Optional;

/**
 * A message of a queue, as Lambda hands it over in a batch.
 *
 * @param id names the message in the answer
 */
public record QueueMessage(String id, String body) {
    private static final JsonFactory JSON = new JsonFactory();

    /**
     * The messages of a batch.
     *
     * @throws java.io.UncheckedIOException if the event is no JSON
     * @throws MalformedEventException if a message lacks its id
     */
    public static List<QueueMessage> read(InputStream event) {
        return EventRecords.read(event).stream()
                .map(fields -> new QueueMessage(
                        Optional.ofNullable(fields.get("messageId"))
                                .orElseThrow(() -> new MalformedEventException("messageId")),
                        fields.getOrDefault("body", "")))
                .toList();
    }

    /** Answers a batch: the named messages come again, every other one is done. */
    public static void writeFailures(OutputStream answer, List<String> failedIds) throws IOException {
        try (JsonGenerator json = JSON.createGenerator(answer)) {
            json.writeStartObject();
            json.writeArrayFieldStart("batchItemFailures");
            for (String id : failedIds) {
                json.writeStartObject();
                json.writeStringField("itemIdentifier", id);
                json.writeEndObject();
            }
            json.writeEndArray();
            json.writeEndObject();
        }
    }
}
