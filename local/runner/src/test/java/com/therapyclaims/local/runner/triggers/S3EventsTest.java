package com.therapyclaims.local.runner.triggers;

import static org.assertj.core.api.Assertions.assertThat;

import com.therapyclaims.local.runner.EventFiles;
import com.therapyclaims.local.runner.template.SystemTemplate.UploadTrigger;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;

final class S3EventsTest {

    private final UploadTrigger trigger =
            new UploadTrigger("Ingest", "fee-schedules", List.of("s3:ObjectCreated:*"), "incoming/", ".csv");

    @Test
    void theEventHasTheShapeOfOneFromAws() {
        var event = S3Events.event(trigger, created("incoming/a.csv"));

        assertThat(EventFiles.shape(event))
                .isEqualTo(EventFiles.shape(EventFiles.read("ingest-fee-schedule-good.json")));
    }

    @Test
    void theKeyIsEncodedAsAForm() {
        var event = S3Events.event(trigger, created("incoming/practices/demo/a+b é%.csv"));

        assertThat(event.at("/Records/0/s3/object/key").asText())
                .isEqualTo("incoming/practices/demo/a%2Bb+%C3%A9%25.csv");
    }

    @Test
    void onlyKeysBetweenPrefixAndSuffixConcernTheTrigger() {
        assertThat(S3Events.concerns(trigger, created("incoming/a.csv"))).isTrue();
        assertThat(S3Events.concerns(trigger, created("published/a.csv"))).isFalse();
        assertThat(S3Events.concerns(trigger, created("incoming/a.txt"))).isFalse();
    }

    @Test
    void onlyTheEventsAskedForConcernTheTrigger() {
        UploadTrigger copies =
                new UploadTrigger("Ingest", "fee-schedules", List.of("s3:ObjectCreated:Copy"), "incoming/", "");

        assertThat(S3Events.concerns(copies, created("incoming/a.csv"))).isFalse();
    }

    private static ObjectCreated created(String key) {
        return new ObjectCreated(
                "ObjectCreated:Put",
                "2026-11-23T10:00:00Z",
                "fee-schedules",
                key,
                7,
                "0123456789abcdef0123456789abcdef",
                Optional.of("v1"),
                "00000660EF01FA96D0");
    }
}
