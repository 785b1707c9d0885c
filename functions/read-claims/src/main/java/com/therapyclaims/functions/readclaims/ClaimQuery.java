package com.therapyclaims.functions.readclaims;

import com.therapyclaims.domain.claims.ClaimFilter;
import com.therapyclaims.domain.claims.ClaimStatus;
import com.therapyclaims.http.ApiRequest;
import com.therapyclaims.http.CursorSeal;
import com.therapyclaims.http.IdForm;
import com.therapyclaims.http.Paging;
import com.therapyclaims.http.Problem;
import com.therapyclaims.http.ProblemException;
import com.therapyclaims.http.QueryDates;
import com.therapyclaims.http.json.Fault;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** What a list of claims was asked for. */
record ClaimQuery(ClaimFilter filter, Paging paging) {
    /**
     * Reads the query parameters.
     *
     * @throws ProblemException 400 with every fault
     */
    static ClaimQuery of(ApiRequest request, CursorSeal seal) throws ProblemException {
        List<Fault> faults = new ArrayList<>();
        ClaimFilter filter = new ClaimFilter(
                request.query("patientId", IdForm.PATIENT, faults),
                request.query("payerId", IdForm.PAYER, faults),
                status(request, faults),
                QueryDates.read(request, "from", faults),
                QueryDates.read(request, "to", faults));
        Paging paging = Paging.of(request, seal, faults);
        if (!faults.isEmpty()) {
            throw new ProblemException(Problem.invalidRequest(faults));
        }
        return new ClaimQuery(filter, paging);
    }

    /**
     * The revision of the path.
     *
     * @throws ProblemException 404 if it is no number a revision can have
     */
    static int revision(ApiRequest request) throws ProblemException {
        String number = request.path("n");
        if (!number.matches("[1-9][0-9]{0,7}")) {
            throw new ProblemException(Problem.notFound());
        }
        return Integer.parseInt(number);
    }

    private static Optional<ClaimStatus> status(ApiRequest request, List<Fault> faults) {
        return request.query("status").flatMap(name -> {
            for (ClaimStatus status : ClaimStatus.values()) {
                if (status.name().equals(name)) {
                    return Optional.of(status);
                }
            }
            faults.add(new Fault(
                    "",
                    Fault.Kind.ENUM,
                    "The query parameter status must be one of " + List.of(ClaimStatus.values()) + "."));
            return Optional.empty();
        });
    }
}
