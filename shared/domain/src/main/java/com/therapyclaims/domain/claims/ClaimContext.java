package com.therapyclaims.domain.claims;

import java.time.LocalDate;
import java.util.Optional;

/**
 * What the archive knows around a visit.
 *
 * @param filedOn the day the claim was first sent, or as long as it was not the day it is judged: it counts as filed then
 *     unless it says when it was (C-3)
 * @param day the other claims of the patient's day it is paid with (P-1, P-6, N-1)
 * @param history what is known of the patient before this claim (KX-1, PY-4), if anything
 */
public record ClaimContext(LocalDate filedOn, DayNeighbours day, Optional<PatientHistory> history) {
    /** Nothing is known around a visit filed on this day. */
    public static ClaimContext alone(LocalDate filedOn) {
        return new ClaimContext(filedOn, DayNeighbours.NONE, Optional.empty());
    }
}
