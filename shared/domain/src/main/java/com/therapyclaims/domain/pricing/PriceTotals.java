package com.therapyclaims.domain.pricing;

import com.therapyclaims.domain.money.Money;

/** Sums over the priced lines. */
public record PriceTotals(
        Money allowed,
        Money deductible,
        Money coinsurance,
        Money sequestration,
        Money payerPayment,
        Money patientResponsibility) {
    /** Nothing priced. */
    public static final PriceTotals NONE =
            new PriceTotals(Money.ZERO, Money.ZERO, Money.ZERO, Money.ZERO, Money.ZERO, Money.ZERO);
}
