package com.therapyclaims.aws.events;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import com.therapyclaims.testing.CapturedLog;
import com.therapyclaims.testing.TestContext;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

class UploadFunctionTest {
    private static final String EVENT = """
            {"Records":[%s,%s,%s]}""".formatted(record("first"), record("Quartermain"), record("third"));

    private final CapturedLog log = new CapturedLog();
    private final List<String> settled = new ArrayList<>();
    private final UploadFunction function = new UploadFunction(log.log()) {
        @Override
        protected void settle(ObjectCreated upload, String requestId) {
            if (upload.key().equals("Quartermain")) {
                throw new IllegalStateException(
                        "while reading " + upload.key(), new IllegalArgumentException(upload.key()));
            }
            settled.add(upload.key());
        }
    };

    @Test
    void anUploadThatFailsHoldsUpNoOtherAndTheEventComesAgain() {
        assertThat(failure(EVENT)).isNotNull();
        assertThat(settled).containsExactly("first", "third");
    }

    @Test
    void anEventWhoseUploadsAreSettledDoesNotFail() {
        assertThat(failure("{\"Records\":[" + record("first") + "]}")).isNull();
        assertThat(log.lines()).isEmpty();
    }

    @Test
    void lambdaIsToldNothingOfWhatFailed() {
        UnsettledUploadException told = failure(EVENT);

        assertThat(told).hasNoCause().hasNoSuppressedExceptions().message().doesNotContain("Quartermain");
    }

    @Test
    void theLogSaysWhereAnUploadFailedAndNotWhatItsExceptionsSay() {
        failure(EVENT);

        assertThat(log.lines()).singleElement().satisfies(line -> {
            assertThat(line.get("outcome").textValue()).isEqualTo("failed");
            assertThat(line.get("requestId").textValue()).isEqualTo(TestContext.REQUEST_ID);
            assertThat(line.at("/failure/0/exception").textValue()).isEqualTo("java.lang.IllegalStateException");
        });
        assertThat(log.text()).doesNotContain("Quartermain");
    }

    @Test
    void anEventThatCannotBeReadFailsAsWell() {
        assertThat(failure("{\"Records\":[{\"eventName\":\"ObjectCreated:Put\"},Quartermain"))
                .hasNoCause();
        assertThat(log.lines()).hasSize(1);
        assertThat(log.text()).doesNotContain("Quartermain");
    }

    private UnsettledUploadException failure(String event) {
        return catchThrowableOfType(
                UnsettledUploadException.class,
                () -> function.handleRequest(
                        new ByteArrayInputStream(event.getBytes(StandardCharsets.UTF_8)),
                        new ByteArrayOutputStream(),
                        new TestContext()));
    }

    private static String record(String key) {
        return """
                {"eventName":"ObjectCreated:Put","s3":{"bucket":{"name":"b"},"object":{"key":"%s","size":1}}}""".formatted(key);
    }
}
