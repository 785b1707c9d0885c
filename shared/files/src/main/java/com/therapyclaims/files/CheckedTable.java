package com.therapyclaims.files;

import com.therapyclaims.domain.schedules.ScheduleKind;
import com.therapyclaims.domain.schedules.ScheduleUpload.Problem;
import java.util.List;
import java.util.stream.Stream;

/** A fee schedule or table without fault, compiled. */
public final class CheckedTable {
    private final ScheduleKind kind;
    private final byte[] snapshot;
    private final int rows;
    private final List<Problem> warnings;
    private final String source;
    private final boolean givesWay;

    CheckedTable(
            ScheduleKind kind, byte[] snapshot, int rows, List<Problem> warnings, String source, boolean givesWay) {
        this.kind = kind;
        this.snapshot = snapshot;
        this.rows = rows;
        this.warnings = List.copyOf(warnings);
        this.source = source;
        this.givesWay = givesWay;
    }

    /** What the table is. */
    public ScheduleKind kind() {
        return kind;
    }

    /** The compiled snapshot; not copied, as it may be large: do not change it. */
    public byte[] snapshot() {
        return snapshot;
    }

    /** Number of rows. */
    public int rows() {
        return rows;
    }

    /** What does not stand in the way of publishing but should be looked at; the first ones where there are many. */
    public List<Problem> warnings() {
        return warnings;
    }

    /** The file and edition, as they name themselves. */
    public String source() {
        return source;
    }

    /** Whether another table of the kind in the same archive is to be taken instead. */
    boolean givesWay() {
        return givesWay;
    }

    /** The same table with one more thing to look at. */
    CheckedTable withWarnings(List<Problem> more) {
        return new CheckedTable(
                kind,
                snapshot,
                rows,
                Stream.concat(warnings.stream(), more.stream()).toList(),
                source,
                givesWay);
    }
}
