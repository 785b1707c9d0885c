package com.therapyclaims.fuzzing;

import static org.assertj.core.api.Assertions.assertThat;

import com.code_intelligence.jazzer.junit.FuzzTest;
import com.therapyclaims.aws.events.MalformedEventException;
import com.therapyclaims.aws.events.MessageFields;
import com.therapyclaims.aws.events.ObjectCreated;
import java.io.ByteArrayInputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

/** What tells of an upload, whose key is its uploader's, and what a queue hands over is read or refused as malformed. */
class EventsFuzzTest {
    @FuzzTest(maxDuration = "5m")
    void isReadOrMalformed(byte[] event) {
        try {
            assertThat(ObjectCreated.read(new ByteArrayInputStream(event))).allSatisfy(upload -> {
                assertThat(upload.bucket()).isNotEmpty();
                assertThat(upload.key()).isNotEmpty().doesNotEndWith("/");
            });
        } catch (MalformedEventException | UncheckedIOException e) {
            assertThat(e).hasMessageMatching("[a-zA-Z0-9. ]+");
        }
        try {
            assertThat(MessageFields.read(new String(event, StandardCharsets.UTF_8))
                            .byName())
                    .isNotNull();
        } catch (UncheckedIOException e) {
            assertThat(e).hasMessageMatching("[a-zA-Z0-9.: ]+");
        }
    }

    @Test
    void nearlyRightEventsAreReadOrMalformed() {
        List<byte[]> inputs =
                new ArrayList<>(Inputs.events("ingest-fee-schedule", "receive-visit-file", "plan-repricing"));
        inputs.add(Inputs.text("{\"practiceId\":\"demo\",\"version\":3,\"after\":null}"));
        Mutations.of(inputs, 300, this::isReadOrMalformed);
    }

    @Test
    void anUploadWhoseKeyOrSizeIsNoneIsMalformed() {
        isReadOrMalformed(upload("incoming/%zz.csv", "1"));
        isReadOrMalformed(upload("incoming/fees.csv", "9".repeat(40)));
        isReadOrMalformed(upload("incoming/fees.csv", "\"large\""));
    }

    private static byte[] upload(String key, String size) {
        return Inputs.text("""
                {"Records":[{"eventName":"ObjectCreated:Put","s3":{"bucket":{"name":"b"},"object":{"key":"%s","size":%s}}}]}
                """.formatted(key, size));
    }
}
