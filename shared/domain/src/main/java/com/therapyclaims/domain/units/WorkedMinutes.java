package com.therapyclaims.domain.units;

import com.therapyclaims.domain.codes.FurnishedBy;

/** Minutes by who furnished them. Minutes furnished together are the therapist's (CQ-2). */
record WorkedMinutes(int therapist, int assistant) {
    static final WorkedMinutes NONE = new WorkedMinutes(0, 0);

    static WorkedMinutes of(ServiceMinutes service) {
        return service.furnishedBy() == FurnishedBy.ASSISTANT
                ? new WorkedMinutes(0, service.minutes())
                : new WorkedMinutes(service.minutes(), 0);
    }

    int total() {
        return therapist + assistant;
    }

    WorkedMinutes plus(WorkedMinutes other) {
        return new WorkedMinutes(therapist + other.therapist, assistant + other.assistant);
    }

    /** Whether the assistant's part exceeds a tenth: exactly, so that 10% itself does not (CQ-3). */
    boolean assistantExceedsTenth() {
        return assistant * 10L > total();
    }
}
