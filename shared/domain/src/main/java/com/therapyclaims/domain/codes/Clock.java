package com.therapyclaims.domain.codes;

import java.util.Optional;

/** What a unit of a code is counted by (AMA CPT; Medicare Claims Processing Manual ch. 5 s. 20.2). */
public sealed interface Clock {
    /** Minutes of one unit of the 15-minute codes. */
    int FIFTEEN = 15;

    /**
     * Direct treatment time of the day.
     *
     * @param length minutes of one unit
     * @param pooled whether the minutes belong to the day's total under Medicare's 8-minute rule (U-1); a code that is
     *     not pooled is counted on its own clock
     */
    record Minutes(int length, boolean pooled) implements Clock {}

    /** Once a day, whatever the minutes (U-7). */
    record PerDay() implements Clock {}

    /**
     * Management time of a calendar month. The whole time is needed: no midpoint.
     *
     * @param length minutes of one unit
     * @param longer the code that takes this one's place when the month reaches that code's length: 98980 (20 minutes)
     *     for 98979 (10 minutes)
     */
    record PerMonth(int length, Optional<String> longer) implements Clock {}

    /**
     * Once in a period that is no day, whatever the minutes.
     *
     * @param period what it is, with its article: {@code an episode of care}
     */
    record OncePer(String period) implements Clock {}

    /**
     * Counted by something other than time.
     *
     * @param item what one unit is: {@code each further 20 square centimetres}
     */
    record PerItem(String item) implements Clock {}
}
