package com.therapyclaims.domain.edits;

import com.therapyclaims.domain.codes.Segment;
import java.util.Comparator;
import java.util.Optional;

/**
 * Whether the recorded times show that two services were distinct (N-3): for therapy, distinct means furnished in time
 * blocks that do not overlap.
 */
enum DistinctTime {
    /** Both lines have times and none of them overlap. */
    PROVEN,
    /** Both lines have times and some overlap. */
    REFUTED,
    /** A line has no times. */
    NOT_RECORDED;

    static DistinctTime between(Line first, Line second) {
        if (first.segments().isEmpty() || second.segments().isEmpty()) {
            return NOT_RECORDED;
        }
        return overlap(first, second).isPresent() ? REFUTED : PROVEN;
    }

    /** The earliest stretch both lines claim, for the message. */
    static Optional<Segment> overlap(Line first, Line second) {
        return first.segments().stream()
                .flatMap(one -> second.segments().stream()
                        .filter(one::overlaps)
                        .map(other -> new Segment(
                                one.start().isAfter(other.start()) ? one.start() : other.start(),
                                one.stop().isBefore(other.stop()) ? one.stop() : other.stop())))
                .min(Comparator.comparing(Segment::start));
    }
}
