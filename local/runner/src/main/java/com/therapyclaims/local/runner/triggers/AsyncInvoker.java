package com.therapyclaims.local.runner.triggers;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.therapyclaims.local.runner.console.Console;
import com.therapyclaims.local.runner.console.WholeFiles;
import com.therapyclaims.local.runner.functions.Functions;
import com.therapyclaims.local.runner.functions.Outcome;
import com.therapyclaims.local.runner.template.Aws;
import com.therapyclaims.local.runner.template.SystemTemplate.Function;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.Stream;
import software.amazon.awssdk.services.sqs.SqsClient;
import software.amazon.awssdk.services.sqs.model.MessageAttributeValue;

/**
 * Lambda's asynchronous invocation: accepted at once, tried again when it fails, in the end handed to the failure
 * destination or the dead-letter queue. What was accepted is written down first where data is kept, and survives a
 * restart.
 */
public final class AsyncInvoker {

    private static final ObjectMapper JSON = new ObjectMapper();
    private static final String NOTE = ".json";

    private final Functions functions;
    private final SqsClient sqs;
    private final Pace pace;
    private final Optional<Path> journal;
    private final Console console;
    private final ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor();
    private final AtomicInteger underWay = new AtomicInteger();

    /**
     * Invokes functions asynchronously.
     *
     * @param journal where accepted events are written down
     * @param console is told of what cannot be taken up again, and of what fails here, not in a function
     */
    public AsyncInvoker(Functions functions, SqsClient sqs, Pace pace, Optional<Path> journal, Console console) {
        this.console = console;
        this.functions = functions;
        this.sqs = sqs;
        this.pace = pace;
        this.journal = journal;
    }

    private record Accepted(Function function, String requestId, JsonNode event, Optional<Path> note) {}

    /** Takes up what an earlier run accepted and did not finish. */
    public void resume() {
        journal.filter(Files::isDirectory).ifPresent(folder -> {
            try (Stream<Path> notes = Files.list(folder)) {
                notes.filter(note -> note.getFileName().toString().endsWith(NOTE))
                        .sorted()
                        .forEach(note -> read(note)
                                .ifPresentOrElse(
                                        this::start,
                                        () -> console.tell("An event that an earlier run accepted cannot be taken up"
                                                + " again, and is left: " + note)));
            } catch (IOException e) {
                throw new UncheckedIOException(e);
            }
        });
    }

    /** Accepts an event for a function. */
    public void accept(Function function, JsonNode event) {
        String requestId = UUID.randomUUID().toString();
        start(new Accepted(function, requestId, event, note(function, requestId, event)));
    }

    /** Whether everything accepted has come to its end. */
    public boolean isIdle() {
        return underWay.get() == 0;
    }

    /** Stops; what was not finished is taken up by the next run where data is kept. */
    public void stop() {
        threads.shutdownNow();
    }

    private void start(Accepted accepted) {
        underWay.incrementAndGet();
        threads.execute(() -> {
            try {
                run(accepted);
                accepted.note().ifPresent(AsyncInvoker::delete);
            } catch (InterruptedException e) {
                Thread.currentThread().interrupt();
            } catch (RuntimeException e) {
                console.failed(
                        "The asynchronous invocation of " + accepted.function().logicalId(), e);
            } finally {
                underWay.decrementAndGet();
            }
        });
    }

    private void run(Accepted accepted) throws InterruptedException {
        Function function = accepted.function();
        byte[] event = accepted.event().toString().getBytes(StandardCharsets.UTF_8);
        int attempts = function.failures().retries() + 1;
        for (int attempt = 1; ; attempt++) {
            Outcome outcome = functions.invoke(function.logicalId(), accepted.requestId(), event);
            if (!(outcome instanceof Outcome.Failure failure)) {
                return;
            }
            if (attempt == attempts) {
                giveUp(accepted, failure, attempts);
                return;
            }
            Thread.sleep(pace.retry().multipliedBy(attempt));
        }
    }

    private void giveUp(Accepted accepted, Outcome.Failure failure, int attempts) {
        Function function = accepted.function();
        function.failures()
                .onFailureQueue()
                .ifPresent(queue -> send(queue, failureRecord(accepted, failure, attempts), Map.of()));
        function.failures()
                .deadLetterQueue()
                .ifPresent(queue -> send(
                        queue,
                        accepted.event().toString(),
                        Map.of(
                                "RequestID", text("String", accepted.requestId()),
                                "ErrorCode", text("Number", "200"),
                                "ErrorMessage", text("String", failure.message()))));
    }

    private static MessageAttributeValue text(String type, String value) {
        return MessageAttributeValue.builder().dataType(type).stringValue(value).build();
    }

    /** What Lambda tells a failure destination. */
    private static String failureRecord(Accepted accepted, Outcome.Failure failure, int attempts) {
        ObjectNode told = JsonNodeFactory.instance.objectNode();
        told.put("version", "1.0");
        told.put("timestamp", Instant.now().toString());
        told.putObject("requestContext")
                .put("requestId", accepted.requestId())
                .put("functionArn", accepted.function().arn() + ":$LATEST")
                .put("condition", "RetriesExhausted")
                .put("approximateInvokeCount", attempts);
        told.set("requestPayload", accepted.event());
        told.putObject("responseContext")
                .put("statusCode", 200)
                .put("executedVersion", "$LATEST")
                .put("functionError", "Unhandled");
        told.putObject("responsePayload").put("errorType", failure.type()).put("errorMessage", failure.message());
        return told.toString();
    }

    private void send(String queueArn, String body, Map<String, MessageAttributeValue> attributes) {
        String url = sqs.getQueueUrl(q -> q.queueName(Aws.queueName(queueArn))).queueUrl();
        sqs.sendMessage(m -> m.queueUrl(url).messageBody(body).messageAttributes(attributes));
    }

    private Optional<Path> note(Function function, String requestId, JsonNode event) {
        return journal.map(folder -> {
            ObjectNode accepted = JsonNodeFactory.instance.objectNode();
            accepted.put("function", function.logicalId());
            accepted.put("requestId", requestId);
            accepted.set("event", event);
            Path note = folder.resolve(Instant.now().toEpochMilli() + "-" + requestId + NOTE);
            try {
                Files.createDirectories(folder);
                return WholeFiles.write(note, accepted.toString().getBytes(StandardCharsets.UTF_8));
            } catch (IOException e) {
                throw new UncheckedIOException(e);
            }
        });
    }

    /** What a note tells of; empty if it is torn, or of a function that there is no longer. */
    private Optional<Accepted> read(Path note) {
        JsonNode accepted;
        try {
            accepted = JSON.readTree(Files.readString(note));
        } catch (JsonProcessingException | CharacterCodingException e) {
            return Optional.empty();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return functions
                .find(accepted.path("function").asText())
                .map(function -> new Accepted(
                        function, accepted.path("requestId").asText(), accepted.path("event"), Optional.of(note)));
    }

    private static void delete(Path note) {
        try {
            Files.deleteIfExists(note);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
