package com.therapyclaims.testing;

import com.therapyclaims.domain.content.Hashes;
import com.therapyclaims.domain.schedules.CommercialFees;
import com.therapyclaims.domain.schedules.FeeSchedules;
import com.therapyclaims.domain.schedules.GpciSchedule;
import com.therapyclaims.domain.schedules.GpciSnapshot;
import com.therapyclaims.domain.schedules.MueLimits;
import com.therapyclaims.domain.schedules.MueSnapshot;
import com.therapyclaims.domain.schedules.PaymentAmounts;
import com.therapyclaims.domain.schedules.PaymentSnapshot;
import com.therapyclaims.domain.schedules.PtpEdits;
import com.therapyclaims.domain.schedules.PtpSnapshot;
import com.therapyclaims.domain.schedules.RvuSchedule;
import com.therapyclaims.domain.schedules.RvuSnapshot;
import com.therapyclaims.domain.schedules.ScheduleKind;
import com.therapyclaims.domain.schedules.ScheduleVersion;
import com.therapyclaims.domain.schedules.ScheduleVersions;
import com.therapyclaims.domain.schedules.ZipLocalities;
import com.therapyclaims.domain.schedules.ZipSnapshot;
import com.therapyclaims.files.CheckedTable;
import com.therapyclaims.files.FeeScheduleFiles;
import com.therapyclaims.files.InForce;
import com.therapyclaims.files.UploadKey;
import com.therapyclaims.files.UploadReading;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.time.LocalDate;
import java.util.Collections;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.BiFunction;
import java.util.stream.Stream;

/** The tables the project ships, checked and compiled as an upload is, and known since {@link #PUBLISHED_AT}. */
public final class BundledSchedules implements FeeSchedules {
    /** When every version was published. */
    public static final Instant PUBLISHED_AT = Instant.parse("2026-11-01T00:00:00Z");

    private final Map<ScheduleVersion, byte[]> snapshots;
    private final Instant asOf;

    private BundledSchedules(Map<ScheduleVersion, byte[]> snapshots, Instant asOf) {
        this.snapshots = snapshots;
        this.asOf = asOf;
    }

    /** The tables as they are known now. */
    public static BundledSchedules now() {
        return new BundledSchedules(Compiled.ONCE, Instant.MAX);
    }

    /** They take longer than whatever is tested with them. */
    private static final class Compiled {
        private static final Map<ScheduleVersion, byte[]> ONCE = Collections.unmodifiableMap(compiled());
    }

    /** The same tables as they were known at another moment. */
    public BundledSchedules asOf(Instant moment) {
        return new BundledSchedules(snapshots, moment);
    }

    /** Every version. */
    public List<ScheduleVersion> versions() {
        return List.copyOf(snapshots.keySet());
    }

    @Override
    public Optional<RvuSchedule> relativeValues(LocalDate dateOfService) {
        return inForce(ScheduleKind.RELATIVE_VALUES, dateOfService, RvuSnapshot::open);
    }

    @Override
    public Optional<GpciSchedule> gpcis(LocalDate dateOfService) {
        return inForce(ScheduleKind.GPCIS, dateOfService, GpciSnapshot::open);
    }

    @Override
    public Optional<PaymentAmounts> paymentAmounts(LocalDate dateOfService) {
        return inForce(
                ScheduleKind.PAYMENT_AMOUNTS,
                dateOfService,
                (version, snapshot) -> PaymentSnapshot.open(version, PaymentSnapshot.Ranges.of(snapshot)));
    }

    @Override
    public Optional<ZipLocalities> zipLocalities(LocalDate dateOfService) {
        return inForce(ScheduleKind.ZIP_LOCALITIES, dateOfService, ZipSnapshot::open);
    }

    @Override
    public Optional<ZipLocalities> earliestZipLocalities() {
        return snapshots.keySet().stream()
                .filter(version -> version.id().equals(ScheduleKind.ZIP_LOCALITIES.id()))
                .map(ScheduleVersion::effectiveFrom)
                .min(Comparator.naturalOrder())
                .flatMap(this::zipLocalities);
    }

    @Override
    public Optional<PtpEdits> ptpEdits(LocalDate dateOfService) {
        return inForce(ScheduleKind.PTP_EDITS, dateOfService, PtpSnapshot::open);
    }

    @Override
    public Optional<MueLimits> mueLimits(LocalDate dateOfService) {
        return inForce(ScheduleKind.MUE_LIMITS, dateOfService, MueSnapshot::open);
    }

    @Override
    public Optional<CommercialFees> commercialFees(String payerId, LocalDate dateOfService) {
        return Optional.empty();
    }

    private <T> Optional<T> inForce(
            ScheduleKind kind, LocalDate date, BiFunction<ScheduleVersion, byte[], ? extends T> opener) {
        List<ScheduleVersion> ofKind = snapshots.keySet().stream()
                .filter(version -> version.id().equals(kind.id()))
                .toList();
        return ScheduleVersions.inForce(ofKind, date, asOf)
                .map(version -> opener.apply(version, snapshots.get(version)));
    }

    private static Map<ScheduleVersion, byte[]> compiled() {
        Path incoming = Project.ROOT.resolve("fee-schedules");
        Map<ScheduleVersion, byte[]> compiled = new LinkedHashMap<>();
        try (Stream<Path> files = Files.walk(incoming.resolve(UploadKey.PREFIX))) {
            for (Path file : files.filter(Files::isRegularFile).sorted().toList()) {
                compile(file, incoming.relativize(file).toString().replace('\\', '/'), compiled);
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return compiled;
    }

    private static void compile(Path file, String key, Map<ScheduleVersion, byte[]> compiled) throws IOException {
        UploadKey upload = UploadKey.parse(key);
        byte[] bytes = Files.readAllBytes(file);
        UploadReading reading = new FeeScheduleFiles().read(new ByteArrayInputStream(bytes), upload, InForce.NOTHING);
        if (!(reading instanceof UploadReading.Checked(List<CheckedTable> tables))) {
            throw new AssertionError(key + " is not taken");
        }
        for (CheckedTable table : tables) {
            ScheduleVersion version = ScheduleVersions.of(
                    table.kind(), "", upload.effectiveFrom(), Hashes.sha256(bytes), PUBLISHED_AT, table.source());
            compiled.put(version, table.snapshot());
        }
    }
}
