package com.therapyclaims.http.claims;

import com.fasterxml.jackson.core.JsonGenerator;
import com.therapyclaims.http.ApiResponse;
import com.therapyclaims.http.Problem;
import java.io.IOException;

/** What became of one of several visits, as fields of an object. */
public final class ItemAnswer {
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
        json.writeRawValue(ApiResponse.of(problem, requestId).body());
    }
}
