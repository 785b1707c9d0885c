package com.therapyclaims.conformance;

import static org.assertj.core.api.Assertions.assertThat;

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
    private static final String RIGHT = """
            {"lines": [{"code": "97530", "units": 4, "minutes": 60, "assistant": false, "modifiers": ["GP"]}],
             "unbilled": [], "timedUnits": 4, "explanation": [{"rule": "U-1"}], "findings": []}""";

    private final ConcurrentLinkedQueue<String> keys = new ConcurrentLinkedQueue<>();
    private final ByteArrayOutputStream out = new ByteArrayOutputStream();
    private final ByteArrayOutputStream err = new ByteArrayOutputStream();
    private HttpServer api;
    private String answer = RIGHT;

    @BeforeEach
    void start() throws IOException {
        api = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        api.createContext("/v1/units", exchange -> {
            keys.add(exchange.getRequestHeaders().getFirst("x-api-key"));
            exchange.getRequestBody().readAllBytes();
            byte[] body = answer.getBytes(StandardCharsets.UTF_8);
            exchange.sendResponseHeaders(200, body.length);
            exchange.getResponseBody().write(body);
            exchange.close();
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
        run("--area", "units-midpoint");

        assertThat(keys).hasSize((int) Suite.read(Path.of("cases")).cases().stream()
                .filter(one -> one.area().equals("units-midpoint"))
                .count());
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
