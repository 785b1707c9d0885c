package com.therapyclaims.domain.pricing;

import static com.therapyclaims.domain.pricing.ByDate.since;

import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.List;

/**
 * The percentage that sequestration takes from Medicare's payment of each line (P-8), by date of service. The allowed
 * amount and the patient's share stay whole.
 */
public final class Sequestration {
    private static final ByDate<BigDecimal> PERCENT = new ByDate<>(List.of(
            since("2013-04-01", BigDecimal.TWO), // Budget Control Act of 2011
            since("2020-05-01", BigDecimal.ZERO), // suspended by the CARES Act and the laws that extended it
            since("2022-04-01", BigDecimal.ONE),
            since("2022-07-01", BigDecimal.TWO)));

    private Sequestration() {}

    /** The percentage of the date; 0 before there was any. */
    public static BigDecimal percent(LocalDate dateOfService) {
        return PERCENT.on(dateOfService).orElse(BigDecimal.ZERO);
    }
}
