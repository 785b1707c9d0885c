package com.therapyclaims.domain.remittances;

import com.therapyclaims.domain.money.Money;

/**
 * What the archive expects a payer to make of a line, or of a whole claim.
 *
 * @param allowed the allowed amount
 * @param deductible what of it the patient owes as deductible
 * @param coinsurance what of the rest the patient owes
 * @param sequestration what sequestration takes from the payment (P-8)
 * @param payerPayment what the payer pays
 */
public record Expected(Money allowed, Money deductible, Money coinsurance, Money sequestration, Money payerPayment) {
    /** Nothing is expected. */
    public static final Expected NOTHING = new Expected(Money.ZERO, Money.ZERO, Money.ZERO, Money.ZERO, Money.ZERO);

    /** Both together. */
    Expected plus(Expected other) {
        return new Expected(
                allowed.plus(other.allowed),
                deductible.plus(other.deductible),
                coinsurance.plus(other.coinsurance),
                sequestration.plus(other.sequestration),
                payerPayment.plus(other.payerPayment));
    }

    /** What the payer's share comes to before sequestration, the assistant cut taken. */
    Money beforeSequestration() {
        return payerPayment.plus(sequestration);
    }
}
