package com.therapyclaims.domain.notes;

import static org.assertj.core.api.Assertions.assertThat;

import com.therapyclaims.domain.notes.NoteValidation.Elements;
import com.therapyclaims.domain.notes.NoteValidation.Grade;
import com.therapyclaims.domain.notes.TreatmentNote.Measure;
import com.therapyclaims.domain.notes.TreatmentNote.MedicalNecessity;
import com.therapyclaims.domain.notes.TreatmentNote.Response;
import com.therapyclaims.domain.notes.TreatmentNote.Signature;
import com.therapyclaims.domain.rules.FindingCode;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** A field that holds a place says nothing, as a blank one does. */
class SaidTest {
    private static final Optional<String> N_A = Optional.of("N/A");

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                " ",
                "N/A",
                "n/a.",
                "NA",
                "none",
                "TBD",
                "Pending",
                "unknown",
                "not assessed",
                "Not tested",
                "-",
                "---",
                "?"
            })
    void whatHoldsAPlaceSaysNothing(String field) {
        assertThat(Said.nothing(Optional.of(field))).isTrue();
        assertThat(Said.nothing(List.of(field))).isTrue();
        assertThat(Said.passage("/note/text", Optional.of(field))).isEmpty();
    }

    @ParameterizedTest
    @ValueSource(strings = {"PT", "Nadia Bell", "none of the stairs", "pending clearance, transfers only", "3+/5", "0"})
    void otherWordsSaySomething(String field) {
        assertThat(Said.by(Optional.of(field))).contains(field);
        assertThat(Said.nothing(List.of("N/A", field))).isFalse();
    }

    @Test
    void aMeasureOfNoneIsAFinding() {
        assertThat(Said.measured("/value", Optional.of("none"))).isPresent();
        assertThat(Said.measured("/value", Optional.of("not tested"))).isEmpty();
    }

    @ParameterizedTest
    @ValueSource(strings = {"N/A", "pending"})
    void aSignatureThatIsAwaitedSignsNoNote(String name) {
        NoteBuilder note = NoteBuilder.complete();
        note.signature = Optional.of(new Signature(Optional.of(name), Optional.of("PT"), Optional.empty()));

        assertThat(NoteAssert.has(note.validate(), FindingCode.DOC_SIGNATURE_MISSING))
                .isTrue();
    }

    @Test
    void placesHeldShowNoElement() {
        NoteBuilder note = NoteBuilder.complete()
                .doing(InterventionBuilder.strengthening()
                        .description("N/A")
                        .regions("N/A")
                        .withoutImpairment());
        note.medicalNecessity = Optional.of(new MedicalNecessity(N_A, N_A, N_A));
        note.response = Optional.of(new Response(
                N_A,
                List.of(new Measure(
                        Optional.of("knee flexion"), Optional.of("not tested"), Optional.empty(), Optional.empty()))));

        Elements elements = note.validate().elements();

        assertThat(List.of(
                        elements.bodyPart().grade(),
                        elements.medicalNecessity().grade(),
                        elements.patientResponse().grade()))
                .containsOnly(Grade.MISSING);
    }

    @Test
    void anImpairmentThatHoldsAPlaceIsNone() {
        NoteBuilder note = NoteBuilder.complete()
                .doing(InterventionBuilder.strengthening()
                        .description("rows 3x10")
                        .withoutImpairment());
        note.medicalNecessity = Optional.of(new MedicalNecessity(N_A, N_A, N_A));

        assertThat(NoteAssert.has(note.validate(), FindingCode.SKILL_NO_IMPAIRMENT))
                .isTrue();
    }

    @Test
    void aPlanThatHoldsPlacesLacksItsParts() {
        PlanBuilder plan = PlanBuilder.from("2025-01-06").signed("2025-01-10");
        plan.diagnoses = List.of("N/A");
        plan.goals = List.of("TBD");

        assertThat(NoteAssert.codes(plan.visit("2025-02-03"))).contains("POC.DIAGNOSIS_MISSING", "POC.GOAL_MISSING");
    }
}
