package com.therapyclaims.domain.repricing;

import java.math.BigDecimal;
import java.math.RoundingMode;
import java.time.Duration;
import java.util.Optional;

/**
 * How far a share of a repricing got. A claim that the second look has priced once more counts once more.
 *
 * @param claimsPerSecond what it did on average since its planning began, pauses and the time with nothing to do before the
 *     second look left out; empty before its first claim
 * @param secondsLeft what the rest takes at that rate; empty before the first claim, while claims are still being found
 *     and during a pause
 */
public record Progress(int done, int total, Optional<BigDecimal> claimsPerSecond, Optional<Long> secondsLeft) {
    private static final int MILLIS = 1000;

    /**
     * What was done in the time so far.
     *
     * @param waiting those that are neither done nor failed
     * @param atWork since its planning began, pauses and the time before the second look left out
     * @param moving whether all claims are found and nothing holds it up
     */
    static Progress of(int done, int total, int waiting, Duration atWork, boolean moving) {
        if (done == 0) {
            return new Progress(done, total, Optional.empty(), Optional.empty());
        }
        BigDecimal millis = BigDecimal.valueOf(Math.max(1, atWork.toMillis()));
        BigDecimal rate = BigDecimal.valueOf((long) done * MILLIS).divide(millis, 1, RoundingMode.HALF_UP);
        BigDecimal left = BigDecimal.valueOf(waiting)
                .multiply(millis)
                .divide(BigDecimal.valueOf((long) done * MILLIS), 0, RoundingMode.CEILING);
        return new Progress(
                done, total, Optional.of(rate), moving ? Optional.of(left.longValueExact()) : Optional.empty());
    }
}
