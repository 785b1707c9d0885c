package com.therapyclaims.domain.schedules;

import java.util.Optional;

/** Geographic practice cost indices by locality, from one published file. */
public interface GpciSchedule {
    /** Which published version this is. */
    ScheduleVersion version();

    /** The indices of the locality. */
    Optional<Gpci> find(Locality locality);
}
