package com.therapyclaims.domain.schedules;

import java.util.Optional;

/** Relative values by code, from one published relative value file. */
public interface RvuSchedule {
    /** Which published version this is. */
    ScheduleVersion version();

    /** The row of the code without modifier. */
    Optional<RelativeValue> find(String code);
}
