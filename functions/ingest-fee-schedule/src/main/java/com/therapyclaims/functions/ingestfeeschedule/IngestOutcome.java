package com.therapyclaims.functions.ingestfeeschedule;

import com.therapyclaims.domain.schedules.ScheduleUpload;
import java.util.List;

/** What became of an upload's event. */
sealed interface IngestOutcome {
    /** Published or refused, by this event or by an earlier one. */
    record Settled(List<ScheduleUpload> uploads) implements IngestOutcome {
        public Settled {
            uploads = List.copyOf(uploads);
        }
    }

    /** A newer upload of the same object counts. */
    record Outdated() implements IngestOutcome {}

    /** The object is gone, or is another one by now: its own event tells of it. */
    record Replaced() implements IngestOutcome {}

    /** The same in a word, for the log. */
    default String word() {
        return switch (this) {
            case Settled _ -> "settled";
            case Outdated() -> "outdated";
            case Replaced() -> "replaced";
        };
    }
}
