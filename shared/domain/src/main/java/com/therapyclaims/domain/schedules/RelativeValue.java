package com.therapyclaims.domain.schedules;

import java.math.BigDecimal;

/**
 * A code's row in the physician fee schedule's relative value file.
 *
 * @param code HCPCS or CPT code
 * @param modifier empty, or 26, TC, 53: a row of its own
 * @param status the payment status; only A, R and T are priced
 * @param work work RVU
 * @param nonFacilityPracticeExpense practice expense RVU outside a facility
 * @param facilityPracticeExpense practice expense RVU in a facility
 * @param malpractice malpractice RVU
 * @param pcTc the PC/TC indicator
 * @param multipleProcedure the multiple procedure indicator; 5 is the therapy MPPR (P-1)
 * @param conversionFactor dollars per RVU on the row
 */
public record RelativeValue(
        String code,
        String modifier,
        char status,
        BigDecimal work,
        BigDecimal nonFacilityPracticeExpense,
        BigDecimal facilityPracticeExpense,
        BigDecimal malpractice,
        char pcTc,
        char multipleProcedure,
        BigDecimal conversionFactor) {

    /** Whether the therapy multiple procedure payment reduction covers the code (P-1). */
    public boolean therapyMppr() {
        return multipleProcedure == '5';
    }

    /**
     * The exact amount of one unit at one place, not rounded: {@code ((W x GPCIw) + (PE x GPCIpe) + (MP x GPCImp)) x
     * CF}.
     *
     * @param practiceExpense the practice expense RVU that counts
     * @param factor dollars per RVU
     */
    public BigDecimal exactAmount(BigDecimal practiceExpense, Gpci gpci, BigDecimal factor) {
        return work.multiply(gpci.work())
                .add(practiceExpense.multiply(gpci.practiceExpense()))
                .add(malpractice.multiply(gpci.malpractice()))
                .multiply(factor);
    }

    /** The exact amount of one unit outside a facility with the row's own conversion factor. */
    public BigDecimal nonFacilityAmount(Gpci gpci) {
        return exactAmount(nonFacilityPracticeExpense, gpci, conversionFactor);
    }

    /** The same row with another conversion factor. */
    public RelativeValue withConversionFactor(BigDecimal factor) {
        return new RelativeValue(
                code,
                modifier,
                status,
                work,
                nonFacilityPracticeExpense,
                facilityPracticeExpense,
                malpractice,
                pcTc,
                multipleProcedure,
                factor);
    }
}
