package com.therapyclaims.local.runner.functions;

import com.amazonaws.services.lambda.runtime.RequestStreamHandler;
import java.io.BufferedReader;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStreamReader;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Instant;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;

/**
 * One process for all functions: reads from standard input which environments to start, and serves each from its
 * Runtime API on a thread of its own. A function's classes have a loader of their own, so functions cannot see each
 * other's. It ends when its standard input ends.
 *
 * <p>Only the JDK and AWS's handler interfaces are on its class path, so that functions find nothing here that they
 * would not find on AWS.
 */
public final class FunctionHost {

    /**
     * One environment to start.
     *
     * @param api its address of the Runtime API
     * @param function the function's logical id
     * @param name its name
     * @param code its folder
     * @param handler class and method
     * @param memory its memory in megabytes
     */
    record Command(String api, String function, String name, String code, String handler, int memory) {

        /** One line: the fields between tabs. */
        String line() {
            return String.join("\t", api, function, name, code, handler, Integer.toString(memory));
        }

        static Command parse(String line) {
            String[] fields = line.split("\t", -1);
            return new Command(fields[0], fields[1], fields[2], fields[3], fields[4], Integer.parseInt(fields[5]));
        }
    }

    private final HttpClient http = HttpClient.newHttpClient();
    private final FunctionClassLoaders loaders = new FunctionClassLoaders();
    private final Map<String, RequestStreamHandler> handlers = new ConcurrentHashMap<>();

    private FunctionHost() {}

    /** Serves until standard input ends. */
    public static void main(String[] arguments) throws IOException {
        FunctionHost host = new FunctionHost();
        try (BufferedReader commands = new BufferedReader(new InputStreamReader(System.in, StandardCharsets.UTF_8))) {
            for (String line = commands.readLine(); line != null; line = commands.readLine()) {
                Command command = Command.parse(line);
                Thread.ofPlatform().daemon().name(command.function()).start(() -> host.serve(command));
            }
        }
        System.exit(0);
    }

    private void serve(Command command) {
        String base = "http://" + command.api() + "/2018-06-01/runtime/";
        try {
            RequestStreamHandler handler;
            try {
                handler = handlers.computeIfAbsent(command.function(), _ -> handler(command));
            } catch (RuntimeException | LinkageError e) {
                Throwable cause = e.getCause() == null ? e : e.getCause();
                cause.printStackTrace();
                post(base + "init/error", error(cause));
                return;
            }
            // Libraries look for their services where the thread's loader looks.
            Thread.currentThread().setContextClassLoader(handler.getClass().getClassLoader());
            boolean open = true;
            while (open) {
                HttpResponse<byte[]> next = http.send(
                        HttpRequest.newBuilder(URI.create(base + "invocation/next"))
                                .build(),
                        HttpResponse.BodyHandlers.ofByteArray());
                open = next.statusCode() == 200 && answer(base, command, handler, next);
            }
        } catch (IOException e) {
            // The runner is gone; standard input is about to end.
            return;
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    private boolean answer(String base, Command command, RequestStreamHandler handler, HttpResponse<byte[]> next)
            throws IOException, InterruptedException {
        String id = header(next, "Lambda-Runtime-Aws-Request-Id");
        Instant deadline = Instant.ofEpochMilli(Long.parseLong(header(next, "Lambda-Runtime-Deadline-Ms")));
        HostContext context = new HostContext(id, command.name(), command.memory(), deadline);
        ByteArrayOutputStream output = new ByteArrayOutputStream();
        try {
            handler.handleRequest(new ByteArrayInputStream(next.body()), output, context);
        } catch (IOException | RuntimeException | Error e) {
            e.printStackTrace();
            return post(base + "invocation/" + id + "/error", error(e));
        }
        return post(base + "invocation/" + id + "/response", output.toByteArray());
    }

    private boolean post(String address, byte[] body) throws IOException, InterruptedException {
        HttpRequest request = HttpRequest.newBuilder(URI.create(address))
                .POST(HttpRequest.BodyPublishers.ofByteArray(body))
                .build();
        return http.send(request, HttpResponse.BodyHandlers.discarding()).statusCode() == 202;
    }

    private RequestStreamHandler handler(Command command) {
        String[] name = command.handler().split("::", 2);
        ClassLoader loader = loaders.of(Path.of(command.code()));
        // As on AWS: libraries find their services through the thread's loader.
        ClassLoader own = Thread.currentThread().getContextClassLoader();
        Thread.currentThread().setContextClassLoader(loader);
        try {
            Object handler =
                    Class.forName(name[0], true, loader).getConstructor().newInstance();
            if (handler instanceof RequestStreamHandler stream) {
                return stream;
            }
        } catch (ReflectiveOperationException e) {
            throw new IllegalStateException(e.getCause() == null ? e : e.getCause());
        } finally {
            Thread.currentThread().setContextClassLoader(own);
        }
        throw new IllegalStateException(name[0] + " is no RequestStreamHandler, the only kind this process runs");
    }

    private static byte[] error(Throwable thrown) {
        String json = "{\"errorType\":\"" + thrown.getClass().getName() + "\",\"errorMessage\":\""
                + escaped(String.valueOf(thrown.getMessage())) + "\"}";
        return json.getBytes(StandardCharsets.UTF_8);
    }

    private static String escaped(String text) {
        StringBuilder result = new StringBuilder();
        text.chars().forEach(c -> {
            if (c == '"' || c == '\\') {
                result.append('\\').append((char) c);
            } else if (c < ' ') {
                result.append(' ');
            } else {
                result.append((char) c);
            }
        });
        return result.toString();
    }

    private static String header(HttpResponse<byte[]> response, String name) {
        return response.headers().firstValue(name).orElse("0");
    }
}
