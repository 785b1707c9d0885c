package com.therapyclaims.domain.schedules;

import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.Optional;

/**
 * What became of one uploaded file: it is checked whole, then published whole or refused whole.
 *
 * @param id what it is a version of, for example {@code medicare-rvu}, or {@code unrecognised}
 * @param version the version's name: its first date of service and its content's hash
 * @param sourceKey the uploaded object
 * @param rows rows read
 * @param effectiveFrom first date of service, if the key tells
 * @param effectiveTo last date of service, if it has one of its own
 * @param sha256 hash of the uploaded bytes, hexadecimal
 * @param receivedAt when its check began
 * @param publishedAt when it became active, if it did
 * @param problems what is wrong with it, the first ones where there are many
 * @param problemCount how many problems there are in all
 * @param warnings what does not stand in the way of publishing but should be looked at
 * @param repricingId the repricing that its publication starts, where it can change a price
 */
public record ScheduleUpload(
        String id,
        String version,
        String sourceKey,
        State state,
        int rows,
        Optional<LocalDate> effectiveFrom,
        Optional<LocalDate> effectiveTo,
        String sha256,
        Instant receivedAt,
        Optional<Instant> publishedAt,
        List<Problem> problems,
        int problemCount,
        List<Problem> warnings,
        Optional<String> repricingId) {
    /** The id of a file that is none of those known. */
    public static final String UNRECOGNISED = "unrecognised";

    public ScheduleUpload {
        problems = List.copyOf(problems);
        warnings = List.copyOf(warnings);
    }

    /** How far it got. */
    public enum State {
        /** It is being read. */
        CHECKING,

        /** Its table is published. */
        PUBLISHED,

        /** Something is wrong with it: nothing of it is published. */
        REFUSED
    }

    /**
     * One thing that is wrong with the file, or worth a look.
     *
     * @param row the row of the file counted from 1, or 0 for the file as a whole
     * @param column the column's title, or empty for the row as a whole
     */
    public record Problem(int row, String column, String message) {}
}
