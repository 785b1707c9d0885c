package com.therapyclaims.local.runner.triggers;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.Optional;

/**
 * A finished upload, as the S3 server tells of it.
 *
 * @param event {@code ObjectCreated:Put} and the like
 * @param time when it finished, ISO-8601
 * @param bucket the bucket
 * @param key the key, not encoded
 * @param size bytes
 * @param eTag without quotes
 * @param versionId the version, where the bucket keeps them
 * @param sequencer orders the writes of one key
 */
public record ObjectCreated(
        String event,
        String time,
        String bucket,
        String key,
        long size,
        String eTag,
        Optional<String> versionId,
        String sequencer) {

    /** Reads the server's line. */
    public static ObjectCreated of(JsonNode line) {
        return new ObjectCreated(
                line.path("event").asText(),
                line.path("time").asText(),
                line.path("bucket").asText(),
                line.path("key").asText(),
                line.path("size").asLong(),
                line.path("eTag").asText(),
                Optional.ofNullable(line.path("versionId").asText(null)),
                line.path("sequencer").asText());
    }
}
