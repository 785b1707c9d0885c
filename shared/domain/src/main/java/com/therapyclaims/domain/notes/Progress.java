package com.therapyclaims.domain.notes;

import java.time.LocalDate;
import java.util.Optional;

/**
 * Where the progress reporting period stands.
 *
 * @param treatmentDaysSinceReport treatment days since the last report, this one included
 */
public record Progress(Optional<Integer> treatmentDaysSinceReport, Optional<Report> lastReport) {
    /** A progress report. */
    public record Report(Optional<LocalDate> date, Optional<String> authorCredential) {}
}
