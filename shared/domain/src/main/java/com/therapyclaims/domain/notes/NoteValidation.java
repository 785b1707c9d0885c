package com.therapyclaims.domain.notes;

import com.therapyclaims.domain.rules.Coverage;
import com.therapyclaims.domain.rules.Finding;
import com.therapyclaims.domain.rules.Span;
import java.time.LocalDate;
import java.util.List;
import java.util.Optional;

/** What is to be said of a note. */
public record NoteValidation(
        Verdict verdict,
        Elements elements,
        List<Finding> findings,
        List<CodeAdvice> codeAdvice,
        PlanDates plan,
        List<Coverage> coverage) {
    public NoteValidation {
        findings = List.copyOf(findings);
        codeAdvice = List.copyOf(codeAdvice);
        coverage = List.copyOf(coverage);
    }

    /** The note as a whole: FAIL with an error, WARN with a warning, else PASS. */
    public enum Verdict {
        PASS,
        WARN,
        FAIL
    }

    /** How well an element is documented. */
    public enum Grade {
        PRESENT,
        WEAK,
        MISSING
    }

    /** One element and the text that shows it. */
    public record Element(Grade grade, Optional<Span> span) {}

    /** The six elements every note of therapeutic exercise needs. */
    public record Elements(
            Element bodyPart,
            Element exerciseType,
            Element functionalGoals,
            Element medicalNecessity,
            Element patientResponse,
            Element time) {}

    /**
     * Advice that another code may describe an intervention better; the clinician's intent decides.
     *
     * @param intervention the intervention's place in the note, counted from 0
     */
    public record CodeAdvice(int intervention, String billed, String suggested, String why, Optional<Span> span) {}

    /** The dates the plan of care and the progress reports give. */
    public record PlanDates(Optional<LocalDate> certifiedThrough, Optional<LocalDate> progressReportDueBy) {}
}
