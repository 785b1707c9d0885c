package com.therapyclaims.domain.repricing;

import com.therapyclaims.domain.schedules.ScheduleVersion;
import com.therapyclaims.domain.schedules.ScheduleVersions;
import java.time.Instant;
import java.time.LocalDate;
import java.util.Collection;
import java.util.List;

/** The dates of service whose prices a published version can change. */
public final class AffectedDates {
    private AffectedDates() {}

    /**
     * The dates on which the version is the one in force: from its first to its last, without those a later version
     * holds for.
     *
     * @param versions every version of the same schedule
     * @param last the last date any claim can have
     * @return in order; empty if a later version holds for all its dates already
     */
    public static List<LocalDate> of(ScheduleVersion published, Collection<ScheduleVersion> versions, LocalDate last) {
        LocalDate end = published.effectiveTo().filter(last::isAfter).orElse(last);
        if (end.isBefore(published.effectiveFrom())) {
            return List.of();
        }
        return published
                .effectiveFrom()
                .datesUntil(end.plusDays(1))
                .filter(date -> ScheduleVersions.inForce(versions, date, Instant.MAX)
                        .filter(published::equals)
                        .isPresent())
                .toList();
    }
}
