package com.therapyclaims.aws.schedules;

import java.time.Instant;
import java.time.InstantSource;
import java.time.temporal.ChronoUnit;
import java.util.Optional;

/** A clock that is never behind what is written already, though another machine's wrote it; exact to the microsecond. */
record RisingClock(InstantSource clock) {
    /** Now, or just after the given moment where another machine's clock is ahead. */
    Instant after(Optional<Instant> earlier) {
        Instant now = clock.instant().truncatedTo(ChronoUnit.MICROS);
        return earlier.map(moment -> moment.plus(1, ChronoUnit.MICROS))
                .filter(now::isBefore)
                .orElse(now);
    }
}
