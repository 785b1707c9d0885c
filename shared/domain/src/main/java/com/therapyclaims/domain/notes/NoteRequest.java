package com.therapyclaims.domain.notes;

import com.therapyclaims.domain.units.UnitRule;
import java.util.List;
import java.util.Optional;

/**
 * A note to be judged, with what there is to hold it against. What is absent is not judged, and the coverage says so.
 *
 * @param unitRule the payer's way to count, for the units the minutes support
 */
public record NoteRequest(
        String payerId,
        UnitRule unitRule,
        TreatmentNote note,
        Optional<List<BilledLine>> billedLines,
        Optional<PlanOfCare> planOfCare,
        Optional<Progress> progress) {
    public NoteRequest {
        billedLines = billedLines.map(List::copyOf);
    }
}
