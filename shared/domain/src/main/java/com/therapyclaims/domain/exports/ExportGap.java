package com.therapyclaims.domain.exports;

/**
 * Something a form asks for that the claim does not have, or has in a way the form cannot hold.
 *
 * @param pointer where it belongs in the request the claim was made from
 * @param kind what is wrong
 * @param message what would be right; it never repeats what was sent
 */
public record ExportGap(String pointer, Kind kind, String message) {
    /** What can be wrong. */
    public enum Kind {
        /** It is not there. */
        MISSING,
        /** It is there, in letters or a form that cannot be sent. */
        UNUSABLE,
        /** It is longer than the form's field. */
        TOO_LONG
    }

    /** What is not there. */
    public static ExportGap missing(String pointer, String message) {
        return new ExportGap(pointer, Kind.MISSING, message);
    }
}
