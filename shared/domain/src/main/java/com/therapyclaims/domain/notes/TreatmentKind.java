package com.therapyclaims.domain.notes;

import com.therapyclaims.domain.lists.Lists;
import com.therapyclaims.domain.notes.TreatmentNote.Category;
import com.therapyclaims.domain.rules.FindingCode;
import com.therapyclaims.domain.rules.Span;
import java.util.List;
import java.util.Optional;

/** The five procedures most often taken for each other, and what each looks like in a note. */
enum TreatmentKind {
    /** A whole functional task, practised. */
    TASK("97530", FindingCode.CODE_SUGGEST_97530, "a functional task"),
    /** Balance, coordination, kinesthetic sense, posture, proprioception. */
    BALANCE("97112", FindingCode.CODE_SUGGEST_97112, "balance, coordination, posture or proprioception"),
    /** Gait and stairs. */
    GAIT("97116", FindingCode.CODE_SUGGEST_97116, "gait or stairs training"),
    /** Hands-on techniques. */
    MANUAL("97140", FindingCode.CODE_SUGGEST_97140, "hands-on manual therapy"),
    /** Strength, endurance, range of motion or flexibility, one parameter at a time. */
    EXERCISE("97110", FindingCode.CODE_SUGGEST_97110, "exercise of strength, endurance, range or flexibility");

    private static final List<TreatmentKind> ALL = List.of(values());

    private final String code;
    private final FindingCode suggestion;
    private final String name;

    TreatmentKind(String code, FindingCode suggestion, String name) {
        this.code = code;
        this.suggestion = suggestion;
        this.name = name;
    }

    String code() {
        return code;
    }

    FindingCode suggestion() {
        return suggestion;
    }

    /** What to call it in a message. */
    String named() {
        return name;
    }

    static Optional<TreatmentKind> ofCode(String code) {
        return Lists.first(ALL, kind -> kind.code.equals(code));
    }

    /** The kind a category belongs to; none for modalities, groups and evaluations. */
    static Optional<TreatmentKind> ofCategory(Category category) {
        return switch (category) {
            case STRENGTH, ENDURANCE, RANGE_OF_MOTION, FLEXIBILITY -> Optional.of(EXERCISE);
            case FUNCTIONAL_TASK -> Optional.of(TASK);
            case BALANCE -> Optional.of(BALANCE);
            case GAIT -> Optional.of(GAIT);
            case MANUAL -> Optional.of(MANUAL);
            case MODALITY, GROUP, EVALUATION -> Optional.empty();
        };
    }

    /** The words that show this kind being done; not those that only name what it is done for. */
    List<Span> signsIn(Passage passage) {
        return Lists.where(wording().affirmedIn(passage), words -> !Purpose.governs(passage.text(), words.start()));
    }

    private Wording wording() {
        return switch (this) {
            case TASK -> ClinicalWording.TASK;
            case BALANCE -> ClinicalWording.BALANCE;
            case GAIT -> ClinicalWording.GAIT;
            case MANUAL -> ClinicalWording.MANUAL;
            case EXERCISE -> ClinicalWording.SINGLE_PARAMETER;
        };
    }

    /** Every kind but this one. */
    List<TreatmentKind> others() {
        return Lists.where(ALL, kind -> kind != this);
    }
}
