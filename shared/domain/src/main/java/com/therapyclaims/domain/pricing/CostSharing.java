package com.therapyclaims.domain.pricing;

import com.therapyclaims.domain.money.Money;
import java.math.BigDecimal;

/**
 * From an allowed amount to the payment (R-2, CQ-9, P-8): deductible, coinsurance on the rest, the assistant cut from the
 * payer's share alone, then sequestration. Coinsurance is not reduced by the assistant cut.
 *
 * @param coinsurancePercent the patient's part after the deductible
 * @param assistantCutPercent what the payer's share loses where an assistant furnished the line, else 0
 * @param sequestrationPercent what the payer's payment loses by sequestration
 */
record CostSharing(BigDecimal coinsurancePercent, BigDecimal assistantCutPercent, BigDecimal sequestrationPercent) {

    /**
     * The amounts of one line.
     *
     * @param payerShare what is left of the allowed amount for the payer
     * @param afterAssistantCut the payer's share after the assistant cut
     * @param payment what the payer pays
     */
    record Split(
            Money deductible,
            Money coinsurance,
            Money payerShare,
            Money afterAssistantCut,
            Money sequestration,
            Money payment) {}

    /**
     * Splits the allowed amount of one line.
     *
     * @param openDeductible what is still open of the deductible
     */
    Split split(Money allowed, Money openDeductible) {
        Money deductible = allowed.min(openDeductible);
        Money coinsurance = allowed.minus(deductible).percent(coinsurancePercent);
        Money share = allowed.minus(deductible).minus(coinsurance);
        Money afterCut = share.without(assistantCutPercent);
        Money sequestration = afterCut.percent(sequestrationPercent);
        return new Split(deductible, coinsurance, share, afterCut, sequestration, afterCut.minus(sequestration));
    }

    /** What the payer would pay if nothing after the allowed amount were rounded until the payment. */
    Money paymentRoundedOnce(Money allowed, Money deductible) {
        return allowed.minus(deductible).without(coinsurancePercent, assistantCutPercent, sequestrationPercent);
    }
}
