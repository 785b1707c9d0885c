package com.therapyclaims.http;

import com.therapyclaims.domain.access.AccessRecord;
import com.therapyclaims.domain.access.AccessRecords;
import java.time.InstantSource;
import java.util.Optional;

/**
 * A function behind the API that reads or writes patient data. Nothing is looked at before the access is recorded, and
 * nothing is answered before its outcome is: where a record cannot be written, the answer is a problem.
 */
public abstract class PatientDataFunction extends ApiFunction {
    private static final String CLAIM_ADDRESS = "/v1/claims/";
    private static final int FAILED = 500;

    private final AccessRecords records;
    private final InstantSource clock;

    /** A function that records here. */
    protected PatientDataFunction(AccessRecords records, InstantSource clock, StructuredLog log) {
        super(log);
        this.records = records;
        this.clock = clock;
    }

    /**
     * Answers a request whose access is recorded.
     *
     * @throws ProblemException where the answer is a problem
     */
    protected abstract ApiResponse answerRecorded(ApiRequest request) throws ProblemException;

    @Override
    protected final ApiResponse answer(ApiRequest request) throws ProblemException {
        AccessRecord access = access(request);
        records.begin(access);
        int status = FAILED;
        Optional<String> claimId = access.claimId();
        try {
            ApiResponse response = answerRecorded(request);
            status = response.status();
            claimId = claimId.or(() -> created(response));
            return response;
        } catch (ProblemException e) {
            status = e.problem().status();
            throw e;
        } finally {
            records.finish(access, claimId, status);
        }
    }

    private AccessRecord access(ApiRequest request) throws ProblemException {
        ApiCaller caller = request.caller();
        boolean ofClaim = request.resource().startsWith(CLAIM_ADDRESS + "{id}");
        boolean ofPatient = request.resource().startsWith("/v1/patients/{id}");
        Optional<String> id = Optional.ofNullable(request.pathParameters().get("id"));
        return new AccessRecord(
                caller.practiceId(),
                request.requestId(),
                clock.instant(),
                caller.keyName(),
                caller.role(),
                request.method(),
                request.resource(),
                id.filter(_ -> ofClaim),
                id.filter(_ -> ofPatient).or(() -> request.query("patientId")),
                Optional.empty());
    }

    private static Optional<String> created(ApiResponse response) {
        return Optional.ofNullable(response.headers().get("Location"))
                .filter(location -> location.startsWith(CLAIM_ADDRESS))
                .map(location -> location.substring(CLAIM_ADDRESS.length()));
    }
}
