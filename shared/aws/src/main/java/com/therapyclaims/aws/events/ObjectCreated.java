package com.therapyclaims.aws.events;

import java.io.InputStream;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import software.amazon.awssdk.utils.http.SdkHttpUtils;

/**
 * A finished upload, as S3 tells of it. S3 tells at least once and in any order.
 *
 * @param key the object's key, decoded: in the event it is form-encoded
 * @param versionId the object's version, where the bucket keeps versions
 * @param eTag the content's tag
 * @param sequencer orders the events of one key
 * @param size in bytes
 */
public record ObjectCreated(
        String bucket,
        String key,
        Optional<String> versionId,
        Optional<String> eTag,
        Optional<String> sequencer,
        long size) {

    /**
     * The uploads an event tells of. Records of other kinds and folder markers are none; an empty file is one, and is refused
     * as any other that holds nothing usable.
     *
     * @throws java.io.UncheckedIOException if the event is no JSON
     * @throws MalformedEventException if a record of an upload lacks its bucket or key
     */
    public static List<ObjectCreated> read(InputStream event) {
        return EventRecords.read(event).stream()
                .filter(fields -> fields.getOrDefault("eventName", "").contains("ObjectCreated:"))
                .map(ObjectCreated::of)
                .filter(upload -> !upload.key().endsWith("/"))
                .toList();
    }

    private static ObjectCreated of(Map<String, String> fields) {
        return new ObjectCreated(
                required(fields, "s3.bucket.name"),
                SdkHttpUtils.urlDecode(required(fields, "s3.object.key")),
                present(fields, "s3.object.versionId"),
                present(fields, "s3.object.eTag"),
                present(fields, "s3.object.sequencer"),
                // An event without a size is not taken for an empty object.
                present(fields, "s3.object.size").map(Long::parseLong).orElse(Long.MAX_VALUE));
    }

    private static Optional<String> present(Map<String, String> fields, String name) {
        return Optional.ofNullable(fields.get(name)).filter(text -> !text.isEmpty());
    }

    private static String required(Map<String, String> fields, String name) {
        return present(fields, name).orElseThrow(() -> new MalformedEventException(name));
    }
}
