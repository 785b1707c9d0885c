package com.therapyclaims.aws.schedules;

import com.therapyclaims.domain.schedules.ScheduleKind;
import java.time.LocalDate;
import java.util.Optional;
import software.amazon.awssdk.core.SdkBytes;

/**
 * A table that passed its check, ready to be published.
 *
 * @param scheduleId what it is a version of
 * @param lastDate last date of service, if it has one of its own
 * @param rows rows read
 * @param snapshot the compiled table
 * @param source the file and edition it came from
 */
public record CheckedTable(
        String scheduleId,
        ScheduleKind kind,
        Optional<LocalDate> lastDate,
        int rows,
        SdkBytes snapshot,
        String source) {}
