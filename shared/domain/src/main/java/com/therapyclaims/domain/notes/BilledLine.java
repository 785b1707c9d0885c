package com.therapyclaims.domain.notes;

import java.util.List;

/** A line as billed, to be held against the note. */
public record BilledLine(String code, int units, List<String> modifiers) {
    public BilledLine {
        modifiers = List.copyOf(modifiers);
    }
}
