package com.therapyclaims.aws.schedules;

import com.therapyclaims.domain.schedules.ScheduleKind;
import com.therapyclaims.domain.schedules.ScheduleUpload;
import java.time.LocalDate;
import java.util.Optional;
import software.amazon.awssdk.core.SdkBytes;

/**
 * A table that passed its check, ready to be published.
 *
 * @param upload the upload under check
 * @param lastDate last date of service, if it has one of its own
 * @param rows rows read
 * @param snapshot the compiled table
 * @param source the file and edition it came from
 */
public record CheckedTable(
        ScheduleUpload upload,
        ScheduleKind kind,
        Optional<LocalDate> lastDate,
        int rows,
        SdkBytes snapshot,
        String source) {}
