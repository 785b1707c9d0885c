package com.therapyclaims.aws.schedules;

import com.therapyclaims.domain.schedules.ScheduleKind;
import com.therapyclaims.domain.schedules.ScheduleUpload.Problem;
import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import software.amazon.awssdk.core.SdkBytes;

/**
 * A table that passed its check, ready to be published.
 *
 * @param scheduleId what it is a version of
 * @param lastDate last date of service, if it has one of its own
 * @param rows rows read
 * @param warnings what should be looked at
 * @param snapshot the compiled table
 * @param source the file and edition it came from
 */
public record CheckedTable(
        String scheduleId,
        ScheduleKind kind,
        Optional<LocalDate> lastDate,
        int rows,
        List<Problem> warnings,
        SdkBytes snapshot,
        String source) {}
