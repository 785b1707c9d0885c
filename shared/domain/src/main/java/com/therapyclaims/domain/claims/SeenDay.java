package com.therapyclaims.domain.claims;

import java.time.LocalDate;

/**
 * A patient's day as it was read.
 *
 * @param history what was known before it
 */
public record SeenDay(PatientDay day, PatientHistory history) {
    LocalDate date() {
        return day.dateOfService();
    }

    boolean isOfOneYearWith(SeenDay other) {
        return isOfPatientOf(other) && date().getYear() == other.date().getYear();
    }

    boolean isDayOf(SeenDay other) {
        return isOfPatientOf(other) && date().equals(other.date());
    }

    boolean isOfPatientOf(SeenDay other) {
        return day.patientId().equals(other.day.patientId());
    }
}
