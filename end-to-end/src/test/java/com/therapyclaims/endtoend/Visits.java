package com.therapyclaims.endtoend;

import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.UUID;

/** Requests made from the sample visit of {@code events/}. */
final class Visits {
    private static final Path SAMPLE = Path.of("..", "events", "visit.json");

    private Visits() {}

    /**
     * The README's sample, 97110 33 minutes and 97140 7 minutes, Ohio, 2026, for a patient of its own: claims of one
     * patient's day share one ranking of the MPPR.
     */
    static String sample() {
        return of("p-" + UUID.randomUUID(), "2026-08-03");
    }

    /** The sample for another patient and day. */
    static String of(String patientId, String dateOfService) {
        ObjectNode request = read();
        ObjectNode claim = (ObjectNode) request.get("claim");
        ((ObjectNode) claim.get("patient")).put("id", patientId);
        claim.put("dateOfService", dateOfService);
        claim.put("filedOn", dateOfService);
        ((ObjectNode) request.get("note")).put("dateOfService", dateOfService);
        return request.toString();
    }

    /** More of a claim: it replaces the one of this number. */
    static String replacing(String reference) {
        return ",\"frequencyCode\":\"7\",\"originalReference\":\"" + reference + "\"";
    }

    /** The sample as it stands in the file. */
    static ObjectNode read() {
        try {
            return (ObjectNode) Caller.JSON.readTree(Files.readString(SAMPLE));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
