package com.therapyclaims.http.requests;

import com.therapyclaims.domain.units.ServiceMinutes;
import com.therapyclaims.domain.units.UnitRequest;
import com.therapyclaims.domain.units.UnitRule;
import java.time.LocalDate;
import java.util.List;
import java.util.Optional;

/**
 * A day to be counted, as it was asked for.
 *
 * @param payerId whose rule counts; present unless {@code unitRule} is
 * @param unitRule stands in place of the payer's
 */
public record UnitsQuestion(
        LocalDate dateOfService,
        Optional<String> payerId,
        Optional<UnitRule> unitRule,
        List<ServiceMinutes> services,
        List<String> tieChoice) {
    public UnitsQuestion {
        services = List.copyOf(services);
        tieChoice = List.copyOf(tieChoice);
    }

    /** The day, counted by this rule. */
    public UnitRequest by(UnitRule rule) {
        return new UnitRequest(dateOfService, rule, services, tieChoice);
    }
}
