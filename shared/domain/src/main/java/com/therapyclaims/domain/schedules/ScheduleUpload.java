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

    /** Of many problems and warnings these are kept. */
    private static final int PROBLEMS_KEPT = 100;

    public ScheduleUpload {
        problems = List.copyOf(problems);
        warnings = List.copyOf(warnings);
    }

    /**
     * A file whose check begins; nothing is known of what it is.
     *
     * @param effectiveFrom first date of service, if the key tells
     * @param sha256 hash of the uploaded bytes, 64 hexadecimal digits
     */
    public static ScheduleUpload checking(
            String sourceKey, Optional<LocalDate> effectiveFrom, String sha256, Instant receivedAt) {
        return new ScheduleUpload(
                UNRECOGNISED,
                ScheduleVersions.name(effectiveFrom, sha256),
                sourceKey,
                State.CHECKING,
                0,
                effectiveFrom,
                Optional.empty(),
                sha256,
                receivedAt,
                Optional.empty(),
                List.of(),
                0,
                List.of(),
                Optional.empty());
    }

    /** The same, published as this version; one that can change a price starts a repricing. */
    public ScheduleUpload published(ScheduleKind kind, ScheduleVersion as, int rowsRead, List<Problem> warned) {
        return new ScheduleUpload(
                as.id(),
                as.version(),
                sourceKey,
                State.PUBLISHED,
                rowsRead,
                effectiveFrom,
                as.effectiveTo(),
                as.sha256(),
                receivedAt,
                Optional.of(as.publishedAt()),
                List.of(),
                0,
                first(warned),
                kind.decidesPrices()
                        ? Optional.of(ScheduleVersions.repricingId(as.id(), as.version()))
                        : Optional.empty());
    }

    /**
     * The same, refused.
     *
     * @param as what it was to be a version of, as far as that is known
     * @param name the version's name
     * @param found the first of its problems at least
     * @param foundCount how many there are in all
     */
    public ScheduleUpload refused(String as, String name, int rowsRead, List<Problem> found, int foundCount) {
        return new ScheduleUpload(
                as,
                name,
                sourceKey,
                State.REFUSED,
                rowsRead,
                effectiveFrom,
                Optional.empty(),
                sha256,
                receivedAt,
                Optional.empty(),
                first(found),
                foundCount,
                List.of(),
                Optional.empty());
    }

    private static List<Problem> first(List<Problem> problems) {
        return problems.subList(0, Math.min(problems.size(), PROBLEMS_KEPT));
    }

    /** Whether it lies beside an object with this key: all of a key but the object's own name says whose it is and from when. */
    public boolean liesBeside(String key) {
        return folder(sourceKey).equals(folder(key));
    }

    private static String folder(String key) {
        return key.substring(0, key.lastIndexOf('/') + 1);
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
