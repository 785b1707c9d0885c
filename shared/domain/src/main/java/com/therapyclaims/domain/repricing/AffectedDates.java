package com.therapyclaims.domain.repricing;

import com.therapyclaims.domain.schedules.ScheduleKind;
import com.therapyclaims.domain.schedules.ScheduleVersion;
import com.therapyclaims.domain.schedules.ScheduleVersions;
import java.time.Instant;
import java.time.LocalDate;
import java.util.Collection;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;

/**
 * The dates whose prices a published version can change: those for which another version held before it, or none. Mostly
 * these are the dates on which it is in force. A correction that ends earlier than what it takes the place of changes the
 * dates after its end too, and the earliest ZIP table every date before itself. Dates that a later publication changed
 * again are that one's.
 */
public final class AffectedDates {
    private final ScheduleVersion published;
    private final List<ScheduleVersion> all;
    private final List<ScheduleVersion> known;
    private final List<ScheduleVersion> before;
    private final boolean holdsBackwards;
    private final LocalDate first;

    /**
     * The dates of one version.
     *
     * @param ofOwner every version of the same owner, of this schedule and of others
     */
    public AffectedDates(ScheduleVersion published, Collection<ScheduleVersion> ofOwner) {
        this.published = published;
        all = ofOwner.stream()
                .filter(version -> version.id().equals(published.id()))
                .toList();
        known = all.stream()
                .filter(version -> !version.publishedAt().isAfter(published.publishedAt()))
                .toList();
        before = known.stream().filter(version -> !version.equals(published)).toList();
        // Where there is no ZIP table for a date of service, the earliest one tells its locality.
        holdsBackwards = published.id().equals(ScheduleKind.ZIP_LOCALITIES.id());
        first = holdsBackwards ? firstOf(ofOwner, published) : published.effectiveFrom();
    }

    /** A day before every table has no price that a place could change. */
    private static LocalDate firstOf(Collection<ScheduleVersion> ofOwner, ScheduleVersion published) {
        return ofOwner.stream()
                .map(ScheduleVersion::effectiveFrom)
                .min(Comparator.naturalOrder())
                .orElse(published.effectiveFrom());
    }

    /** Whether the date is among them. It may be one that no claim can have yet: the last day of a pinned year. */
    public boolean contain(LocalDate date) {
        Optional<ScheduleVersion> itsDoing = holding(known, date);
        return itsDoing.equals(holding(all, date)) && !itsDoing.equals(holding(before, date));
    }

    /** Whether the version held for the date once, and a later publication holds for it now. */
    public boolean lost(LocalDate date) {
        Optional<ScheduleVersion> itself = Optional.of(published);
        return holding(known, date).equals(itself) && !holding(all, date).equals(itself);
    }

    private Optional<ScheduleVersion> holding(List<ScheduleVersion> versions, LocalDate date) {
        Optional<ScheduleVersion> inForce = ScheduleVersions.inForce(versions, date, Instant.MAX);
        return holdsBackwards ? inForce.or(() -> ScheduleVersions.earliest(versions)) : inForce;
    }

    /** The last date that any version of the schedule holds for; empty where one holds until another takes its place. */
    public Optional<LocalDate> last() {
        return all.stream().allMatch(version -> version.effectiveTo().isPresent())
                ? all.stream()
                        .flatMap(version -> version.effectiveTo().stream())
                        .max(Comparator.naturalOrder())
                : Optional.empty();
    }

    /**
     * Those that claims can have.
     *
     * @param last the last date any claim can have
     * @return in order; empty if later versions hold for all its dates already
     */
    public List<LocalDate> until(LocalDate last) {
        return last.isBefore(first)
                ? List.of()
                : first.datesUntil(last.plusDays(1)).filter(this::contain).toList();
    }
}
