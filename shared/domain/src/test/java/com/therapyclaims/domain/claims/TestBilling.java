package com.therapyclaims.domain.claims;

import java.util.List;
import java.util.Optional;

/** Billing details that tell one thing alone. */
public final class TestBilling {
    private TestBilling() {}

    /** The payer's authorization. */
    public static BillingDetails under(String authorization) {
        return of(Optional.of(authorization), Optional.empty(), List.of());
    }

    /** The NPI of the place of service. */
    public static BillingDetails at(String npi) {
        return of(
                Optional.empty(),
                Optional.of(new BillingDetails.ServiceFacility(
                        "Example Pool",
                        Optional.of(npi),
                        new Visit.Address("9 Lake Rd", Optional.empty(), "Dublin", "OH", "43017"))),
                List.of());
    }

    /** Another insurance of the patient. */
    public static BillingDetails beside(OtherInsurance other) {
        return of(Optional.empty(), Optional.empty(), List.of(other));
    }

    private static BillingDetails of(
            Optional<String> authorization,
            Optional<BillingDetails.ServiceFacility> facility,
            List<OtherInsurance> others) {
        return new BillingDetails(
                Optional.empty(),
                Optional.empty(),
                authorization,
                Optional.empty(),
                Optional.empty(),
                Optional.empty(),
                Optional.empty(),
                facility,
                Optional.empty(),
                Optional.empty(),
                others,
                Optional.empty(),
                Optional.empty());
    }
}
