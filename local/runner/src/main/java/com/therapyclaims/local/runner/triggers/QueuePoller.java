package com.therapyclaims.local.runner.triggers;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.therapyclaims.local.runner.console.Console;
import com.therapyclaims.local.runner.functions.Functions;
import com.therapyclaims.local.runner.functions.Outcome;
import com.therapyclaims.local.runner.template.Aws;
import com.therapyclaims.local.runner.template.SystemTemplate.QueueTrigger;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.atomic.AtomicInteger;
import software.amazon.awssdk.core.exception.SdkException;
import software.amazon.awssdk.services.sqs.SqsClient;
import software.amazon.awssdk.services.sqs.model.Message;
import software.amazon.awssdk.services.sqs.model.MessageSystemAttributeName;
import software.amazon.awssdk.services.sqs.model.QueueAttributeName;

/**
 * Lambda's poller of one queue: receives batches, gives them to the function, deletes what succeeded. What failed stays
 * in the queue, comes back soon (AWS waits for the visibility timeout) and is moved by SQS itself to the dead-letter
 * queue when it has failed often enough.
 */
public final class QueuePoller {

    private static final ObjectMapper JSON = new ObjectMapper();
    private static final int LONG_POLL_SECONDS = 20;
    private static final int MOST_AT_ONCE = 4;
    private static final QueueAttributeName VISIBLE = QueueAttributeName.APPROXIMATE_NUMBER_OF_MESSAGES;
    private static final QueueAttributeName UNDER_WAY = QueueAttributeName.APPROXIMATE_NUMBER_OF_MESSAGES_NOT_VISIBLE;
    private static final Duration REST = Duration.ofSeconds(1);

    private final QueueTrigger trigger;
    private final Functions functions;
    private final SqsClient sqs;
    private final Pace pace;
    private final Console console;
    private final String queueUrl;
    private final ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor();
    private final AtomicInteger underWay = new AtomicInteger();
    private volatile boolean stopped;

    private QueuePoller(QueueTrigger trigger, Functions functions, SqsClient sqs, Pace pace, Console console) {
        this.console = console;
        this.trigger = trigger;
        this.functions = functions;
        this.sqs = sqs;
        this.pace = pace;
        this.queueUrl = sqs.getQueueUrl(q -> q.queueName(Aws.queueName(trigger.queueArn())))
                .queueUrl();
    }

    /**
     * Starts polling.
     *
     * @param console is told of what fails here, not in the function
     */
    public static QueuePoller start(
            QueueTrigger trigger, Functions functions, SqsClient sqs, Pace pace, Console console) {
        QueuePoller poller = new QueuePoller(trigger, functions, sqs, pace, console);
        int pollers = Math.min(MOST_AT_ONCE, trigger.maximumConcurrency().orElse(MOST_AT_ONCE));
        for (int i = 0; i < pollers; i++) {
            poller.threads.execute(poller::poll);
        }
        return poller;
    }

    /** Whether no batch is under way. */
    public boolean isIdle() {
        return underWay.get() == 0;
    }

    /** Whether its queue holds no message that is due; those sent to be seen later are nobody's work yet. */
    public boolean isQueueEmpty() {
        Map<QueueAttributeName, String> held = sqs.getQueueAttributes(
                        a -> a.queueUrl(queueUrl).attributeNames(VISIBLE, UNDER_WAY))
                .attributes();
        return held.get(VISIBLE).equals("0") && held.get(UNDER_WAY).equals("0");
    }

    /** Stops; where data is kept, messages under way can be received at once when the system starts again. */
    public void stop() {
        stopped = true;
        threads.shutdownNow();
    }

    private void poll() {
        while (!stopped) {
            List<Message> batch = List.of();
            try {
                batch = receive();
                if (!batch.isEmpty()) {
                    work(batch);
                }
            } catch (InterruptedException e) {
                Thread.currentThread().interrupt();
                return;
            } catch (RuntimeException e) {
                // Whoever stops the system cuts the long poll off, or stops the servers first: that is no failure to
                // tell.
                if (stopped || !rest()) {
                    return;
                }
                console.failed("The work on a queue, " + queueUrl + ",", e);
                giveBack(batch);
            }
        }
    }

    private void work(List<Message> batch) throws InterruptedException {
        underWay.incrementAndGet();
        try {
            process(batch);
        } finally {
            underWay.decrementAndGet();
        }
    }

    /** What keeps failing is not tried without a pause; false if the poller is stopped meanwhile. */
    private static boolean rest() {
        try {
            Thread.sleep(REST);
            return true;
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            return false;
        }
    }

    /** Lets messages be received again that this poller has received and not done; some may be done. */
    private void giveBack(List<Message> batch) {
        for (Message message : batch) {
            try {
                returnAfter(pace.messageReturn(), message);
            } catch (SdkException _) {
                // Deleted, or the server is gone: it comes back by itself if it is there.
            }
        }
    }

    private void returnAfter(Duration pause, Message message) {
        sqs.changeMessageVisibility(c ->
                c.queueUrl(queueUrl).receiptHandle(message.receiptHandle()).visibilityTimeout((int) pause.toSeconds()));
    }

    private List<Message> receive() {
        return sqs.receiveMessage(r -> r.queueUrl(queueUrl)
                        .maxNumberOfMessages(trigger.batchSize())
                        .waitTimeSeconds(LONG_POLL_SECONDS)
                        .messageSystemAttributeNames(MessageSystemAttributeName.ALL)
                        .messageAttributeNames("All"))
                .messages();
    }

    private void process(List<Message> batch) throws InterruptedException {
        byte[] event = SqsEvents.event(trigger.queueArn(), batch).toString().getBytes(StandardCharsets.UTF_8);
        Set<String> failed = failed(batch, functions.invoke(trigger.function(), event));
        for (Message message : batch) {
            if (failed.contains(message.messageId())) {
                returnAfter(pace.messageReturn(), message);
            } else {
                sqs.deleteMessage(d -> d.queueUrl(queueUrl).receiptHandle(message.receiptHandle()));
            }
        }
    }

    /** Lambda's reading of the answer: an error, or a report it cannot read, fails the whole batch. */
    private Set<String> failed(List<Message> batch, Outcome outcome) {
        Set<String> all = new HashSet<>();
        batch.forEach(message -> all.add(message.messageId()));
        if (outcome instanceof Outcome.Failure) {
            return all;
        }
        if (!trigger.reportsItemFailures()) {
            return Set.of();
        }
        JsonNode report;
        try {
            report = JSON.readTree(outcome.payload()).path("batchItemFailures");
        } catch (IOException e) {
            return all;
        }
        Set<String> failed = new HashSet<>();
        for (JsonNode failure : report) {
            String id = failure.path("itemIdentifier").asText("");
            if (!all.contains(id)) {
                return all;
            }
            failed.add(id);
        }
        return failed;
    }
}
