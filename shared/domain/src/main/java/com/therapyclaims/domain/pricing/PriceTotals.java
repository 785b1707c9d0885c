package com.therapyclaims.domain.pricing;

import com.therapyclaims.domain.money.Money;
import java.util.List;

/**
 * Sums over the priced lines.
 *
 * @param allowed the allowed amounts
 * @param deductible what of them the patient pays as deductible
 * @param coinsurance what of the rest the patient pays as coinsurance
 * @param sequestration what sequestration took from the payer's payments (P-8)
 * @param payerPayment what the payer pays, after sequestration
 * @param patientResponsibility deductible and coinsurance together
 */
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

    /** The sums of the lines that have a price. */
    public static PriceTotals of(List<LinePrice> lines) {
        PriceTotals totals = NONE;
        for (LinePrice line : lines) {
            if (line instanceof LinePrice.Priced priced) {
                totals = totals.plus(priced);
            }
        }
        return totals;
    }

    private PriceTotals plus(LinePrice.Priced line) {
        return new PriceTotals(
                allowed.plus(line.allowed()),
                deductible.plus(line.deductible()),
                coinsurance.plus(line.coinsurance()),
                sequestration.plus(line.sequestration()),
                payerPayment.plus(line.payerPayment()),
                patientResponsibility.plus(line.patientResponsibility()));
    }
}
