package com.therapyclaims.domain.payers;

import java.time.LocalDate;
import java.util.List;
import java.util.Optional;

/** The payers one practice can bill, as known at one moment. */
public interface Payers {
    /** The payer on the date of service; empty if the practice has no contract with it then. */
    Optional<Payer> find(String payerId, LocalDate dateOfService);

    /** The ids that {@link #find} knows on any date, in alphabetical order. */
    List<String> knownIds();
}
