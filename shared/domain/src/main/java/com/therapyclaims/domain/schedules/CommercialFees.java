package com.therapyclaims.domain.schedules;

import com.therapyclaims.domain.money.Money;
import java.util.Optional;

/** A practice's own fees.csv for one payer. */
public interface CommercialFees {
    /** Which published version this is. */
    ScheduleVersion version();

    /** The fee per unit of the code with the modifier; an empty modifier is the plain fee. */
    Optional<Money> find(String code, String modifier);

    /**
     * The fee per unit where the service takes place in a facility; the plain fee where the file does not tell them
     * apart.
     */
    default Optional<Money> findInFacility(String code, String modifier) {
        return find(code, modifier);
    }
}
