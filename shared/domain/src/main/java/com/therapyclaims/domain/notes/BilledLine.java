package com.therapyclaims.domain.notes;

import java.util.List;

/**
 * A line as billed, to be held against the note.
 *
 * @param units 0 for a service that was counted and came to no unit: its modifiers still tell its discipline
 */
public record BilledLine(String code, int units, List<String> modifiers) {
    public BilledLine {
        modifiers = List.copyOf(modifiers);
    }
}
