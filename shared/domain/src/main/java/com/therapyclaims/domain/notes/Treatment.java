package com.therapyclaims.domain.notes;

import com.therapyclaims.domain.codes.FurnishedBy;
import com.therapyclaims.domain.codes.Segment;
import com.therapyclaims.domain.codes.ServiceKind;
import com.therapyclaims.domain.codes.TherapyCode;
import com.therapyclaims.domain.notes.TreatmentNote.Category;
import com.therapyclaims.domain.notes.TreatmentNote.Intervention;
import java.util.List;
import java.util.Optional;

/**
 * An intervention of the note with what its code says of it.
 *
 * @param index its place in the note, counted from 0
 * @param code what its field says
 * @param therapyCode its code as it is on the date of service, if it is a therapy code
 * @param description what was done, in words
 */
record Treatment(
        int index,
        Intervention intervention,
        Optional<String> code,
        Optional<TherapyCode> therapyCode,
        Optional<Passage> description) {

    static Treatment of(
            int index, Intervention intervention, Optional<String> code, Optional<TherapyCode> therapyCode) {
        return new Treatment(
                index,
                intervention,
                code,
                therapyCode,
                Said.passage(pointer(index) + "/description", intervention.description()));
    }

    private static String pointer(int index) {
        return "/note/interventions/" + index;
    }

    String pointer() {
        return pointer(index);
    }

    String pointer(String field) {
        return pointer() + "/" + field;
    }

    /** Its minutes; none where they are missing or no number of minutes. */
    Optional<Integer> minutes() {
        return intervention.minutes().filter(minutes -> minutes >= 0);
    }

    boolean byAssistant() {
        return intervention.furnishedBy().filter(FurnishedBy.ASSISTANT::equals).isPresent();
    }

    boolean is(Category category) {
        return intervention.category().filter(category::equals).isPresent();
    }

    /** Whether it is known how its time counts. */
    boolean isClassified() {
        return therapyCode.isPresent();
    }

    /** Whether its minutes belong to the day's timed-code minutes. */
    boolean isTimed() {
        return therapyCode.filter(TherapyCode::timed).isPresent();
    }

    /** Whether its minutes are another treatment's too. */
    boolean isWithinAnother() {
        return therapyCode.filter(TherapyCode::withinAnother).isPresent();
    }

    boolean isEvaluation() {
        return therapyCode.map(code -> code.kind() == ServiceKind.EVALUATION).orElseGet(() -> is(Category.EVALUATION));
    }

    boolean isGroup() {
        return therapyCode.map(code -> code.kind() == ServiceKind.GROUP).orElseGet(() -> is(Category.GROUP));
    }

    /** A modality that runs without constant attendance. */
    boolean isSupervisedModality() {
        return therapyCode
                .map(code -> code.kind() == ServiceKind.SUPERVISED_MODALITY)
                .orElseGet(() -> is(Category.MODALITY));
    }

    /** A service a clinician gives to one patient at a time. */
    boolean isOneOnOne() {
        return therapyCode.map(TherapyCode::oneOnOne).orElseGet(() -> !isGroup() && !isSupervisedModality());
    }

    /** A treatment a therapist's skill must show in: neither an evaluation nor an agent applied. */
    boolean isSkilledProcedure() {
        return !isEvaluation()
                && !isSupervisedModality()
                && !is(Category.MODALITY)
                && therapyCode.map(Treatment::isProcedure).orElse(true);
    }

    private static boolean isProcedure(TherapyCode code) {
        return switch (code.kind()) {
            case PROCEDURE, GROUP, CAREGIVER_TRAINING -> true;
            default -> false;
        };
    }

    List<Segment> segments() {
        return intervention.segments();
    }

    /** What to call it in a message. */
    String named() {
        return code().orElseGet(() -> "intervention " + (index + 1));
    }
}
