package com.therapyclaims.domain.codes;

/** What a unit of a code is counted by (AMA CPT; Medicare Claims Processing Manual ch. 5 s. 20.2). */
public sealed interface Clock {
    /** Minutes of one 15-minute unit of the timed codes. */
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

    /** Once an episode of care. */
    record PerEpisode() implements Clock {}

    /**
     * Once a period of 30 days, for the days a device reported data.
     *
     * @param fromDays fewest days with data
     * @param throughDays most days with data
     */
    record PerDevicePeriod(int fromDays, int throughDays) implements Clock {}

    /**
     * Management time of a calendar month. The whole time is needed: no midpoint.
     *
     * @param length minutes of one unit
     */
    record PerMonth(int length) implements Clock {}

    /**
     * Treated surface, not time.
     *
     * @param squareCentimetres surface of one unit
     */
    record PerArea(int squareCentimetres) implements Clock {}
}
