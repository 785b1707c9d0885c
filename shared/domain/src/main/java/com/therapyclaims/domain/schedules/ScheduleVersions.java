package com.therapyclaims.domain.schedules;

import java.time.Instant;
import java.time.LocalDate;
import java.util.Collection;
import java.util.Comparator;
import java.util.Optional;
import java.util.function.BinaryOperator;
import java.util.function.Function;
import java.util.stream.Collectors;

/** Which of a schedule's versions holds, on two clocks: the date of service, and what was known at a moment. */
public final class ScheduleVersions {
    private static final int HASH_CHARACTERS_IN_NAME = 16;

    /** Later effective dates win, then what was published later; the name settles what is equal in both. */
    private static final Comparator<ScheduleVersion> PRECEDENCE = Comparator.comparing(ScheduleVersion::effectiveFrom)
            .thenComparing(ScheduleVersion::publishedAt)
            .thenComparing(ScheduleVersion::version);

    private ScheduleVersions() {}

    /**
     * The version in force, of those known at the moment. Of those that begin on the same date the one published last takes
     * the others' place whole, so that it can also end earlier than they did; of what is left and holds for the date of
     * service, it is the one that began last.
     *
     * @param versions versions of one schedule id, in any order
     * @param asOf the moment whose knowledge counts; versions published later are as if they did not exist
     */
    public static Optional<ScheduleVersion> inForce(
            Collection<ScheduleVersion> versions, LocalDate dateOfService, Instant asOf) {
        return versions.stream()
                .filter(version -> !version.publishedAt().isAfter(asOf))
                .collect(Collectors.toMap(
                        ScheduleVersion::effectiveFrom, Function.identity(), BinaryOperator.maxBy(PRECEDENCE)))
                .values()
                .stream()
                .filter(version -> holdsFor(version, dateOfService))
                .max(PRECEDENCE);
    }

    /**
     * The version in force on the first date that there is one for.
     *
     * @param versions versions of one schedule id, in any order
     */
    public static Optional<ScheduleVersion> earliest(Collection<ScheduleVersion> versions) {
        return versions.stream()
                .map(ScheduleVersion::effectiveFrom)
                .min(Comparator.naturalOrder())
                .flatMap(first -> inForce(versions, first, Instant.MAX));
    }

    /**
     * Whether one version is news to the other: it began later, or began on the same date and was published later. So
     * versions of different schedules are compared that tell the same amounts.
     */
    public static boolean isNewer(ScheduleVersion version, ScheduleVersion other) {
        int begins = version.effectiveFrom().compareTo(other.effectiveFrom());
        return begins > 0 || (begins == 0 && version.publishedAt().isAfter(other.publishedAt()));
    }

    /** Whether the version's own dates cover the date of service. A later version may still take its place. */
    public static boolean holdsFor(ScheduleVersion version, LocalDate dateOfService) {
        return !dateOfService.isBefore(version.effectiveFrom())
                && version.effectiveTo()
                        .map(last -> !dateOfService.isAfter(last))
                        .orElse(true);
    }

    /**
     * A version's name: its first date of service and the first 16 digits of the hash of what was uploaded. The same
     * bytes for the same date have the same name, so that uploading them again changes nothing.
     *
     * @param sha256 hash of the uploaded bytes, 64 hexadecimal digits
     * @throws IllegalArgumentException if the hash has another form
     */
    public static String name(LocalDate effectiveFrom, String sha256) {
        if (!sha256.matches("[0-9a-f]{64}")) {
            throw new IllegalArgumentException("a SHA-256 is 64 hexadecimal digits");
        }
        return effectiveFrom + "-" + sha256.substring(0, HASH_CHARACTERS_IN_NAME);
    }

    /** The same where the first date of service may not be known: such a file is refused under this name. */
    static String name(Optional<LocalDate> effectiveFrom, String sha256) {
        return effectiveFrom
                .map(date -> name(date, sha256))
                .orElseGet(() -> "undated-" + sha256.substring(0, HASH_CHARACTERS_IN_NAME));
    }

    /** What the repricing is called that a version's publication starts, whoever asks for it. */
    public static String repricingId(String scheduleId, String version) {
        return scheduleId + "-" + version;
    }

    /**
     * A version about to be published.
     *
     * @param payerId the payer, where the kind is a practice's own; otherwise unused
     * @param sha256 hash of the uploaded bytes
     */
    public static ScheduleVersion of(
            ScheduleKind kind,
            String payerId,
            LocalDate effectiveFrom,
            String sha256,
            Instant publishedAt,
            String source) {
        return new ScheduleVersion(
                kind.id(payerId),
                name(effectiveFrom, sha256),
                sha256,
                effectiveFrom,
                kind.lastDate(effectiveFrom),
                publishedAt,
                source);
    }
}
