package com.therapyclaims.domain.notes;

import com.therapyclaims.domain.rules.NamedRules;
import com.therapyclaims.domain.rules.Rule;
import java.util.stream.Stream;

/** Notes whose findings rest on numbered rules. */
public final class ValidatedNotes {
    private ValidatedNotes() {}

    /** The rules their findings name. */
    public static Stream<Rule> rules() {
        return Stream.of(functionalReporting(), overlapping())
                .flatMap(note -> NamedRules.ofFindings(note.validate().findings()));
    }

    private static NoteBuilder functionalReporting() {
        return NoteBuilder.complete().doing(InterventionBuilder.of("G8978"));
    }

    private static NoteBuilder overlapping() {
        return NoteBuilder.complete()
                .doing(
                        InterventionBuilder.strengthening().minutes(16).during("09:00", "09:16"),
                        InterventionBuilder.mobilisation().minutes(15).during("09:15", "09:30"));
    }
}
