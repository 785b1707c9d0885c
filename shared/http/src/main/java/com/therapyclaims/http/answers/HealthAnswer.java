package com.therapyclaims.http.answers;

import com.therapyclaims.domain.schedules.ScheduleVersion;
import java.util.List;

/**
 * Whether claims can be decided now.
 *
 * @param feeSchedules Medicare's versions in force today
 */
public record HealthAnswer(Status status, List<ScheduleVersion> feeSchedules) {
    public HealthAnswer {
        feeSchedules = List.copyOf(feeSchedules);
    }

    /** Up or not. */
    public enum Status {
        UP,
        DOWN
    }
}
