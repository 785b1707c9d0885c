package com.therapyclaims.domain.notes;

import static com.therapyclaims.domain.notes.NoteAssert.codes;
import static com.therapyclaims.domain.notes.NoteAssert.coverage;
import static com.therapyclaims.domain.notes.NoteAssert.only;
import static org.assertj.core.api.Assertions.assertThat;

import com.therapyclaims.domain.rules.FindingCode;
import com.therapyclaims.domain.rules.Severity;
import java.time.LocalDate;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Benefit Policy Manual ch. 15 s. 220.3.D: a report every 10 treatment days, by a clinician. */
class ProgressReportChecksTest {
    private static NoteBuilder after(int treatmentDays, String author) {
        NoteBuilder note = NoteBuilder.complete();
        note.progress = Optional.of(new Progress(
                Optional.of(treatmentDays),
                Optional.of(new Progress.Report(Optional.of(LocalDate.of(2025, 1, 20)), Optional.of(author)))));
        return note;
    }

    @Test
    void nothingIsDueBeforeTheTenthTreatmentDay() {
        assertThat(codes(after(9, "PT").validate())).noneMatch(code -> code.startsWith("POC.PROGRESS"));
    }

    @Test
    void theReportIsDueOnTheTenthTreatmentDay() {
        assertThat(only(after(10, "PT").validate(), FindingCode.POC_PROGRESS_REPORT_DUE)
                        .severity())
                .isEqualTo(Severity.WARNING);
    }

    @Test
    void theReportIsOverdueOnTheEleventhTreatmentDay() {
        NoteValidation validation = after(11, "PT").validate();

        assertThat(only(validation, FindingCode.POC_PROGRESS_REPORT_OVERDUE).severity())
                .isEqualTo(Severity.ERROR);
        assertThat(codes(validation)).doesNotContain("POC.PROGRESS_REPORT_DUE");
    }

    @ParameterizedTest
    @ValueSource(strings = {"PT", "PT, DPT", "OTR/L", "CCC-SLP", "MD", "NP"})
    void clinicansWriteTheReport(String author) {
        assertThat(codes(after(4, author).validate())).doesNotContain("POC.PROGRESS_REPORT_NOT_BY_CLINICIAN");
    }

    @ParameterizedTest
    @CsvSource({"PTA, ERROR", "PT Assistant, ERROR", "COTA/L, ERROR", "ATC, WARNING"})
    void assistantsDoNot(String author, Severity severity) {
        assertThat(only(after(4, author).validate(), FindingCode.POC_PROGRESS_REPORT_NOT_BY_CLINICIAN)
                        .severity())
                .isEqualTo(severity);
    }

    @Test
    void theDueDateFollowsFromTheFrequency() {
        NoteBuilder note = after(4, "PT");
        note.planOfCare =
                Optional.of(PlanBuilder.from("2025-01-06").signed("2025-01-10").build());

        assertThat(note.validate().plan().progressReportDueBy()).contains(LocalDate.of(2025, 2, 24));
    }

    @Test
    void withoutAFrequencyTreatmentDaysGiveNoDate() {
        assertThat(after(4, "PT").validate().plan().progressReportDueBy()).isEmpty();
    }

    @Test
    void onTheTenthTreatmentDayTheDueDateIsThatDay() {
        assertThat(after(10, "PT").validate().plan().progressReportDueBy()).contains(NoteBuilder.VISIT);
    }

    @Test
    void withoutACountOfDaysNothingIsJudged() {
        NoteBuilder note = NoteBuilder.complete();
        note.progress = Optional.of(new Progress(Optional.empty(), Optional.empty()));

        assertThat(coverage(note.validate(), "PROGRESS_REPORT").checked()).isFalse();
    }
}
