package com.therapyclaims.domain.pricing;

import com.therapyclaims.domain.money.Money;
import com.therapyclaims.domain.schedules.Gpci;
import com.therapyclaims.domain.schedules.RelativeValue;
import java.math.BigDecimal;

/**
 * The physician fee schedule's amount of one unit at one place: {@code ((W x GPCIw) + (PE x GPCIpe) + (MP x
 * GPCImp)) x CF}, exact, rounded half-up to cents once. Rounding a component, or the halved practice expense, first gives
 * other cents than CMS publishes.
 *
 * @param row the code's relative values
 * @param practiceExpense the practice expense RVU that holds at the place of service: non-facility or facility (C-5)
 * @param gpci the indices of the locality
 * @param conversionFactor dollars per RVU on the date of service
 */
record PhysicianFee(RelativeValue row, BigDecimal practiceExpense, Gpci gpci, BigDecimal conversionFactor) {

    /** The fee of one unit. */
    Money full() {
        return Money.rounded(exact(BigDecimal.ONE));
    }

    /** The fee of one unit that loses the given percentage of its practice expense (P-3). */
    Money reduced(BigDecimal percent) {
        return Money.rounded(exact(Percent.left(percent)));
    }

    /** The formula of {@link #full} with its figures. */
    String fullFormula() {
        return formula("", BigDecimal.ONE);
    }

    /** The formula of {@link #reduced} with its figures. */
    String reducedFormula(BigDecimal percent) {
        BigDecimal kept = Percent.left(percent);
        return formula(kept.stripTrailingZeros().toPlainString() + " x ", kept);
    }

    LinePrice.Rvu rvu() {
        return new LinePrice.Rvu(row.work(), practiceExpense, row.malpractice());
    }

    private BigDecimal exact(BigDecimal keptPracticeExpense) {
        return row.work()
                .multiply(gpci.work())
                .add(keptPracticeExpense.multiply(practiceExpense).multiply(gpci.practiceExpense()))
                .add(row.malpractice().multiply(gpci.malpractice()))
                .multiply(conversionFactor);
    }

    private String formula(String keptFactor, BigDecimal keptPracticeExpense) {
        BigDecimal exact = exact(keptPracticeExpense);
        return "((%s x %s) + (%s%s x %s) + (%s x %s)) x %s = %s, rounded to %s"
                .formatted(
                        row.work(),
                        gpci.work(),
                        keptFactor,
                        practiceExpense,
                        gpci.practiceExpense(),
                        row.malpractice(),
                        gpci.malpractice(),
                        conversionFactor,
                        exact.stripTrailingZeros().toPlainString(),
                        Money.rounded(exact));
    }
}
