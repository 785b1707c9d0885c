package com.therapyclaims.domain.repricing;

import com.therapyclaims.domain.money.Money;
import com.therapyclaims.domain.pricing.LinePrice;
import com.therapyclaims.domain.pricing.Price;
import java.util.SortedMap;
import java.util.TreeMap;

/** An allowed amount before and after. */
public record AmountChange(Money before, Money after) {
    /** Nothing before, nothing after. */
    public static final AmountChange NONE = new AmountChange(Money.ZERO, Money.ZERO);

    /** What it changed by. */
    public Money delta() {
        return after.minus(before);
    }

    /** What it changed by, and nothing before. */
    AmountChange deltaAlone() {
        return new AmountChange(Money.ZERO, delta());
    }

    /** The amount before, unchanged. */
    AmountChange beforeAlone() {
        return new AmountChange(before, before);
    }

    /** The amounts of each code in the price before and in the one after. */
    static SortedMap<String, AmountChange> byCode(Price before, Price after) {
        SortedMap<String, AmountChange> byCode = new TreeMap<>();
        before.lines()
                .forEach(line ->
                        byCode.merge(line.code(), new AmountChange(allowed(line), Money.ZERO), AmountChange::plus));
        after.lines()
                .forEach(line ->
                        byCode.merge(line.code(), new AmountChange(Money.ZERO, allowed(line)), AmountChange::plus));
        return byCode;
    }

    private static Money allowed(LinePrice line) {
        return switch (line) {
            case LinePrice.Priced priced -> priced.allowed();
            case LinePrice.NotPriced _ -> Money.ZERO;
        };
    }

    /** Both together. */
    public AmountChange plus(AmountChange other) {
        return new AmountChange(before.plus(other.before), after.plus(other.after));
    }
}
