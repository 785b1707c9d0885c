package com.therapyclaims.http;

import com.amazonaws.services.lambda.runtime.Context;
import com.therapyclaims.http.StructuredLog.Field;
import com.therapyclaims.http.json.MalformedJsonException;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.util.EnumMap;
import java.util.Map;

/**
 * A function behind the API: reads the event, asks for the answer, writes it, and leaves one line in the log. Whatever
 * fails is answered as a problem that tells nothing of our inside, logged without what was being worked on, and counted.
 */
public abstract class ApiFunction implements PrimedFunction {
    private final StructuredLog log;

    /** A function that logs here. */
    @SuppressWarnings("this-escape") // Noted, not used: it is primed when it is whole.
    protected ApiFunction(StructuredLog log) {
        this.log = log;
        primeForSnapshot();
    }

    /**
     * Answers a request.
     *
     * @throws ProblemException where the answer is a problem
     */
    protected abstract ApiResponse answer(ApiRequest request) throws ProblemException;

    @Override
    public final void handleRequest(InputStream event, OutputStream output, Context context) throws IOException {
        long started = System.nanoTime();
        Map<Field, Object> line = new EnumMap<>(Field.class);
        String requestId = context.getAwsRequestId();
        ApiResponse response;
        Throwable failure = null;
        try {
            ApiRequest request = ApiRequest.read(event, requestId);
            requestId = request.requestId();
            line.put(Field.METHOD, request.method());
            line.put(Field.RESOURCE, request.resource());
            request.authorizedCaller().ifPresent(caller -> line.put(Field.PRACTICE_ID, caller.practiceId()));
            response = Revalidation.of(request, answer(request));
            line.put(Field.OUTCOME, "answered");
        } catch (ProblemException e) {
            response = ApiResponse.of(e.problem(), requestId);
            line.put(Field.OUTCOME, e.problem().type());
        } catch (MalformedJsonException | RuntimeException e) {
            failure = e;
            response = ApiResponse.of(Problem.internal(), requestId);
            line.put(Field.OUTCOME, Problem.internal().type());
        }
        line.put(Field.REQUEST_ID, requestId);
        line.put(Field.STATUS, response.status());
        line.put(Field.DURATION_MS, (System.nanoTime() - started) / 1_000_000);
        response.write(output);
        if (failure == null) {
            log.info(line);
        } else {
            log.error(line, failure);
            log.countFailedAnswer();
        }
    }
}
