package com.therapyclaims.domain.repricing;

import com.therapyclaims.domain.money.Money;

/** An allowed amount before and after. */
public record AmountChange(Money before, Money after) {
    /** Nothing before, nothing after. */
    public static final AmountChange NONE = new AmountChange(Money.ZERO, Money.ZERO);

    /** What it changed by. */
    public Money delta() {
        return after.minus(before);
    }

    /** Both together. */
    public AmountChange plus(AmountChange other) {
        return new AmountChange(before.plus(other.before), after.plus(other.after));
    }
}
