package com.therapyclaims.domain.units;

/** A rule that counts each code alone. */
sealed interface PerCodeRule permits MidpointRule, WholeUnitRule {

    /**
     * Minutes from which on a unit is attained.
     *
     * @param length minutes of the whole unit
     */
    int attainedAt(int length);

    /** Units of one length that the minutes hold. */
    default int units(int minutes, int length) {
        return (minutes + length - attainedAt(length)) / length;
    }

    /**
     * Units of a code whose first unit may have another length than those after it. The units after the first begin when
     * the first is full: 97550 (30 minutes) is attained at 16 minutes, 97551 (15 more) at 38.
     */
    default int units(int minutes, int first, int additional) {
        return minutes <= first ? Math.min(1, units(minutes, first)) : 1 + units(minutes - first, additional);
    }
}
