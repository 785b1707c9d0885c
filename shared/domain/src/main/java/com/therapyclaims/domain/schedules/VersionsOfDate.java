package com.therapyclaims.domain.schedules;

import java.time.LocalDate;
import java.util.Collection;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;

/** What an owner has published for one first date of service, versions of all its schedules, in any order. */
public record VersionsOfDate(List<ScheduleVersion> versions) {
    public VersionsOfDate {
        versions = List.copyOf(versions);
    }

    /** Those of an owner's versions that begin then; none where that is not known. */
    public static VersionsOfDate of(Collection<ScheduleVersion> all, Optional<LocalDate> effectiveFrom) {
        return new VersionsOfDate(all.stream()
                .filter(version -> effectiveFrom.equals(Optional.of(version.effectiveFrom())))
                .toList());
    }

    /** The schedule's version that holds from then on: of several the one published last. */
    public Optional<ScheduleVersion> latest(String scheduleId) {
        return versions.stream()
                .filter(version -> version.id().equals(scheduleId))
                .max(Comparator.comparing(ScheduleVersion::publishedAt));
    }

    /**
     * The same, if it was made from these bytes.
     *
     * @param sha256 their hash, hexadecimal
     */
    public Optional<ScheduleVersion> latestOf(String scheduleId, String sha256) {
        return latest(scheduleId).filter(version -> version.sha256().equals(sha256));
    }

    /** What was made from these bytes, of each schedule what was published last, whether it still holds or not. */
    public List<ScheduleVersion> madeFrom(String sha256) {
        VersionsOfDate same = new VersionsOfDate(versions.stream()
                .filter(version -> version.sha256().equals(sha256))
                .toList());
        return same.versions.stream()
                .map(ScheduleVersion::id)
                .distinct()
                .flatMap(id -> same.latest(id).stream())
                .toList();
    }

    /**
     * What a version of these bytes is called. One that holds keeps its name; content that returns after a correction is a
     * new version, because the name of its first time is taken.
     *
     * @param name what it is called where the schedule has none of that name
     */
    public String nameFor(String scheduleId, String sha256, String name) {
        return latestOf(scheduleId, sha256).map(ScheduleVersion::version).orElseGet(() -> unusedName(scheduleId, name));
    }

    /** This name, or, where the schedule has versions of it, the same with the next number. */
    public String unusedName(String scheduleId, String name) {
        long used = versions.stream()
                .filter(version ->
                        version.id().equals(scheduleId) && version.version().startsWith(name))
                .count();
        return used == 0 ? name : name + "-" + (used + 1);
    }
}
