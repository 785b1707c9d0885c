package com.therapyclaims.domain.pricing;

import com.therapyclaims.domain.rules.Finding;

/** What pricing a day came to. */
public sealed interface PriceOutcome {
    /** The day's price, whatever it came to; a line without a price says why. */
    Price price();

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
