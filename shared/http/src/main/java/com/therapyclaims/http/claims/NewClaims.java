package com.therapyclaims.http.claims;

import com.therapyclaims.domain.claims.ClaimDecision;
import com.therapyclaims.domain.claims.ClaimIntake;
import com.therapyclaims.domain.claims.ClaimIntake.Submission;
import com.therapyclaims.domain.claims.ClaimRevision;
import com.therapyclaims.domain.claims.IdempotencyKey;
import com.therapyclaims.domain.units.UnitLine;
import com.therapyclaims.http.ApiRequest;
import com.therapyclaims.http.BusinessMetric;
import com.therapyclaims.http.PrimedFunction;
import com.therapyclaims.http.ProblemException;
import com.therapyclaims.http.StructuredLog;
import com.therapyclaims.http.requests.VisitJson;
import java.time.Instant;
import java.util.Map;
import java.util.UUID;

/** Archives a visit as it was sent, alone, in a batch or in a file. */
public final class NewClaims {
    private NewClaims() {}

    /**
     * Reads and archives a visit, once per key, and counts what is new and stays.
     *
     * @param sent the body of {@code POST /v1/claims}
     * @throws ProblemException 400 with every fault of the body
     */
    public static Submission submit(ClaimIntake intake, String sent, IdempotencyKey key, Instant now, StructuredLog log)
            throws ProblemException {
        Submission submission =
                intake.submit(UUID.randomUUID().toString(), ApiRequest.read(sent, VisitJson.REQUEST), sent, key, now);
        if (submission instanceof Submission.Archived(ClaimRevision claim)
                && !PrimedFunction.isReserved(claim.practiceId())) {
            count(claim.decision(), log);
        }
        return submission;
    }

    private static void count(ClaimDecision decision, StructuredLog log) {
        int units = decision.units().lines().stream().mapToInt(UnitLine::units).sum();
        log.count(Map.of(BusinessMetric.CLAIMS_ARCHIVED, 1, BusinessMetric.UNITS_ARCHIVED, units));
        log.countFindings(decision.allFindings());
    }
}
