package com.therapyclaims.domain.notes;

import static com.therapyclaims.domain.notes.NoteAssert.codes;
import static com.therapyclaims.domain.notes.NoteAssert.has;
import static com.therapyclaims.domain.notes.NoteAssert.only;
import static org.assertj.core.api.Assertions.assertThat;

import com.therapyclaims.domain.notes.TreatmentNote.Goal;
import com.therapyclaims.domain.rules.Finding;
import com.therapyclaims.domain.rules.FindingCode;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;

/** Benefit Policy Manual ch. 15 s. 220.1.2: measurable, functional goals that the treatment serves. */
class GoalChecksTest {
    private static NoteBuilder with(Goal goal) {
        NoteBuilder note = NoteBuilder.complete();
        note.goals = List.of(goal);
        return note;
    }

    private static Goal goal(String text, Optional<Boolean> functional, Optional<String> baseline) {
        return new Goal(Optional.of("g1"), Optional.of(text), functional, baseline, Optional.empty());
    }

    @Test
    void everyInterventionServesAGoal() {
        NoteBuilder note = NoteBuilder.complete()
                .doing(
                        InterventionBuilder.strengthening(),
                        InterventionBuilder.mobilisation().goals());

        Finding finding = only(note.validate(), FindingCode.NEC_GOAL_NOT_LINKED);

        assertThat(finding.pointer()).isEqualTo("/note/interventions/1/goalIds");
        assertThat(finding.message()).contains("97140 is not linked");
    }

    @Test
    void aGoalTheNoteDoesNotHaveServesNothing() {
        NoteBuilder note =
                NoteBuilder.complete().doing(InterventionBuilder.strengthening().goals("g9"));

        assertThat(only(note.validate(), FindingCode.NEC_GOAL_NOT_LINKED).message())
                .contains("a goal the note does not have");
    }

    @Test
    void aGoalWithoutAnIdServesNothing() {
        NoteBuilder note = with(new Goal(
                        Optional.empty(),
                        Optional.of("Climb 12 stairs without rail"),
                        Optional.of(true),
                        Optional.of("needs rail"),
                        Optional.empty()))
                .doing(InterventionBuilder.strengthening().goals("g1"));

        assertThat(only(note.validate(), FindingCode.NEC_GOAL_NOT_LINKED).pointer())
                .isEqualTo("/note/interventions/0/goalIds");
    }

    @Test
    void anEvaluationServesNoGoalYet() {
        NoteBuilder note =
                NoteBuilder.complete().doing(InterventionBuilder.of("97161").goals());

        assertThat(has(note.validate(), FindingCode.NEC_GOAL_NOT_LINKED)).isFalse();
    }

    @Test
    void aMeasureOfTheBodyIsNoFunctionalGoal() {
        Finding finding = only(
                with(goal("increase quad strength to 4+/5", Optional.empty(), Optional.of("3+/5")))
                        .validate(),
                FindingCode.NEC_GOAL_NOT_FUNCTIONAL);

        assertThat(finding.pointer()).isEqualTo("/note/goals/0/text");
        assertThat(finding.span().orElseThrow().text()).isEqualTo("increase quad strength to 4+/5");
    }

    @Test
    void strengthForStairsIsAFunctionalGoal() {
        assertThat(has(
                        with(goal("increase quad strength to climb stairs", Optional.empty(), Optional.of("3+/5")))
                                .validate(),
                        FindingCode.NEC_GOAL_NOT_FUNCTIONAL))
                .isFalse();
    }

    @Test
    void aGoalCalledFunctionalMayStillBeAMeasureOfTheBody() {
        assertThat(has(
                        with(goal("knee flexion to 120 degrees", Optional.of(true), Optional.of("95")))
                                .validate(),
                        FindingCode.NEC_GOAL_NOT_FUNCTIONAL))
                .isTrue();
    }

    @Test
    void theCliniciansWordThatAGoalIsNotFunctionalCounts() {
        assertThat(has(
                        with(goal("climb 12 stairs", Optional.of(false), Optional.of("3 stairs")))
                                .validate(),
                        FindingCode.NEC_GOAL_NOT_FUNCTIONAL))
                .isTrue();
    }

    @Test
    void aGoalHasABaseline() {
        assertThat(only(
                                with(goal("climb 12 stairs", Optional.of(true), Optional.empty()))
                                        .validate(),
                                FindingCode.NEC_NO_BASELINE)
                        .pointer())
                .isEqualTo("/note/goals/0/baseline");
    }

    @Test
    void theBaselineMayStandInTheGoalsText() {
        assertThat(codes(with(goal("climb stairs, from 3 steps to 12 steps", Optional.of(true), Optional.empty()))
                        .validate()))
                .doesNotContain("NEC.NO_BASELINE");
    }
}
