package com.therapyclaims.aws.events;

import com.amazonaws.services.lambda.runtime.Context;
import com.amazonaws.services.lambda.runtime.RequestStreamHandler;
import com.therapyclaims.http.StructuredLog;
import com.therapyclaims.http.StructuredLog.Field;
import java.io.InputStream;
import java.io.OutputStream;
import java.util.Map;

/**
 * A function that a bucket calls: settles each upload of an event by itself. An event one of whose uploads cannot be settled
 * now fails and comes again; done again, the others change nothing.
 */
public abstract class UploadFunction implements RequestStreamHandler {
    private final StructuredLog log;

    /** A function that logs here. */
    protected UploadFunction(StructuredLog log) {
        this.log = log;
    }

    /**
     * Settles an upload and tells the log what became of it; one that cannot be settled now fails with any runtime
     * exception.
     *
     * @param upload the upload
     * @param requestId the invocation's, for the log
     */
    protected abstract void settle(ObjectCreated upload, String requestId);

    /** @throws UnsettledUploadException if the event has to come again; why is in the log, without any message */
    @Override
    public final void handleRequest(InputStream event, OutputStream answer, Context context) {
        String requestId = context.getAwsRequestId();
        boolean allSettled = true;
        try {
            for (ObjectCreated upload : ObjectCreated.read(event)) {
                allSettled &= isSettled(upload, requestId);
            }
        } catch (RuntimeException e) {
            tellFailure(e, requestId);
            allSettled = false;
        }
        if (!allSettled) {
            throw new UnsettledUploadException();
        }
    }

    private boolean isSettled(ObjectCreated upload, String requestId) {
        try {
            settle(upload, requestId);
            return true;
        } catch (RuntimeException e) {
            tellFailure(e, requestId);
            return false;
        }
    }

    private void tellFailure(RuntimeException failure, String requestId) {
        log.error(Map.of(Field.REQUEST_ID, requestId, Field.OUTCOME, "failed"), failure);
    }
}
