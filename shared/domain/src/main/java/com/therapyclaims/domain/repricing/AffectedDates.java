package com.therapyclaims.domain.repricing;

import com.therapyclaims.domain.schedules.ScheduleVersion;
import com.therapyclaims.domain.schedules.ScheduleVersions;
import java.time.Instant;
import java.time.LocalDate;
import java.util.Collection;
import java.util.List;

/**
 * The dates whose prices a published version can change: those on which the version is the one in force, from its first to
 * its last, without those a later version holds for.
 *
 * @param versions every version of the same schedule
 */
public record AffectedDates(ScheduleVersion published, Collection<ScheduleVersion> versions) {
    /** Whether the date is among them. It may be one that no claim can have yet: the last day of a pinned year. */
    public boolean contain(LocalDate date) {
        return ScheduleVersions.inForce(versions, date, Instant.MAX)
                .filter(published::equals)
                .isPresent();
    }

    /**
     * Those that claims can have.
     *
     * @param last the last date any claim can have
     * @return in order; empty if a later version holds for all its dates already
     */
    public List<LocalDate> until(LocalDate last) {
        LocalDate end = published.effectiveTo().filter(last::isAfter).orElse(last);
        if (end.isBefore(published.effectiveFrom())) {
            return List.of();
        }
        return published
                .effectiveFrom()
                .datesUntil(end.plusDays(1))
                .filter(this::contain)
                .toList();
    }
}
