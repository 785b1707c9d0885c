package com.therapyclaims.aws;

import java.util.List;
import java.util.stream.IntStream;
import software.amazon.awssdk.services.sqs.SqsClient;
import software.amazon.awssdk.services.sqs.model.BatchResultErrorEntry;
import software.amazon.awssdk.services.sqs.model.SendMessageBatchRequestEntry;

/** Sends many messages to one queue, as many in a request as SQS takes. */
public final class MessageBatches {
    /** SQS takes no more in one request. */
    public static final int MESSAGES_A_BATCH = 10;

    private final SqsClient sqs;
    private final String queueUrl;

    /** To the queue at the given address. */
    public MessageBatches(SqsClient sqs, String queueUrl) {
        this.sqs = sqs;
        this.queueUrl = queueUrl;
    }

    /**
     * Sends messages.
     *
     * @throws IllegalStateException if the queue did not take every one
     */
    public void send(List<String> bodies) {
        for (int start = 0; start < bodies.size(); start += MESSAGES_A_BATCH) {
            List<String> some = bodies.subList(start, Math.min(bodies.size(), start + MESSAGES_A_BATCH));
            List<SendMessageBatchRequestEntry> entries = IntStream.range(0, some.size())
                    .mapToObj(i -> SendMessageBatchRequestEntry.builder()
                            .id(Integer.toString(i))
                            .messageBody(some.get(i))
                            .build())
                    .toList();
            List<BatchResultErrorEntry> failed = sqs.sendMessageBatch(
                            batch -> batch.queueUrl(queueUrl).entries(entries))
                    .failed();
            if (!failed.isEmpty()) {
                throw new IllegalStateException("the queue refused " + failed.size() + " messages: "
                        + failed.getFirst().code());
            }
        }
    }
}
