package com.therapyclaims.functions.ingestfeeschedule;

import com.therapyclaims.domain.schedules.ScheduleUpload;
import java.util.List;
import java.util.stream.Collectors;

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

    /** A line for the log: names and counts, nothing an uploader wrote. */
    default String logLine(String requestId) {
        String outcome = switch (this) {
            case Settled(List<ScheduleUpload> uploads) ->
                uploads.stream()
                        .map(upload -> upload.id() + " " + upload.version() + " " + upload.state() + " rows="
                                + upload.rows() + " problems=" + upload.problemCount())
                        .collect(Collectors.joining("; "));
            case Outdated() -> "a newer upload of the object was seen";
            case Replaced() -> "the object was replaced or removed";
        };
        return "{\"requestId\":\"" + requestId + "\",\"upload\":\"" + outcome + "\"}";
    }
}
