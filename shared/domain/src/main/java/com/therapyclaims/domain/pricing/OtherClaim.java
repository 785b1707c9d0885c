package com.therapyclaims.domain.pricing;

import com.therapyclaims.domain.money.Money;
import java.util.List;
import java.util.Optional;

/**
 * Another claim of the day that is paid as one day with the one to price: its lines take part in what the day shares, priced
 * where they were furnished and against their own charges (P-1, PY-3).
 *
 * @param place where its services were furnished
 * @param lines in their order
 * @param deductibleRemaining what was sent with it for the open deductible (P-9)
 * @param deductibleSent what its payer was told that it takes of it; empty as long as the payer does not have the claim
 */
public record OtherClaim(
        PricingPlace place,
        String placeOfService,
        List<LineToPrice> lines,
        Money deductibleRemaining,
        Optional<Money> deductibleSent) {
    public OtherClaim {
        lines = List.copyOf(lines);
    }

    /** A claim with which nothing of the deductible was open. */
    public OtherClaim(PricingPlace place, String placeOfService, List<LineToPrice> lines) {
        this(place, placeOfService, lines, Money.ZERO, Optional.empty());
    }
}
