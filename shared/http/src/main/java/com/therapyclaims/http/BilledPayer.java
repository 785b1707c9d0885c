package com.therapyclaims.http;

import com.therapyclaims.domain.payers.Payer;
import com.therapyclaims.domain.payers.Payers;
import java.time.LocalDate;

/** The payer a request names. */
public final class BilledPayer {
    private BilledPayer() {}

    /**
     * The payer on the date of service.
     *
     * @throws ProblemException 422 if the practice cannot bill it then; it lists those it can
     */
    public static Payer of(Payers payers, String payerId, LocalDate dateOfService) throws ProblemException {
        return payers.find(payerId, dateOfService)
                .orElseThrow(() -> new ProblemException(Problem.unknownPayer(payers.knownIds())));
    }
}
