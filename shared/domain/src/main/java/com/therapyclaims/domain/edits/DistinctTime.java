package com.therapyclaims.domain.edits;

import com.therapyclaims.domain.codes.Segment;
import com.therapyclaims.domain.codes.ServiceKind;
import com.therapyclaims.domain.codes.TherapyCode;
import com.therapyclaims.domain.codes.TherapyCodes;
import java.time.LocalDate;
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
    NOT_RECORDED,
    /** Neither code is timed and one runs without the clinician: both may be right at one time, of separate sites (N-1). */
    OF_NO_WEIGHT;

    /**
     * Whether the times of two codes show that they were distinct: of timed therapy (N-3), and of two services that each
     * take the clinician.
     */
    static boolean decides(String one, String other, LocalDate dateOfService) {
        Optional<TherapyCode> first = TherapyCodes.find(one, dateOfService);
        Optional<TherapyCode> second = TherapyCodes.find(other, dateOfService);
        return first.filter(TherapyCode::timed).isPresent()
                || second.filter(TherapyCode::timed).isPresent()
                || (mayBeAttended(first) && mayBeAttended(second));
    }

    private static boolean mayBeAttended(Optional<TherapyCode> code) {
        return code.isEmpty() || isAttended(code.get());
    }

    private static boolean isAttended(TherapyCode code) {
        return code.oneOnOne() || code.kind() == ServiceKind.GROUP;
    }

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
