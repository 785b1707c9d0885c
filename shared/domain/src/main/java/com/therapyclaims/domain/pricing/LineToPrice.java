package com.therapyclaims.domain.pricing;

import com.therapyclaims.domain.money.Money;
import java.util.List;
import java.util.Optional;

/**
 * A claim line to be priced.
 *
 * @param units 1 or more
 * @param charge the charge of the whole line, if there is one to take the lesser of
 */
public record LineToPrice(String code, int units, List<String> modifiers, Optional<Money> charge) {
    public LineToPrice {
        modifiers = List.copyOf(modifiers);
    }
}
