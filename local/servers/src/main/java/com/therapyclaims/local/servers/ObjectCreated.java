package com.therapyclaims.local.servers;

import com.fasterxml.jackson.annotation.JsonInclude;
import java.util.Optional;

/**
 * A finished upload, in the words of S3's event records.
 *
 * @param event {@code ObjectCreated:Put}, {@code ObjectCreated:Copy} or {@code ObjectCreated:CompleteMultipartUpload}
 * @param time when it finished, ISO-8601
 * @param bucket the bucket's name
 * @param key the object's key, not encoded
 * @param size bytes
 * @param eTag without quotes
 * @param versionId the version written, where the bucket keeps versions
 * @param sequencer orders the writes of one key
 */
@JsonInclude(JsonInclude.Include.NON_ABSENT)
record ObjectCreated(
        String event,
        String time,
        String bucket,
        String key,
        long size,
        String eTag,
        Optional<String> versionId,
        String sequencer) {}
