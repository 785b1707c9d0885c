package com.therapyclaims.domain.claims;

import com.therapyclaims.domain.claims.TherapyYear.Elsewhere;
import com.therapyclaims.domain.edits.TherapyAccrual;
import java.time.LocalDate;
import java.util.Optional;

/**
 * What is known of a patient's year before a claim (KX-1).
 *
 * @param before what the year holds before it
 * @param elsewhere the part that others billed, if the practice has recorded it
 */
public record KnownAccrual(TherapyAccrual before, Optional<Elsewhere> elsewhere) {
    /** What is known of the year before a day. */
    static KnownAccrual of(TherapyYear year, LocalDate dateOfService) {
        return new KnownAccrual(year.before(dateOfService), year.elsewhere());
    }

    KnownAccrual plus(TherapyAccrual more) {
        return new KnownAccrual(before.plus(more), elsewhere);
    }
}
