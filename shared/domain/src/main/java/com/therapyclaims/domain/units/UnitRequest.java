package com.therapyclaims.domain.units;

import java.time.LocalDate;
import java.util.List;

/**
 * One patient's day with one practice, to be counted.
 *
 * @param services in the order of the note
 * @param tieChoice the therapist's choice where remainders are equal, codes in order of preference (U-5)
 */
public record UnitRequest(
        LocalDate dateOfService, UnitRule unitRule, List<ServiceMinutes> services, List<String> tieChoice) {
    public UnitRequest {
        services = List.copyOf(services);
        tieChoice = List.copyOf(tieChoice);
    }
}
