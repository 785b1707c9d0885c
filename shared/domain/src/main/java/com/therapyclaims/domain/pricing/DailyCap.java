package com.therapyclaims.domain.pricing;

import com.therapyclaims.domain.money.Money;
import com.therapyclaims.domain.rules.Rule;
import com.therapyclaims.domain.rules.Sentence;
import java.util.Map;

/**
 * A contract's most for a day (PY-3), after the lines are priced: the lines use it up in their order, those of earlier
 * claims first, and a line that no longer fits absorbs what is too much. A line that its own modifiers deny uses up nothing.
 */
final class DailyCap {
    private DailyCap() {}

    /** Cuts the lines that no longer fit, in place. */
    static void apply(Money cap, Map<DayLine, Money> allowed, Journal journal) {
        Money open = cap;
        for (Map.Entry<DayLine, Money> entry : allowed.entrySet()) {
            if (entry.getKey().denied()) {
                continue;
            }
            Money fits = entry.getValue().min(open);
            if (fits.compareTo(entry.getValue()) < 0) {
                journal.explain(
                        Rule.PY_3,
                        Sentence.of(
                                "%sabsorbs the daily cap %s: %s were left of it, so %s becomes %s.",
                                entry.getKey().label(), cap, open, entry.getValue(), fits));
            }
            open = open.minus(fits);
            entry.setValue(fits);
        }
    }
}
