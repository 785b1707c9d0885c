package com.therapyclaims.benchmarks.coldstart;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.charset.StandardCharsets;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.Executors;
import java.util.concurrent.atomic.AtomicInteger;

/** Lambda's Runtime API for one event a process: hands it out and takes the time of the first question and of the answer. */
final class RuntimeServer implements AutoCloseable {
    private static final String VERSION = "/2018-06-01/runtime/";
    private static final long DEADLINE_MILLIS = 60_000;

    private final HttpServer server;
    private final Map<String, Start> starts = new ConcurrentHashMap<>();
    private final AtomicInteger numbers = new AtomicInteger();

    RuntimeServer() throws IOException {
        server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        server.createContext("/", this::answer);
        server.setExecutor(Executors.newVirtualThreadPerTaskExecutor());
        server.start();
    }

    /** One process's side. */
    static final class Start {
        private final String id;
        private final String address;
        private final byte[] event;
        private final CompletableFuture<Answer> answer = new CompletableFuture<>();
        private final AtomicInteger asked = new AtomicInteger();
        private volatile long readyNanos;

        private Start(String id, String address, byte[] event) {
            this.id = id;
            this.address = address;
            this.event = event;
        }

        String address() {
            return address;
        }

        CompletableFuture<Answer> answer() {
            return answer;
        }
    }

    /**
     * What came back.
     *
     * @param readyNanos when the process first asked for work, by {@link System#nanoTime}
     * @param answeredNanos when its answer was here
     * @param body the answer, or the error that came in its place
     * @param failed whether it is an error
     */
    record Answer(long readyNanos, long answeredNanos, String body, boolean failed) {}

    /** Ready for one process that is to get that event. */
    Start expect(byte[] event) {
        String id = Integer.toString(numbers.incrementAndGet());
        String address = "127.0.0.1:" + server.getAddress().getPort() + "/" + id;
        Start start = new Start(id, address, event);
        starts.put(id, start);
        return start;
    }

    void forget(Start start) {
        starts.remove(start.id);
        start.answer.cancel(true);
    }

    private void answer(HttpExchange exchange) throws IOException {
        long now = System.nanoTime();
        String path = exchange.getRequestURI().getPath();
        int version = path.indexOf(VERSION);
        Start start = version < 1 ? null : starts.get(path.substring(1, version));
        if (start == null) {
            reply(exchange, 404, new byte[0]);
            return;
        }
        String operation = path.substring(version + VERSION.length());
        if (operation.equals("invocation/next")) {
            next(exchange, start, now);
        } else if (operation.equals("restore/next")) {
            reply(exchange, 200, "{}".getBytes(StandardCharsets.UTF_8));
        } else {
            String body = new String(exchange.getRequestBody().readAllBytes(), StandardCharsets.UTF_8);
            boolean failed = !operation.endsWith("/response");
            start.answer.complete(new Answer(start.readyNanos, now, body, failed));
            reply(exchange, 202, new byte[0]);
        }
    }

    private static void next(HttpExchange exchange, Start start, long now) throws IOException {
        if (start.asked.getAndIncrement() > 0) {
            // There is no second event: the process waits until it is ended.
            return;
        }
        start.readyNanos = now;
        exchange.getResponseHeaders().set("Lambda-Runtime-Aws-Request-Id", "cold-start-" + start.id);
        exchange.getResponseHeaders()
                .set("Lambda-Runtime-Deadline-Ms", Long.toString(System.currentTimeMillis() + DEADLINE_MILLIS));
        exchange.getResponseHeaders()
                .set("Lambda-Runtime-Invoked-Function-Arn", "arn:aws:lambda:us-east-1:000000000000:function:measured");
        reply(exchange, 200, start.event);
    }

    private static void reply(HttpExchange exchange, int status, byte[] body) throws IOException {
        // Without a content type AWS's native client ends with a memory fault.
        exchange.getResponseHeaders().set("Content-Type", "application/json");
        exchange.sendResponseHeaders(status, body.length == 0 ? -1 : body.length);
        if (body.length > 0) {
            exchange.getResponseBody().write(body);
        }
        exchange.close();
    }

    @Override
    public void close() {
        server.stop(0);
    }
}
