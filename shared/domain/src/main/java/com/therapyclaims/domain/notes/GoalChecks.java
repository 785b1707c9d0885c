package com.therapyclaims.domain.notes;

import com.therapyclaims.domain.lists.Lists;
import com.therapyclaims.domain.notes.TreatmentNote.Goal;
import com.therapyclaims.domain.rules.Finding;
import com.therapyclaims.domain.rules.FindingCode;
import com.therapyclaims.domain.rules.Text;
import java.util.List;

/**
 * Goals: measurable, about function, and served by every intervention (Benefit Policy Manual ch. 15 s. 220.1.2).
 */
final class GoalChecks {
    static final String CHECK = "GOALS";

    private GoalChecks() {}

    static void run(NoteUnderReview note, Review review) {
        linked(note, review);
        for (StatedGoal goal : note.goals()) {
            functional(goal, review);
            measurable(goal, review);
        }
        review.covered(CHECK, Manual.PLAN_OF_CARE);
    }

    private static void linked(NoteUnderReview note, Review review) {
        List<Goal> goals = note.note().goals();
        for (Treatment treatment : note.treatments()) {
            List<String> linked = treatment.intervention().goalIds();
            if (treatment.isEvaluation() || Lists.any(linked, id -> isKnown(id, goals))) {
                continue;
            }
            review.find(
                    FindingCode.NEC_GOAL_NOT_LINKED,
                    treatment.pointer("goalIds"),
                    linked.isEmpty()
                            ? Text.of("%s is not linked to a goal.", treatment.named())
                            : Text.of("%s is linked to a goal the note does not have.", treatment.named()));
        }
    }

    private static boolean isKnown(String id, List<Goal> goals) {
        return Lists.any(goals, goal -> goal.id().filter(id::equals).isPresent());
    }

    private static void functional(StatedGoal goal, Review review) {
        if (goal.functional()) {
            return;
        }
        if (goal.text().isPresent()) {
            review.find(
                    FindingCode.NEC_GOAL_NOT_FUNCTIONAL,
                    goal.text().get().whole(),
                    "The goal says what the body will measure, not what the patient will do.");
        } else {
            review.find(Finding.of(FindingCode.NEC_GOAL_NOT_FUNCTIONAL, goal.pointer()));
        }
    }

    private static void measurable(StatedGoal goal, Review review) {
        if (Said.nothing(goal.goal().baseline())
                && goal.text().filter(ClinicalWording.BASELINE::isMentionedIn).isEmpty()) {
            review.find(
                    FindingCode.NEC_NO_BASELINE,
                    goal.pointer() + "/baseline",
                    "The goal does not say where the patient started.");
        }
    }
}
