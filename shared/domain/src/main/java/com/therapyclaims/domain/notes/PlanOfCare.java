package com.therapyclaims.domain.notes;

import java.time.LocalDate;
import java.util.List;
import java.util.Optional;

/**
 * The plan of care a visit was treated under (Benefit Policy Manual ch. 15 s. 220.1.2).
 *
 * @param durationDays the planned duration in days, where {@code duration} says it in words only
 * @param orderSignedOn date of the signed order or referral, for the exception of 2025
 * @param transmittedOn date the plan was sent to the ordering practitioner, for the same exception
 */
public record PlanOfCare(
        Optional<LocalDate> initialEvaluation,
        Optional<LocalDate> established,
        List<String> diagnoses,
        List<String> goals,
        Optional<String> type,
        Optional<String> amount,
        Optional<String> frequency,
        Optional<String> duration,
        Optional<Integer> durationDays,
        Optional<LocalDate> orderSignedOn,
        Optional<LocalDate> transmittedOn,
        List<Certification> certifications) {
    public PlanOfCare {
        diagnoses = List.copyOf(diagnoses);
        goals = List.copyOf(goals);
        certifications = List.copyOf(certifications);
    }

    /**
     * One certification of the plan and the interval it covers.
     *
     * @param certifiedOn date of the signature
     * @param verbalOrderOn date of a verbal order that the signature confirmed later, within 14 days
     * @param delayReason why the signature came late, as the record states it
     */
    public record Certification(
            Optional<LocalDate> certifiedOn,
            Optional<LocalDate> from,
            Optional<LocalDate> through,
            Optional<String> certifierCredential,
            Optional<LocalDate> verbalOrderOn,
            Optional<String> delayReason) {}
}
