package com.therapyclaims.aws.schedules;

import com.therapyclaims.aws.Lazy;
import com.therapyclaims.domain.claims.PracticeTables;
import com.therapyclaims.domain.payers.Contract;
import com.therapyclaims.domain.payers.Payers;
import com.therapyclaims.domain.payers.PublishedContract;
import com.therapyclaims.domain.payers.StandardPayers;
import com.therapyclaims.domain.repricing.RepricingTables;
import com.therapyclaims.domain.schedules.CommercialFees;
import com.therapyclaims.domain.schedules.CommercialFeesSnapshot;
import com.therapyclaims.domain.schedules.FeeSchedules;
import com.therapyclaims.domain.schedules.GpciSchedule;
import com.therapyclaims.domain.schedules.GpciSnapshot;
import com.therapyclaims.domain.schedules.MueLimits;
import com.therapyclaims.domain.schedules.MueSnapshot;
import com.therapyclaims.domain.schedules.PaymentAmounts;
import com.therapyclaims.domain.schedules.PtpEdits;
import com.therapyclaims.domain.schedules.PtpSnapshot;
import com.therapyclaims.domain.schedules.RvuSchedule;
import com.therapyclaims.domain.schedules.RvuSnapshot;
import com.therapyclaims.domain.schedules.ScheduleKind;
import com.therapyclaims.domain.schedules.ScheduleOwner;
import com.therapyclaims.domain.schedules.ScheduleVersion;
import com.therapyclaims.domain.schedules.ScheduleVersions;
import com.therapyclaims.domain.schedules.ZipLocalities;
import com.therapyclaims.domain.schedules.ZipSnapshot;
import java.time.Instant;
import java.time.LocalDate;
import java.util.Collection;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.BiFunction;
import java.util.function.Predicate;
import java.util.stream.Stream;

/**
 * The published tables as one practice sees them, as known at one moment. The catalogue is read at most once, when the
 * first table is asked for, so that one request never sees two states of it; a snapshot is read when its table is needed.
 */
public final class PublishedFeeSchedules implements FeeSchedules {
    private final SnapshotStore snapshots;
    private final Predicate<ScheduleVersion> known;
    private final Lazy<List<CatalogueEntry>> medicare;
    private final Lazy<List<CatalogueEntry>> own;
    private final Payers payers = new ContractPayers(() -> payersWith(List.of(), List.of()));
    /** What was found in force: the claims of a chunk ask for the same tables of the same days again and again. */
    private final Map<Asked, Optional<CatalogueEntry>> found = new ConcurrentHashMap<>();

    private record Asked(String scheduleId, LocalDate dateOfService) {}

    PublishedFeeSchedules(ScheduleCatalogue catalogue, SnapshotStore snapshots, ScheduleOwner practice) {
        this(
                snapshots,
                _ -> true,
                new Lazy<>(() -> catalogue.entries(ScheduleOwner.MEDICARE)),
                new Lazy<>(() -> catalogue.entries(practice)));
    }

    private PublishedFeeSchedules(
            SnapshotStore snapshots,
            Predicate<ScheduleVersion> known,
            Lazy<List<CatalogueEntry>> medicare,
            Lazy<List<CatalogueEntry>> own) {
        this.snapshots = snapshots;
        this.known = known;
        this.medicare = medicare;
        this.own = own;
    }

    /** The same state of the catalogue as it was known at an earlier moment. */
    public PublishedFeeSchedules asOf(Instant moment) {
        return knowing(version -> !version.publishedAt().isAfter(moment));
    }

    /** The same state of the catalogue with these versions alone. */
    public PublishedFeeSchedules of(Collection<ScheduleVersion> versions) {
        Set<ScheduleVersion> these = Set.copyOf(versions);
        return knowing(these::contains);
    }

    /** Whether this state of the catalogue has all these versions; otherwise it is older than whoever used them. */
    public boolean has(Collection<ScheduleVersion> versions) {
        return versions.stream()
                .allMatch(version -> Stream.concat(medicare.get().stream(), own.get().stream())
                        .anyMatch(entry -> entry.version().equals(version)));
    }

    private PublishedFeeSchedules knowing(Predicate<ScheduleVersion> versions) {
        return new PublishedFeeSchedules(snapshots, versions, medicare, own);
    }

    /** The payers the practice can bill, from the same state of the catalogue. */
    public Payers payers() {
        return payers;
    }

    /** The payers and the tables, from the same state of the catalogue. */
    public PracticeTables tables() {
        return new PracticeTables(payers(), this);
    }

    /** Those tables for claims that were priced with these. What the same versions priced is read with the same tables. */
    public RepricingTables repricingTo(PracticeTables now) {
        Map<List<ScheduleVersion>, PracticeTables> then = new ConcurrentHashMap<>();
        return new RepricingTables(
                now,
                revision -> then.computeIfAbsent(
                        revision.decision().pricing().feeSchedules(),
                        versions -> of(versions).tables()));
    }

    /**
     * The payers of every contract known and, on the dates that none holds for, of the fees known.
     *
     * @param contracts not published: they come last
     * @param fees versions that are not published: they come last
     */
    Payers payersWith(List<PublishedContract> contracts, List<ScheduleVersion> fees) {
        List<CatalogueEntry> entries = own.get().stream()
                .filter(entry -> known.test(entry.version()))
                .sorted(Comparator.comparing(entry -> entry.version().publishedAt()))
                .toList();
        Stream<PublishedContract> published = entries.stream()
                .filter(entry -> entry.version().id().endsWith(ScheduleKind.CONTRACT.id("")))
                .map(entry -> new PublishedContract(
                        snapshots.open(entry, Contract.class, (_, bytes) -> ContractSnapshot.open(bytes)),
                        entry.version()));
        return new StandardPayers(
                Stream.concat(published, contracts.stream()).toList(),
                ContractPayers.ofFeesAlone(
                        Stream.concat(entries.stream().map(CatalogueEntry::version), fees.stream())));
    }

    @Override
    public Optional<RvuSchedule> relativeValues(LocalDate dateOfService) {
        return medicare(ScheduleKind.RELATIVE_VALUES, dateOfService, RvuSchedule.class, RvuSnapshot::open);
    }

    @Override
    public Optional<GpciSchedule> gpcis(LocalDate dateOfService) {
        return medicare(ScheduleKind.GPCIS, dateOfService, GpciSchedule.class, GpciSnapshot::open);
    }

    @Override
    public Optional<PaymentAmounts> paymentAmounts(LocalDate dateOfService) {
        return inForce(medicare, ScheduleKind.PAYMENT_AMOUNTS.id(), dateOfService)
                .map(snapshots::openPayments);
    }

    @Override
    public Optional<ZipLocalities> zipLocalities(LocalDate dateOfService) {
        return medicare(ScheduleKind.ZIP_LOCALITIES, dateOfService, ZipLocalities.class, ZipSnapshot::open);
    }

    @Override
    public Optional<ZipLocalities> earliestZipLocalities() {
        return medicare.get().stream()
                .map(CatalogueEntry::version)
                .filter(version -> version.id().equals(ScheduleKind.ZIP_LOCALITIES.id()))
                .filter(known)
                .map(ScheduleVersion::effectiveFrom)
                .min(Comparator.naturalOrder())
                .flatMap(this::zipLocalities);
    }

    @Override
    public Optional<PtpEdits> ptpEdits(LocalDate dateOfService) {
        return medicare(ScheduleKind.PTP_EDITS, dateOfService, PtpEdits.class, PtpSnapshot::open);
    }

    @Override
    public Optional<MueLimits> mueLimits(LocalDate dateOfService) {
        return medicare(ScheduleKind.MUE_LIMITS, dateOfService, MueLimits.class, MueSnapshot::open);
    }

    @Override
    public Optional<CommercialFees> commercialFees(String payerId, LocalDate dateOfService) {
        return inForce(own, ScheduleKind.COMMERCIAL_FEES.id(payerId), dateOfService)
                .map(entry -> snapshots.open(entry, CommercialFees.class, CommercialFeesSnapshot::open));
    }

    private <T> Optional<T> medicare(
            ScheduleKind kind,
            LocalDate dateOfService,
            Class<T> type,
            BiFunction<ScheduleVersion, byte[], ? extends T> opener) {
        return inForce(medicare, kind.id(), dateOfService).map(entry -> snapshots.open(entry, type, opener));
    }

    private Optional<CatalogueEntry> inForce(
            Lazy<List<CatalogueEntry>> entries, String scheduleId, LocalDate dateOfService) {
        return found.computeIfAbsent(
                new Asked(scheduleId, dateOfService),
                asked -> inForce(entries.get(), asked.scheduleId(), asked.dateOfService()));
    }

    private Optional<CatalogueEntry> inForce(List<CatalogueEntry> entries, String scheduleId, LocalDate dateOfService) {
        List<CatalogueEntry> ofSchedule = entries.stream()
                .filter(entry -> entry.version().id().equals(scheduleId) && known.test(entry.version()))
                .toList();
        return ScheduleVersions.inForce(
                        ofSchedule.stream().map(CatalogueEntry::version).toList(), dateOfService, Instant.MAX)
                .flatMap(version -> ofSchedule.stream()
                        .filter(entry -> entry.version().equals(version))
                        .findFirst());
    }
}
