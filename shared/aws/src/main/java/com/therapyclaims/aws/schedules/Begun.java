package com.therapyclaims.aws.schedules;

import com.therapyclaims.domain.schedules.ScheduleUpload;

/** What the store says to an upload before its check. */
public sealed interface Begun {
    /** Check it. */
    record Checking(ScheduleUpload upload) implements Begun {}

    /** The same content holds for the same date already: nothing is to change. */
    record Unchanged(ScheduleUpload published) implements Begun {}

    /** A newer upload of the same object was seen: this one has lost. */
    record Outdated() implements Begun {}
}
