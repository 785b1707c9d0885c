package com.therapyclaims.domain.pricing;

import com.therapyclaims.domain.money.Money;
import com.therapyclaims.domain.rules.InWords;
import com.therapyclaims.domain.rules.Sentence;
import java.util.Optional;

/**
 * What the units of a line come to before the charge is looked at (P-3).
 *
 * @param reduced the amount of a unit the MPPR reduces; empty where none applies to the code
 */
record UnitAmounts(int fullUnits, Money full, int reducedUnits, Optional<Money> reduced) {

    /** Every unit in full. */
    static UnitAmounts unreduced(int units, Money full) {
        return new UnitAmounts(units, full, 0, Optional.empty());
    }

    /** Full and reduced units added up. */
    Money total() {
        return full.times(fullUnits).plus(reduced.orElse(Money.ZERO).times(reducedUnits));
    }

    /** The sum in words: {@code 1 full unit x 27.87 + 1 reduced unit x 21.62 = 49.49}. */
    InWords inWords() {
        if (reducedUnits == 0) {
            return Sentence.of("%d full x %s = %s", fullUnits, full, total());
        }
        Money each = reduced.orElseThrow();
        return fullUnits == 0
                ? Sentence.of("%d reduced x %s = %s", reducedUnits, each, total())
                : Sentence.of("%d full x %s + %d reduced x %s = %s", fullUnits, full, reducedUnits, each, total());
    }
}
