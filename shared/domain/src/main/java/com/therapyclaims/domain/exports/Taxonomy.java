package com.therapyclaims.domain.exports;

import com.therapyclaims.domain.codes.Discipline;

/** The health care provider taxonomy codes of therapists (NUCC). */
public final class Taxonomy {
    private Taxonomy() {}

    /** The code of a discipline's therapists. */
    public static String of(Discipline discipline) {
        return switch (discipline) {
            case PT -> "225100000X";
            case OT -> "225X00000X";
            case SLP -> "235Z00000X";
        };
    }
}
