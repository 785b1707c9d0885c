package com.therapyclaims.http.requests;

import com.therapyclaims.domain.notes.BilledLine;
import com.therapyclaims.domain.notes.NoteRequest;
import com.therapyclaims.domain.notes.PlanOfCare;
import com.therapyclaims.domain.notes.Progress;
import com.therapyclaims.domain.notes.TreatmentNote;
import com.therapyclaims.domain.payers.Payer;
import java.util.List;
import java.util.Optional;

/** A note to be judged, as it was asked for. */
public record NoteQuestion(
        String payerId,
        TreatmentNote note,
        Optional<List<BilledLine>> billedLines,
        Optional<PlanOfCare> planOfCare,
        Optional<Progress> progress,
        Optional<TreatmentNote> previousNote) {
    public NoteQuestion {
        billedLines = billedLines.map(List::copyOf);
    }

    /** The note as its payer wants it. */
    public NoteRequest by(Payer payer) {
        return new NoteRequest(
                payer.id(),
                payer.unitRule(),
                payer.requiredElements(),
                note,
                billedLines,
                planOfCare,
                progress,
                previousNote);
    }
}
