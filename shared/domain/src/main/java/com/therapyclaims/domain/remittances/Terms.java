package com.therapyclaims.domain.remittances;

import com.therapyclaims.domain.money.Money;
import java.math.BigDecimal;
import java.math.MathContext;

/**
 * How a line's allowed amount becomes its payment, told from what is expected of it, so that the same steps can be taken
 * with the payer's own deductible and coinsurance.
 *
 * @param coinsurance the patient's part of what the deductible leaves, as a fraction
 * @param kept what the assistant cut leaves of the payer's share, as a fraction (CQ-9)
 * @param sequestrationPercent what sequestration takes of the payment (P-8)
 */
record Terms(BigDecimal coinsurance, BigDecimal kept, BigDecimal sequestrationPercent) {
    private static final MathContext EXACT_ENOUGH = MathContext.DECIMAL64;

    /**
     * The terms behind an expectation.
     *
     * @param usual what holds where the expectation does not show it: all of it is deductible
     * @param sequestrationPercent of the date; 0 where the payer takes none
     */
    static Terms of(Expected expected, Terms usual, BigDecimal sequestrationPercent) {
        Money afterDeductible = expected.allowed().minus(expected.deductible());
        Money share = afterDeductible.minus(expected.coinsurance());
        return new Terms(
                afterDeductible.isZero() ? usual.coinsurance() : part(expected.coinsurance(), afterDeductible),
                share.isZero() ? usual.kept() : part(expected.beforeSequestration(), share),
                sequestrationPercent);
    }

    private static BigDecimal part(Money of, Money whole) {
        return of.amount().divide(whole.amount(), EXACT_ENOUGH);
    }

    /** What the payer pays of a share that is left for it. */
    Money payment(Money share) {
        Money afterCut =
                share.isNegative() ? Money.ZERO : Money.rounded(share.amount().multiply(kept));
        return afterCut.minus(afterCut.percent(sequestrationPercent));
    }

    /** The patient's coinsurance of what the deductible leaves. */
    Money coinsurance(Money afterDeductible) {
        return Money.rounded(afterDeductible.amount().multiply(coinsurance));
    }

    /** The share that a payment, before sequestration, is the rest of. */
    Money shareBefore(Money paidBeforeSequestration) {
        return kept.signum() == 0
                ? paidBeforeSequestration
                : Money.rounded(paidBeforeSequestration.amount().divide(kept, EXACT_ENOUGH));
    }
}
