package com.therapyclaims.aws.events;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.therapyclaims.http.StructuredLog.Field;
import com.therapyclaims.testing.CapturedLog;
import com.therapyclaims.testing.TestContext;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.function.BooleanSupplier;
import org.junit.jupiter.api.Test;

class QueueFunctionTest {
    private static final String BATCH = """
            {"Records":[{"messageId":"m1","body":"first"},{"messageId":"m2","body":"Quartermain"},
            {"messageId":"m3","body":"third"}]}""";

    private static final Duration RESERVE = Duration.ofSeconds(15);

    private final CapturedLog log = new CapturedLog();
    private final List<String> done = new ArrayList<>();
    private final QueueFunction function = new QueueFunction(log.log(), RESERVE) {
        @Override
        protected String work(String body, BooleanSupplier outOfTime, Map<Field, Object> line) {
            line.put(Field.COUNT, body.length());
            if (body.equals("Quartermain")) {
                throw new IllegalStateException("while working on " + body);
            }
            done.add(body);
            return "worked";
        }
    };

    @Test
    void aMessageThatFailsHoldsUpNoOtherAndAloneComesAgain() throws IOException {
        assertThat(answer()).isEqualTo("{\"batchItemFailures\":[{\"itemIdentifier\":\"m2\"}]}");
        assertThat(done).containsExactly("first", "third");
    }

    @Test
    void eachMessageLeavesALineThatSaysWhatIsKnownOfIt() throws IOException {
        answer();

        assertThat(log.lines().stream().map(line -> field(line, "messageId") + " " + field(line, "outcome")))
                .containsExactly("m1 worked", "m2 failed", "m3 worked");
        assertThat(log.lines().get(1).get("count").intValue()).isEqualTo(11);
        assertThat(log.lines()).allMatch(line -> field(line, "requestId").equals(TestContext.REQUEST_ID));
    }

    @Test
    void howManyMessagesFailedIsCountedAndNothingWhereNoneDid() throws IOException {
        answer();

        assertThat(log.metrics())
                .singleElement()
                .satisfies(line ->
                        assertThat(line.get("MessagesFailed").intValue()).isEqualTo(1));

        CapturedLog quiet = new CapturedLog();
        new QueueFunction(quiet.log(), RESERVE) {
            @Override
            protected String work(String body, BooleanSupplier outOfTime, Map<Field, Object> line) {
                return "worked";
            }
        }.handleRequest(batch(), new ByteArrayOutputStream(), new TestContext());
        assertThat(quiet.metrics()).isEmpty();
    }

    @Test
    void timeIsUpOnceLessThanTheReserveIsLeft() throws IOException {
        List<Boolean> up = new ArrayList<>();

        new QueueFunction(log.log(), RESERVE) {
            @Override
            protected String work(String body, BooleanSupplier outOfTime, Map<Field, Object> line) {
                up.add(outOfTime.getAsBoolean());
                return "worked";
            }
        }.handleRequest(batch(), new ByteArrayOutputStream(), new TestContext(15_001, 15_000, 14_999));

        assertThat(up).containsExactly(false, false, true);
    }

    @Test
    void whatAMessageHoldsIsNotInTheLog() throws IOException {
        answer();

        assertThat(log.text()).doesNotContain("Quartermain");
    }

    private String answer() throws IOException {
        ByteArrayOutputStream answer = new ByteArrayOutputStream();
        function.handleRequest(batch(), answer, new TestContext());
        return answer.toString(StandardCharsets.UTF_8);
    }

    private static ByteArrayInputStream batch() {
        return new ByteArrayInputStream(BATCH.getBytes(StandardCharsets.UTF_8));
    }

    private static String field(JsonNode line, String name) {
        return line.get(name).textValue();
    }
}
