package com.therapyclaims.aws.repricing;

import java.util.List;
import java.util.stream.IntStream;
import software.amazon.awssdk.services.sqs.SqsClient;
import software.amazon.awssdk.services.sqs.model.BatchResultErrorEntry;
import software.amazon.awssdk.services.sqs.model.SendMessageBatchRequestEntry;

/** The queue of chunks of claims to reprice. */
public final class RepricingChunkQueue {
    private static final int MESSAGES_A_BATCH = 10;

    private final SqsClient sqs;
    private final String queueUrl;

    /** The queue at the given address. */
    public RepricingChunkQueue(SqsClient sqs, String queueUrl) {
        this.sqs = sqs;
        this.queueUrl = queueUrl;
    }

    /**
     * Sends chunks to the workers. Sending one twice does no harm.
     *
     * @throws IllegalStateException if the queue did not take every one
     */
    void send(List<RepricingChunk> chunks) {
        for (int start = 0; start < chunks.size(); start += MESSAGES_A_BATCH) {
            List<RepricingChunk> some = chunks.subList(start, Math.min(chunks.size(), start + MESSAGES_A_BATCH));
            List<SendMessageBatchRequestEntry> entries = IntStream.range(0, some.size())
                    .mapToObj(i -> SendMessageBatchRequestEntry.builder()
                            .id(Integer.toString(i))
                            .messageBody(some.get(i).write())
                            .build())
                    .toList();
            List<BatchResultErrorEntry> failed = sqs.sendMessageBatch(
                            batch -> batch.queueUrl(queueUrl).entries(entries))
                    .failed();
            if (!failed.isEmpty()) {
                throw new IllegalStateException("the queue refused " + failed.size() + " chunks: "
                        + failed.getFirst().code());
            }
        }
    }
}
