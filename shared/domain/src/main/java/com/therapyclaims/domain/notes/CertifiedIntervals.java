package com.therapyclaims.domain.notes;

import com.therapyclaims.domain.notes.PlanOfCare.Certification;
import java.time.LocalDate;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * The stretches of time the certifications of a plan cover: from the first treatment the lesser of the plan's duration
 * and 90 days, then what each recertification says, 90 days at most (Benefit Policy Manual ch. 15 s. 220.1.3). A
 * certification may end earlier than the plan it certifies, never later.
 *
 * <p>The manual does not say how the 90 days are counted. Here the first day is day 1, so that an interval ends 89 days
 * after it began: the stricter reading of the two.
 */
final class CertifiedIntervals {
    /** Days an interval lasts at most, its first day counted as day 1. */
    static final int LONGEST = 90;

    /** Days after the first treatment day within which the initial certification is timely. */
    private static final int INITIAL_DAYS = 30;

    /** One certified interval, both days in it. */
    record Interval(LocalDate first, LocalDate last) {
        boolean holds(LocalDate day) {
            return !day.isBefore(first) && !day.isAfter(last);
        }
    }

    private final List<Interval> intervals;

    private CertifiedIntervals(List<Interval> intervals) {
        this.intervals = intervals;
    }

    /**
     * The intervals of signed certifications.
     *
     * @param firstTreatment the first treatment day, the evaluation counted
     * @param initialExcepted whether the initial plan stands certified without a signature (the exception of 2025)
     */
    static CertifiedIntervals of(PlanOfCare plan, LocalDate firstTreatment, boolean initialExcepted) {
        Optional<Certification> initial = initial(plan, firstTreatment, initialExcepted);
        Interval fromFirstTreatment =
                new Interval(firstTreatment, initialEnd(plan, firstTreatment, initial.flatMap(Certification::through)));
        Stream<Interval> excepted = initialExcepted ? Stream.of(fromFirstTreatment) : Stream.empty();
        Stream<Interval> signed = signed(plan)
                .map(certification -> initial.filter(certification::equals).isPresent()
                        ? fromFirstTreatment
                        : new Interval(begun(certification), recertifiedEnd(plan, certification)));
        return new CertifiedIntervals(Stream.concat(excepted, signed)
                .sorted(Comparator.comparing(Interval::first))
                .toList());
    }

    /**
     * The certifications that carry a dated signature, or a verbal order the signature may still follow, of one who may
     * certify as far as is known: what a chiropractor or a dentist signs certifies nothing.
     */
    static Stream<Certification> signed(PlanOfCare plan) {
        return plan.certifications().stream()
                .filter(certification -> certification.certifiedOn().isPresent()
                        || certification.verbalOrderOn().isPresent())
                .filter(certification -> Said.by(certification.certifierCredential())
                        .map(Credentials::of)
                        .filter(Credentials::mayNeverCertify)
                        .isEmpty())
                .sorted(Comparator.comparing(CertifiedIntervals::begun));
    }

    private static LocalDate begun(Certification certification) {
        return certification
                .from()
                .or(certification::certifiedOn)
                .or(certification::verbalOrderOn)
                .orElse(LocalDate.MAX);
    }

    /**
     * The certification of the interval that began with the first treatment, not only of a later one: none that begins after
     * the interval, or after the signature was due. Where the initial plan stands without a signature, one that begins after
     * the first treatment, or names no beginning, is a recertification.
     */
    static Optional<Certification> initial(PlanOfCare plan, LocalDate firstTreatment, boolean initialExcepted) {
        LocalDate last = initialExcepted
                ? firstTreatment
                : earliest(firstTreatment, PlanTimes.lastDay(plan, firstTreatment), Optional.of(due(firstTreatment)));
        return signed(plan)
                .filter(certification ->
                        certification.from().map(from -> !from.isAfter(last)).orElse(!initialExcepted))
                .findFirst();
    }

    /** When the initial certification is due. */
    static LocalDate due(LocalDate firstTreatment) {
        return firstTreatment.plusDays(INITIAL_DAYS);
    }

    /** No certification makes the plan longer than it was written. */
    private static LocalDate initialEnd(PlanOfCare plan, LocalDate first, Optional<LocalDate> through) {
        return earliest(first, PlanTimes.lastDay(plan, first), through);
    }

    /** A recertification has its own interval; one that names no end is held to the plan's duration as the first one is. */
    private static LocalDate recertifiedEnd(PlanOfCare plan, Certification recertification) {
        LocalDate first = begun(recertification);
        return earliest(first, recertification.through().or(() -> PlanTimes.lastDay(plan, first)), Optional.empty());
    }

    private static LocalDate earliest(LocalDate first, Optional<LocalDate> one, Optional<LocalDate> other) {
        return Stream.of(Optional.of(first.plusDays(LONGEST - 1L)), one, other)
                .flatMap(Optional::stream)
                .min(Comparator.naturalOrder())
                .orElseThrow();
    }

    boolean isEmpty() {
        return intervals.isEmpty();
    }

    boolean hold(LocalDate day) {
        return intervals.stream().anyMatch(interval -> interval.holds(day));
    }

    /** The last certified day of the stretch that holds the day, or of the last one before it. */
    Optional<LocalDate> certifiedThrough(LocalDate day) {
        return intervals.stream()
                .filter(interval -> !interval.first().isAfter(day))
                .map(Interval::last)
                .max(Comparator.naturalOrder());
    }

    /** The first day after a full interval of 90 days, where the two ways to count differ: day 90 or day 91. */
    boolean endTheDayBefore(LocalDate day) {
        return intervals.stream()
                .anyMatch(interval -> interval.last().plusDays(1).equals(day)
                        && interval.first().plusDays(LONGEST).equals(day));
    }
}
