package com.therapyclaims.domain.notes;

import com.therapyclaims.domain.codes.Discipline;
import com.therapyclaims.domain.codes.FunctionalReporting;
import com.therapyclaims.domain.codes.MedicareStatus;
import com.therapyclaims.domain.codes.TherapyCode;
import com.therapyclaims.domain.payers.StandardPayers;
import com.therapyclaims.domain.rules.Finding;
import com.therapyclaims.domain.rules.FindingCode;
import com.therapyclaims.domain.rules.Severity;
import com.therapyclaims.domain.rules.Text;
import java.util.List;
import java.util.Optional;

/**
 * Whether each code may be used at all: by this discipline, by an assistant, for Medicare, on the date (Claims
 * Processing Manual ch. 5 s. 20; Benefit Policy Manual ch. 15 s. 220.3 and 230).
 */
final class CodeChecks {
    static final String CHECK = "CODES";

    private static final String SOURCE = "Medicare Claims Processing Manual (Pub. 100-04) ch. 5 s. 20";

    private final NoteUnderReview note;
    private final Review review;
    private final boolean medicare;

    private CodeChecks(NoteUnderReview note, Review review) {
        this.note = note;
        this.review = review;
        this.medicare = note.request().payerId().equals(StandardPayers.MEDICARE);
    }

    static void run(NoteUnderReview note, Review review) {
        new CodeChecks(note, review).run();
    }

    private void run() {
        note.treatments().forEach(this::treatment);
        List<BilledLine> billed = note.request().billedLines().orElse(List.of());
        for (int i = 0; i < billed.size(); i++) {
            if (billed.get(i).units() > 0) {
                billed(billed.get(i), "/billedLines/" + i + "/code");
            }
        }
        review.covered(CHECK, SOURCE);
    }

    private void treatment(Treatment treatment) {
        Optional<String> code = treatment.code();
        if (code.isEmpty()) {
            return;
        }
        String pointer = treatment.pointer("code");
        if (isEndedFunctionalReporting(code.get())) {
            functionalReporting(code.get(), pointer);
        } else if (treatment.therapyCode().isEmpty()) {
            review.find(Finding.of(
                            FindingCode.UNITS_UNKNOWN_CODE,
                            pointer,
                            Text.of("%s is not a therapy code on this date; its time is not judged.", code.get()))
                    .as(Severity.WARNING));
        } else {
            discipline(treatment, treatment.therapyCode().get(), pointer);
            evaluationByAssistant(treatment, pointer);
            if (note.request().billedLines().isEmpty()) {
                documentedOnly(treatment.therapyCode().get(), pointer);
            }
        }
    }

    private void discipline(Treatment treatment, TherapyCode code, String pointer) {
        BilledDisciplines billed = note.disciplines();
        Optional<Discipline> discipline = billed.several()
                ? billed.of(code.code(), Optional.of(code))
                : note.note().discipline();
        if (discipline.isPresent() && !code.billableBy(discipline.get())) {
            review.find(
                    FindingCode.CODE_DISCIPLINE_MISMATCH,
                    pointer,
                    Text.of("%s is not a code of %s.", treatment.named(), discipline.get()));
        }
    }

    private void evaluationByAssistant(Treatment treatment, String pointer) {
        if (treatment.isEvaluation() && treatment.byAssistant()) {
            review.find(
                    FindingCode.CODE_PTA_EVAL,
                    pointer,
                    Text.of("%s is an evaluation and was furnished by an assistant.", treatment.named()));
        }
    }

    /** A code that is in the note must be documented whether it is paid or not; only billing it is wrong. */
    private void documentedOnly(TherapyCode code, String pointer) {
        if (medicare && code.medicare() == MedicareStatus.BUNDLED) {
            review.find(Finding.of(
                            FindingCode.CODE_BUNDLED,
                            pointer,
                            Text.of("%s belongs in the note, but Medicare never pays it on its own.", code.code()))
                    .as(Severity.INFO));
        } else {
            notValid(code, pointer);
        }
    }

    private void billed(BilledLine line, String pointer) {
        if (isEndedFunctionalReporting(line.code())) {
            functionalReporting(line.code(), pointer);
            return;
        }
        Optional<TherapyCode> code =
                NoteUnderReview.therapyCode(line.code(), note.note().dateOfService());
        code.ifPresent(known -> {
            if (medicare && known.medicare() == MedicareStatus.BUNDLED) {
                review.find(
                        FindingCode.CODE_BUNDLED,
                        pointer,
                        Text.of("%s is bundled: Medicare never pays it on its own.", known.code()));
            } else {
                notValid(known, pointer);
            }
        });
    }

    private void notValid(TherapyCode code, String pointer) {
        if (medicare && code.medicare() == MedicareStatus.NOT_VALID) {
            review.find(
                    FindingCode.CODE_NOT_VALID_FOR_PAYER,
                    pointer,
                    Text.of(
                            "Medicare does not take %s%s.",
                            code.code(), code.code().equals("97014") ? "; it takes G0283" : ""));
        } else if (medicare && code.medicare() == MedicareStatus.NOT_COVERED) {
            review.find(
                    FindingCode.CODE_NOT_VALID_FOR_PAYER, pointer, Text.of("Medicare does not cover %s.", code.code()));
        }
    }

    private boolean isEndedFunctionalReporting(String code) {
        return note.note()
                .dateOfService()
                .map(date -> FunctionalReporting.hasEnded(code, date))
                .orElseGet(() -> FunctionalReporting.includes(code));
    }

    /** KX-5: functional reporting ended with the caps it served. */
    private void functionalReporting(String code, String pointer) {
        review.find(
                FindingCode.CODE_FUNCTIONAL_REPORTING_ENDED,
                pointer,
                Text.of("%s is %s.", code, FunctionalReporting.TOLD));
    }
}
