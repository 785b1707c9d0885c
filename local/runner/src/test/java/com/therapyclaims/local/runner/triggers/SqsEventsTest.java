package com.therapyclaims.local.runner.triggers;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.therapyclaims.local.runner.EventFiles;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import software.amazon.awssdk.services.sqs.model.Message;
import software.amazon.awssdk.services.sqs.model.MessageSystemAttributeName;

final class SqsEventsTest {

    @ParameterizedTest
    @ValueSource(strings = {"plan-repricing-good.json", "reprice-claims-good.json"})
    void theEventHasTheShapeOfOneFromAws(String file) {
        JsonNode fromAws = EventFiles.read(file);
        List<Message> batch = Stream.generate(SqsEventsTest::message)
                .limit(fromAws.path("Records").size())
                .toList();

        assertThat(EventFiles.shape(SqsEvents.event("arn:aws:sqs:us-east-1:000000000000:Work", batch)))
                .isEqualTo(EventFiles.shape(fromAws));
    }

    private static Message message() {
        return Message.builder()
                .messageId("m-1")
                .receiptHandle("r-1")
                .body("{}")
                .md5OfBody("99914b932bd37a50b983c5e7c90ae93b")
                .attributes(Map.of(
                        MessageSystemAttributeName.APPROXIMATE_RECEIVE_COUNT, "1",
                        MessageSystemAttributeName.APPROXIMATE_FIRST_RECEIVE_TIMESTAMP, "1795431428840",
                        MessageSystemAttributeName.SENT_TIMESTAMP, "1795431428839",
                        MessageSystemAttributeName.SENDER_ID, "AIDAEXAMPLE"))
                .build();
    }
}
