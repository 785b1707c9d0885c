package com.therapyclaims.http;

import com.therapyclaims.domain.access.AccessRecord;
import com.therapyclaims.domain.access.AccessRecords;
import java.time.InstantSource;
import java.util.List;
import java.util.Optional;
import java.util.function.Supplier;
import java.util.stream.IntStream;

/**
 * A function behind the API that reads or writes patient data. Nothing is looked at before the access is recorded, and
 * nothing is answered before its outcome is: where a record cannot be written, the answer is a problem.
 */
public abstract class PatientDataFunction extends ApiFunction {
    private static final String CLAIM_ADDRESS = "/v1/claims/";
    private static final int FAILED = 500;
    private static final int DONE = 200;
    private static final int MOST_CLAIMS = 100;

    private final AccessRecords records;
    private final InstantSource clock;

    /** A function that records here. */
    protected PatientDataFunction(AccessRecords records, InstantSource clock, StructuredLog log) {
        super(log);
        this.records = records;
        this.clock = clock;
    }

    /**
     * Answers a request whose access is recorded, or need not be.
     *
     * @throws ProblemException where the answer is a problem
     */
    protected abstract ApiResponse answerRecorded(ApiRequest request) throws ProblemException;

    /** Whether the answer may tell of a claim or a patient; one that cannot needs no record. */
    protected boolean isOfPatients(ApiRequest request) {
        return true;
    }

    /** The claims a request names elsewhere than in its path: each gets a record of its own. */
    protected List<String> claimsNamed(ApiRequest request) {
        return List.of();
    }

    /**
     * Does something with a claim that only the work itself brings up: recorded before, and completed after.
     *
     * @param place of the claim among those of the request, from 1
     */
    protected final <T> T recorded(ApiRequest request, String claimId, int place, Supplier<T> work)
            throws ProblemException {
        AccessRecord access = access(request).ofClaim(claimId, place);
        records.begin(access);
        int status = FAILED;
        try {
            T done = work.get();
            status = DONE;
            return done;
        } finally {
            records.finish(access, access.claimId(), status);
        }
    }

    @Override
    protected final ApiResponse answer(ApiRequest request) throws ProblemException {
        if (!isOfPatients(request)) {
            return answerRecorded(request);
        }
        List<AccessRecord> accesses = accesses(request);
        accesses.forEach(records::begin);
        int status = FAILED;
        Optional<String> createdClaim = Optional.empty();
        try {
            ApiResponse response = answerRecorded(request);
            status = response.status();
            createdClaim = created(response);
            return response;
        } catch (ProblemException e) {
            status = e.problem().status();
            throw e;
        } finally {
            for (AccessRecord access : accesses) {
                records.finish(access, access.claimId().isPresent() ? access.claimId() : createdClaim, status);
            }
        }
    }

    private List<AccessRecord> accesses(ApiRequest request) throws ProblemException {
        AccessRecord access = access(request);
        List<String> named = claimsNamed(request).stream()
                .filter(IdForm.CLAIM::isOf)
                .distinct()
                .limit(MOST_CLAIMS)
                .toList();
        return named.isEmpty()
                ? List.of(access)
                : IntStream.range(0, named.size())
                        .mapToObj(place -> access.ofClaim(named.get(place), place))
                        .toList();
    }

    private AccessRecord access(ApiRequest request) throws ProblemException {
        ApiCaller caller = request.caller();
        boolean ofClaim = request.resource().startsWith(CLAIM_ADDRESS + "{id}");
        boolean ofPatient = request.resource().startsWith("/v1/patients/{id}");
        // What stands in a path or a query may be anything: an id that nothing can have names nothing.
        Optional<String> id = Optional.ofNullable(request.pathParameters().get("id"));
        Optional<String> patientId = id.filter(_ -> ofPatient).or(() -> request.query("patientId"));
        return new AccessRecord(
                caller.practiceId(),
                request.requestId(),
                clock.instant(),
                caller.keyName(),
                caller.role(),
                request.method(),
                request.resource(),
                id.filter(_ -> ofClaim).filter(IdForm.CLAIM::isOf),
                patientId.filter(IdForm.PATIENT::isOf),
                Optional.empty());
    }

    private static Optional<String> created(ApiResponse response) {
        return Optional.ofNullable(response.headers().get("Location"))
                .filter(location -> location.startsWith(CLAIM_ADDRESS))
                .map(location -> location.substring(CLAIM_ADDRESS.length()));
    }
}
