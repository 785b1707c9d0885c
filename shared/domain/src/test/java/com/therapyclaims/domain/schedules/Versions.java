package com.therapyclaims.domain.schedules;

import java.time.Instant;
import java.time.LocalDate;
import java.util.Optional;

/** Versions to test with. */
final class Versions {
    static final ScheduleVersion ANY = version("any", "2026-01-01", "2026-01-01T00:00:00Z");

    private Versions() {}

    static ScheduleVersion version(String name, String effectiveFrom, String publishedAt) {
        return new ScheduleVersion(
                "medicare-rvu",
                name,
                "0".repeat(64),
                LocalDate.parse(effectiveFrom),
                Optional.empty(),
                Instant.parse(publishedAt),
                "a test");
    }

    static ScheduleVersion until(ScheduleVersion version, String effectiveTo) {
        return new ScheduleVersion(
                version.id(),
                version.version(),
                version.sha256(),
                version.effectiveFrom(),
                Optional.of(LocalDate.parse(effectiveTo)),
                version.publishedAt(),
                version.source());
    }
}
