package com.therapyclaims.conformance;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.PrintStream;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Cases that send requests before their own, against an archive that numbers what it gets. */
class SeveralRequestsTest {
    private static final ObjectMapper JSON = new ObjectMapper();
    private static final String POST =
            "{'method': 'POST', 'path': '/v1/claims', 'request': {'patient': '{{patient}}'}}";

    private final ByteArrayOutputStream out = new ByteArrayOutputStream();
    private final ByteArrayOutputStream err = new ByteArrayOutputStream();
    private final List<Received> received = new CopyOnWriteArrayList<>();

    @TempDir
    private Path cases;

    private HttpServer archive;
    private volatile boolean tagged = true;
    private final AtomicInteger hiddenFor = new AtomicInteger();

    /** A request as the archive got it. */
    private record Received(String method, String path, Optional<String> ifMatch, JsonNode body) {
        String line() {
            return method + " " + path;
        }
    }

    @BeforeEach
    void start() throws IOException {
        archive = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        archive.createContext("/v1/claims", exchange -> {
            received.add(new Received(
                    exchange.getRequestMethod(),
                    exchange.getRequestURI().getPath(),
                    Optional.ofNullable(exchange.getRequestHeaders().getFirst("if-match")),
                    JSON.readTree(exchange.getRequestBody())));
            int number = received.size();
            boolean hidden = exchange.getRequestMethod().equals("GET") && hiddenFor.getAndDecrement() > 0;
            if (tagged) {
                exchange.getResponseHeaders().set("ETag", "\"tag-" + number + "\"");
            }
            answer(
                    exchange,
                    200,
                    hidden
                            ? "{}"
                            : "{\"claimId\": \"c-%d\", \"number\": %d, \"ids\": [\"a\", \"b\"]}"
                                    .formatted(number, number));
        });
        archive.createContext("/v1/elsewhere", exchange -> answer(exchange, 404, "{}"));
        archive.start();
    }

    @AfterEach
    void stop() {
        archive.stop(0);
    }

    @Test
    void earlierAnswersAreNamedInPathBodyAndExpectation() {
        caseOf("""
                'before': [%s, {'method': 'POST', 'path': '/v1/claims/{{before/0/claimId}}/submit'}],
                'method': 'POST', 'path': '/v1/claims/{{before/1/claimId}}',
                'request': {'of': ['{{before/0/ids/1}}', 'is {{before/0/number}}'], 'number': '{{before/1/number}}'},
                'expect': {'contains': {'/claimId': 'c-3'}, 'values': {'/ids/0': '{{before/1/ids/0}}'}}""".formatted(POST));

        assertThat(run()).as(told()).isZero();
        assertThat(received)
                .extracting(Received::line)
                .containsExactly("POST /v1/claims", "POST /v1/claims/c-1/submit", "POST /v1/claims/c-2");
        assertThat(received.getLast().body()).isEqualTo(json("{'of': ['b', 'is 1'], 'number': 2}"));
    }

    @Test
    void theEtagOfAnEarlierAnswerIsSentAsIfMatch() {
        caseOf("""
                'before': [%s, %s],
                'method': 'PUT', 'path': '/v1/claims/c', 'ifMatch': 1, 'request': {}, 'expect': {'status': 200}""".formatted(POST, POST));

        assertThat(run()).as(told()).isZero();
        assertThat(received)
                .extracting(Received::ifMatch)
                .containsExactly(Optional.empty(), Optional.empty(), Optional.of("\"tag-2\""));
    }

    @Test
    void anAnswerWithoutTheEtagFailsTheCase() {
        tagged = false;
        caseOf("""
                'before': [%s],
                'method': 'PUT', 'path': '/v1/claims/c', 'ifMatch': 0, 'request': {}, 'expect': {'status': 200}""".formatted(POST));

        assertThat(run()).isEqualTo(1);
        assertThat(told()).contains("before/0: expected an ETag, actual none");
    }

    @Test
    void aPatientIsTheSameWithinACaseAndAnotherInTheNextRun() {
        caseOf("""
                'before': [%s],
                'method': 'POST', 'path': '/v1/claims', 'request': {'patient': '{{patient}}'}, 'expect': {'status': 200}""".formatted(POST));

        run();
        run();

        List<String> patients = received.stream()
                .map(one -> one.body().path("patient").asText())
                .toList();
        assertThat(patients).hasSize(4).doesNotContain("{{patient}}");
        assertThat(patients.get(0)).isEqualTo(patients.get(1)).isNotEqualTo(patients.get(2));
        assertThat(patients.get(2)).isEqualTo(patients.get(3));
    }

    @Test
    void aWrongAnswerBeforeEndsTheCaseAndIsNamed() {
        caseOf("""
                'before': [%s, {'method': 'POST', 'path': '/v1/claims/{{before/0/claimId}}', 'expect': {'values': {'/number': 5}}}],
                'method': 'POST', 'path': '/v1/claims', 'expect': {'status': 200}""".formatted(POST));

        assertThat(run()).isEqualTo(1);
        assertThat(told())
                .contains("  before/1, POST /v1/claims/c-1, source: the manual")
                .contains("/number: expected 5, actual 2");
        assertThat(received).hasSize(2);
    }

    @Test
    void aRefusalBeforeEndsTheCaseWhereNoStatusIsWritten() {
        caseOf("""
                'before': [{'method': 'POST', 'path': '/v1/elsewhere'}],
                'method': 'POST', 'path': '/v1/claims', 'expect': {'status': 200}""");

        assertThat(run()).isEqualTo(1);
        assertThat(told()).contains("before/0, POST /v1/elsewhere").contains("expected status 2xx, actual status 404");
        assertThat(received).isEmpty();
    }

    @Test
    void aRefusalBeforeIsRightWhereItIsExpected() {
        caseOf("""
                'before': [{'method': 'POST', 'path': '/v1/elsewhere', 'expect': {'status': 404}}],
                'method': 'POST', 'path': '/v1/claims', 'expect': {'status': 200}""");

        assertThat(run()).as(told()).isZero();
    }

    @Test
    void whatAnEarlierAnswerDoesNotSayIsToldOfTheRequestThatNamesIt() {
        caseOf("""
                'before': [%s],
                'method': 'GET', 'path': '/v1/claims/{{before/0/id}}', 'expect': {'status': 200}""".formatted(POST));

        assertThat(run()).isEqualTo(1);
        assertThat(told()).contains("before/0/id: expected a value, actual nothing");
        assertThat(received).hasSize(1);
    }

    @Test
    void aReadIsAskedAgainUntilTheArchiveShowsWhatItWasTold() {
        hiddenFor.set(2);
        caseOf("""
                'before': [%s, {'method': 'GET', 'path': '/v1/claims', 'expect': {'values': {'/number': 4}}}],
                'method': 'POST', 'path': '/v1/claims', 'expect': {'values': {'/number': 5}}""".formatted(POST));

        assertThat(run()).as(told()).isZero();
        assertThat(received).extracting(Received::method).containsExactly("POST", "GET", "GET", "GET", "POST");
    }

    @Test
    void aReadWithoutRequestsBeforeItIsAskedOnce() {
        hiddenFor.set(1);
        caseOf("'method': 'GET', 'path': '/v1/claims', 'expect': {'values': {'/number': 2}}");

        assertThat(run()).isEqualTo(1);
        assertThat(received).hasSize(1);
    }

    @Test
    void aPlaceholderOfNoEarlierRequestIsRefusedBeforeAnythingIsSent() {
        caseOf("""
                'before': [{'method': 'POST', 'path': '/v1/claims/{{before/0/claimId}}'}],
                'method': 'POST', 'path': '/v1/claims', 'expect': {'status': 200}""");

        assertThat(run()).isEqualTo(2);
        assertThat(told())
                .contains("ONE, before/0, POST /v1/claims/{{before/0/claimId}}: no request before it is before/0");
        assertThat(received).isEmpty();
    }

    @Test
    void anIfMatchOfNoEarlierRequestIsRefused() {
        caseOf("'method': 'PUT', 'path': '/v1/claims', 'ifMatch': 0, 'expect': {'status': 200}");

        assertThat(run()).isEqualTo(2);
        assertThat(told()).contains("ONE, PUT /v1/claims: no request before it is before/0");
    }

    @Test
    void aPlaceholderThatIsNoneIsRefused() {
        caseOf("'method': 'POST', 'path': '/v1/claims', 'request': {'a': '{{claim}}'}, 'expect': {'status': 200}");

        assertThat(run()).isEqualTo(2);
        assertThat(told()).contains("ONE, POST /v1/claims: {{claim}} is no placeholder");
    }

    private void caseOf(String requests) {
        String written = "{'cases': [{'id': 'ONE', 'area': 'claims', 'rule': 'C-2', 'title': 'several requests',"
                + " 'source': 'the manual', 'published': false, " + requests + "}]}";
        try {
            Files.writeString(cases.resolve("one.json"), json(written).toString());
        } catch (IOException e) {
            throw new AssertionError(written, e);
        }
    }

    private int run() {
        return Main.run(
                List.of(
                        "--url",
                        "http://127.0.0.1:" + archive.getAddress().getPort(),
                        "--key",
                        "a-key",
                        "--cases",
                        cases.toString()),
                stream(out),
                stream(err));
    }

    private String told() {
        return out.toString(StandardCharsets.UTF_8) + err.toString(StandardCharsets.UTF_8);
    }

    private static PrintStream stream(ByteArrayOutputStream to) {
        return new PrintStream(to, true, StandardCharsets.UTF_8);
    }

    private static void answer(HttpExchange exchange, int status, String text) throws IOException {
        byte[] body = text.getBytes(StandardCharsets.UTF_8);
        exchange.sendResponseHeaders(status, body.length);
        exchange.getResponseBody().write(body);
        exchange.close();
    }

    private static JsonNode json(String text) {
        try {
            return JSON.readTree(text.replace('\'', '"'));
        } catch (IOException e) {
            throw new AssertionError(text, e);
        }
    }
}
