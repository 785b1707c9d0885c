package com.therapyclaims.domain.edits;

import com.therapyclaims.domain.codes.Discipline;
import java.util.Optional;
import java.util.Set;

/** The codes that belong to one discipline alone (Medicare Claims Processing Manual ch. 5 s. 20.2.D). */
final class CodeDisciplines {
    /** Physical therapy evaluations and re-evaluation. */
    private static final Set<String> PHYSICAL = Set.of("97161", "97162", "97163", "97164");

    /** Occupational therapy evaluations and re-evaluation. */
    private static final Set<String> OCCUPATIONAL = Set.of("97165", "97166", "97167", "97168");

    /** Speech, language, voice and communication device services. */
    private static final Set<String> SPEECH =
            Set.of("92507", "92508", "92521", "92522", "92523", "92524", "92597", "92607", "92608", "92609");

    private CodeDisciplines() {}

    /** The one discipline that bills the code; empty where more than one may. */
    static Optional<Discipline> onlyOne(String code) {
        if (PHYSICAL.contains(code)) {
            return Optional.of(Discipline.PT);
        }
        if (OCCUPATIONAL.contains(code)) {
            return Optional.of(Discipline.OT);
        }
        return SPEECH.contains(code) ? Optional.of(Discipline.SLP) : Optional.empty();
    }
}
