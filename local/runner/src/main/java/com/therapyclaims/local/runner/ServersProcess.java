package com.therapyclaims.local.runner;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.therapyclaims.local.runner.triggers.ObjectCreated;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.io.Writer;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Consumer;

/**
 * A process of servers: a DynamoDB Local, an S3 server and an SQS server for each system that asks. Systems that share it
 * start sooner and know nothing of each other. It ends with this process.
 */
public final class ServersProcess implements AutoCloseable {

    private static final ObjectMapper JSON = new ObjectMapper();
    private static final long LONGEST_STOP_SECONDS = 5;

    private final Process process;
    private final Writer commands;
    private final Map<String, Servers> systems = new ConcurrentHashMap<>();
    private final CompletableFuture<RuntimeException> end = new CompletableFuture<>();
    private final AtomicInteger lastSystem = new AtomicInteger();

    private ServersProcess(Process process) {
        this.process = process;
        this.commands = process.outputWriter(StandardCharsets.UTF_8);
        Thread.ofPlatform().daemon().name("servers").start(this::listen);
    }

    /**
     * Starts it, without servers.
     *
     * @param folder where its log and its temporary files go
     */
    public static ServersProcess start(Path folder) {
        Installation installation = Installation.here();
        List<String> command = List.of(
                installation.java().toString(),
                "--enable-native-access=ALL-UNNAMED",
                "--sun-misc-unsafe-memory-access=allow",
                "-XX:+UseSerialGC",
                "-XX:TieredStopAtLevel=1",
                "-Djava.awt.headless=true",
                "-Djava.io.tmpdir=" + folder,
                "-XX:ErrorFile=" + folder.resolve("crash-%p.log"),
                "-cp",
                installation.serversClassPath(),
                "com.therapyclaims.local.servers.Main");
        try {
            Path log = folder.resolve("servers.log");
            return new ServersProcess(new ProcessBuilder(command)
                    .redirectError(ProcessBuilder.Redirect.appendTo(log.toFile()))
                    .start());
        } catch (IOException e) {
            throw new UncheckedIOException("Cannot start the servers", e);
        }
    }

    /** One system's servers. */
    final class Servers implements AutoCloseable {
        private final String system;
        private final Consumer<ObjectCreated> listener;
        private final CompletableFuture<Endpoints> endpoints = new CompletableFuture<>();
        private final CompletableFuture<Void> stopped = new CompletableFuture<>();

        private Servers(String system, Consumer<ObjectCreated> listener) {
            this.system = system;
            this.listener = listener;
        }

        /** Waits until they listen. */
        Endpoints endpoints() {
            try {
                return endpoints.join();
            } catch (CompletionException e) {
                throw e.getCause() instanceof RuntimeException cause ? cause : e;
            }
        }

        /** Ends them; what they hold in memory is gone. */
        @Override
        public void close() {
            if (endpoints.isCompletedExceptionally() || stopped.isDone()) {
                return;
            }
            send(List.of("STOP", system));
            stopped.completeOnTimeout(null, LONGEST_STOP_SECONDS, TimeUnit.SECONDS)
                    .join();
            systems.remove(system);
        }

        private void hear(String kind, JsonNode told) {
            switch (kind) {
                case "ENDPOINTS" ->
                    endpoints.complete(new Endpoints(
                            URI.create(told.path("dynamodb").asText()),
                            URI.create(told.path("s3").asText()),
                            URI.create(told.path("sqs").asText())));
                case "OBJECT" -> listener.accept(ObjectCreated.of(told));
                case "FAILED" -> fail(failure(told));
                case "STOPPED" -> stopped.complete(null);
                default -> throw new IllegalStateException("The servers said " + kind);
            }
        }

        /** Whoever waits for them is told. */
        private void fail(RuntimeException failure) {
            endpoints.completeExceptionally(failure);
            stopped.complete(null);
        }
    }

    /** Begins to start a system's servers. */
    Servers serve(LocalOptions options, Consumer<ObjectCreated> listener) {
        Servers servers = new Servers(Integer.toString(lastSystem.incrementAndGet()), listener);
        systems.put(servers.system, servers);
        List<String> command = new ArrayList<>(List.of(
                "START",
                servers.system,
                "--bind",
                options.host(),
                "--s3-port",
                Integer.toString(options.ports().s3()),
                "--dynamodb-port",
                Integer.toString(options.ports().dynamoDb()),
                "--sqs-port",
                Integer.toString(options.ports().sqs())));
        options.data().map(Path::toString).ifPresent(folder -> command.addAll(List.of("--data", folder)));
        send(command);
        var _ = end.thenAccept(servers::fail);
        return servers;
    }

    /** Ends all servers and the process. */
    @Override
    public void close() {
        try {
            commands.close();
        } catch (IOException e) {
            process.destroy();
        }
        process.onExit()
                .completeOnTimeout(process, LONGEST_STOP_SECONDS, TimeUnit.SECONDS)
                .join();
        process.destroyForcibly();
    }

    private synchronized void send(List<String> words) {
        try {
            commands.write(String.join("\t", words) + "\n");
            commands.flush();
        } catch (IOException e) {
            // Its end is told to all that wait for it.
            process.destroy();
        }
    }

    private void listen() {
        RuntimeException why = new IllegalStateException("The servers ended: see servers.log");
        try (BufferedReader lines = process.inputReader(StandardCharsets.UTF_8)) {
            for (String line = lines.readLine(); line != null; line = lines.readLine()) {
                String[] told = line.split(" ", 3);
                Servers servers = systems.get(told[1]);
                // An upload may come to its end after its system.
                if (servers != null) {
                    servers.hear(told[0], JSON.readTree(told[2]));
                }
            }
        } catch (IOException e) {
            why = new UncheckedIOException(e);
        } catch (RuntimeException e) {
            why = e;
            throw e;
        } finally {
            end.complete(why);
        }
    }

    private static RuntimeException failure(JsonNode told) {
        int port = told.path("port").asInt();
        String message = told.path("message").asText();
        return port == 0
                ? new IllegalStateException("The servers did not start: " + message)
                : new PortTakenException(port, told.path("server").asText(), null);
    }
}
