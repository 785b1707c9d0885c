package com.therapyclaims.domain.claims;

import com.therapyclaims.domain.claims.Succession.Successor;
import java.time.LocalDate;
import java.util.List;
import java.util.Optional;

/**
 * A claim that comes to count no more because one of another day takes its place or takes it back, or that counts again because
 * that one does so no more (C-2).
 *
 * @param original as it was found
 * @param to empty if it counts again, or is replaced within its own day
 * @param day its day as it was read then
 */
record Handover(ClaimRevision original, Optional<Successor> to, PatientDay day) {
    /** Whether an original was made void or moved between: what a claim is about is looked for anew then. */
    static boolean anyOvertaken(List<Handover> handovers) {
        return handovers.stream().anyMatch(Handover::isOvertaken);
    }

    private boolean isOvertaken() {
        return day.claim(original.claimId()).isEmpty();
    }

    /** What is known before a day's claims once the original, which is of another day, counts no more or counts again. */
    PatientHistory before(LocalDate date, PatientHistory history) {
        return to.isPresent()
                ? history.without(original, date)
                : history.with(List.of(Replacement.counting(original)), date);
    }
}
