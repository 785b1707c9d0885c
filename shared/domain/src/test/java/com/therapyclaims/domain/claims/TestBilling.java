package com.therapyclaims.domain.claims;

import java.util.List;
import java.util.Optional;

/** Billing details that tell one thing alone. */
public final class TestBilling {
    private TestBilling() {}

    /** The payer's authorization. */
    public static BillingDetails under(String authorization) {
        return of(Optional.of(authorization), List.of());
    }

    /** Another insurance of the patient. */
    public static BillingDetails beside(OtherInsurance other) {
        return of(Optional.empty(), List.of(other));
    }

    private static BillingDetails of(Optional<String> authorization, List<OtherInsurance> others) {
        return new BillingDetails(
                Optional.empty(),
                Optional.empty(),
                authorization,
                Optional.empty(),
                Optional.empty(),
                Optional.empty(),
                Optional.empty(),
                Optional.empty(),
                Optional.empty(),
                Optional.empty(),
                others,
                Optional.empty(),
                Optional.empty());
    }
}
