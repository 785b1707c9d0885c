package com.therapyclaims.aws.schedules;

import com.therapyclaims.domain.schedules.ScheduleUpload;
import java.util.List;

/** What became of an upload. */
public sealed interface Settled {
    /** It is recorded: published or refused, now or by an earlier attempt. */
    record Recorded(List<ScheduleUpload> uploads) implements Settled {
        public Recorded {
            uploads = List.copyOf(uploads);
        }
    }

    /** A newer upload of the same object was seen meanwhile: this one has lost, and is listed as refused for that. */
    record Outdated() implements Settled {}
}
