package com.therapyclaims.domain.pricing;

import com.therapyclaims.domain.money.Money;
import java.math.BigDecimal;

/**
 * Amounts of a provider who does not participate: the fee is 95% of the schedule's, and where assignment is not
 * accepted at most 115% of that may be charged.
 */
final class LimitingCharge {
    private static final BigDecimal NON_PARTICIPATING_PERCENT = BigDecimal.valueOf(95);
    private static final BigDecimal LIMITING_PERCENT = BigDecimal.valueOf(115);

    private LimitingCharge() {}

    /** The fee of one unit, rounded to cents. */
    static Money nonParticipatingFee(Money fee) {
        return fee.percent(NON_PARTICIPATING_PERCENT);
    }

    /** The limiting charge of one unit, from its non-participating fee. */
    static Money of(Money nonParticipatingFee) {
        return nonParticipatingFee.percent(LIMITING_PERCENT);
    }
}
