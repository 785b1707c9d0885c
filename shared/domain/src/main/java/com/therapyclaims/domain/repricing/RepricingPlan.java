package com.therapyclaims.domain.repricing;

import com.therapyclaims.domain.schedules.ScheduleOwner;
import com.therapyclaims.domain.schedules.ScheduleVersions;
import java.util.Optional;

/**
 * The version whose publication starts a repricing.
 *
 * @param practiceId the practice, where the schedule is its own
 */
public record RepricingPlan(String scheduleId, String version, Optional<String> practiceId) {
    /** The repricing's name: the same for the same version, so that planning it twice is planning it once. */
    public String repricingId() {
        return ScheduleVersions.repricingId(scheduleId, version);
    }

    /** The one payer whose claims it can change, where the schedule is a practice's own. */
    public Optional<String> payerId() {
        return practiceId.map(_ -> scheduleId.substring(0, scheduleId.lastIndexOf('-')));
    }

    /** Whose schedule it is. */
    public ScheduleOwner owner() {
        return practiceId.map(ScheduleOwner::practice).orElse(ScheduleOwner.MEDICARE);
    }
}
