package com.therapyclaims.domain.codes;

import java.time.LocalTime;

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
}
