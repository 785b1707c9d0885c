package com.therapyclaims.domain.remittances;

/**
 * Something wrong with a remittance file.
 *
 * @param segment the place of the segment in the file, from 1
 * @param kind what is wrong with it
 * @param message what would be right; it never repeats what was sent
 */
public record RemittanceFault(int segment, Kind kind, String message) {
    /** The kinds of faults. */
    public enum Kind {
        /** It is no X12, or not of version 005010, or its envelope does not hold. */
        ENVELOPE,
        /** A segment or an element is missing. */
        MISSING,
        /** An element is of another form. */
        FORMAT,
        /** A segment stands where it has no meaning. */
        ORDER,
        /** The amounts do not add up. */
        BALANCE,
        /** There is more of something than a remittance can have, or than is kept of one. */
        EXCESS
    }
}
