package com.therapyclaims.files;

import com.therapyclaims.domain.schedules.ScheduleKind;
import com.therapyclaims.domain.schedules.ScheduleUpload.Problem;
import java.util.List;

/** A fee schedule or table without fault, compiled. */
public final class CheckedTable {
    private final ScheduleKind kind;
    private final byte[] snapshot;
    private final int rows;
    private final List<Problem> warnings;
    private final String source;

    CheckedTable(ScheduleKind kind, byte[] snapshot, int rows, List<Problem> warnings, String source) {
        this.kind = kind;
        this.snapshot = snapshot;
        this.rows = rows;
        this.warnings = List.copyOf(warnings);
        this.source = source;
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
}
