package com.therapyclaims.aws.events;

import com.amazonaws.services.lambda.runtime.Context;
import com.amazonaws.services.lambda.runtime.RequestStreamHandler;
import com.therapyclaims.http.BusinessMetric;
import com.therapyclaims.http.StructuredLog;
import com.therapyclaims.http.StructuredLog.Field;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.time.Duration;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.function.BooleanSupplier;

/**
 * A function behind a queue: works on each message of a batch by itself, leaves one line in the log for each, and
 * answers which ones failed, so that those alone come again. How many failed is a metric: for Lambda the batch went well.
 */
public abstract class QueueFunction implements RequestStreamHandler {
    private final StructuredLog log;
    private final Duration reserve;

    /**
     * A function that logs here.
     *
     * @param reserve once less than this is left of its time, what is not done is to be handed back
     */
    protected QueueFunction(StructuredLog log, Duration reserve) {
        this.log = log;
        this.reserve = reserve;
    }

    /**
     * Does what a message asks for; a message that cannot be done now fails with any runtime exception.
     *
     * @param body the message's text
     * @param outOfTime whether to hand back what is left
     * @param line what the log is to say; ids and counts are added as they become known, so that a failure has them too
     * @return what became of it, in a word, for the log
     */
    protected abstract String work(String body, BooleanSupplier outOfTime, Map<Field, Object> line);

    @Override
    public final void handleRequest(InputStream event, OutputStream answer, Context context) throws IOException {
        List<String> failed = new ArrayList<>();
        BooleanSupplier outOfTime = () -> context.getRemainingTimeInMillis() < reserve.toMillis();
        for (QueueMessage message : QueueMessage.read(event)) {
            Map<Field, Object> line = new EnumMap<>(Field.class);
            line.put(Field.REQUEST_ID, context.getAwsRequestId());
            line.put(Field.MESSAGE_ID, message.id());
            try {
                line.put(Field.OUTCOME, work(message.body(), outOfTime, line));
                log.info(line);
            } catch (RuntimeException e) {
                failed.add(message.id());
                line.put(Field.OUTCOME, "failed");
                log.error(line, e);
            }
        }
        if (!failed.isEmpty()) {
            log.count(Map.of(BusinessMetric.MESSAGES_FAILED, failed.size()));
        }
        QueueMessage.writeFailures(answer, failed);
    }
}
