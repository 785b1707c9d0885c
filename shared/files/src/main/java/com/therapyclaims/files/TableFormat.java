package com.therapyclaims.files;

import com.therapyclaims.domain.schedules.ScheduleKind;
import com.therapyclaims.domain.schedules.SnapshotWriter;
import java.util.List;
import java.util.Optional;
import java.util.function.Predicate;

/** A kind of table, recognised by its first rows and then read row by row. */
interface TableFormat {
    /** How many rows of a file are looked at to recognise it. */
    int HEAD_ROWS = 40;

    ScheduleKind kind();

    /**
     * Where the table's data begin, if it is of this kind.
     *
     * @param head the file's first rows, at most {@link #HEAD_ROWS}
     * @return index in {@code head} of the first row after the header
     */
    Optional<Integer> firstDataRow(List<Row> head);

    /** The index of the row after the first one that holds titles. */
    static Optional<Integer> rowAfter(List<Row> head, Predicate<Row> isTitles) {
        for (int i = 0; i < head.size(); i++) {
            if (isTitles.test(head.get(i))) {
                return Optional.of(i + 1);
            }
        }
        return Optional.empty();
    }

    /**
     * Begins to read a table of this kind.
     *
     * @param header the rows before the data, the header last
     */
    TableReading begin(List<Row> header, Upload upload, Problems problems);

    /** One table being read. Faults go to the {@link Problems} given at the beginning. */
    interface TableReading {
        /** Takes the next row that is not blank. */
        void row(Row row);

        /**
         * Ends the table with the checks that need all of it.
         *
         * @param endsWithLineEnd whether the file's last byte ends a line; without, it may be cut off
         */
        void end(boolean endsWithLineEnd);

        /** What was read; compiled only where there was no fault. */
        SnapshotWriter snapshot();

        /** Whether another table of this kind in the same archive is to be taken instead. */
        default boolean givesWay() {
            return false;
        }

        /** The edition, as the table names itself; empty where it does not. */
        default String edition() {
            return "";
        }
    }
}
