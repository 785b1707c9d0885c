package com.therapyclaims.aws.visitfiles;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonGenerator;
import com.therapyclaims.aws.visitfiles.VisitFileWork.Chunk;
import com.therapyclaims.aws.visitfiles.VisitFileWork.Result;
import java.io.IOException;
import java.io.StringWriter;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.List;
import java.util.UUID;
import software.amazon.awssdk.core.sync.RequestBody;
import software.amazon.awssdk.services.s3.S3Client;

/**
 * The pieces of files of visits: chunks of rows that wait, parts of results, whole results. What they are kept for ends
 * with the file; the bucket's lifecycle removes them.
 */
public final class VisitFileObjects {
    private static final JsonFactory JSON = new JsonFactory();
    private static final String NDJSON = "application/x-ndjson";

    private final S3Client s3;
    private final String bucket;

    /** Pieces in the named bucket. */
    public VisitFileObjects(S3Client s3, String bucket) {
        this.s3 = s3;
        this.bucket = bucket;
    }

    /** The key of a file's result. */
    public static String resultKey(String practiceId, String fileId) {
        return "visits/results/" + practiceId + "/" + fileId + ".ndjson";
    }

    /** Keeps the rows of a chunk; again, the same. */
    public void writeChunk(Chunk chunk, String lines) {
        put(chunkKey(chunk), RequestBody.fromString(lines, StandardCharsets.UTF_8));
    }

    /** The rows of a chunk. */
    public List<VisitLine> chunk(Chunk chunk) {
        return text(chunkKey(chunk)).lines().map(VisitLine::read).toList();
    }

    /**
     * Keeps the results of some rows of a chunk.
     *
     * @return the part's name
     */
    public String writePart(Chunk chunk, String lines) {
        String name = UUID.randomUUID().toString();
        put(partKey(chunk, name), RequestBody.fromString(lines, StandardCharsets.UTF_8));
        return name;
    }

    /** The results of some rows, a line each. */
    public List<String> part(Chunk chunk, String name) {
        return text(partKey(chunk, name)).lines().toList();
    }

    /** Keeps the whole result. */
    public void writeResult(Result result, Path lines) {
        put(resultKey(result.practiceId(), result.fileId()), RequestBody.fromFile(lines));
    }

    /** Tells below {@code reports/} that an upload of this key is no practice's file of visits. */
    public void reportMisplaced(String key) {
        StringWriter report = new StringWriter();
        try (JsonGenerator json = JSON.createGenerator(report)) {
            json.writeStartObject();
            json.writeStringField("sourceKey", key);
            json.writeStringField(
                    "problem",
                    "The key must be " + VisitFileKey.PREFIX
                            + "<practice>/<file>, the file's name of at most 100 letters,"
                            + " digits, '.', '_' and '-'. Nothing of the file was read.");
            json.writeEndObject();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        s3.putObject(
                put -> put.bucket(bucket).key("reports/" + key + ".json").contentType("application/json"),
                RequestBody.fromString(report.toString(), StandardCharsets.UTF_8));
    }

    private static String chunkKey(Chunk chunk) {
        return "visits/chunks/" + place(chunk) + ".ndjson";
    }

    private static String partKey(Chunk chunk, String name) {
        return "visits/parts/" + place(chunk) + "/" + name + ".ndjson";
    }

    private static String place(Chunk chunk) {
        return chunk.practiceId() + "/" + chunk.fileId() + "/" + "%06d".formatted(chunk.number());
    }

    private void put(String key, RequestBody body) {
        s3.putObject(put -> put.bucket(bucket).key(key).contentType(NDJSON), body);
    }

    private String text(String key) {
        return s3.getObjectAsBytes(get -> get.bucket(bucket).key(key)).asString(StandardCharsets.UTF_8);
    }
}
