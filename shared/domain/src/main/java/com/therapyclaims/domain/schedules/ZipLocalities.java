package com.therapyclaims.domain.schedules;

import java.util.Optional;

/** Payment localities by ZIP code, from one published file. */
public interface ZipLocalities {
    /** Which published version this is. */
    ScheduleVersion version();

    /** The locality of a five-digit ZIP code. */
    Optional<ZipLocality> find(String zip);
}
