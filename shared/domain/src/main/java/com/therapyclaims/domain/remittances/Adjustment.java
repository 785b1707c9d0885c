package com.therapyclaims.domain.remittances;

import com.therapyclaims.domain.money.Money;

/**
 * What a payer takes off a charge, and why (CAS).
 *
 * @param group who bears it: {@code CO} the provider, {@code PR} the patient, {@code OA} another, {@code PI} as the payer says
 * @param reason the claim adjustment reason code (CARC)
 * @param amount what is taken off; negative where it is given back
 */
public record Adjustment(String group, String reason, Money amount) {
    /** The two codes as billers write them: {@code CO-45}. */
    public String code() {
        return group + "-" + reason;
    }
}
