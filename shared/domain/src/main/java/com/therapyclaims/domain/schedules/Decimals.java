package com.therapyclaims.domain.schedules;

import java.math.BigDecimal;

/** Exact decimals as whole numbers of one scale. */
final class Decimals {
    private Decimals() {}

    /** The smallest scale, at least {@code minimum}, in which each value is exact. */
    static int commonScale(int minimum, BigDecimal... values) {
        int scale = minimum;
        for (BigDecimal value : values) {
            // Hardly any is written with more decimals than the rest, and only such a one may have zeros to take away.
            if (value.scale() > scale) {
                scale = Math.max(scale, value.stripTrailingZeros().scale());
            }
        }
        return scale;
    }

    /**
     * The value as a whole number of the scale.
     *
     * @throws ArithmeticException if it does not fit exactly
     */
    static int unscaled(BigDecimal value, int scale) {
        return value.setScale(scale).unscaledValue().intValueExact();
    }
}
