package com.therapyclaims.files;

import com.therapyclaims.domain.schedules.ScheduleUpload.Problem;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;

/** Collects a file's problems: all are counted, the first ones kept. */
final class Problems {
    /** Enough to see what is wrong; a wrong column would otherwise fill a report with a line for every row. */
    static final int KEPT = 100;

    private static final int LONGEST_CELL = 40;

    private final List<Problem> faults = new ArrayList<>();
    private final List<Problem> warnings = new ArrayList<>();
    private int faultCount;
    private int warningCount;

    /** A fault in a cell or row: the file is refused. */
    void fault(int row, String column, String message) {
        keep(faults, new Problem(row, column, message));
        faultCount++;
    }

    /** A fault of the file as a whole. */
    void fault(String message) {
        fault(0, "", message);
    }

    /** Counts faults that were not kept where they were found. */
    void alsoCount(int faults) {
        faultCount += faults;
    }

    /** Something to look at, which refuses nothing. */
    void warning(int row, String column, String message) {
        keep(warnings, new Problem(row, column, message));
        warningCount++;
    }

    /** Counts warnings that were not kept where they were found. */
    void alsoWarned(int notKept) {
        warningCount += notKept;
    }

    /** Something to look at in the file as a whole. */
    void warning(String message) {
        warning(0, "", message);
    }

    boolean anyFault() {
        return faultCount > 0;
    }

    int faultCount() {
        return faultCount;
    }

    List<Problem> faults() {
        return faults;
    }

    /** The first warnings, and a last one that counts those left out. */
    List<Problem> warnings() {
        int leftOut = warningCount - warnings.size();
        return leftOut == 0
                ? warnings
                : Stream.concat(
                                warnings.stream().limit(KEPT - 1L),
                                Stream.of(new Problem(
                                        0,
                                        "",
                                        "There are " + warningCount + " warnings in all; the first " + (KEPT - 1)
                                                + " stand here.")))
                        .toList();
    }

    /** A cell as a message shows it: quoted, short, without control characters. */
    static String quote(String cell) {
        String clean = cell.replaceAll("\\p{Cntrl}", " ");
        return "'" + (clean.length() > LONGEST_CELL ? clean.substring(0, LONGEST_CELL) + "..." : clean) + "'";
    }

    private static void keep(List<Problem> list, Problem problem) {
        if (list.size() < KEPT) {
            list.add(problem);
        }
    }
}
