package com.therapyclaims.domain.pricing;

import com.therapyclaims.domain.money.Money;
import com.therapyclaims.domain.schedules.Gpci;
import java.math.BigDecimal;
import java.util.List;
import java.util.Optional;

/** What became of one line. */
public sealed interface LinePrice {
    String code();

    int units();

    List<String> modifiers();

    /** Its code, its units and what is paid of them: the same of two lines that are paid alike, whatever their tables are called. */
    List<Object> amounts();

    /**
     * A line with a price.
     *
     * @param fullUnits units paid at the full amount
     * @param reducedUnits units paid at the MPPR amount (P-3)
     * @param fullUnitAmount fee of one full unit; empty where a contract prices the line or the visit as a whole
     * @param reducedUnitAmount fee of one reduced unit, where the code is subject to MPPR
     * @param allowed the allowed amount of the line
     * @param payerPayment what the payer pays, after sequestration
     * @param sequestration what sequestration took from the payer's payment (P-8)
     * @param patientResponsibility deductible and coinsurance
     * @param rvu the relative values behind the fee, where they give it: not where CMS's published amount differs from
     *     theirs or stands alone
     * @param gpci the indices behind the fee, likewise
     * @param conversionFactor dollars per RVU, likewise
     * @param limitingCharge the most a non-participating provider may charge for the line where it does not accept
     *     assignment; empty for participating providers and commercial payers
     */
    record Priced(
            String code,
            int units,
            List<String> modifiers,
            int fullUnits,
            int reducedUnits,
            Optional<Money> fullUnitAmount,
            Optional<Money> reducedUnitAmount,
            Money allowed,
            Money deductible,
            Money coinsurance,
            Money payerPayment,
            Money sequestration,
            Money patientResponsibility,
            Optional<Rvu> rvu,
            Optional<Gpci> gpci,
            Optional<BigDecimal> conversionFactor,
            Optional<Money> limitingCharge)
            implements LinePrice {
        public Priced {
            modifiers = List.copyOf(modifiers);
        }

        @Override
        public List<Object> amounts() {
            return List.of(
                    code, fullUnits, reducedUnits, allowed, deductible, coinsurance, sequestration, payerPayment);
        }
    }

    /** A line without a price: left out of the totals. */
    record NotPriced(String code, int units, List<String> modifiers, NotPricedReason reason) implements LinePrice {
        public NotPriced {
            modifiers = List.copyOf(modifiers);
        }

        @Override
        public List<Object> amounts() {
            return List.of(code, units, reason);
        }
    }

    /** The relative values one unit was priced with. */
    record Rvu(BigDecimal work, BigDecimal practiceExpense, BigDecimal malpractice) {}
}
