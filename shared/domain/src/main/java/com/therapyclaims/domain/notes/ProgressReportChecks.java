package com.therapyclaims.domain.notes;

import com.therapyclaims.domain.rules.Finding;
import com.therapyclaims.domain.rules.FindingCode;
import com.therapyclaims.domain.rules.Severity;
import com.therapyclaims.domain.rules.Text;
import java.time.LocalDate;
import java.util.Optional;

/**
 * The progress report: at least once every 10 treatment days, written by a clinician (Benefit Policy Manual ch. 15
 * s. 220.3.D).
 */
final class ProgressReportChecks {
    static final String CHECK = "PROGRESS_REPORT";

    /** A report covers this many treatment days at most. */
    static final int TREATMENT_DAYS = 10;

    private ProgressReportChecks() {}

    static void run(Progress progress, Review review) {
        author(progress, review);
        Optional<Integer> days = progress.treatmentDaysSinceReport();
        if (days.isEmpty()) {
            review.notCovered(
                    CHECK, Manual.PROGRESS_REPORT, "progress does not say how many treatment days have passed.");
            return;
        }
        due(days.get(), review);
        review.coveredAssuming(
                CHECK,
                Manual.PROGRESS_REPORT,
                "What the report says, and that a clinician treated the patient at least once in the period, is not in"
                        + " the request.");
    }

    private static void due(int days, Review review) {
        String pointer = "/progress/treatmentDaysSinceReport";
        if (days == TREATMENT_DAYS) {
            review.find(
                    FindingCode.POC_PROGRESS_REPORT_DUE,
                    pointer,
                    "This is treatment day 10 since the last progress report: the report is due today.");
        } else if (days > TREATMENT_DAYS) {
            review.find(
                    FindingCode.POC_PROGRESS_REPORT_OVERDUE,
                    pointer,
                    Text.of("This is treatment day %d since the last progress report; one is due every 10.", days));
        }
    }

    private static void author(Progress progress, Review review) {
        Optional<String> author = progress.lastReport().flatMap(report -> Said.by(report.authorCredential()));
        if (author.isEmpty()) {
            return;
        }
        String pointer = "/progress/lastReport/authorCredential";
        Credentials credentials = Credentials.of(author.get());
        if (credentials.isAssistant()) {
            review.find(
                    FindingCode.POC_PROGRESS_REPORT_NOT_BY_CLINICIAN,
                    pointer,
                    "The last progress report was written by an assistant; it must be written by a therapist, a"
                            + " physician or an NPP.");
        } else if (!credentials.isClinician()) {
            review.find(Finding.of(
                            FindingCode.POC_PROGRESS_REPORT_NOT_BY_CLINICIAN,
                            pointer,
                            "The credential of the last progress report's author is not one of a therapist, a"
                                    + " physician or an NPP that is known here.")
                    .as(Severity.WARNING));
        }
    }

    /**
     * The day by which the next report is due: treatment days are counted, so a date follows only from the plan's
     * frequency, with the most visits a week it allows.
     */
    static Optional<LocalDate> dueBy(Progress progress, Optional<LocalDate> dateOfService, Optional<PlanOfCare> plan) {
        if (dateOfService.isEmpty() || progress.treatmentDaysSinceReport().isEmpty()) {
            return Optional.empty();
        }
        int left =
                Math.max(0, TREATMENT_DAYS - progress.treatmentDaysSinceReport().get());
        if (left == 0) {
            return dateOfService;
        }
        return plan.flatMap(PlanTimes::visitsAWeek)
                .map(visits -> dateOfService.get().plusDays(Math.ceilDiv(7L * left, visits)));
    }
}
