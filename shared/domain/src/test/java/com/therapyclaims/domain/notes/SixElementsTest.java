package com.therapyclaims.domain.notes;

import static com.therapyclaims.domain.notes.NoteAssert.codes;
import static com.therapyclaims.domain.notes.NoteAssert.has;
import static com.therapyclaims.domain.notes.NoteAssert.only;
import static org.assertj.core.api.Assertions.assertThat;

import com.therapyclaims.domain.notes.NoteValidation.Element;
import com.therapyclaims.domain.notes.NoteValidation.Elements;
import com.therapyclaims.domain.notes.NoteValidation.Grade;
import com.therapyclaims.domain.notes.TreatmentNote.MedicalNecessity;
import com.therapyclaims.domain.notes.TreatmentNote.Response;
import com.therapyclaims.domain.payers.NoteElement;
import com.therapyclaims.domain.rules.Finding;
import com.therapyclaims.domain.rules.FindingCode;
import com.therapyclaims.domain.rules.Severity;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/** The six elements, each graded with the words that show it. */
class SixElementsTest {
    private static Stream<Element> each(Elements elements) {
        return Stream.of(
                elements.bodyPart(),
                elements.exerciseType(),
                elements.functionalGoals(),
                elements.medicalNecessity(),
                elements.patientResponse(),
                elements.time());
    }

    @Test
    void aCompleteNoteHasAllSixAndShowsThem() {
        Elements elements = NoteBuilder.complete().validate().elements();

        assertThat(each(elements)).allMatch(element -> element.grade() == Grade.PRESENT);
        assertThat(each(elements)).allMatch(element -> element.span().isPresent());
        assertThat(elements.bodyPart().span().orElseThrow().text()).isEqualTo("left knee");
    }

    @Test
    void aNoteThatSaysNothingHasNoneAndSaysSoOnceEach() {
        NoteValidation validation = NoteBuilder.empty().validate();

        assertThat(each(validation.elements())).allMatch(element -> element.grade() == Grade.MISSING);
        assertThat(codes(validation))
                .filteredOn(code -> code.startsWith("SEED."))
                .containsExactly(
                        "SEED.BODY_PART_MISSING",
                        "SEED.EXERCISE_TYPE_MISSING",
                        "SEED.FUNCTIONAL_GOAL_MISSING",
                        "SEED.NECESSITY_MISSING",
                        "SEED.RESPONSE_MISSING",
                        "SEED.TIME_MISSING");
    }

    @Test
    void whatThePayersContractRequiresIsAnErrorAndTheOthersWarn() {
        NoteBuilder note = NoteBuilder.complete();
        note.response = Optional.empty();
        note.medicalNecessity = Optional.empty();
        note.doing(InterventionBuilder.strengthening().withoutImpairment());
        note.requiredElements = Set.of(NoteElement.PATIENT_RESPONSE);

        NoteValidation validation = note.validate();

        assertThat(only(validation, FindingCode.SEED_RESPONSE_MISSING).severity())
                .isEqualTo(Severity.ERROR);
        assertThat(only(validation, FindingCode.SEED_NECESSITY_MISSING).severity())
                .isEqualTo(Severity.WARNING);
    }

    @Test
    void whatATextDoesNotTellInWordsThatAreReadNeverBlocks() {
        NoteBuilder note = NoteBuilder.text("Knee extension 3x10, 5 lb, 30 minutes of timed codes.");
        note.requiredElements = Set.of(NoteElement.values());

        assertThat(only(note.validate(), FindingCode.SEED_RESPONSE_MISSING).severity())
                .isEqualTo(Severity.WARNING);
    }

    @Test
    void whatIsMissingWarns() {
        assertThat(NoteBuilder.empty().validate().findings())
                .filteredOn(finding -> finding.code().startsWith("SEED."))
                .allMatch(finding -> finding.severity() == Severity.WARNING);
    }

    @Test
    void aRegionForOneOfTwoInterventionsIsWeak() {
        NoteValidation validation = NoteBuilder.complete()
                .doing(
                        InterventionBuilder.strengthening(),
                        InterventionBuilder.mobilisation().regions())
                .validate();

        assertThat(validation.elements().bodyPart().grade()).isEqualTo(Grade.WEAK);
        Finding finding = only(validation, FindingCode.SEED_ELEMENT_WEAK);
        assertThat(finding.severity()).isEqualTo(Severity.INFO);
        assertThat(finding.message()).contains("body part");
    }

    @Test
    void theDescriptionMayNameTheRegionTheFieldLacks() {
        Elements elements = NoteBuilder.complete()
                .doing(InterventionBuilder.strengthening().regions())
                .validate()
                .elements();

        assertThat(elements.bodyPart().grade()).isEqualTo(Grade.PRESENT);
        assertThat(elements.bodyPart().span().orElseThrow().text()).isEqualTo("knee");
    }

    @Test
    void aCategoryWithoutADescriptionIsAWeakExerciseType() {
        Elements elements = NoteBuilder.complete()
                .doing(InterventionBuilder.strengthening().description(""))
                .validate()
                .elements();

        assertThat(elements.exerciseType().grade()).isEqualTo(Grade.WEAK);
    }

    @Test
    void goalsThatNoInterventionServesAreWeak() {
        Elements elements = NoteBuilder.complete()
                .doing(InterventionBuilder.strengthening().goals())
                .validate()
                .elements();

        assertThat(elements.functionalGoals().grade()).isEqualTo(Grade.WEAK);
    }

    @Test
    void aNecessityWithoutItsReasonIsWeak() {
        NoteBuilder note = NoteBuilder.complete();
        note.medicalNecessity = Optional.of(
                new MedicalNecessity(Optional.of("quad strength 3+/5"), Optional.empty(), Optional.empty()));

        assertThat(note.validate().elements().medicalNecessity().grade()).isEqualTo(Grade.WEAK);
    }

    @Test
    void aStockPhraseIsAWeakResponse() {
        NoteBuilder note = NoteBuilder.complete();
        note.response = Optional.of(new Response(Optional.of("Tolerated treatment well."), List.of()));

        assertThat(note.validate().elements().patientResponse().grade()).isEqualTo(Grade.WEAK);
    }

    @Test
    void aTimedTotalWithoutTheTreatmentTotalIsWeak() {
        NoteBuilder note = NoteBuilder.complete();
        note.totalMinutes = Optional.empty();

        assertThat(note.validate().elements().time().grade()).isEqualTo(Grade.WEAK);
    }

    @Test
    void aTextIsReadForAllSix() {
        NoteValidation validation = NoteBuilder.text("""
                        TE 15', MT x 10. L knee ext 3x10 5#, VCs for TKE. Quad strength 3+/5, unable to climb stairs.
                        Goal: ascend 12 stairs without rail. Pain 4/10 to 2/10 after tx.""").validate();

        assertThat(each(validation.elements())).allMatch(element -> element.grade() == Grade.PRESENT);
        assertThat(each(validation.elements()))
                .allMatch(element -> element.span().orElseThrow().pointer().equals("/note/text"));
        assertThat(has(validation, FindingCode.SEED_TIME_MISSING)).isFalse();
    }
}
