package com.therapyclaims.testing;

import com.fasterxml.jackson.databind.JsonNode;
import com.therapyclaims.http.StructuredLog;
import java.io.ByteArrayOutputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.time.InstantSource;
import java.util.List;
import java.util.stream.Stream;

/** A function's log, to be looked at. */
public final class CapturedLog {
    private final ByteArrayOutputStream bytes = new ByteArrayOutputStream();
    private final StructuredLog log = new StructuredLog(
            "function-under-test",
            new PrintStream(bytes, true, StandardCharsets.UTF_8),
            InstantSource.fixed(Instant.parse("2026-11-23T12:00:00Z")));

    /** Where the function logs to. */
    public StructuredLog log() {
        return log;
    }

    /** All that was logged. */
    public String text() {
        return bytes.toString(StandardCharsets.UTF_8);
    }

    /** What was logged, a line each, without the metrics. */
    public List<JsonNode> lines() {
        return all().filter(line -> !line.has("_aws")).toList();
    }

    /** The metrics that were logged, a line each. */
    public List<JsonNode> metrics() {
        return all().filter(line -> line.has("_aws")).toList();
    }

    private Stream<JsonNode> all() {
        return text().lines().map(Json::read);
    }
}
