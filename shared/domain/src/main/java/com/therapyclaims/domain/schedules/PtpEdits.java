package com.therapyclaims.domain.schedules;

import java.util.List;

/** NCCI procedure-to-procedure edits, from one published quarter. */
public interface PtpEdits {
    /** Which published version this is. */
    ScheduleVersion version();

    /** The edits with exactly these columns, in force or not, oldest first. */
    List<PtpEdit> find(String column1, String column2);
}
