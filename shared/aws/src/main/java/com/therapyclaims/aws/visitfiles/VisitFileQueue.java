package com.therapyclaims.aws.visitfiles;

import com.therapyclaims.aws.MessageBatches;
import java.util.List;
import software.amazon.awssdk.services.sqs.SqsClient;

/** The queue of work on files of visits. A piece of work that is sent twice is done once. */
public final class VisitFileQueue {
    private final MessageBatches messages;

    /** The queue at the given address. */
    public VisitFileQueue(SqsClient sqs, String queueUrl) {
        this.messages = new MessageBatches(sqs, queueUrl);
    }

    /**
     * Sends work.
     *
     * @throws IllegalStateException if the queue did not take every piece
     */
    public void send(List<? extends VisitFileWork> work) {
        messages.send(work.stream().map(VisitFileWork::write).toList());
    }
}
