package com.therapyclaims.domain.pricing;

import com.therapyclaims.domain.rules.Finding;
import java.util.Optional;

/** What pricing a day came to. */
public sealed interface PriceOutcome {
    /** The day's price, whatever it came to; a line without a price says why. */
    Price price();

    /** A price, and what is wrong with the place if a line needed it and no table knows it. */
    static PriceOutcome of(Price price, Optional<Finding> unknownPlace) {
        return unknownPlace
                .<PriceOutcome>map(finding -> new UnknownPlace(finding, price))
                .orElseGet(() -> new Priced(price));
    }

    /** The place is known, or no line needed it. */
    record Priced(Price price) implements PriceOutcome {}

    /**
     * The fee depends on a place that the tables do not know. A question for a price has no answer then (422); a claim is
     * kept with this price, whose lines stand as {@link NotPricedReason#UNKNOWN_PLACE}.
     *
     * @param finding what is wrong with the place; it stands among the price's findings as well
     */
    record UnknownPlace(Finding finding, Price price) implements PriceOutcome {}
}
