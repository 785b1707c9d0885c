package com.therapyclaims.aws.events;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import com.therapyclaims.testing.Project;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.util.List;
import org.junit.jupiter.api.Test;

class ObjectCreatedTest {
    @Test
    void anUploadIsReadWithItsKeyDecoded() {
        List<ObjectCreated> uploads =
                read(event("ObjectCreated:Put", "incoming/medicare/2026-07-01/GPCI+2026%2B.csv", 12));

        assertThat(uploads).hasSize(1);
        assertThat(uploads.getFirst().key()).isEqualTo("incoming/medicare/2026-07-01/GPCI 2026+.csv");
        assertThat(uploads.getFirst().bucket()).isEqualTo("fee-schedules");
        assertThat(uploads.getFirst().sequencer()).contains("0055AED6DCD90281E5");
        assertThat(uploads.getFirst().eTag()).contains("d41d8cd98f00b204e9800998ecf8427e");
    }

    @Test
    void theKeptEventsKeyIsDecoded() throws IOException {
        String event = Files.readString(Project.ROOT.resolve("events/ingest-fee-schedule-form-encoded-key.json"));

        assertThat(read(event))
                .extracting(ObjectCreated::key)
                .containsExactly("incoming/medicare/2026-01-01/GPCI 2026 (final).csv");
    }

    @Test
    void aMissingVersionIsNoFault() {
        assertThat(read(event("ObjectCreated:Put", "incoming/a.csv", 12))
                        .getFirst()
                        .versionId())
                .isEmpty();
    }

    @Test
    void folderMarkersAreIgnored() {
        assertThat(read(event("ObjectCreated:Put", "incoming/medicare/", 0))).isEmpty();
        assertThat(read(event("ObjectCreated:Put", "incoming/medicare/", 1))).isEmpty();
    }

    @Test
    void anEmptyFileIsAnUpload() {
        assertThat(read(event("ObjectCreated:Put", "incoming/a.csv", 0))).hasSize(1);
    }

    @Test
    void aDeletedObjectChangesNothing() {
        assertThat(read(event("ObjectRemoved:Delete", "incoming/a.csv", 12))).isEmpty();
    }

    @Test
    void theTestEventOfANewTriggerIsIgnored() {
        assertThat(read("{\"Service\":\"Amazon S3\",\"Event\":\"s3:TestEvent\",\"Bucket\":\"fee-schedules\"}"))
                .isEmpty();
    }

    @Test
    void fieldsOfALaterVersionAreIgnored() {
        assertThat(
                        read(
                                "{\"Records\":[{\"eventVersion\":\"9.0\",\"eventName\":\"s3:ObjectCreated:Copy\",\"more\":[{\"a\":1}],"
                                        + "\"s3\":{\"bucket\":{\"name\":\"b\",\"new\":{\"x\":null}},\"object\":{\"key\":\"k\",\"size\":5}}}],\"z\":{}}"))
                .extracting(ObjectCreated::key)
                .containsExactly("k");
    }

    @Test
    void anUploadWithoutAKeyIsNamedAsSuch() {
        assertThatExceptionOfType(MalformedEventException.class)
                .isThrownBy(() -> read(
                        "{\"Records\":[{\"eventName\":\"ObjectCreated:Put\",\"s3\":{\"bucket\":{\"name\":\"b\"}}}]}"))
                .withMessageContaining("s3.object.key");
    }

    @Test
    void whatIsNoJsonIsRefused() {
        assertThatExceptionOfType(UncheckedIOException.class).isThrownBy(() -> read("incoming/a.csv"));
    }

    private static List<ObjectCreated> read(String event) {
        return ObjectCreated.read(new ByteArrayInputStream(event.getBytes(StandardCharsets.UTF_8)));
    }

    private static String event(String name, String key, long size) {
        return """
                {"Records":[{"eventVersion":"2.1","eventSource":"aws:s3","eventName":"%s","s3":{"bucket":{"name":"fee-schedules"},
                "object":{"key":"%s","size":%d,"eTag":"d41d8cd98f00b204e9800998ecf8427e","sequencer":"0055AED6DCD90281E5"}}}]}""".formatted(name, key, size);
    }
}
