package com.therapyclaims.domain.units;

/**
 * A day's units as they were counted, for whoever counts the same minutes once more: most notes tell those of their claim.
 *
 * @param count what a {@link UnitCounter} gave for the request
 */
public record CountedDay(UnitRequest request, UnitCount count) {
    /** The units of a day, counted anew where it is another. */
    public UnitCount count(UnitRequest day) {
        return isCounted(day) ? count : new UnitCounter().count(day);
    }

    /** The therapist's choice decides between equal remainders and nothing else (U-5). */
    private boolean isCounted(UnitRequest day) {
        return request.dateOfService().equals(day.dateOfService())
                && request.unitRule() == day.unitRule()
                && request.services().equals(day.services())
                && (count.ties().isEmpty() || request.tieChoice().equals(day.tieChoice()));
    }
}
