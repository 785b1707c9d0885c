package com.therapyclaims.domain.remittances;

import com.therapyclaims.domain.money.Money;

/**
 * What a payment differs by from the claims in it: interest, a recoupment, a balance carried forward (PLB).
 *
 * @param reason the payer's code: {@code WO} recouped, {@code FB} carried forward, {@code L6} interest ...
 * @param amount what it lowers the payment by; negative where it raises it
 */
public record ProviderAdjustment(String reason, Money amount) {}
