package com.therapyclaims.domain.pricing;

import java.util.List;

/**
 * Another claim of the day that is paid as one day with the one to price: its lines take part in what the day shares, priced
 * where they were furnished and against their own charges (P-1, PY-3).
 *
 * @param place where its services were furnished
 * @param lines in their order
 */
public record OtherClaim(PricingPlace place, String placeOfService, List<LineToPrice> lines) {
    public OtherClaim {
        lines = List.copyOf(lines);
    }
}
