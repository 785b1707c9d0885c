package com.therapyclaims.domain.pricing;

import com.therapyclaims.domain.money.Money;
import com.therapyclaims.domain.rules.Text;
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
    String inWords() {
        String fullPart = Text.of("%d full x %s", fullUnits, full);
        String reducedPart = reduced.map(amount -> Text.of("%d reduced x %s", reducedUnits, amount))
                .orElse("");
        String parts = reducedUnits == 0 ? fullPart : fullUnits == 0 ? reducedPart : fullPart + " + " + reducedPart;
        return Text.of("%s = %s", parts, total());
    }
}
