package com.therapyclaims.domain.notes;

import static com.therapyclaims.domain.notes.NoteAssert.codes;
import static com.therapyclaims.domain.notes.NoteAssert.has;
import static com.therapyclaims.domain.notes.NoteAssert.only;
import static org.assertj.core.api.Assertions.assertThat;

import com.therapyclaims.domain.codes.Discipline;
import com.therapyclaims.domain.payers.StandardPayers;
import com.therapyclaims.domain.rules.FindingCode;
import com.therapyclaims.domain.rules.Severity;
import java.time.LocalDate;
import java.util.Optional;
import org.junit.jupiter.api.Test;

/** Whether a code may be used at all: by whom, for whom, when. */
class CodeChecksTest {
    private static NoteBuilder doing(String code) {
        return NoteBuilder.complete().doing(InterventionBuilder.of(code));
    }

    @Test
    void medicareTakesG0283InPlaceOf97014() {
        assertThat(only(doing("97014").billed("97014", 1).validate(), FindingCode.CODE_NOT_VALID_FOR_PAYER)
                        .message())
                .contains("G0283");
    }

    @Test
    void anotherPayerMayTake97014() {
        NoteBuilder note = doing("97014");
        note.payerId = StandardPayers.COMMERCIAL;

        assertThat(has(note.validate(), FindingCode.CODE_NOT_VALID_FOR_PAYER)).isFalse();
    }

    @Test
    void hotPacksAreBundledWhenBilled() {
        assertThat(only(doing("97010").billed("97010", 1).validate(), FindingCode.CODE_BUNDLED)
                        .severity())
                .isEqualTo(Severity.ERROR);
    }

    @Test
    void hotPacksMayStandInTheNote() {
        assertThat(only(doing("97010").validate(), FindingCode.CODE_BUNDLED).severity())
                .isEqualTo(Severity.INFO);
    }

    @Test
    void functionalReportingEndedWith2018() {
        NoteBuilder before = doing("G8978");
        before.dateOfService = Optional.of(LocalDate.of(2018, 12, 31));

        assertThat(has(doing("G8978").validate(), FindingCode.CODE_FUNCTIONAL_REPORTING_ENDED))
                .isTrue();
        assertThat(has(before.validate(), FindingCode.CODE_FUNCTIONAL_REPORTING_ENDED))
                .isFalse();
    }

    @Test
    void occupationalTherapyDoesNotBillPhysicalTherapyEvaluations() {
        NoteBuilder note = doing("97161");
        note.discipline = Optional.of(Discipline.OT);

        assertThat(only(note.validate(), FindingCode.CODE_DISCIPLINE_MISMATCH).pointer())
                .isEqualTo("/note/interventions/0/code");
    }

    @Test
    void anAssistantDoesNotEvaluate() {
        NoteBuilder note =
                NoteBuilder.complete().doing(InterventionBuilder.of("97164").byAssistant());

        assertThat(only(note.validate(), FindingCode.CODE_PTA_EVAL).severity()).isEqualTo(Severity.ERROR);
    }

    @Test
    void aCodeThatIsNoTherapyCodeIsAskedAfter() {
        assertThat(only(doing("99999").validate(), FindingCode.UNITS_UNKNOWN_CODE)
                        .severity())
                .isEqualTo(Severity.WARNING);
    }

    @Test
    void ordinaryCodesPass() {
        assertThat(codes(NoteBuilder.complete()
                        .billed("97110", 2)
                        .billed("97140", 1)
                        .validate()))
                .noneMatch(code -> code.startsWith("CODE."));
    }
}
