package com.therapyclaims.domain.pricing;

import com.therapyclaims.domain.money.Money;
import com.therapyclaims.domain.rules.Rule;

/** The lesser of a line's charge and its amount. */
final class LesserOfCharge {
    private LesserOfCharge() {}

    static Money of(DayLine line, Money amount, Journal journal) {
        String text = line.line()
                .charge()
                .map(charge -> charge.compareTo(amount) < 0
                        ? "the charge %s is less than %s: allowed %s.".formatted(charge, amount, charge)
                        : "the charge %s is not less than %s: allowed %s.".formatted(charge, amount, amount))
                .orElse("no charge is given: allowed %s.".formatted(amount));
        journal.explain(Rule.R_2, line.label() + text);
        return line.line().charge().map(amount::min).orElse(amount);
    }
}
