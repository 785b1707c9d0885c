package com.therapyclaims.domain.schedules;

import java.time.LocalDate;
import java.util.Optional;

/**
 * An NCCI procedure-to-procedure edit.
 *
 * @param column1 the code that is paid
 * @param column2 the code that is denied beside it
 * @param modifierIndicator 0 never bypassed, 1 bypassed by 59 or X, 9 not in force
 * @param effectiveFrom first date of service, where the table says
 * @param deletedOn last date of service, where the edit has ended
 */
public record PtpEdit(
        String column1,
        String column2,
        char modifierIndicator,
        Optional<LocalDate> effectiveFrom,
        Optional<LocalDate> deletedOn) {

    /** Whether the edit is in force on the date: begun, not ended, and not of indicator 9. */
    public boolean inForce(LocalDate dateOfService) {
        return modifierIndicator != '9'
                && effectiveFrom.map(from -> !dateOfService.isBefore(from)).orElse(true)
                && deletedOn.map(last -> !dateOfService.isAfter(last)).orElse(true);
    }
}
