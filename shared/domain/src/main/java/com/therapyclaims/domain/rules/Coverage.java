package com.therapyclaims.domain.rules;

import java.time.LocalDate;
import java.util.Optional;

/**
 * Which check ran with which table. A check without data for the date says so; it never passes silently.
 *
 * @param check the check's name, for example {@code NCCI_PTP}
 * @param source the table or text it rests on, with its edition
 * @param effectiveFrom first date of service the source holds for, if it says
 * @param effectiveTo last date of service the source holds for, if it says
 * @param checked whether the check ran
 * @param reason why it did not run, or what to know about how it ran
 */
public record Coverage(
        String check,
        String source,
        Optional<LocalDate> effectiveFrom,
        Optional<LocalDate> effectiveTo,
        boolean checked,
        Optional<String> reason) {

    /** A check that ran, with no table of its own. */
    public static Coverage checked(String check, String source) {
        return new Coverage(check, source, Optional.empty(), Optional.empty(), true, Optional.empty());
    }

    /** A check that did not run, and why. */
    public static Coverage unchecked(String check, String source, String reason) {
        return new Coverage(check, source, Optional.empty(), Optional.empty(), false, Optional.of(reason));
    }
}
