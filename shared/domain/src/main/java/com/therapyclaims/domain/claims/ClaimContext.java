package com.therapyclaims.domain.claims;

import java.time.LocalDate;
import java.util.Optional;

/**
 * What the archive knows around a visit.
 *
 * @param filedOn the day the claim is filed, for timely filing (C-3): the day of its first revision
 * @param day the other claims of the patient's day it is paid with (P-1, P-6, N-1)
 * @param accrual the patient's accrual of the year before this claim (KX-1), if it is known
 */
public record ClaimContext(LocalDate filedOn, DayNeighbours day, Optional<KnownAccrual> accrual) {
    /** Nothing is known around a visit filed on this day. */
    public static ClaimContext alone(LocalDate filedOn) {
        return new ClaimContext(filedOn, DayNeighbours.NONE, Optional.empty());
    }
}
