package com.therapyclaims.domain.notes;

import com.therapyclaims.domain.lists.Lists;
import com.therapyclaims.domain.notes.NoteValidation.Elements;
import com.therapyclaims.domain.notes.NoteValidation.PlanDates;
import com.therapyclaims.domain.notes.NoteValidation.Verdict;
import com.therapyclaims.domain.payers.StandardPayers;
import com.therapyclaims.domain.rules.Finding;
import com.therapyclaims.domain.rules.Severity;
import com.therapyclaims.domain.rules.Text;
import com.therapyclaims.domain.units.UnitCount;
import com.therapyclaims.domain.units.UnitCounter;
import com.therapyclaims.domain.units.UnitRequest;
import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;
import java.util.function.UnaryOperator;

/**
 * Judges a treatment note: what it must say, how well it shows the need for treatment, whether its minutes agree and
 * support what is billed, and whether the plan of care behind it is in force.
 *
 * <p>Any note can be judged, however little it says. What the request does not hold is not judged, and the coverage says
 * so.
 */
public final class NoteValidator {

    /** Judges the note by what the request holds. */
    public NoteValidation validate(NoteRequest request) {
        return validate(request, new UnitCounter()::count);
    }

    /**
     * The same.
     *
     * @param counter counts the units that the note's minutes support
     */
    public NoteValidation validate(NoteRequest request, Function<UnitRequest, UnitCount> counter) {
        NoteUnderReview note = new NoteUnderReview(request);
        Review review = new Review();

        RequiredElements.run(note, review);
        Elements elements = SixElements.run(note, review);
        TimeChecks.run(note, review);
        CodeChecks.run(note, review);
        if (!note.isEmpty()) {
            GoalChecks.run(note, review);
            SkilledCareChecks.run(note, review);
            CodeAdvisor.run(note, review);
        }
        BilledUnitsCheck.run(note, review, counter);
        PlanDates plan = planOfCare(request, review);
        textRead(note, review);

        List<Finding> findings = review.findings();
        return new NoteValidation(verdict(findings), elements, findings, review.advice(), plan, review.coverage());
    }

    private static PlanDates planOfCare(NoteRequest request, Review review) {
        Optional<LocalDate> dateOfService = request.note().dateOfService();
        Optional<LocalDate> certifiedThrough = Optional.empty();
        Review byMedicare = new Review();
        if (request.planOfCare().isPresent()) {
            PlanOfCareFields.run(request.planOfCare().get(), dateOfService, review);
            certifiedThrough = CertificationChecks.run(request.planOfCare().get(), dateOfService, byMedicare);
        } else {
            String absent = "The request holds no planOfCare.";
            review.notCovered(PlanOfCareFields.CHECK, Manual.PLAN_OF_CARE, absent);
            review.notCovered(CertificationChecks.CHECK, Manual.CERTIFICATION, absent);
        }
        if (request.progress().isPresent()) {
            ProgressReportChecks.run(request.progress().get(), byMedicare);
        } else {
            review.notCovered(ProgressReportChecks.CHECK, Manual.PROGRESS_REPORT, "The request holds no progress.");
        }
        if (request.payerId().equals(StandardPayers.MEDICARE)) {
            review.take(byMedicare, UnaryOperator.identity());
        } else {
            review.take(byMedicare, NoteValidator::asWarning);
            review.notCovered(
                    "PAYERS_PLAN_RULES",
                    Manual.CERTIFICATION,
                    "Certification and progress reports were held against Medicare's rules; what this payer asks of them"
                            + " is not known, so that nothing of it is an error.");
        }
        return new PlanDates(
                certifiedThrough,
                request.progress()
                        .flatMap(
                                progress -> ProgressReportChecks.dueBy(progress, dateOfService, request.planOfCare())));
    }

    /** Medicare alone pays on these conditions (42 CFR 424.24; Benefit Policy Manual ch. 15 s. 220). */
    private static Finding asWarning(Finding finding) {
        return finding.severity() == Severity.ERROR ? finding.as(Severity.WARNING) : finding;
    }

    private static void textRead(NoteUnderReview note, Review review) {
        if (note.note()
                .text()
                .filter(text -> text.length() > NoteUnderReview.TEXT_READ)
                .isPresent()) {
            review.notCovered(
                    "LONG_TEXT",
                    Manual.TREATMENT_NOTE,
                    Text.of("Only the first %d characters of the text were read.", NoteUnderReview.TEXT_READ));
        }
    }

    private static Verdict verdict(List<Finding> findings) {
        if (Lists.any(findings, finding -> finding.severity() == Severity.ERROR)) {
            return Verdict.FAIL;
        }
        return Lists.any(findings, finding -> finding.severity() == Severity.WARNING) ? Verdict.WARN : Verdict.PASS;
    }
}
