package com.therapyclaims.http.claims;

import com.fasterxml.jackson.core.JsonGenerator;
import com.therapyclaims.http.ApiResponse;
import com.therapyclaims.http.Problem;
import com.therapyclaims.http.json.Fault;
import java.io.IOException;
import java.util.List;
import java.util.stream.Stream;

/** What became of one of several visits, as fields of an object. */
public final class ItemAnswer {
    /** So that the answers of a hundred visits, or a file's of a hundred thousand, can be carried. */
    private static final int MOST_FAULTS = 50;

    private ItemAnswer() {}

    /** It is archived. */
    public static void archived(JsonGenerator json, int httpStatus, String claimId, int revision, String status)
            throws IOException {
        json.writeNumberField("httpStatus", httpStatus);
        json.writeStringField("claimId", claimId);
        json.writeNumberField("revision", revision);
        json.writeStringField("status", status);
    }

    /** It is not. */
    public static void problem(JsonGenerator json, Problem problem, String requestId) throws IOException {
        json.writeNumberField("httpStatus", problem.status());
        json.writeFieldName("problem");
        json.writeRawValue(
                ApiResponse.of(withoutFurtherFaults(problem), requestId).body());
    }

    private static Problem withoutFurtherFaults(Problem problem) {
        List<Fault> faults = problem.errors();
        if (faults.size() <= MOST_FAULTS) {
            return problem;
        }
        Fault more = new Fault(
                "", Fault.Kind.TOO_MANY, "has " + (faults.size() - MOST_FAULTS) + " more faults, which are not listed");
        return problem.withErrors(Stream.concat(faults.stream().limit(MOST_FAULTS), Stream.of(more))
                .toList());
    }
}
