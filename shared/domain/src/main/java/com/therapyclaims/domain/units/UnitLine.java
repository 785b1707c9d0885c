package com.therapyclaims.domain.units;

import com.therapyclaims.domain.codes.Discipline;
import java.util.List;

/**
 * Units of one code that go on one claim line. A code split between therapist and assistant gives two (CQ-5).
 *
 * @param minutes the minutes behind the line's units
 * @param units 1 or more
 * @param timed whether the code is paid by time
 * @param assistant whether the line carries CQ or CO
 * @param modifiers discipline first, then assistant
 */
public record UnitLine(
        String code,
        Discipline discipline,
        int minutes,
        int units,
        boolean timed,
        boolean assistant,
        List<String> modifiers) {
    public UnitLine {
        modifiers = List.copyOf(modifiers);
    }
}
