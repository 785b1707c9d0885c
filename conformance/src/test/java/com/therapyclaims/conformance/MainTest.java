package com.therapyclaims.conformance;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.PrintStream;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.ConcurrentLinkedQueue;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** The program as it is started, against an API that answers what a test wants. */
class MainTest {
    private static final ObjectMapper JSON = new ObjectMapper();
    private static final String PUBLISHES = "PUBLISHED";
    private static final String RIGHT = """
            {"lines": [{"code": "97530", "units": 4, "minutes": 60, "assistant": false, "modifiers": ["GP"]}],
             "unbilled": [], "timedUnits": 4, "explanation": [{"rule": "U-1"}], "findings": []}""";

    private final ConcurrentLinkedQueue<String> keys = new ConcurrentLinkedQueue<>();
    private final ByteArrayOutputStream out = new ByteArrayOutputStream();
    private final ByteArrayOutputStream err = new ByteArrayOutputStream();
    private final ConcurrentLinkedQueue<String> asked = new ConcurrentLinkedQueue<>();
    private HttpServer api;
    private volatile ObjectNode granted = JSON.createObjectNode();
    private volatile boolean uploaded;
    private String answer = RIGHT;

    @BeforeEach
    void start() throws IOException {
        api = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        api.createContext("/v1/units", exchange -> {
            keys.add(exchange.getRequestHeaders().getFirst("x-api-key"));
            asked.add("POST /v1/units");
            exchange.getRequestBody().readAllBytes();
            answer(exchange, answer);
        });
        api.start();
    }

    @AfterEach
    void stop() {
        api.stop(0);
    }

    @Test
    void aRightAnswerPasses() {
        assertThat(run("--case", "U-B2"))
                .as(err.toString(StandardCharsets.UTF_8))
                .isZero();
        assertThat(printed()).containsPattern("units-8-minute +1 +1 +1 +0").doesNotContain("FAILED");
        assertThat(keys).containsExactly("a-key");
    }

    @Test
    void aWrongAnswerFailsAndIsTold() {
        answer = RIGHT.replace("\"units\": 4", "\"units\": 5");

        assertThat(run("--case", "U-B2")).isEqualTo(1);
        assertThat(printed())
                .containsPattern("units-8-minute +1 +1 +0 +1")
                .contains("FAILED U-B2, 60 minutes of one timed code are 4 units (U-1)")
                .contains("/lines/0/units: expected 4, actual 5");
    }

    @Test
    void anAnswerThatIsNoJsonFails() {
        answer = "<html>";

        assertThat(run("--case", "U-B2")).isEqualTo(1);
        assertThat(printed()).contains("actual \"<html>\"");
    }

    @Test
    void anApiThatDoesNotAnswerFails() {
        api.stop(0);

        assertThat(run("--case", "U-B2")).isEqualTo(1);
        assertThat(printed()).contains("answer: expected an answer, actual java.net.ConnectException");
    }

    @Test
    void oneAreaAloneIsRun() {
        run("--area", "assistants");

        assertThat(keys).hasSize((int) Suite.read(Path.of("cases")).cases().stream()
                .filter(one -> one.area().equals("assistants"))
                .count());
    }

    @Test
    void aCasesContractIsPublishedBeforeTheCaseIsSent() {
        schedules(PUBLISHES);

        assertThat(run("--case", "CT-UNITS-FULL", "--practice", "mine"))
                .as(printed())
                .isEqualTo(1);
        assertThat(asked)
                .containsSubsequence(
                        "GET /v1/fee-schedules",
                        "POST /v1/fee-schedules/uploads incoming/practices/mine/conformance-units-full-15-only/2026-01-01/contract.json",
                        "PUT /bucket signed",
                        "GET /v1/fee-schedules",
                        "POST /v1/units");
    }

    @Test
    void aContractThatIsPublishedAlreadyIsNotUploadedAgain() {
        schedules(PUBLISHES);
        run("--case", "CT-UNITS-FULL", "--practice", "mine");
        asked.clear();

        run("--case", "CT-UNITS-FULL", "--practice", "mine");

        assertThat(asked).containsExactly("GET /v1/fee-schedules", "GET /v1/fee-schedules", "POST /v1/units");
    }

    @Test
    void aContractThatIsRefusedFailsItsCaseWithTheReason() {
        schedules("REFUSED");

        assertThat(run("--case", "CT-UNITS-FULL")).isEqualTo(1);
        assertThat(printed()).contains("expected a published contract, actual its contract is refused: [\"why\"]");
        assertThat(asked).doesNotContain("POST /v1/units");
    }

    /** An API whose uploads end in this state. */
    private void schedules(String state) {
        api.createContext("/v1/fee-schedules", exchange -> {
            JsonNode sent = JSON.readTree(exchange.getRequestBody());
            String path = exchange.getRequestURI().getPath();
            asked.add((exchange.getRequestMethod() + " " + path + " "
                            + sent.path("key").asText(""))
                    .strip());
            if (path.endsWith("/uploads")) {
                granted = (ObjectNode) sent;
                String url = "http://127.0.0.1:" + api.getAddress().getPort() + "/bucket";
                answer(
                        exchange,
                        "{\"url\": \"%s\", \"headers\": {\"x-signed\": \"signed\", \"Host\": \"x\"}}".formatted(url));
            } else {
                answer(
                        exchange,
                        uploaded
                                ? "{\"items\": [{\"sourceKey\": %s, \"sha256\": %s, \"state\": \"%s\", \"problems\": [\"why\"]}], \"nextCursor\": null}"
                                        .formatted(granted.get("key"), granted.get("sha256"), state)
                                : "{\"items\": [], \"nextCursor\": null}");
            }
        });
        api.createContext("/bucket", exchange -> {
            exchange.getRequestBody().readAllBytes();
            asked.add("PUT /bucket " + exchange.getRequestHeaders().getFirst("x-signed"));
            uploaded = true;
            answer(exchange, "");
        });
    }

    private static void answer(HttpExchange exchange, String text) throws IOException {
        byte[] body = text.getBytes(StandardCharsets.UTF_8);
        exchange.sendResponseHeaders(200, body.length == 0 ? -1 : body.length);
        exchange.getResponseBody().write(body);
        exchange.close();
    }

    @Test
    void noSuchCaseIsNoSuccess() {
        assertThat(run("--case", "NONE")).isEqualTo(2);
        assertThat(err.toString(StandardCharsets.UTF_8)).contains("no such case");
    }

    @Test
    void whatIsMissingIsTold() {
        assertThat(Main.run(List.of("--key", "k"), stream(out), stream(err))).isEqualTo(2);
        assertThat(err.toString(StandardCharsets.UTF_8)).contains("--url is missing");
    }

    @Test
    void anUnknownOptionIsTold() {
        assertThat(run("--fast", "yes")).isEqualTo(2);
        assertThat(err.toString(StandardCharsets.UTF_8)).contains("--fast is no option");
    }

    @Test
    void anAddressWithoutAHostIsTold() {
        assertThat(Main.run(List.of("--url", "localhost", "--key", "k"), stream(out), stream(err)))
                .isEqualTo(2);
        assertThat(err.toString(StandardCharsets.UTF_8)).contains("--url is no address: localhost");
    }

    private int run(String... more) {
        List<String> given = new ArrayList<>(List.of(
                "--url", "http://127.0.0.1:" + api.getAddress().getPort() + "/", "--key", "a-key", "--cases", "cases"));
        given.addAll(List.of(more));
        return Main.run(given, stream(out), stream(err));
    }

    private String printed() {
        return out.toString(StandardCharsets.UTF_8);
    }

    private static PrintStream stream(ByteArrayOutputStream to) {
        return new PrintStream(to, true, StandardCharsets.UTF_8);
    }
}
