package com.therapyclaims.domain.pricing;

import com.therapyclaims.domain.schedules.Locality;

/** Where the service was furnished, as far as the fee depends on it. */
public sealed interface PricingPlace {
    /** A payment locality. */
    record InLocality(Locality locality) implements PricingPlace {}

    /** A five-digit ZIP code whose locality is looked up. */
    record InZip(String zip) implements PricingPlace {}

    /** No place: all indices 1. */
    record National() implements PricingPlace {}
}
