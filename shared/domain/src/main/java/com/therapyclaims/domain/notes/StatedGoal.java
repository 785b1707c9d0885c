package com.therapyclaims.domain.notes;

import com.therapyclaims.domain.notes.TreatmentNote.Goal;
import java.util.Optional;

/**
 * A goal of the note as the checks read it.
 *
 * @param pointer where it stands in the request
 * @param text what it says, in words
 * @param functional whether it is about something the patient does in life
 */
record StatedGoal(String pointer, Goal goal, Optional<Passage> text, boolean functional) {

    /**
     * Reads a goal. Life is wider than any list of words, so a goal is taken for functional unless it was called otherwise,
     * or speaks of a measure or a change of the body and of nothing else.
     */
    static StatedGoal of(String pointer, Goal goal) {
        Optional<Passage> text = Said.passage(pointer + "/text", goal.text());
        boolean bodyAlone = text.filter(StatedGoal::isOfBodyAlone).isPresent();
        return new StatedGoal(pointer, goal, text, goal.functional().orElse(text.isPresent()) && !bodyAlone);
    }

    private static boolean isOfBodyAlone(Passage text) {
        return !ClinicalWording.FUNCTION.isMentionedIn(text)
                && (ClinicalWording.BODY_MEASURE.isMentionedIn(text) || ClinicalWording.CHANGE.isMentionedIn(text));
    }
}
