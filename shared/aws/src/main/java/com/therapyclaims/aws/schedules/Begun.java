package com.therapyclaims.aws.schedules;

import com.therapyclaims.domain.schedules.ScheduleUpload;
import java.util.List;

/** What the store says to an upload before its check. */
public sealed interface Begun {
    /**
     * Check it, then publish or refuse it under this record.
     *
     * @param record the upload as it is listed while it is checked
     */
    record Checking(ScheduleUpload record) implements Begun {}

    /** The same content holds for the same date already: nothing is to change. */
    record Unchanged(List<ScheduleUpload> published) implements Begun {
        public Unchanged {
            published = List.copyOf(published);
        }
    }

    /** A newer upload of the same object was seen: this one has lost. */
    record Outdated() implements Begun {}
}
