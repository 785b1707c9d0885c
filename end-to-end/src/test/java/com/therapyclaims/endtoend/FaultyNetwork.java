package com.therapyclaims.endtoend;

import com.therapyclaims.local.runner.Endpoints;
import com.therapyclaims.local.runner.http.HttpServer;
import com.therapyclaims.local.runner.http.HttpServer.Answer;
import com.therapyclaims.local.runner.http.HttpServer.Call;
import com.therapyclaims.local.runner.triggers.ObjectCreated;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Queue;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicLong;
import java.util.concurrent.atomic.AtomicReference;
import java.util.function.Consumer;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/** Stands between the functions and DynamoDB, S3 and SQS, and lets requests meet faults. */
final class FaultyNetwork implements AutoCloseable {
    private static final int LARGEST_BODY = 64 << 20;
    private static final long LATE_MS = 40;
    /** Longer than any client waits. */
    private static final long NEVER_MS = 30_000;

    private static final Pattern ATTEMPT = Pattern.compile("attempt=(\\d+)");
    /** What belongs to one connection, and what the client sets itself. */
    private static final Set<String> NOT_PASSED_ON =
            Set.of("connection", "content-length", "expect", "transfer-encoding", "upgrade", "date", "server");

    private final HttpClient client =
            HttpClient.newBuilder().version(HttpClient.Version.HTTP_1_1).build();
    private final List<HttpServer> servers = new ArrayList<>();
    private final AtomicLong faults = new AtomicLong();
    private final Queue<String> messagesAndObjectKeys = new ConcurrentLinkedQueue<>();
    private final AtomicReference<Optional<Runnable>> whileRead = new AtomicReference<>(Optional.empty());
    private final AtomicReference<Consumer<ObjectCreated>> triggers = new AtomicReference<>(_ -> {});
    private final Queue<ObjectCreated> kept = new ConcurrentLinkedQueue<>();
    private final HeldMessages messages = new HeldMessages();
    private volatile boolean keeping;
    private volatile FaultSchedule schedule = FaultSchedule.none();

    /** The addresses functions are told: proxies of those. */
    Endpoints before(Endpoints real) {
        return new Endpoints(
                proxy(Service.DYNAMODB, real.dynamoDb()), proxy(Service.S3, real.s3()), proxy(Service.SQS, real.sqs()));
    }

    /** What hears of finished uploads instead of the functions: they hear of them late, twice or in another order. */
    Consumer<ObjectCreated> between(Consumer<ObjectCreated> functions) {
        triggers.set(functions);
        return this::uploaded;
    }

    /** From now on no function hears of an upload. */
    void keepUploads() {
        keeping = true;
    }

    /** The uploads that no function has heard of, in their order. */
    List<ObjectCreated> keptUploads() {
        return List.copyOf(kept);
    }

    /** Now the functions hear of that upload. */
    void tellOf(ObjectCreated upload) {
        triggers.get().accept(upload);
    }

    /** From now on the functions hear of uploads as they come; of those that were kept they never do by themselves. */
    void keepNoUploads() {
        keeping = false;
        kept.clear();
    }

    /** Messages on their way to queues, to be held back and sent on in another order. */
    HeldMessages messages() {
        return messages;
    }

    private void uploaded(ObjectCreated upload) {
        if (keeping) {
            kept.add(upload);
            return;
        }
        switch (schedule.next(new FaultSchedule.Request(OF_UPLOADS, upload.event(), upload.key(), 1))) {
            case TWICE -> {
                tellOf(upload);
                tellOf(upload);
            }
            case OVERTAKEN ->
                CompletableFuture.delayedExecutor(LATE_MS, TimeUnit.MILLISECONDS)
                        .execute(() -> tellOf(upload));
            default -> tellOf(upload);
        }
    }

    /** From now on. */
    void follow(FaultSchedule next) {
        schedule = next;
    }

    /** When a function next reads an object, only half of it comes, and this happens in the middle of it. */
    void whileAnObjectIsRead(Runnable event) {
        whileRead.set(Optional.of(event));
    }

    /** How many requests met a fault. */
    long faults() {
        return faults.get();
    }

    /** What functions have sent to queues, and the addresses of the objects they asked S3 for. */
    List<String> messagesAndObjectKeys() {
        return List.copyOf(messagesAndObjectKeys);
    }

    @Override
    public void close() {
        servers.forEach(HttpServer::stop);
        client.close();
    }

    private static final List<Fault> OF_ANY_REQUEST = List.of(
            Fault.THROTTLED, Fault.CLOCK_REFUSED, Fault.FAILED_BEFORE, Fault.FAILED_AFTER, Fault.SLOW, Fault.CUT_OFF);
    private static final List<Fault> OF_UPLOADS = List.of(Fault.TWICE, Fault.OVERTAKEN);
    private static final List<Fault> OF_MESSAGES =
            Stream.concat(OF_ANY_REQUEST.stream(), OF_UPLOADS.stream()).toList();

    /** How each service says that it fails, and what may happen to requests of it. */
    private enum Service {
        DYNAMODB(
                "application/x-amz-json-1.0",
                400,
                "{\"__type\":\"com.amazonaws.dynamodb.v20120810#ThrottlingException\",\"message\":\"slow down\"}",
                "{\"__type\":\"com.amazonaws.dynamodb.v20120810#InternalServerError\",\"message\":\"failed\"}",
                "{\"__type\":\"com.amazon.coral.service#RequestTimeTooSkewed\",\"message\":\"what time is it\"}"),
        S3(
                "application/xml",
                503,
                "<Error><Code>SlowDown</Code><Message>slow down</Message></Error>",
                "<Error><Code>InternalError</Code><Message>failed</Message></Error>",
                "<Error><Code>RequestTimeTooSkewed</Code><Message>what time is it</Message></Error>"),
        SQS(
                "application/x-amz-json-1.0",
                400,
                "{\"__type\":\"com.amazonaws.sqs#RequestThrottled\",\"message\":\"slow down\"}",
                "{\"__type\":\"com.amazonaws.sqs#InternalFailure\",\"message\":\"failed\"}",
                "{\"__type\":\"com.amazon.coral.service#RequestTimeTooSkewed\",\"message\":\"what time is it\"}");

        private final String contentType;
        private final int throttledStatus;
        private final String throttled;
        private final String failed;
        private final String clockRefused;

        Service(String contentType, int throttledStatus, String throttled, String failed, String clockRefused) {
            this.contentType = contentType;
            this.throttledStatus = throttledStatus;
            this.throttled = throttled;
            this.failed = failed;
            this.clockRefused = clockRefused;
        }

        /** What may happen to a request for it. */
        List<Fault> faults() {
            return switch (this) {
                case DYNAMODB, S3 -> OF_ANY_REQUEST;
                case SQS -> OF_MESSAGES;
            };
        }

        Answer throttled() {
            return Answer.of(throttledStatus, contentType, throttled.getBytes(StandardCharsets.UTF_8));
        }

        Answer clockRefused() {
            return Answer.of(403, contentType, clockRefused.getBytes(StandardCharsets.UTF_8));
        }

        Answer failed() {
            return Answer.of(500, contentType, failed.getBytes(StandardCharsets.UTF_8));
        }
    }

    private URI proxy(Service service, URI real) {
        try {
            HttpServer server = HttpServer.start("127.0.0.1", 0, LARGEST_BODY, call -> answer(service, real, call));
            servers.add(server);
            return URI.create("http://127.0.0.1:" + server.port());
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private Answer answer(Service service, URI real, Call call) throws InterruptedException {
        switch (service) {
            case SQS -> messagesAndObjectKeys.add(new String(call.body(), StandardCharsets.UTF_8));
            case S3 -> messagesAndObjectKeys.add(call.path() + "?" + call.query());
            case DYNAMODB -> {}
        }
        Optional<Answer> held =
                service == Service.SQS ? messages.answer(operation(call), call.body()) : Optional.empty();
        if (held.isPresent()) {
            return held.get();
        }
        Optional<Runnable> event = service == Service.S3 && call.method().equals("GET")
                ? whileRead.getAndSet(Optional.empty())
                : Optional.empty();
        if (event.isPresent()) {
            Answer answer = pass(service, real, call);
            event.get().run();
            return answer.cutOffAfter(answer.body().length / 2);
        }
        Fault fault = schedule.next(new FaultSchedule.Request(
                service.faults(), operation(call), new String(call.body(), StandardCharsets.UTF_8), attempt(call)));
        if (fault != Fault.NONE) {
            faults.incrementAndGet();
        }
        return switch (fault) {
            case NONE -> pass(service, real, call);
            case THROTTLED -> service.throttled();
            case CLOCK_REFUSED -> service.clockRefused();
            case FAILED_BEFORE -> service.failed();
            case FAILED_AFTER -> {
                pass(service, real, call);
                yield service.failed();
            }
            case TWICE -> {
                pass(service, real, call);
                yield pass(service, real, call);
            }
            case SLOW -> {
                Answer answer = pass(service, real, call);
                // The fault itself: an answer that takes its time.
                Thread.sleep(LATE_MS);
                yield answer;
            }
            case CUT_OFF -> {
                Answer answer = pass(service, real, call);
                yield answer.cutOffAfter(answer.body().length / 2);
            }
            case NEVER_ANSWERED -> {
                Answer answer = pass(service, real, call);
                // The client has gone long before.
                Thread.sleep(NEVER_MS);
                yield answer;
            }
            case OVERTAKEN -> {
                String sent = new String(call.body(), StandardCharsets.UTF_8);
                String delayed = sent.replaceFirst("\\{\"Id\":", "{\"DelaySeconds\":1,\"Id\":");
                yield pass(service, real, call, delayed.getBytes(StandardCharsets.UTF_8));
            }
        };
    }

    private static String operation(Call call) {
        return call.headers().getOrDefault("x-amz-target", List.of()).stream()
                .map(target -> target.substring(target.indexOf('.') + 1))
                .findFirst()
                .orElse("");
    }

    private static int attempt(Call call) {
        Matcher matcher =
                ATTEMPT.matcher(String.join(",", call.headers().getOrDefault("amz-sdk-request", List.of("attempt=1"))));
        return matcher.find() ? Integer.parseInt(matcher.group(1)) : 1;
    }

    private Answer pass(Service service, URI real, Call call) throws InterruptedException {
        return pass(service, real, call, call.body());
    }

    private Answer pass(Service service, URI real, Call call, byte[] body) throws InterruptedException {
        String query = call.query().isEmpty() ? "" : "?" + call.query();
        HttpRequest.Builder request = HttpRequest.newBuilder(
                        URI.create(real.getScheme() + "://" + real.getAuthority() + call.path() + query))
                .method(call.method(), HttpRequest.BodyPublishers.ofByteArray(body));
        call.headers().forEach((name, values) -> {
            if (isPassedOn(name)) {
                values.forEach(value -> request.header(name, value));
            }
        });
        try {
            HttpResponse<byte[]> response = client.send(request.build(), HttpResponse.BodyHandlers.ofByteArray());
            List<Map.Entry<String, String>> headers = new ArrayList<>();
            response.headers().map().forEach((name, values) -> {
                if (isPassedOn(name)) {
                    values.forEach(value -> headers.add(Map.entry(name, value)));
                }
            });
            return new Answer(response.statusCode(), headers, response.body());
        } catch (IOException e) {
            return service.failed();
        }
    }

    private static boolean isPassedOn(String header) {
        return NOT_PASSED_ON.stream().noneMatch(header::equalsIgnoreCase);
    }
}
