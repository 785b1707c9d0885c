package com.therapyclaims.http.json;

/**
 * Something wrong with a request.
 *
 * @param pointer JSON pointer of the place, empty for the whole body
 * @param message what would be right; it never repeats what was sent
 */
public record Fault(String pointer, Kind code, String message) {
    /** The kinds of faults. */
    public enum Kind {
        /** A field is missing. */
        REQUIRED,
        /** A field is not known here. */
        UNKNOWN_FIELD,
        /** A value is of another JSON type. */
        TYPE,
        /** A text has another form. */
        FORMAT,
        /** A number or date is out of bounds. */
        RANGE,
        /** A word is none of those known. */
        ENUM,
        /** A field came more than once. */
        DUPLICATE,
        /** A text is too long. */
        TOO_LONG,
        /** A text is too short. */
        TOO_SHORT,
        /** A list has too many items. */
        TOO_MANY,
        /** A list has too few items. */
        TOO_FEW,
        /** Two fields exclude each other. */
        CONFLICT,
        /** A part stands where it has no meaning. */
        ORDER,
        /** Amounts do not add up. */
        BALANCE
    }
}
