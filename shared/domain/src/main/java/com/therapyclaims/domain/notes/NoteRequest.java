package com.therapyclaims.domain.notes;

import com.therapyclaims.domain.payers.NoteElement;
import com.therapyclaims.domain.units.UnitRule;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/**
 * A note to be judged, with what there is to hold it against. What is absent is not judged, and the coverage says so.
 *
 * @param unitRule the payer's way to count, for the units the minutes support
 * @param requiredElements what the payer takes no note without
 * @param previousNote the note of the visit before, which this one may repeat
 */
public record NoteRequest(
        String payerId,
        UnitRule unitRule,
        Set<NoteElement> requiredElements,
        TreatmentNote note,
        Optional<List<BilledLine>> billedLines,
        Optional<PlanOfCare> planOfCare,
        Optional<Progress> progress,
        Optional<TreatmentNote> previousNote) {
    public NoteRequest {
        requiredElements = Set.copyOf(requiredElements);
        billedLines = billedLines.map(List::copyOf);
    }
}
