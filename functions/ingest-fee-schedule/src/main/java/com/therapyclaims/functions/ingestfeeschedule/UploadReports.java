package com.therapyclaims.functions.ingestfeeschedule;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonGenerator;
import com.therapyclaims.domain.schedules.ScheduleUpload;
import com.therapyclaims.domain.schedules.ScheduleUpload.Problem;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.List;
import software.amazon.awssdk.core.sync.RequestBody;
import software.amazon.awssdk.services.s3.S3Client;

/** Writes what became of an upload into the bucket, where its uploader can fetch it. */
final class UploadReports {
    private static final JsonFactory JSON = new JsonFactory();

    private final S3Client s3;
    private final String bucket;

    UploadReports(S3Client s3, String bucket) {
        this.s3 = s3;
        this.bucket = bucket;
    }

    /** Writes {@code reports/<uploaded key>.json}. */
    void write(String sourceKey, List<ScheduleUpload> uploads) {
        s3.putObject(
                put -> put.bucket(bucket).key("reports/" + sourceKey + ".json").contentType("application/json"),
                RequestBody.fromBytes(document(sourceKey, uploads)));
    }

    private static byte[] document(String sourceKey, List<ScheduleUpload> uploads) {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        try (JsonGenerator json = JSON.createGenerator(bytes)) {
            json.writeStartObject();
            json.writeStringField("sourceKey", sourceKey);
            json.writeArrayFieldStart("items");
            for (ScheduleUpload upload : uploads) {
                json.writeStartObject();
                json.writeStringField("id", upload.id());
                json.writeStringField("version", upload.version());
                json.writeStringField("state", upload.state().name());
                json.writeNumberField("rows", upload.rows());
                json.writeStringField("sha256", upload.sha256());
                json.writeNumberField("problemCount", upload.problemCount());
                problems(json, "problems", upload.problems());
                problems(json, "warnings", upload.warnings());
                json.writeEndObject();
            }
            json.writeEndArray();
            json.writeEndObject();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return bytes.toByteArray();
    }

    private static void problems(JsonGenerator json, String name, List<Problem> problems) throws IOException {
        json.writeArrayFieldStart(name);
        for (Problem problem : problems) {
            json.writeStartObject();
            json.writeNumberField("row", problem.row());
            json.writeStringField("column", problem.column());
            json.writeStringField("message", problem.message());
            json.writeEndObject();
        }
        json.writeEndArray();
    }
}
