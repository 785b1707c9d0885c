package com.therapyclaims.http.claims;

import com.therapyclaims.domain.claims.ClaimIntake;
import com.therapyclaims.domain.claims.ClaimIntake.Submission;
import com.therapyclaims.domain.claims.IdempotencyKey;
import com.therapyclaims.http.ApiRequest;
import com.therapyclaims.http.ProblemException;
import com.therapyclaims.http.requests.VisitJson;
import java.time.Instant;
import java.util.UUID;

/** Archives a visit as it was sent, alone, in a batch or in a file. */
public final class NewClaims {
    private NewClaims() {}

    /**
     * Reads and archives a visit, once per key.
     *
     * @param sent the body of {@code POST /v1/claims}
     * @throws ProblemException 400 with every fault of the body
     */
    public static Submission submit(ClaimIntake intake, String sent, IdempotencyKey key, Instant now)
            throws ProblemException {
        return intake.submit(UUID.randomUUID().toString(), ApiRequest.read(sent, VisitJson.REQUEST), sent, key, now);
    }
}
