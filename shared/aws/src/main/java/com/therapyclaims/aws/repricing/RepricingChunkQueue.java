package com.therapyclaims.aws.repricing;

import com.therapyclaims.aws.MessageBatches;
import java.util.List;
import software.amazon.awssdk.services.sqs.SqsClient;

/** The queue of chunks of claims to reprice. */
public final class RepricingChunkQueue {
    private final MessageBatches messages;

    /** The queue at the given address. */
    public RepricingChunkQueue(SqsClient sqs, String queueUrl) {
        this.messages = new MessageBatches(sqs, queueUrl);
    }

    /**
     * Sends chunks to the workers. Sending one twice does no harm.
     *
     * @throws IllegalStateException if the queue did not take every one
     */
    void send(List<RepricingChunk> chunks) {
        messages.send(chunks.stream().map(RepricingChunk::write).toList());
    }
}
