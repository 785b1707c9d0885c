package com.therapyclaims.local.runner.http;

import static org.assertj.core.api.Assertions.assertThat;

import com.therapyclaims.local.runner.console.Console;
import com.therapyclaims.local.runner.http.HttpServer.Answer;
import java.io.IOException;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class HttpServerTest {
    private HttpServer server;

    @BeforeEach
    void start() throws IOException {
        server = HttpServer.start("127.0.0.1", 0, 1024, _ -> Answer.of(204));
    }

    @AfterEach
    void stop() {
        server.stop();
    }

    @ParameterizedTest
    @ValueSource(strings = {"GET /v1/claims/%00 HTTP/1.1", "GET /%zz HTTP/1.1", "GET / HTTP/7.3", "?"})
    void whatIsNoRequestIsRefusedAsAProblemOrGivenToTheFunctions(String line) throws IOException {
        String answer = send(line + "\r\nHost: localhost\r\nConnection: close\r\n\r\n");

        assertThat(answer).doesNotContain("<html", "text/html");
        if (!answer.startsWith("HTTP/1.1 204")) {
            assertThat(answer).containsIgnoringCase("application/problem+json").contains("\"requestId\":");
        }
    }

    @Test
    void whatFailsHereIsSaidToFailHereAndTold() throws IOException {
        List<String> told = new CopyOnWriteArrayList<>();
        HttpServer failing = HttpServer.start(
                "127.0.0.1",
                0,
                1024,
                _ -> {
                    throw new IllegalStateException("planted");
                },
                new Console(told::add));

        String answer = send(failing, "GET /v1/claims HTTP/1.1\r\nHost: localhost\r\nConnection: close\r\n\r\n");

        failing.stop();
        assertThat(answer)
                .startsWith("HTTP/1.1 500")
                .containsIgnoringCase("application/problem+json")
                .contains("The local system itself failed")
                .doesNotContain("is no HTTP request");
        assertThat(told).singleElement().asString().contains("java.lang.IllegalStateException", "HttpServerTest.java");
    }

    private String send(String request) throws IOException {
        return send(server, request);
    }

    private static String send(HttpServer server, String request) throws IOException {
        try (Socket socket = new Socket(server.host(), server.port())) {
            socket.getOutputStream().write(request.getBytes(StandardCharsets.US_ASCII));
            return new String(socket.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
        }
    }
}
