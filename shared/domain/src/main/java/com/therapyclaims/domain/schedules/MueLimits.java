package com.therapyclaims.domain.schedules;

import java.util.Optional;

/** NCCI medically unlikely edits, from one published quarter. */
public interface MueLimits {
    /** Which published version this is. */
    ScheduleVersion version();

    /** The limit of the code. */
    Optional<MueLimit> find(String code);
}
