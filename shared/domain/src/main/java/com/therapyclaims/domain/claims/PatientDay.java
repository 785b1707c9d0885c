package com.therapyclaims.domain.claims;

import java.time.LocalDate;
import java.util.List;
import java.util.Optional;

/**
 * The claims of a patient's one day with a practice as they stood when they were read. What is decided from it is
 * archived on condition that the day still stands so.
 *
 * @param claims latest revisions, oldest claim first, without the void ones
 * @param version counts the changes of the day's claims; 0 before the first
 */
public record PatientDay(
        String practiceId, String patientId, LocalDate dateOfService, List<ClaimRevision> claims, long version) {
    /** The most claims of a patient's one day: all of them can be archived together. */
    public static final int MOST_CLAIMS = 40;

    /** How often a day may move under a request. Each time another request came through. */
    static final int ATTEMPTS = 30;

    public PatientDay {
        claims = List.copyOf(claims);
    }

    /** Whether there is no room for another claim beside those there are. */
    public boolean isFullWithout(String claimId) {
        return claims.stream().filter(claim -> !claim.claimId().equals(claimId)).count() >= MOST_CLAIMS;
    }

    /** Whether this is the day of the visit, with its practice. */
    public boolean isOf(Visit visit) {
        return patientId.equals(visit.patient().id()) && dateOfService.equals(visit.dateOfService());
    }

    /** The claim, if it is one of the day. */
    Optional<ClaimRevision> claim(String claimId) {
        return claims.stream().filter(claim -> claim.claimId().equals(claimId)).findFirst();
    }
}
