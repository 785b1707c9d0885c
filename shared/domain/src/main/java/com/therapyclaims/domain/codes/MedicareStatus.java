package com.therapyclaims.domain.codes;

/**
 * What Medicare does with a code, as the status of the relative value file says. The price comes from the file of the
 * date; this is for counting and advice without a file.
 */
public enum MedicareStatus {
    /** Paid by relative values (status A, R or T with values). */
    PAID,
    /** Priced by the contractor (status C, or R without values). */
    CONTRACTOR_PRICED,
    /** Part of another service, never paid on its own (status B). */
    BUNDLED,
    /** Medicare wants another code (status I). */
    NOT_VALID,
    /** Not covered (status N). */
    NOT_COVERED
}
