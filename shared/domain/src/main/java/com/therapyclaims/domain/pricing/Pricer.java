package com.therapyclaims.domain.pricing;

import com.therapyclaims.domain.schedules.FeeSchedules;
import java.util.Objects;

/** Prices one patient's one day as its payer pays it, with the reason for every cent. */
public final class Pricer {
    private final FeeSchedules feeSchedules;

    /**
     * Prices with these tables.
     *
     * @param feeSchedules the tables as they were known at the moment the price is asked for
     */
    public Pricer(FeeSchedules feeSchedules) {
        this.feeSchedules = Objects.requireNonNull(feeSchedules);
    }

    /** Prices the lines of the day. */
    @SuppressWarnings("DoNotCallSuggester") // the rules follow
    public PriceOutcome price(PriceRequest request) {
        throw new UnsupportedOperationException(
                "not priced yet with " + feeSchedules + ": " + request.payer().id());
    }
}
