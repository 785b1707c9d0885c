package com.therapyclaims.domain.codes;

/** When Medicare takes a code for a therapy service. */
public enum TherapyClass {
    /** Whoever furnishes it: it needs a plan of care and a discipline modifier. */
    ALWAYS,
    /** Under a therapy plan of care only. */
    SOMETIMES,
    /** Never: Medicare does not cover it as therapy. */
    NEVER
}
