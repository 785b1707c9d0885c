package com.therapyclaims.domain.codes;

import java.time.Duration;
import java.time.LocalTime;
import java.util.Collection;
import java.util.Comparator;

/**
 * A stretch of clock time on the date of service.
 *
 * @param start first minute of the stretch
 * @param stop the minute after its last one; a stretch does not cross midnight
 */
public record Segment(LocalTime start, LocalTime stop) {

    /** Whether the two share any time; touching ends do not. */
    public boolean overlaps(Segment other) {
        return start.isBefore(other.stop) && other.start.isBefore(stop);
    }

    /** The minutes of the clock that the stretches hold together, each counted once however many hold it. */
    public static long minutesHeld(Collection<Segment> segments) {
        long minutes = 0;
        LocalTime until = LocalTime.MIN;
        for (Segment segment :
                segments.stream().sorted(Comparator.comparing(Segment::start)).toList()) {
            LocalTime from = segment.start.isBefore(until) ? until : segment.start;
            if (segment.stop.isAfter(from)) {
                minutes += Duration.between(from, segment.stop).toMinutes();
                until = segment.stop;
            }
        }
        return minutes;
    }
}
