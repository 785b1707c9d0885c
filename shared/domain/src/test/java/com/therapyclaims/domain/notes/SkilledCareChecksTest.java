package com.therapyclaims.domain.notes;

import static com.therapyclaims.domain.notes.NoteAssert.has;
import static com.therapyclaims.domain.notes.NoteAssert.only;
import static org.assertj.core.api.Assertions.assertThat;

import com.therapyclaims.domain.notes.TreatmentNote.Response;
import com.therapyclaims.domain.rules.Finding;
import com.therapyclaims.domain.rules.FindingCode;
import com.therapyclaims.domain.rules.Severity;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Benefit Policy Manual ch. 15 s. 220.2: what qualifies as skilled treatment and what does not. */
class SkilledCareChecksTest {
    private static NoteBuilder doing(InterventionBuilder treatment) {
        return NoteBuilder.complete().doing(treatment);
    }

    @Test
    void skillStandsInTheFieldOrInTheWords() {
        InterventionBuilder inWords = InterventionBuilder.strengthening().withoutSkill();
        InterventionBuilder inField = InterventionBuilder.strengthening().description("knee extension 3x10");
        InterventionBuilder nowhere = InterventionBuilder.strengthening()
                .description("knee extension 3x10")
                .withoutSkill();

        assertThat(has(doing(inWords).validate(), FindingCode.SKILL_NO_SKILLED_ELEMENT))
                .isFalse();
        assertThat(has(doing(inField).validate(), FindingCode.SKILL_NO_SKILLED_ELEMENT))
                .isFalse();
        assertThat(only(doing(nowhere).validate(), FindingCode.SKILL_NO_SKILLED_ELEMENT)
                        .severity())
                .isEqualTo(Severity.WARNING);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "knee extension 3x10, no longer needs cueing",
                "knee extension 3x10 without verbal cues",
                "knee extension 3x10, cues not needed",
                "knee extension 3x10, did not require tactile or verbal cues"
            })
    void deniedCueingIsNoSkill(String description) {
        InterventionBuilder treatment =
                InterventionBuilder.strengthening().description(description).withoutSkill();

        assertThat(has(doing(treatment).validate(), FindingCode.SKILL_NO_SKILLED_ELEMENT))
                .isTrue();
    }

    @Test
    void anEvaluationNeedsNoSkilledElement() {
        assertThat(has(
                        doing(InterventionBuilder.of("97161").withoutSkill()).validate(),
                        FindingCode.SKILL_NO_SKILLED_ELEMENT))
                .isFalse();
    }

    @Test
    void exerciseRecordedAsUnsupervisedIsNotSkilled() {
        assertThat(only(
                                doing(InterventionBuilder.strengthening().unsupervised())
                                        .validate(),
                                FindingCode.SKILL_UNSUPERVISED)
                        .pointer())
                .isEqualTo("/note/interventions/0/supervised");
    }

    @Test
    void wordsOfUnsupervisedExerciseWarnAndShowThemselves() {
        Finding finding = only(
                doing(InterventionBuilder.strengthening()
                                .description("bike x 10 min unsupervised, then knee extension 3x10"))
                        .validate(),
                FindingCode.SKILL_UNSUPERVISED);

        assertThat(finding.severity()).isEqualTo(Severity.WARNING);
        assertThat(finding.span().orElseThrow().text()).isEqualTo("unsupervised");
    }

    @Test
    void aPassivePatientUnderAnActiveProcedureIsAskedAfter() {
        assertThat(only(doing(InterventionBuilder.strengthening().passive()).validate(), FindingCode.SKILL_PASSIVE_ONLY)
                        .pointer())
                .isEqualTo("/note/interventions/0/patientActive");
    }

    @Test
    void manualTherapyMayHaveAPassivePatient() {
        assertThat(has(doing(InterventionBuilder.mobilisation().passive()).validate(), FindingCode.SKILL_PASSIVE_ONLY))
                .isFalse();
    }

    @Test
    void anImpairmentNamedAnywhereIsEnough() {
        NoteBuilder named = doing(InterventionBuilder.strengthening().withoutImpairment());
        NoteBuilder unnamed = doing(InterventionBuilder.strengthening().withoutImpairment());
        unnamed.medicalNecessity = Optional.empty();

        assertThat(has(named.validate(), FindingCode.SKILL_NO_IMPAIRMENT)).isFalse();
        assertThat(only(unnamed.validate(), FindingCode.SKILL_NO_IMPAIRMENT).pointer())
                .isEqualTo("/note/interventions/0/impairment");
    }

    @Test
    void stockPhrasesAreTold() {
        NoteBuilder note = NoteBuilder.complete();
        note.response = Optional.of(new Response(Optional.of("Tolerated treatment well. Continue POC."), List.of()));

        Finding finding = only(note.validate(), FindingCode.SKILL_BOILERPLATE);

        assertThat(finding.severity()).isEqualTo(Severity.INFO);
        assertThat(finding.pointer()).isEqualTo("/note/response/tolerance");
    }

    @Test
    void wordsNeverBlock() {
        NoteValidation validation = NoteBuilder.complete()
                .doing(InterventionBuilder.strengthening()
                        .description("general fitness workout unsupervised, hot pack")
                        .withoutSkill()
                        .withoutImpairment())
                .validate();

        assertThat(validation.findings())
                .filteredOn(finding -> finding.span().isPresent())
                .isNotEmpty()
                .noneMatch(finding -> finding.severity() == Severity.ERROR);
    }
}
