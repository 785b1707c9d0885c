package com.therapyclaims.domain.repricing;

import com.therapyclaims.domain.money.Money;

/**
 * What a change of the allowed amount comes from; the parts add up to the change to the cent.
 *
 * @param rvu relative values, status and indicators of the codes, and CMS's published amounts where they take their place
 * @param gpci geographic indices and where a ZIP code lies
 * @param conversionFactor dollars per RVU
 * @param contract the payer's terms and fees
 * @param rule the rules themselves: the same tables give another amount now
 */
public record Causes(Money rvu, Money gpci, Money conversionFactor, Money contract, Money rule) {
    /** Nothing changed. */
    public static final Causes NONE = new Causes(Money.ZERO, Money.ZERO, Money.ZERO, Money.ZERO, Money.ZERO);

    /** Both together. */
    public Causes plus(Causes other) {
        return new Causes(
                rvu.plus(other.rvu),
                gpci.plus(other.gpci),
                conversionFactor.plus(other.conversionFactor),
                contract.plus(other.contract),
                rule.plus(other.rule));
    }

    /** What of these the others are not. */
    Causes minus(Causes other) {
        return new Causes(
                rvu.minus(other.rvu),
                gpci.minus(other.gpci),
                conversionFactor.minus(other.conversionFactor),
                contract.minus(other.contract),
                rule.minus(other.rule));
    }

    /** The whole change. */
    public Money total() {
        return rvu.plus(gpci).plus(conversionFactor).plus(contract).plus(rule);
    }
}
