package com.therapyclaims.local.runner;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.therapyclaims.local.runner.triggers.ObjectCreated;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import java.util.concurrent.TimeUnit;
import java.util.function.Consumer;

/** The process of DynamoDB Local, the S3 server and the SQS server. It ends with this one. */
final class ServersProcess {

    private static final ObjectMapper JSON = new ObjectMapper();

    private final Process process;
    private final CompletableFuture<Endpoints> endpoints = new CompletableFuture<>();

    private ServersProcess(Process process, Consumer<ObjectCreated> listener) {
        this.process = process;
        Thread.ofPlatform().daemon().name("servers").start(() -> listen(listener));
    }

    /** Begins to start them. */
    static ServersProcess start(
            Installation installation, LocalOptions options, Path logs, Consumer<ObjectCreated> listener) {
        List<String> command = new ArrayList<>(List.of(
                installation.java().toString(),
                "--enable-native-access=ALL-UNNAMED",
                "--sun-misc-unsafe-memory-access=allow",
                "-XX:+UseSerialGC",
                "-XX:TieredStopAtLevel=1",
                "-Djava.awt.headless=true",
                "-Djava.io.tmpdir=" + logs,
                "-XX:ErrorFile=" + logs.resolve("crash-%p.log"),
                "-cp",
                installation.serversClassPath(),
                "com.therapyclaims.local.servers.Main",
                "--bind",
                options.host(),
                "--s3-port",
                Integer.toString(options.ports().s3()),
                "--dynamodb-port",
                Integer.toString(options.ports().dynamoDb()),
                "--sqs-port",
                Integer.toString(options.ports().sqs())));
        options.data().map(Path::toString).ifPresent(folder -> command.addAll(List.of("--data", folder)));
        try {
            Path log = logs.resolve("servers.log");
            Process process = new ProcessBuilder(command)
                    .redirectError(ProcessBuilder.Redirect.appendTo(log.toFile()))
                    .start();
            return new ServersProcess(process, listener);
        } catch (IOException e) {
            throw new UncheckedIOException("Cannot start the servers", e);
        }
    }

    /** Waits until they listen. */
    Endpoints endpoints() {
        try {
            return endpoints.join();
        } catch (CompletionException e) {
            throw e.getCause() instanceof RuntimeException cause ? cause : e;
        }
    }

    void stop() {
        try {
            process.getOutputStream().close();
        } catch (IOException e) {
            process.destroy();
        }
        process.onExit().completeOnTimeout(process, 5, TimeUnit.SECONDS).join();
        process.destroyForcibly();
    }

    private void listen(Consumer<ObjectCreated> listener) {
        try (BufferedReader lines = process.inputReader(StandardCharsets.UTF_8)) {
            for (String line = lines.readLine(); line != null; line = lines.readLine()) {
                int space = line.indexOf(' ');
                JsonNode told = JSON.readTree(line.substring(space + 1));
                switch (line.substring(0, space)) {
                    case "ENDPOINTS" ->
                        endpoints.complete(new Endpoints(
                                URI.create(told.path("dynamodb").asText()),
                                URI.create(told.path("s3").asText()),
                                URI.create(told.path("sqs").asText())));
                    case "OBJECT" -> listener.accept(ObjectCreated.of(told));
                    case "FAILED" -> endpoints.completeExceptionally(failure(told));
                    default -> throw new IllegalStateException("The servers said " + line);
                }
            }
        } catch (IOException e) {
            endpoints.completeExceptionally(new UncheckedIOException(e));
        } catch (RuntimeException e) {
            // Whoever waits for the servers is told, whatever they said.
            endpoints.completeExceptionally(e);
            throw e;
        }
        endpoints.completeExceptionally(new IllegalStateException("The servers ended: see servers.log"));
    }

    private static RuntimeException failure(JsonNode told) {
        int port = told.path("port").asInt();
        String message = told.path("message").asText();
        return port == 0
                ? new IllegalStateException("The servers did not start: " + message)
                : new PortTakenException(port, told.path("server").asText(), null);
    }
}
