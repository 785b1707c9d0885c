package com.therapyclaims.aws.events;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.List;
import org.junit.jupiter.api.Test;

class QueueMessageTest {
    @Test
    void everyMessageOfABatchIsRead() {
        String event = """
                {"Records":[{"messageId":"m1","body":"{\\"a\\":1}","attributes":{"ApproximateReceiveCount":"1"}},
                {"messageId":"m2","body":"x","messageAttributes":{}}]}""";

        assertThat(QueueMessage.read(new ByteArrayInputStream(event.getBytes(StandardCharsets.UTF_8))))
                .containsExactly(new QueueMessage("m1", "{\"a\":1}"), new QueueMessage("m2", "x"));
    }

    @Test
    void failedMessagesAreNamedInTheAnswer() throws IOException {
        ByteArrayOutputStream answer = new ByteArrayOutputStream();

        QueueMessage.writeFailures(answer, List.of("m2"));

        assertThat(answer.toString(StandardCharsets.UTF_8))
                .isEqualTo("{\"batchItemFailures\":[{\"itemIdentifier\":\"m2\"}]}");
    }

    @Test
    void aWholeBatchDoneIsAnEmptyList() throws IOException {
        ByteArrayOutputStream answer = new ByteArrayOutputStream();

        QueueMessage.writeFailures(answer, List.of());

        assertThat(answer.toString(StandardCharsets.UTF_8)).isEqualTo("{\"batchItemFailures\":[]}");
    }
}
