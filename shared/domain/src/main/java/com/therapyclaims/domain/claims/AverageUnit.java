package com.therapyclaims.domain.claims;

import com.therapyclaims.domain.rules.Finding;
import com.therapyclaims.domain.rules.FindingCode;
import com.therapyclaims.domain.rules.Text;
import java.math.BigDecimal;
import java.math.RoundingMode;
import java.time.YearMonth;
import java.util.Optional;

/**
 * How long a provider's timed units of a month are on average (U-11): timed minutes / timed units. Medicare expects 15 minutes
 * and has a consistently shorter average highlighted for review. The finding tells of a pattern to look at: no claim
 * of it is wrong, and a month is not yet a consistent practice.
 *
 * @param month of service, {@code 2026-08}
 * @param claims those with timed minutes
 * @param average minutes a unit, cut to hundredths, so that an average below 15 never reads 15.00; empty without units
 * @param belowFifteen whether the exact average is below 15 minutes; empty where the days are not the whole month, and
 *     where there are no units
 * @param finding what there is to look at, where it is
 */
public record AverageUnit(
        String providerNpi,
        String month,
        int claims,
        long timedMinutes,
        long timedUnits,
        Optional<BigDecimal> average,
        Optional<Boolean> belowFifteen,
        Optional<Finding> finding) {
    private static final long EXPECTED_MINUTES = 15;
    private static final int DECIMALS = 2;

    /** A provider's sums, of the whole month or of some of its days. */
    static AverageUnit of(String providerNpi, YearMonth month, boolean whole, Sums sums) {
        Optional<BigDecimal> average =
                Optional.of(sums).filter(sum -> sum.units > 0).map(Sums::average);
        Optional<Boolean> below = average.filter(_ -> whole).map(_ -> sums.isBelowExpected());
        return new AverageUnit(
                providerNpi,
                month.toString(),
                sums.claims,
                sums.minutes,
                sums.units,
                average,
                below,
                below.filter(Boolean.TRUE::equals).map(_ -> finding(providerNpi, month, sums)));
    }

    private static Finding finding(String providerNpi, YearMonth month, Sums sums) {
        return Finding.of(
                FindingCode.TIME_SHORT_UNIT_MONTH,
                "",
                Text.of(
                        "Provider %s: %d timed minutes for %d units of %s are %s minutes a unit on average, where Medicare"
                                + " expects 15.",
                        providerNpi,
                        sums.minutes,
                        sums.units,
                        month,
                        sums.average().toPlainString()));
    }

    /** Claims, timed minutes and timed units, added up. */
    record Sums(int claims, long minutes, long units) {
        static Sums of(UnitTime time) {
            return new Sums(1, time.minutes(), time.units());
        }

        Sums plus(Sums other) {
            return new Sums(claims + other.claims, minutes + other.minutes, units + other.units);
        }

        private BigDecimal average() {
            return BigDecimal.valueOf(minutes).divide(BigDecimal.valueOf(units), DECIMALS, RoundingMode.DOWN);
        }

        private boolean isBelowExpected() {
            return minutes < EXPECTED_MINUTES * units;
        }
    }
}
