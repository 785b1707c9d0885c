package com.therapyclaims.domain.pricing;

import com.therapyclaims.domain.rules.Rule;

/** The words for a line that its own modifiers deny, where lines of the day share something. */
final class DeniedLine {
    private DeniedLine() {}

    /** Where the day is ranked for the MPPR. */
    static void explain(DayLine line, Journal journal) {
        explain(
                line,
                "no unit of it is reduced, and it takes neither the day's full unit nor any of the deductible from the"
                        + " lines that are paid.",
                journal);
    }

    /**
     * Where the lines share something else.
     *
     * @param hence what that means for it
     */
    static void explain(DayLine line, String hence, Journal journal) {
        journal.explain(Rule.C_8, line.label() + "GY or GZ denies it: " + hence);
    }
}
