package com.therapyclaims.domain.schedules;

import java.math.BigDecimal;
import java.util.stream.Stream;

/** Exact decimals as whole numbers of one scale. */
final class Decimals {
    private Decimals() {}

    /** The smallest scale, at least {@code minimum}, in which each value is exact. */
    static int commonScale(int minimum, Stream<BigDecimal> values) {
        return values.mapToInt(value -> value.stripTrailingZeros().scale()).reduce(minimum, Math::max);
    }

    /**
     * The value as a whole number of the scale.
     *
     * @throws ArithmeticException if it does not fit exactly
     */
    static int unscaled(BigDecimal value, int scale) {
        return value.movePointRight(scale).intValueExact();
    }
}
