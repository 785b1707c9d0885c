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
     * @throws MalformedEventException if a record of an upload lacks its bucket or key, or one of its fields is not of its form
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
                decoded("s3.object.key", required(fields, "s3.object.key")),
                present(fields, "s3.object.versionId"),
                present(fields, "s3.object.eTag"),
                present(fields, "s3.object.sequencer"),
                // An event without a size is not taken for an empty object.
                present(fields, "s3.object.size")
                        .map(size -> bytes("s3.object.size", size))
                        .orElse(Long.MAX_VALUE));
    }

    // What the library's own failures say quotes the field, so it goes no further.

    private static String decoded(String name, String text) {
        try {
            return SdkHttpUtils.urlDecode(text);
        } catch (IllegalArgumentException e) {
            throw new MalformedEventException(name);
        }
    }

    private static long bytes(String name, String text) {
        try {
            return Long.parseLong(text);
        } catch (NumberFormatException e) {
            throw new MalformedEventException(name);
        }
    }

    private static Optional<String> present(Map<String, String> fields, String name) {
        return Optional.ofNullable(fields.get(name)).filter(text -> !text.isEmpty());
    }

    private static String required(Map<String, String> fields, String name) {
        return present(fields, name).orElseThrow(() -> new MalformedEventException(name));
    }
}
