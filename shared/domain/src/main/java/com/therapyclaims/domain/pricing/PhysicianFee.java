package com.therapyclaims.domain.pricing;

import com.therapyclaims.domain.money.Money;
import com.therapyclaims.domain.rules.InWords;
import com.therapyclaims.domain.rules.Text;
import com.therapyclaims.domain.schedules.Gpci;
import com.therapyclaims.domain.schedules.RelativeValue;
import java.math.BigDecimal;
import java.util.Optional;

/**
 * The physician fee schedule's amount of one unit at one place: {@code ((W x GPCIw) + (PE x GPCIpe) + (MP x
 * GPCImp)) x CF}, exact, rounded half-up to cents once. Rounding a component, or the halved practice expense, first gives
 * other cents than CMS publishes.
 *
 * @param row the code's relative values
 * @param practiceExpense the practice expense RVU that holds at the place of service: non-facility or facility (C-5)
 * @param gpci the indices of the locality
 * @param conversionFactor dollars per RVU on the date of service
 * @param full the amount of a unit that loses nothing
 */
record PhysicianFee(RelativeValue row, BigDecimal practiceExpense, Gpci gpci, BigDecimal conversionFactor, Money full)
        implements UnitFee {

    static PhysicianFee of(RelativeValue row, BigDecimal practiceExpense, Gpci gpci, BigDecimal conversionFactor) {
        return new PhysicianFee(
                row,
                practiceExpense,
                gpci,
                conversionFactor,
                Money.rounded(row.exactAmount(practiceExpense, gpci, conversionFactor)));
    }

    @Override
    public String code() {
        return row.code();
    }

    @Override
    public Money reduced(BigDecimal percent) {
        return Money.rounded(exact(Percent.left(percent)));
    }

    @Override
    public InWords fullFormula() {
        return new Formula(this, BigDecimal.ONE, false);
    }

    @Override
    public InWords reducedFormula(BigDecimal percent) {
        return new Formula(this, Percent.left(percent), true);
    }

    @Override
    public Optional<BigDecimal> rankingExpense() {
        return Optional.of(row.nonFacilityPracticeExpense());
    }

    @Override
    public Optional<LinePrice.Rvu> rvu() {
        return Optional.of(new LinePrice.Rvu(row.work(), practiceExpense, row.malpractice()));
    }

    @Override
    public Optional<Gpci> indices() {
        return Optional.of(gpci);
    }

    @Override
    public Optional<BigDecimal> factor() {
        return Optional.of(conversionFactor);
    }

    private BigDecimal exact(BigDecimal keptPracticeExpense) {
        return row.exactAmount(keptPracticeExpense.multiply(practiceExpense), gpci, conversionFactor);
    }

    private record Formula(PhysicianFee fee, BigDecimal keptPracticeExpense, boolean reduced) implements InWords {
        @Override
        public String toString() {
            return Text.of("%s", this);
        }

        @Override
        public void writeTo(StringBuilder text) {
            BigDecimal exact = fee.exact(keptPracticeExpense);
            String kept = reduced ? keptPracticeExpense.stripTrailingZeros().toPlainString() + " x " : "";
            Text.write(
                    text,
                    "((%s x %s) + (%s%s x %s) + (%s x %s)) x %s = %s, rounded to %s",
                    fee.row.work(),
                    fee.gpci.work(),
                    kept,
                    fee.practiceExpense,
                    fee.gpci.practiceExpense(),
                    fee.row.malpractice(),
                    fee.gpci.malpractice(),
                    fee.conversionFactor,
                    exact.stripTrailingZeros().toPlainString(),
                    Money.rounded(exact));
        }
    }
}
