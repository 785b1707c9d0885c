package com.therapyclaims.domain.visitfiles;

import java.time.Instant;
import java.util.List;
import java.util.Optional;

/**
 * A file of visits and how far it has come. A practice's file is its content: the same bytes are the same file, however
 * often and under whatever name they are uploaded, so no row is archived twice.
 *
 * @param id SHA-256 of its bytes, in lower-case hexadecimal digits
 * @param key where it was uploaded first, or is to be
 * @param rows empty until they are counted
 * @param problems why it was refused, where it was
 * @param uploader whose key asked for the upload
 * @param since when it was first heard of
 * @param finishedAt when every row was done, or the file refused
 */
public record VisitFile(
        String practiceId,
        String id,
        String key,
        State state,
        Optional<Rows> rows,
        List<Problem> problems,
        Uploader uploader,
        Instant since,
        Optional<Instant> finishedAt) {
    public VisitFile {
        problems = List.copyOf(problems);
    }

    /** How far a file has come. */
    public enum State {
        /** Its upload was asked for. */
        AWAITED,
        /** It is here, and its rows are being told apart. */
        READING,
        /** Its rows are being archived. */
        ARCHIVING,
        /** Every row is archived or has its problem. */
        DONE,
        /** Its rows cannot be told apart; none is archived. */
        REFUSED
    }

    /**
     * How many rows there are.
     *
     * @param done how many of them are archived or refused
     * @param ready archived as claims that can be submitted
     * @param needsCorrection archived as claims with errors
     * @param refused not archived; each has its problem in the result
     */
    public record Rows(int total, int done, int ready, int needsCorrection, int refused) {}

    /**
     * Something wrong with a file as a whole.
     *
     * @param row the line it was noticed in; 0 for the file as a whole
     * @param column the column's name; empty where it is not about one
     */
    public record Problem(int row, String column, String message) {}

    /** Whose key asked for an upload, for the access records of its rows. */
    public record Uploader(String keyName, String role) {
        /** Who uploaded without asking: somebody with rights on the bucket itself. */
        public static final Uploader OF_THE_BUCKET = new Uploader("upload", "bucket");
    }
}
