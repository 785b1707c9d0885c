package com.therapyclaims.functions.priceclaim;

import com.therapyclaims.domain.schedules.FeeSchedules;
import java.time.Instant;
import java.util.Optional;

/** The published tables. */
interface PracticeSchedules {
    /**
     * The tables as one practice sees them.
     *
     * @param asOf the moment whose knowledge counts; empty for now
     */
    FeeSchedules asSeenBy(String practiceId, Optional<Instant> asOf);
}
