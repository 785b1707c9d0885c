package com.therapyclaims.domain.pricing;

import static com.therapyclaims.domain.pricing.ByDate.since;

import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.List;

/**
 * The percentage of practice expense that a reduced unit loses (P-5), by date of service: 50% in every setting since
 * 2013-04-01, before that the office's 20% from 2011 on.
 */
final class MpprReduction {
    private static final ByDate<BigDecimal> PERCENT = new ByDate<>(
            List.of(since("2011-01-01", BigDecimal.valueOf(20)), since("2013-04-01", BigDecimal.valueOf(50))));

    private MpprReduction() {}

    static BigDecimal percent(LocalDate dateOfService) {
        return PERCENT.on(dateOfService).orElse(BigDecimal.ZERO);
    }
}
