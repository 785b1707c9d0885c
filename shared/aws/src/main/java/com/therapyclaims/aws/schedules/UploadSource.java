package com.therapyclaims.aws.schedules;

import com.therapyclaims.domain.schedules.ScheduleOwner;
import java.util.Locale;
import java.util.Optional;

/**
 * The object an upload came from, and the event that told of it.
 *
 * @param key the object's key, decoded
 * @param sequencer what orders the events of one key, where the event has it: hexadecimal, of any length
 */
public record UploadSource(ScheduleOwner owner, String key, Optional<String> sequencer) {
    // S3's sequencers differ in length; compared as text, the shorter one padded with zeros on the right (S3 User
    // Guide,
    // event message structure).
    private static final int SEQUENCER_WIDTH = 40;

    /** The sequencer in a form whose text order is the order of the events. */
    Optional<String> comparableSequencer() {
        return sequencer
                .filter(text -> !text.isEmpty() && text.length() <= SEQUENCER_WIDTH)
                .map(text -> text.toUpperCase(Locale.ROOT) + "0".repeat(SEQUENCER_WIDTH - text.length()));
    }
}
