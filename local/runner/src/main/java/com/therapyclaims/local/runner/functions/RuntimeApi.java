package com.therapyclaims.local.runner.functions;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.therapyclaims.local.runner.http.HttpServer;
import com.therapyclaims.local.runner.http.HttpServer.Answer;
import com.therapyclaims.local.runner.http.HttpServer.Call;
import java.io.IOException;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicLong;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Lambda's Runtime API, from which AWS's runtime client fetches events. Each environment has an address of its own, so
 * that one that was killed swallows no event meant for another.
 */
public final class RuntimeApi {

    /** Lambda's limit for answers of synchronous invocations. */
    static final int LARGEST_ANSWER = 6 * 1024 * 1024 + 100 * 1024;

    private static final ObjectMapper JSON = new ObjectMapper();
    private static final Pattern PATH =
            Pattern.compile("/(?<environment>[^/]+)/2018-06-01/runtime/(?:invocation/(?:(?<next>next)|(?<id>[^/]+)"
                    + "/(?<end>response|error))|(?<init>init/error))");
    private static final int LARGEST_BODY = 64 * 1024 * 1024;

    private final Map<String, Slot> slots = new ConcurrentHashMap<>();
    private final AtomicLong numbers = new AtomicLong();
    private final HttpServer server;

    private RuntimeApi(String host) throws IOException {
        server = HttpServer.start(host, 0, LARGEST_BODY, this::answer);
    }

    /** Starts on any free port of that interface. */
    public static RuntimeApi start(String host) throws IOException {
        return new RuntimeApi(host);
    }

    /** An address for one environment. */
    Registration register(Slot slot) {
        String id = Long.toString(numbers.incrementAndGet());
        slots.put(id, slot);
        return new Registration(id, server.host() + ":" + server.port() + "/" + id);
    }

    void forget(Registration registration) {
        slots.remove(registration.id());
    }

    /** Stops. */
    public void stop() {
        server.stop();
    }

    /**
     * An environment's address.
     *
     * @param id the environment
     * @param address what goes into {@code AWS_LAMBDA_RUNTIME_API}
     */
    record Registration(String id, String address) {}

    private Answer answer(Call call) throws InterruptedException {
        Matcher path = PATH.matcher(call.path());
        Slot slot = path.matches() ? slots.get(path.group("environment")) : null;
        if (slot == null) {
            return Answer.of(404);
        }
        if (path.group("next") != null) {
            return next(slot);
        }
        if (path.group("init") != null) {
            slot.failToStart(failure(call));
            return Answer.of(202);
        }
        Outcome outcome = path.group("end").equals("error") ? failure(call) : success(call);
        return Answer.of(slot.answer(path.group("id"), outcome) ? 202 : 410);
    }

    private static Answer next(Slot slot) throws InterruptedException {
        Optional<Invocation> next = slot.next();
        if (next.isEmpty()) {
            return Answer.of(410);
        }
        Invocation invocation = next.get();
        // Without a content type AWS's native client crashes.
        return Answer.of(200, "application/json", invocation.event())
                .with("Lambda-Runtime-Aws-Request-Id", invocation.id())
                .with(
                        "Lambda-Runtime-Deadline-Ms",
                        Long.toString(invocation.deadline().toEpochMilli()))
                .with("Lambda-Runtime-Invoked-Function-Arn", "arn:aws:lambda:us-east-1:000000000000:function:local")
                .with("Lambda-Runtime-Trace-Id", "Root=1-00000000-000000000000000000000000;Sampled=0");
    }

    private static Outcome success(Call call) {
        if (call.body().length > LARGEST_ANSWER) {
            return Outcome.Failure.of(
                    "Function.ResponseSizeTooLarge",
                    "Response payload size exceeded maximum allowed payload size (6291556 bytes).");
        }
        return new Outcome.Success(call.body());
    }

    private static Outcome.Failure failure(Call call) {
        try {
            JsonNode error = JSON.readTree(call.body());
            return new Outcome.Failure(
                    error.path("errorType").asText("Unknown"),
                    error.path("errorMessage").asText(""),
                    call.body());
        } catch (IOException e) {
            return Outcome.Failure.of("Unknown", "");
        }
    }
}
