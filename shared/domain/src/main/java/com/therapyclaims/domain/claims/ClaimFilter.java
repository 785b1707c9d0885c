package com.therapyclaims.domain.claims;

import java.time.LocalDate;
import java.util.Optional;

/**
 * Which of a practice's claims to list; what is empty does not filter.
 *
 * @param from first date of service
 * @param to last date of service
 */
public record ClaimFilter(
        Optional<String> patientId,
        Optional<String> payerId,
        Optional<ClaimStatus> status,
        Optional<LocalDate> from,
        Optional<LocalDate> to) {
    /** Every claim of the practice. */
    public static final ClaimFilter ALL =
            new ClaimFilter(Optional.empty(), Optional.empty(), Optional.empty(), Optional.empty(), Optional.empty());
}
