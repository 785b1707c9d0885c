package com.therapyclaims.functions.archiveclaim;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonGenerator;
import com.therapyclaims.http.ApiRequest;
import com.therapyclaims.http.ApiResponse;
import com.therapyclaims.http.IdempotencyHeader;
import com.therapyclaims.http.Problem;
import com.therapyclaims.http.ProblemException;
import com.therapyclaims.http.QueryBooleans;
import com.therapyclaims.http.StructuredLog;
import com.therapyclaims.http.StructuredLog.Field;
import com.therapyclaims.http.claims.ItemAnswer;
import com.therapyclaims.http.json.Fault;
import com.therapyclaims.http.json.JsonText;
import com.therapyclaims.http.json.JsonValue.JsonObject;
import com.therapyclaims.http.json.MalformedJsonException;
import java.io.IOException;
import java.io.StringWriter;
import java.io.UncheckedIOException;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.List;
import java.util.Map;

/**
 * Up to 100 new claims in one request, {@code {"claims": [...]}}. Each is a request of its own, with a key made of the
 * batch's and its place, so that a batch sent again archives nothing twice and goes on where it ended. Claims that the time
 * of one request does not do for are told, and not begun.
 */
final class ClaimBatch {
    /** The most claims of a batch. */
    static final int MOST_CLAIMS = 100;

    /** Of the 6 MB that the gateway hands to a function a body takes a third more than it has: it goes there in base64. */
    private static final int MOST_BYTES = 4 * 1024 * 1024;

    /** Well below what the function may take, with the slowest claim. */
    private static final Duration TIME = Duration.ofSeconds(12);

    private static final String CLAIMS = "claims";
    private static final String LOCATION = "/v1/claims/";
    private static final JsonFactory JSON = new JsonFactory();

    private ClaimBatch() {}

    /** Answers the request of one claim. */
    interface One {
        ApiResponse answer(ApiRequest request) throws ProblemException;
    }

    /**
     * Takes each claim in its turn.
     *
     * @throws ProblemException 400 or 413 where it is no batch; what is wrong with one claim is said in its place
     */
    static ApiResponse answer(ApiRequest request, One one, InstantSource clock, StructuredLog log)
            throws ProblemException {
        if (QueryBooleans.isTrue(request, "dryRun")) {
            // Visits of a day decide each other's price: one tried out would not know of those before it.
            throw new ProblemException(Problem.invalidRequest(List.of(new Fault(
                    "", Fault.Kind.ENUM, "A batch is archived: dryRun=true is for POST /v1/claims, one visit each."))));
        }
        Instant end = clock.instant().plus(TIME);
        String key = IdempotencyHeader.required(request);
        List<String> claims = claims(request.json(MOST_BYTES));
        StringWriter text = new StringWriter();
        try (JsonGenerator json = JSON.createGenerator(text)) {
            json.writeStartObject();
            json.writeArrayFieldStart("items");
            for (int i = 0; i < claims.size(); i++) {
                // At least one, however late it is: else a batch could be sent for ever.
                One inTime = i == 0 || clock.instant().isBefore(end) ? one : ClaimBatch::notReached;
                write(json, i, request.item(i, "/v1/claims", BatchItemKey.of(key, i), claims.get(i)), inTime, log);
            }
            json.writeEndArray();
            json.writeEndObject();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return ApiResponse.json(200, text.toString());
    }

    private static ApiResponse notReached(ApiRequest request) throws ProblemException {
        throw new ProblemException(Problem.notReached());
    }

    private static void write(JsonGenerator json, int index, ApiRequest request, One one, StructuredLog log)
            throws IOException, ProblemException {
        json.writeStartObject();
        json.writeNumberField("index", index);
        switch (outcome(request, one, log)) {
            case Archived(ApiResponse response) ->
                ItemAnswer.archived(
                        json,
                        response.status(),
                        response.headers().get("Location").substring(LOCATION.length()),
                        Integer.parseInt(response.headers().get("ETag").replace("\"", "")),
                        status(response));
            case Refused(Problem problem) -> ItemAnswer.problem(json, problem, request.requestId());
        }
        json.writeEndObject();
    }

    /** A claim that fails is told in its place, as one that is wrong is: it holds up no other. */
    private static Outcome outcome(ApiRequest request, One one, StructuredLog log) throws ProblemException {
        String practiceId = request.caller().practiceId();
        try {
            return new Archived(one.answer(request));
        } catch (ProblemException e) {
            return new Refused(e.problem());
        } catch (RuntimeException e) {
            Problem failed = Problem.internal();
            log.error(
                    Map.of(
                            Field.REQUEST_ID, request.requestId(),
                            Field.METHOD, request.method(),
                            Field.RESOURCE, request.resource(),
                            Field.PRACTICE_ID, practiceId,
                            Field.STATUS, failed.status(),
                            Field.OUTCOME, failed.type()),
                    e);
            return new Refused(failed);
        }
    }

    /** What became of one claim. */
    private sealed interface Outcome {}

    private record Archived(ApiResponse response) implements Outcome {}

    private record Refused(Problem problem) implements Outcome {}

    private static String status(ApiResponse response) {
        try {
            return JsonText.read(response.body()) instanceof JsonObject claim
                    ? claim.texts().getOrDefault("status", "")
                    : "";
        } catch (MalformedJsonException e) {
            throw new IllegalStateException("an answer of ours is JSON", e);
        }
    }

    private static List<String> claims(String body) throws ProblemException {
        try {
            List<String> claims = JsonText.items(body, CLAIMS)
                    .orElseThrow(
                            () -> fault(Fault.Kind.TYPE, "must be an object with the list claims and nothing else"));
            if (claims.isEmpty()) {
                throw fault(Fault.Kind.TOO_FEW, "must hold at least one claim");
            }
            if (claims.size() > MOST_CLAIMS) {
                throw fault(Fault.Kind.TOO_MANY, "must hold at most " + MOST_CLAIMS + " claims");
            }
            return claims;
        } catch (MalformedJsonException e) {
            throw new ProblemException(Problem.malformedJson(e.line(), e.column()));
        }
    }

    private static ProblemException fault(Fault.Kind kind, String message) {
        return new ProblemException(Problem.invalidRequest(List.of(new Fault("/" + CLAIMS, kind, message))));
    }
}
