package com.therapyclaims.aws.visitfiles;

/**
 * What became of some rows.
 *
 * @param ready archived as claims that can be submitted
 * @param needsCorrection archived as claims with errors
 * @param refused not archived
 */
public record RowCounts(int ready, int needsCorrection, int refused) {
    /** Of no row. */
    public static final RowCounts NONE = new RowCounts(0, 0, 0);

    /** Of these rows and those. */
    public RowCounts plus(RowCounts more) {
        return new RowCounts(ready + more.ready, needsCorrection + more.needsCorrection, refused + more.refused);
    }

    int done() {
        return ready + needsCorrection + refused;
    }
}
