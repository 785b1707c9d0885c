package com.therapyclaims.testing;

import static org.assertj.core.api.Assertions.assertThat;

import com.amazonaws.services.lambda.runtime.RequestStreamHandler;
import com.fasterxml.jackson.databind.JsonNode;
import com.therapyclaims.http.StructuredLog;
import java.util.List;
import org.junit.jupiter.api.Test;

/** What every function that takes a JSON body promises, whatever it does with it. */
public abstract class ApiFunctionContract {
    /** A name that must never come back: not in an error, not in the log. */
    protected static final String PATIENT = "Quartermain";

    private static final String REQUEST_ID = "WQ5aBHlUoAMF9cg=";

    /** The function, logging here. */
    protected abstract RequestStreamHandler function(StructuredLog log);

    /** A function that fails inside. */
    protected abstract RequestStreamHandler failingFunction(StructuredLog log);

    /** The name of an event that is answered. */
    protected abstract String good();

    /** The named event's answer. */
    protected final Answer answer(String event) {
        return answer(Event.named(event));
    }

    /** The event's answer. */
    protected final Answer answer(Event event) {
        return event.answeredBy(function(new CapturedLog().log()));
    }

    @Test
    void aGoodRequestIsAnsweredInJson() {
        Answer answer = answer(good());

        assertThat(answer.status()).isEqualTo(200);
        assertThat(answer.header("Content-Type")).isEqualTo("application/json");
    }

    @Test
    void noAnswerIsKeptFramedRunOrAskedForWithoutTls() {
        assertThat(List.of(answer(good()), answer(Event.named(good()).withBody(""))))
                .allSatisfy(answer -> {
                    assertThat(answer.header("Cache-Control")).isEqualTo("no-store");
                    assertThat(answer.header("Content-Security-Policy"))
                            .isEqualTo("default-src 'none'; frame-ancestors 'none'");
                    assertThat(answer.header("Referrer-Policy")).isEqualTo("no-referrer");
                    assertThat(answer.header("Strict-Transport-Security"))
                            .isEqualTo("max-age=31536000; includeSubDomains");
                    assertThat(answer.header("X-Content-Type-Options")).isEqualTo("nosniff");
                });
    }

    @Test
    void anEncodedBodyIsReadAlike() {
        assertThat(answer(Event.named(good()).base64()).body())
                .isEqualTo(answer(good()).body());
    }

    @Test
    void headerNamesAreReadInAnyCase() {
        Event event = Event.named(good()).withoutHeader("Content-Type");

        assertThat(answer(event.withHeader("content-type", "application/json; charset=utf-8"))
                        .status())
                .isEqualTo(200);
    }

    @Test
    void whatIsNotJsonIsRefusedWithItsPlaceAlone() {
        Answer answer = answer(Event.named(good()).withBody("{\"a\":1,\n  \"" + PATIENT + "\" 7}"));

        assertProblem(answer, 400, "malformed-json");
        assertThat(answer.at("/detail").textValue()).contains("line 2");
        assertThat(answer.text()).doesNotContain(PATIENT);
    }

    @Test
    void anEmptyBodyIsRefused() {
        assertProblem(answer(Event.named(good()).withBody("")), 400, "malformed-json");
    }

    @Test
    void aListInPlaceOfAnObjectIsRefused() {
        Answer answer = answer(Event.named(good()).withBody("[]"));

        assertProblem(answer, 400, "invalid-request");
        assertThat(answer.faults()).containsExactly(" TYPE");
    }

    @Test
    void anUnknownFieldIsRefusedByName() {
        Answer answer = answer(Event.named(good()).withBody(with("\"surprise\":\"" + PATIENT + "\"")));

        assertProblem(answer, 400, "invalid-request");
        assertThat(answer.faults()).containsExactly("/surprise UNKNOWN_FIELD");
        assertThat(answer.text()).doesNotContain(PATIENT);
    }

    @Test
    void aFieldNameThatLooksLikeDataIsNotRepeated() {
        Answer answer = answer(Event.named(good()).withBody(with("\"" + PATIENT + ", Zebulon\":1")));

        assertThat(answer.faults()).containsExactly(" UNKNOWN_FIELD");
        assertThat(answer.text()).doesNotContain(PATIENT);
    }

    @Test
    void aFieldThatComesTwiceIsRefused() {
        String body = Event.named(good()).body();
        String name = Json.read(body).fieldNames().next();

        Answer answer = answer(Event.named(good()).withBody(with("\"" + name + "\":null")));

        assertThat(answer.faults()).containsExactly("/" + name + " DUPLICATE");
    }

    @Test
    void anotherMediaTypeIsRefused() {
        Event event = Event.named(good());

        assertProblem(answer(event.withHeader("Content-Type", "text/plain")), 415, "unsupported-media-type");
        assertProblem(answer(event.withoutHeader("Content-Type")), 415, "unsupported-media-type");
    }

    @Test
    void aBodyOverAMegabyteIsRefused() {
        Answer answer = answer(Event.named(good()).withBody(" ".repeat(1024 * 1024 + 1)));

        assertProblem(answer, 413, "too-large");
    }

    @Test
    void deepNestingIsRefusedNotOverflown() {
        assertProblem(answer(Event.named(good()).withBody("[".repeat(100_000))), 400, "malformed-json");
    }

    @Test
    void aFailureIsAnsweredWithoutOurInsideAndLoggedWithoutTheirs() {
        CapturedLog log = new CapturedLog();
        Answer answer = Event.named(good()).answeredBy(failingFunction(log.log()));

        assertProblem(answer, 500, "internal");
        assertThat(answer.text()).doesNotContain(PATIENT).doesNotContain("Exception");
        assertThat(log.lines()).hasSize(1);
        assertThat(log.metrics())
                .as("Lambda counts no error")
                .singleElement()
                .satisfies(metric ->
                        assertThat(metric.path("AnswersFailed").intValue()).isEqualTo(1));
        JsonNode line = log.lines().getFirst();
        assertThat(line.get("level").textValue()).isEqualTo("ERROR");
        assertThat(line.get("requestId").textValue()).isEqualTo(REQUEST_ID);
        assertThat(line.at("/failure/0/exception").textValue()).isEqualTo(PlantedException.class.getName());
        assertThat(line.at("/failure/0/frames")).isNotEmpty();
        assertThat(log.text()).doesNotContain(PATIENT);
    }

    @Test
    void aRequestLeavesOneLineInTheLogWithoutItsContent() {
        CapturedLog log = new CapturedLog();
        Event.named(good()).answeredBy(function(log.log()));
        Event.named(good()).withBody("{\"" + PATIENT).answeredBy(function(log.log()));

        assertThat(log.lines()).hasSize(2);
        assertThat(log.lines().getFirst().fieldNames())
                .toIterable()
                .containsExactlyInAnyOrder(
                        "timestamp",
                        "level",
                        "function",
                        "requestId",
                        "outcome",
                        "resource",
                        "method",
                        "status",
                        "durationMs",
                        "practiceId");
        assertThat(log.text()).doesNotContain(PATIENT);
    }

    @Test
    void aRequestIsNotCalledWhatItsCallerCallsIt() {
        CapturedLog log = new CapturedLog();
        Event named = Event.named(good()).withBody("").withCallersRequestId(PATIENT);

        assertProblem(named.answeredBy(function(log.log())), 400, "malformed-json");
        assertThat(log.text()).contains(REQUEST_ID).doesNotContain(PATIENT);
    }

    /** Whether the answer is such a problem, whole. */
    protected static void assertProblem(Answer answer, int status, String type) {
        assertThat(answer.status()).as(answer.text()).isEqualTo(status);
        assertThat(answer.header("Content-Type")).isEqualTo("application/problem+json");
        assertThat(answer.at("/type").textValue()).isEqualTo("urn:therapy-claims:problem:" + type);
        assertThat(answer.at("/status").intValue()).isEqualTo(status);
        assertThat(answer.at("/requestId").textValue()).isEqualTo(REQUEST_ID);
        assertThat(answer.at("/title").textValue()).isNotBlank();
        assertThat(answer.at("/detail").textValue()).isNotBlank();
    }

    /** A failure whose message holds what must not get out. */
    public static final class PlantedException extends RuntimeException {
        private static final long serialVersionUID = 1L;

        /** A failure in the middle of a patient's data. */
        public PlantedException() {
            super("while working on " + PATIENT);
        }
    }

    private String with(String member) {
        String body = Event.named(good()).body();
        return body.substring(0, body.length() - 1) + "," + member + "}";
    }
}
