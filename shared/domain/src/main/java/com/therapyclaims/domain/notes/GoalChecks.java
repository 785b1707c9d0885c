package com.therapyclaims.domain.notes;

import com.therapyclaims.domain.notes.TreatmentNote.Goal;
import com.therapyclaims.domain.rules.Finding;
import com.therapyclaims.domain.rules.FindingCode;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;

/**
 * Goals: measurable, about function, and served by every intervention (Benefit Policy Manual ch. 15 s. 220.1.2).
 */
final class GoalChecks {
    static final String CHECK = "GOALS";

    private GoalChecks() {}

    static void run(NoteUnderReview note, Review review) {
        linked(note, review);
        List<Goal> goals = note.note().goals();
        for (int i = 0; i < goals.size(); i++) {
            functional(goals.get(i), "/note/goals/" + i, review);
            measurable(goals.get(i), "/note/goals/" + i, review);
        }
        review.covered(CHECK, Manual.PLAN_OF_CARE);
    }

    private static void linked(NoteUnderReview note, Review review) {
        Set<String> known = note.note().goals().stream().map(Goal::id).collect(Collectors.toUnmodifiableSet());
        for (Treatment treatment : note.treatments()) {
            List<String> linked = treatment.intervention().goalIds();
            if (treatment.isEvaluation() || linked.stream().anyMatch(known::contains)) {
                continue;
            }
            review.find(
                    FindingCode.NEC_GOAL_NOT_LINKED,
                    treatment.pointer("goalIds"),
                    linked.isEmpty()
                            ? "%s is not linked to a goal.".formatted(treatment.named())
                            : "%s is linked to a goal the note does not have.".formatted(treatment.named()));
        }
    }

    private static void functional(Goal goal, String pointer, Review review) {
        Optional<Passage> text = Said.passage(pointer + "/text", goal.text());
        if (text.isPresent() && !isFunctional(goal)) {
            review.find(
                    FindingCode.NEC_GOAL_NOT_FUNCTIONAL,
                    text.get().whole(),
                    "The goal says what the body will measure, not what the patient will do.");
        } else if (text.isEmpty() && !isFunctional(goal)) {
            review.find(Finding.of(FindingCode.NEC_GOAL_NOT_FUNCTIONAL, pointer));
        }
    }

    /**
     * Whether the goal is about something the patient does in life. Life is wider than any list of words, so a goal is
     * taken for functional unless it was called otherwise, or speaks of a measure or a change of the body and of nothing
     * else.
     */
    static boolean isFunctional(Goal goal) {
        String text = goal.text().orElse("");
        Symbols aloud = Shorthand.aloud(text);
        boolean body = ClinicalWording.BODY_MEASURE.standsIn(aloud) || ClinicalWording.CHANGE.standsIn(aloud);
        boolean bodyAlone = body && !ClinicalWording.FUNCTION.standsIn(aloud);
        return goal.functional().orElse(!text.isBlank()) && !bodyAlone;
    }

    private static void measurable(Goal goal, String pointer, Review review) {
        boolean saidInText =
                goal.text().filter(ClinicalWording.BASELINE::isMentionedIn).isPresent();
        if (Said.nothing(goal.baseline()) && !saidInText) {
            review.find(
                    FindingCode.NEC_NO_BASELINE,
                    pointer + "/baseline",
                    "The goal does not say where the patient started.");
        }
    }
}
