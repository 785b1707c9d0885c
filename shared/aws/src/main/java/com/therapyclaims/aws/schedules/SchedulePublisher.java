package com.therapyclaims.aws.schedules;

import static com.therapyclaims.aws.Attributes.optional;
import static com.therapyclaims.aws.Attributes.text;

import com.therapyclaims.aws.Transactions;
import com.therapyclaims.domain.schedules.ScheduleKind;
import com.therapyclaims.domain.schedules.ScheduleOwner;
import com.therapyclaims.domain.schedules.ScheduleUpload;
import com.therapyclaims.domain.schedules.ScheduleUpload.Problem;
import com.therapyclaims.domain.schedules.ScheduleUpload.State;
import com.therapyclaims.domain.schedules.ScheduleVersion;
import com.therapyclaims.domain.schedules.ScheduleVersions;
import java.time.Clock;
import java.time.Instant;
import java.time.LocalDate;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import software.amazon.awssdk.services.dynamodb.DynamoDbClient;
import software.amazon.awssdk.services.dynamodb.model.AttributeValue;
import software.amazon.awssdk.services.dynamodb.model.Put;
import software.amazon.awssdk.services.dynamodb.model.TransactWriteItem;
import software.amazon.awssdk.services.dynamodb.model.Update;

/**
 * Makes uploads active, or refuses them, in one conditional write each: all tables of an upload with their records, and
 * the newest event of its object. What was published is never changed, and an event older than one already seen for the
 * same object changes nothing.
 */
public final class SchedulePublisher {
    /** Problems kept with an upload; the report has more. */
    private static final int PROBLEMS_KEPT = 100;

    private final DynamoDbClient dynamoDb;
    private final String table;
    private final ScheduleCatalogue catalogue;
    private final SnapshotStore snapshots;
    private final Transactions transactions;
    private final Clock clock;

    /** A publisher into the named table and the given snapshots. */
    public SchedulePublisher(DynamoDbClient dynamoDb, String table, SnapshotStore snapshots, Clock clock) {
        this.dynamoDb = dynamoDb;
        this.table = table;
        this.catalogue = new ScheduleCatalogue(dynamoDb, table);
        this.snapshots = snapshots;
        this.transactions = new Transactions(dynamoDb);
        this.clock = clock;
    }

    /** Whether a newer event was seen for the object. */
    public boolean isOutdated(UploadSource source) {
        Optional<String> mine = source.comparableSequencer();
        Optional<String> seen = optional(get(ScheduleItems.sourceKey(source.key())), "sequencer");
        return mine.isPresent() && seen.isPresent() && seen.get().compareTo(mine.get()) > 0;
    }

    /**
     * Records that a table is being checked, unless that is settled already.
     *
     * @param sha256 hash of the uploaded bytes
     */
    public Begun begin(UploadSource source, String scheduleId, LocalDate effectiveFrom, String sha256) {
        if (isOutdated(source)) {
            return new Begun.Outdated();
        }
        List<ScheduleVersion> sameDate = sameDate(source.owner(), scheduleId, effectiveFrom);
        Optional<ScheduleVersion> latest = latest(sameDate);
        if (latest.isPresent() && latest.get().sha256().equals(sha256)) {
            return new Begun.Unchanged(
                    record(source.owner(), scheduleId, latest.get().version())
                            .orElseThrow(() -> new IllegalStateException("a published version without its upload")));
        }
        String version = unusedName(sameDate, ScheduleVersions.name(effectiveFrom, sha256));
        // A second attempt goes on with the record of the first.
        Instant receivedAt = record(source.owner(), scheduleId, version)
                .map(ScheduleUpload::receivedAt)
                .orElseGet(this::now);
        ScheduleUpload checking = new ScheduleUpload(
                scheduleId,
                version,
                source.key(),
                State.CHECKING,
                0,
                effectiveFrom,
                Optional.empty(),
                sha256,
                receivedAt,
                Optional.empty(),
                List.of(),
                0,
                Optional.empty());
        boolean settledMeanwhile = transactions
                .write(List.of(pointer(source.owner(), checking), unlessPublished(source.owner(), checking)))
                .isPresent();
        return settledMeanwhile ? begin(source, scheduleId, effectiveFrom, sha256) : new Begun.Checking(checking);
    }

    /** Publishes every table of an upload together. The snapshots are written first: what is active can be read. */
    public Settled publish(UploadSource source, List<CheckedTable> tables) {
        List<TransactWriteItem> writes = new ArrayList<>();
        List<ScheduleUpload> published = new ArrayList<>();
        newest(source).ifPresent(writes::add);
        for (CheckedTable checked : tables) {
            ScheduleUpload upload = checked.upload();
            String snapshotKey = snapshots.put(source.owner(), upload.id(), upload.version(), checked.snapshot());
            ScheduleVersion version = new ScheduleVersion(
                    upload.id(),
                    upload.version(),
                    upload.sha256(),
                    upload.effectiveFrom(),
                    checked.lastDate(),
                    afterEarlierOnes(sameDate(source.owner(), upload.id(), upload.effectiveFrom())),
                    checked.source());
            ScheduleUpload record = published(checked, version);
            published.add(record);
            writes.add(put(ScheduleItems.catalogueItem(source.owner(), new CatalogueEntry(version, snapshotKey))));
            writes.add(unlessPublished(source.owner(), record));
        }
        return transactions.write(writes).isEmpty()
                ? new Settled.Recorded(published)
                : settledMeanwhile(source, published);
    }

    /** Refuses an upload. */
    public Settled refuse(UploadSource source, ScheduleUpload checking, int rows, List<Problem> problems) {
        ScheduleUpload refused = new ScheduleUpload(
                checking.id(),
                checking.version(),
                checking.sourceKey(),
                State.REFUSED,
                rows,
                checking.effectiveFrom(),
                Optional.empty(),
                checking.sha256(),
                checking.receivedAt(),
                Optional.empty(),
                problems.subList(0, Math.min(problems.size(), PROBLEMS_KEPT)),
                problems.size(),
                Optional.empty());
        List<TransactWriteItem> writes = new ArrayList<>();
        newest(source).ifPresent(writes::add);
        writes.add(unlessPublished(source.owner(), refused));
        return transactions.write(writes).isEmpty()
                ? new Settled.Recorded(List.of(refused))
                : settledMeanwhile(source, List.of(refused));
    }

    /** A condition failed: either a newer event was seen, or another attempt at this one was faster. */
    private Settled settledMeanwhile(UploadSource source, List<ScheduleUpload> wanted) {
        if (isOutdated(source)) {
            return new Settled.Outdated();
        }
        return new Settled.Recorded(wanted.stream()
                .map(upload -> record(source.owner(), upload.id(), upload.version())
                        .orElseThrow(() -> new IllegalStateException("an upload without its record")))
                .toList());
    }

    private static ScheduleUpload published(CheckedTable checked, ScheduleVersion version) {
        ScheduleUpload upload = checked.upload();
        return new ScheduleUpload(
                upload.id(),
                upload.version(),
                upload.sourceKey(),
                State.PUBLISHED,
                checked.rows(),
                upload.effectiveFrom(),
                version.effectiveTo(),
                upload.sha256(),
                upload.receivedAt(),
                Optional.of(version.publishedAt()),
                List.of(),
                0,
                repricingId(checked.kind(), version));
    }

    /** Edit tables decide what may be billed together, not what is paid: they start no repricing. */
    private static Optional<String> repricingId(ScheduleKind kind, ScheduleVersion version) {
        return switch (kind) {
            case RELATIVE_VALUES, GPCIS, ZIP_LOCALITIES, COMMERCIAL_FEES, CONTRACT ->
                Optional.of(version.id() + "-" + version.version());
            case PTP_EDITS, MUE_LIMITS, PAYMENT_AMOUNTS -> Optional.empty();
        };
    }

    private List<ScheduleVersion> sameDate(ScheduleOwner owner, String scheduleId, LocalDate effectiveFrom) {
        return catalogue.entries(owner, scheduleId).stream()
                .map(CatalogueEntry::version)
                .filter(version -> version.effectiveFrom().equals(effectiveFrom))
                .toList();
    }

    private static Optional<ScheduleVersion> latest(List<ScheduleVersion> versions) {
        return versions.stream().max(Comparator.comparing(ScheduleVersion::publishedAt));
    }

    /** Content that returns after a correction is a new version: the name of its first time is taken. */
    private static String unusedName(List<ScheduleVersion> sameDate, String name) {
        long used = sameDate.stream()
                .filter(version ->
                        version.version().equals(name) || version.version().startsWith(name + "-"))
                .count();
        return used == 0 ? name : name + "-" + (used + 1);
    }

    /** Now, or just after the version that held so far where another machine's clock is ahead. */
    private Instant afterEarlierOnes(List<ScheduleVersion> sameDate) {
        Instant now = now();
        return latest(sameDate)
                .map(version -> version.publishedAt().plus(1, ChronoUnit.MICROS))
                .filter(now::isBefore)
                .orElse(now);
    }

    private Instant now() {
        return clock.instant().truncatedTo(ChronoUnit.MICROS);
    }

    private Optional<ScheduleUpload> record(ScheduleOwner owner, String scheduleId, String version) {
        return new ScheduleUploads(dynamoDb, table).find(owner, scheduleId, version);
    }

    private TransactWriteItem pointer(ScheduleOwner owner, ScheduleUpload upload) {
        Map<String, AttributeValue> item =
                new HashMap<>(ScheduleItems.versionKey(owner, upload.id(), upload.version()));
        String place = ScheduleItems.place(upload);
        item.put("place", text(place));
        return TransactWriteItem.builder()
                .put(Put.builder()
                        .tableName(table)
                        .item(item)
                        .conditionExpression("attribute_not_exists(pk) OR place = :place")
                        .expressionAttributeValues(Map.of(":place", text(place)))
                        .build())
                .build();
    }

    private TransactWriteItem unlessPublished(ScheduleOwner owner, ScheduleUpload upload) {
        return TransactWriteItem.builder()
                .put(Put.builder()
                        .tableName(table)
                        .item(ScheduleItems.uploadItem(owner, upload))
                        .conditionExpression("attribute_not_exists(pk) OR #state <> :published")
                        .expressionAttributeNames(Map.of("#state", "state"))
                        .expressionAttributeValues(Map.of(":published", text(State.PUBLISHED.name())))
                        .build())
                .build();
    }

    private TransactWriteItem put(Map<String, AttributeValue> newItem) {
        return TransactWriteItem.builder()
                .put(Put.builder()
                        .tableName(table)
                        .item(newItem)
                        .conditionExpression("attribute_not_exists(pk)")
                        .build())
                .build();
    }

    /** Notes the event as the newest of its object, if it is. */
    private Optional<TransactWriteItem> newest(UploadSource source) {
        return source.comparableSequencer()
                .map(sequencer -> TransactWriteItem.builder()
                        .update(Update.builder()
                                .tableName(table)
                                .key(ScheduleItems.sourceKey(source.key()))
                                .updateExpression("SET sequencer = :mine")
                                .conditionExpression("attribute_not_exists(sequencer) OR sequencer <= :mine")
                                .expressionAttributeValues(Map.of(":mine", text(sequencer)))
                                .build())
                        .build());
    }

    private Map<String, AttributeValue> get(Map<String, AttributeValue> key) {
        return dynamoDb.getItem(get -> get.tableName(table).key(key).consistentRead(true))
                .item();
    }
}
