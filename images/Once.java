import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import java.io.File;
import java.io.IOException;
import java.io.InputStream;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.charset.StandardCharsets;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.Executors;
import java.util.concurrent.TimeUnit;
import java.util.zip.ZipEntry;
import java.util.zip.ZipFile;

/**
 * Lambda's Runtime API for one event: starts the command it is given, hands it the {@code priming.json} of the jars in
 * {@code lib}, prints the answer and ends the command in order. Where the environment names no other endpoint, every request
 * for a service of AWS is refused, which takes the way of a request as far as a refusal goes.
 */
final class Once {
    private static final String RUNTIME = "/2018-06-01/runtime/";
    private static final int LONGEST_SECONDS = 120;

    private static final byte[] REFUSAL =
            "{\"__type\":\"AccessDeniedException\",\"message\":\"training\"}".getBytes(StandardCharsets.UTF_8);

    private Once() {}

    public static void main(String... command) throws Exception {
        byte[] event = event();
        CompletableFuture<String> answer = new CompletableFuture<>();
        HttpServer server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        server.setExecutor(Executors.newVirtualThreadPerTaskExecutor());
        server.createContext("/", exchange -> answer(exchange, event, answer));
        server.start();
        String address = "127.0.0.1:" + server.getAddress().getPort();

        ProcessBuilder builder = new ProcessBuilder(command).inheritIO();
        surroundings(address).forEach(builder.environment()::putIfAbsent);
        builder.environment().put("AWS_LAMBDA_RUNTIME_API", address);
        // What it says of itself is no part of the answer.
        builder.redirectOutput(ProcessBuilder.Redirect.DISCARD);
        Process process = builder.start();
        process.onExit()
                .thenRun(() -> answer.completeExceptionally(
                        new IllegalStateException("it ended without an answer: " + process.exitValue())));
        try {
            System.out.println(answer.get(LONGEST_SECONDS, TimeUnit.SECONDS));
        } finally {
            process.destroy();
            process.waitFor();
            server.stop(0);
        }
        System.exit(0);
    }

    private static byte[] event() throws IOException {
        for (File jar : new File("lib").listFiles((_, name) -> name.endsWith(".jar"))) {
            try (ZipFile file = new ZipFile(jar)) {
                ZipEntry entry = file.getEntry("priming.json");
                if (entry != null) {
                    try (InputStream bytes = file.getInputStream(entry)) {
                        return bytes.readAllBytes();
                    }
                }
            }
        }
        throw new IllegalStateException("no jar of lib/ has a priming.json: nothing to train with");
    }

    private static Map<String, String> surroundings(String address) {
        String aws = "http://" + address + "/aws";
        return Map.ofEntries(
                Map.entry("AWS_LAMBDA_FUNCTION_NAME", "training"),
                Map.entry("AWS_LAMBDA_FUNCTION_VERSION", "$LATEST"),
                Map.entry("AWS_LAMBDA_FUNCTION_MEMORY_SIZE", "1024"),
                Map.entry("AWS_LAMBDA_LOG_GROUP_NAME", "training"),
                Map.entry("AWS_LAMBDA_LOG_STREAM_NAME", "training"),
                Map.entry("AWS_LAMBDA_INITIALIZATION_TYPE", "on-demand"),
                Map.entry("AWS_ENDPOINT_URL", aws),
                Map.entry("AWS_REGION", "us-east-1"),
                Map.entry("AWS_ACCESS_KEY_ID", "local"),
                Map.entry("AWS_SECRET_ACCESS_KEY", "local"),
                Map.entry("CLAIMS_TABLE", "training"),
                Map.entry("FEE_SCHEDULES_TABLE", "training"),
                Map.entry("FEE_SCHEDULE_BUCKET", "training"),
                Map.entry("ACCESS_RECORDS_TABLE", "training"),
                Map.entry("CALLERS_TABLE", "training"),
                Map.entry("VISIT_FILES_TABLE", "training"),
                Map.entry("CURSOR_SECRET", "training-training-training-training"),
                Map.entry("REPRICING_PLANS_QUEUE_URL", aws + "/plans"),
                Map.entry("REPRICING_CHUNKS_QUEUE_URL", aws + "/chunks"),
                Map.entry("VISIT_FILES_QUEUE_URL", aws + "/visits"),
                Map.entry("SECOND_LOOK_SECONDS", "90"),
                Map.entry("PUBLIC_CALCULATOR", "false"),
                Map.entry("ENVIRONMENT", "training"));
    }

    private static void answer(HttpExchange exchange, byte[] event, CompletableFuture<String> answer)
            throws IOException {
        String path = exchange.getRequestURI().getPath();
        byte[] body = exchange.getRequestBody().readAllBytes();
        // Without a content type AWS's native client ends with a memory fault.
        exchange.getResponseHeaders().set("Content-Type", "application/json");
        if (!path.startsWith(RUNTIME)) {
            reply(exchange, 400, REFUSAL);
        } else if (path.endsWith("/invocation/next")) {
            if (answer.isDone()) {
                // There is no second event: the process waits until it is ended.
                return;
            }
            exchange.getResponseHeaders().set("Lambda-Runtime-Aws-Request-Id", "training");
            exchange.getResponseHeaders()
                    .set("Lambda-Runtime-Deadline-Ms", Long.toString(System.currentTimeMillis() + 60_000));
            exchange.getResponseHeaders()
                    .set(
                            "Lambda-Runtime-Invoked-Function-Arn",
                            "arn:aws:lambda:us-east-1:000000000000:function:training");
            reply(exchange, 200, event);
        } else {
            answer.complete(new String(body, StandardCharsets.UTF_8));
            reply(exchange, 202, new byte[0]);
        }
    }

    private static void reply(HttpExchange exchange, int status, byte[] body) throws IOException {
        exchange.sendResponseHeaders(status, body.length == 0 ? -1 : body.length);
        if (body.length > 0) {
            exchange.getResponseBody().write(body);
        }
        exchange.close();
    }
}
