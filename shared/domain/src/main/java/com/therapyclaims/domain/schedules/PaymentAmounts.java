package com.therapyclaims.domain.schedules;

import java.util.Optional;

/** CMS's published amounts by locality, from one payment amount file. */
public interface PaymentAmounts {
    /** Which published version this is. */
    ScheduleVersion version();

    /** The amount of the code with the modifier in the locality; an empty modifier is the plain code. */
    Optional<PaymentAmount> find(Locality locality, String code, String modifier);
}
