package com.therapyclaims.domain.pricing;

import java.math.BigDecimal;

/** Percentages as exact factors. */
final class Percent {
    private static final BigDecimal HUNDRED = BigDecimal.valueOf(100);

    private Percent() {}

    /** The percentage as a factor: 20 gives 0.20. */
    static BigDecimal of(BigDecimal percent) {
        return percent.movePointLeft(2);
    }

    /** The factor of what is left when the percentage is taken away: 15 gives 0.85. */
    static BigDecimal left(BigDecimal percent) {
        return of(HUNDRED.subtract(percent));
    }
}
