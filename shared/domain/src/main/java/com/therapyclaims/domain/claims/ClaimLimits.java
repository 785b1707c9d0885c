package com.therapyclaims.domain.claims;

/** How much a professional claim has room for (ASC X12 005010X222A1: HI, SV107 and loop 2400). */
public final class ClaimLimits {
    /** The most diagnoses of a claim. */
    public static final int MOST_DIAGNOSES = 12;

    /** The most of them that one line points to. */
    public static final int DIAGNOSES_OF_A_LINE = 4;

    /** The most lines of a claim. */
    public static final int MOST_LINES = 50;

    private ClaimLimits() {}
}
