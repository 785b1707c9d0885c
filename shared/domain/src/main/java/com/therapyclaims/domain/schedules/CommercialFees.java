package com.therapyclaims.domain.schedules;

import com.therapyclaims.domain.money.Money;
import java.util.Optional;

/** A practice's own fees.csv for one payer. */
public interface CommercialFees {
    /** Which published version this is. */
    ScheduleVersion version();

    /** The fee per unit of the code with the modifier; an empty modifier is the plain fee. */
    Optional<Money> find(String code, String modifier);
}
