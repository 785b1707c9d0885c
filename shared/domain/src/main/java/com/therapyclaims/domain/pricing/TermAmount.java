package com.therapyclaims.domain.pricing;

import com.therapyclaims.domain.money.Money;
import java.util.Optional;

/** What a contract's term makes of a line before the charge is looked at. */
sealed interface TermAmount {
    /**
     * An amount.
     *
     * @param fullUnits units that are not reduced
     * @param reducedUnits units under the contract's own MPPR
     * @param fullUnit one full unit's amount, where the term has one
     * @param reducedUnit one reduced unit's amount, likewise
     * @param line the line's amount
     * @param medicare Medicare's fee behind the amount, if it comes from Medicare's schedule
     */
    record Amount(
            int fullUnits,
            int reducedUnits,
            Optional<Money> fullUnit,
            Optional<Money> reducedUnit,
            Money line,
            Optional<UnitFee> medicare)
            implements TermAmount {

        /** A rate for each unit. */
        static Amount perUnit(int units, Money rate) {
            return new Amount(units, 0, Optional.of(rate), Optional.empty(), rate.times(units), Optional.empty());
        }

        /** An amount of the whole line that no unit has a part of. */
        static Amount ofLine(int units, Money line) {
            return new Amount(units, 0, Optional.empty(), Optional.empty(), line, Optional.empty());
        }
    }

    /** No price. */
    record None(MedicareFee.NotPayable refusal) implements TermAmount {}

    /** A refusal in words. */
    static TermAmount none(NotPricedReason reason, String why) {
        return new None(new MedicareFee.NotPayable(reason, why));
    }
}
