package com.therapyclaims.http.requests;

import com.therapyclaims.domain.notes.BilledLine;
import com.therapyclaims.domain.notes.NoteRequest;
import com.therapyclaims.domain.notes.PlanOfCare;
import com.therapyclaims.domain.notes.Progress;
import com.therapyclaims.domain.notes.TreatmentNote;
import com.therapyclaims.domain.units.UnitRule;
import java.util.List;
import java.util.Optional;

/** A note to be judged, as it was asked for. */
public record NoteQuestion(
        String payerId,
        TreatmentNote note,
        Optional<List<BilledLine>> billedLines,
        Optional<PlanOfCare> planOfCare,
        Optional<Progress> progress) {
    public NoteQuestion {
        billedLines = billedLines.map(List::copyOf);
    }

    /** The note, its units counted by this rule. */
    public NoteRequest by(UnitRule rule) {
        return new NoteRequest(payerId, rule, note, billedLines, planOfCare, progress);
    }
}
