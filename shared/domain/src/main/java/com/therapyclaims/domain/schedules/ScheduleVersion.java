package com.therapyclaims.domain.schedules;

import java.time.Instant;
import java.time.LocalDate;
import java.util.Optional;

/**
 * One published, immutable version of a fee schedule or edit table, on its two clocks: the dates of service it holds
 * for, and the moment since when it is known.
 *
 * @param id what it is a version of, for example {@code medicare-rvu}
 * @param version the version's name, made from its content's hash
 * @param sha256 hash of the uploaded bytes, hexadecimal
 * @param effectiveFrom first date of service
 * @param effectiveTo last date of service, if it has one of its own
 * @param publishedAt when it became active
 * @param source the file and edition it came from
 */
public record ScheduleVersion(
        String id,
        String version,
        String sha256,
        LocalDate effectiveFrom,
        Optional<LocalDate> effectiveTo,
        Instant publishedAt,
        String source) {}
