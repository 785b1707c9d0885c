package com.therapyclaims.aws.schedules;

import static com.therapyclaims.aws.Attributes.optional;
import static com.therapyclaims.aws.Attributes.text;

import com.therapyclaims.aws.ItemFormat;
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
import java.util.stream.Stream;
import software.amazon.awssdk.services.dynamodb.DynamoDbClient;
import software.amazon.awssdk.services.dynamodb.model.AttributeValue;
import software.amazon.awssdk.services.dynamodb.model.Put;
import software.amazon.awssdk.services.dynamodb.model.TransactWriteItem;
import software.amazon.awssdk.services.dynamodb.model.Update;

/**
 * Makes uploads active, or refuses them, in one conditional write each: all tables of an upload with their records,
 * provided that no newer event of the object was seen. What was published is never changed.
 *
 * <p>An upload goes through {@link #begin}, which lists it as being checked, and then {@link #publish} or
 * {@link #refuse}. Each step can be repeated: an attempt that finds the work done answers what was done.
 */
public final class SchedulePublisher {
    /** Problems kept with an upload. */
    private static final int PROBLEMS_KEPT = 100;

    private static final Comparator<ScheduleVersion> BY_PUBLICATION =
            Comparator.comparing(ScheduleVersion::publishedAt);

    private final DynamoDbClient dynamoDb;
    private final String table;
    private final ScheduleCatalogue catalogue;
    private final ScheduleUploads uploads;
    private final SnapshotStore snapshots;
    private final Transactions transactions;
    private final Clock clock;

    /** A publisher into the named table and the given snapshots. */
    public SchedulePublisher(DynamoDbClient dynamoDb, String table, SnapshotStore snapshots, Clock clock) {
        this.dynamoDb = dynamoDb;
        this.table = table;
        this.catalogue = new ScheduleCatalogue(dynamoDb, table);
        this.uploads = new ScheduleUploads(dynamoDb, table);
        this.snapshots = snapshots;
        this.transactions = new Transactions(dynamoDb);
        this.clock = clock;
    }

    /**
     * Lists an upload as being checked, unless there is nothing to check.
     *
     * @param effectiveFrom first date of service, if the key tells; an upload without one can only be refused
     * @param sha256 hash of the uploaded bytes
     */
    public Begun begin(UploadSource source, Optional<LocalDate> effectiveFrom, String sha256) {
        Optional<Instant> receivedAt = noted(source);
        if (receivedAt.isEmpty()) {
            return outdated(source);
        }
        // Read after the event is noted: what an older upload of the object publishes, it has published by now.
        List<ScheduleVersion> sameDate = sameDate(source.owner(), effectiveFrom);
        List<ScheduleVersion> sameBytes = sameDate.stream()
                .filter(version -> version.sha256().equals(sha256))
                .toList();
        List<ScheduleUpload> before = sameBytes.stream()
                .map(ScheduleVersion::id)
                .distinct()
                .flatMap(id -> latest(sameBytes, id).stream())
                .map(version -> recorded(source.owner(), version.id(), version.version()))
                // Two payers may pay the same fees: the same bytes are another table of another payer.
                .filter(upload -> folder(upload.sourceKey()).equals(folder(source.key())))
                .toList();
        // A file of several tables is published again if one of them was corrected since: that is how to go back.
        if (!before.isEmpty()
                && before.stream()
                        .allMatch(upload ->
                                alreadyPublished(sameDate, sha256, upload.id()).isPresent())) {
            return new Begun.Unchanged(before);
        }
        ScheduleUpload checking = new ScheduleUpload(
                ScheduleUpload.UNRECOGNISED,
                effectiveFrom
                        .map(date -> ScheduleVersions.name(date, sha256))
                        .orElseGet(() -> "undated-" + sha256.substring(0, 16)),
                source.key(),
                State.CHECKING,
                0,
                effectiveFrom,
                Optional.empty(),
                sha256,
                receivedAt.get(),
                Optional.empty(),
                List.of(),
                0,
                List.of(),
                Optional.empty());
        List<TransactWriteItem> writes =
                List.of(newest(source, checking.receivedAt()), unlessPublished(source.owner(), checking, 0));
        if (transactions.write(writes).isEmpty()) {
            return new Begun.Checking(checking);
        }
        return isOutdated(source)
                ? outdated(source)
                // This very event was settled before, whatever was published since.
                : new Begun.Unchanged(uploads.ofOneArrival(source.owner(), source.key(), checking.receivedAt()));
    }

    /** An earlier attempt at the event may have died and left its record: nobody else ends it. */
    private Begun outdated(UploadSource source) {
        earlier(source, State.CHECKING).forEach(checking -> refuseOutdated(source, checking));
        return new Begun.Outdated();
    }

    /**
     * What was published of the object's uploads before its newest: whoever published it may have died before the repricing
     * was asked for.
     */
    public List<ScheduleUpload> publishedEarlier(UploadSource source) {
        return earlier(source, State.PUBLISHED);
    }

    private List<ScheduleUpload> earlier(UploadSource source, State state) {
        return newestAt(source).stream()
                .flatMap(newest -> uploads.before(source.owner(), source.key(), newest, state).stream())
                .toList();
    }

    private void refuseOutdated(UploadSource source, ScheduleUpload checking) {
        Problem lost = new Problem(0, "", "A newer upload of the same object took its place.");
        ScheduleUpload refused = refused(checking, checking.id(), checking.version(), 0, List.of(lost), 1);
        transactions.write(List.of(unlessPublished(source.owner(), refused, 0)));
    }

    private Optional<Instant> newestAt(UploadSource source) {
        return optional(newestSeen(source), "receivedAt").map(Instant::parse);
    }

    /** What became of the object's newest event, if it is a newer one than this; empty while that is checked. */
    public List<ScheduleUpload> newerThan(UploadSource source) {
        return isOutdated(source)
                ? newestAt(source).stream()
                        .flatMap(moment -> uploads.ofOneArrival(source.owner(), source.key(), moment).stream())
                        .filter(upload -> upload.state() != State.CHECKING)
                        .toList()
                : List.of();
    }

    /**
     * Notes the event as the newest of its object: an older one still under check comes too late from now on.
     *
     * @return the moment that all attempts at it go on with; empty if a newer event was seen
     */
    private Optional<Instant> noted(UploadSource source) {
        for (Map<String, AttributeValue> seen = newestSeen(source);
                !isOutdated(source, seen);
                seen = newestSeen(source)) {
            Instant moment = receivedAt(source, seen);
            if (transactions.write(List.of(newest(source, moment))).isEmpty()) {
                return Optional.of(moment);
            }
            // A newer event came, or another attempt at this one noted its moment first.
        }
        return Optional.empty();
    }

    /**
     * Publishes every table of an upload together; one that holds already, while another of the file was corrected since,
     * stays the version it is. The snapshots are written first: what is active can be read.
     *
     * @throws IllegalArgumentException if a table is of a kind that its owner has none of: a practice's would hold for all
     */
    public Settled publish(UploadSource source, ScheduleUpload checking, List<CheckedTable> tables) {
        tables.stream().map(CheckedTable::kind).forEach(kind -> requireMayOwn(source.owner(), kind));
        List<ScheduleVersion> sameDate = sameDate(source.owner(), checking.effectiveFrom());
        Map<String, ScheduleVersion> holding = new HashMap<>();
        tables.forEach(table -> alreadyPublished(sameDate, checking.sha256(), table.scheduleId())
                .ifPresent(version -> holding.put(table.scheduleId(), version)));
        List<TransactWriteItem> writes = new ArrayList<>();
        List<ScheduleUpload> published = new ArrayList<>();
        List<ScheduleUpload> kept = new ArrayList<>();
        writes.add(newest(source, checking.receivedAt()));
        for (CheckedTable checked : tables) {
            if (holding.size() < tables.size() && holding.containsKey(checked.scheduleId())) {
                kept.add(recorded(
                        source.owner(),
                        checked.scheduleId(),
                        holding.get(checked.scheduleId()).version()));
                continue;
            }
            ScheduleVersion version = version(checking, checked, sameDate);
            String snapshotKey = snapshots.put(source.owner(), version, checked.snapshot());
            ScheduleUpload upload = published(checking, checked, version);
            writes.add(put(ScheduleItems.catalogueItem(source.owner(), new CatalogueEntry(version, snapshotKey))));
            writes.add(unlessPublished(source.owner(), upload, published.size()));
            writes.add(pointer(source.owner(), upload, published.size()));
            published.add(upload);
        }
        return switch (settle(source, checking, writes, published)) {
            case Settled.Outdated outdated -> outdated;
            case Settled.Recorded(List<ScheduleUpload> uploads) ->
                new Settled.Recorded(
                        Stream.concat(kept.stream(), uploads.stream()).toList());
        };
    }

    private static void requireMayOwn(ScheduleOwner owner, ScheduleKind kind) {
        boolean mayOwn = switch (owner) {
            case ScheduleOwner.Medicare _ -> kind.isMedicare();
            case ScheduleOwner.Practice _ -> !kind.isMedicare();
        };
        if (!mayOwn) {
            throw new IllegalArgumentException(
                    kind + " is nothing of " + owner.getClass().getSimpleName() + "'s");
        }
    }

    /** Refuses an upload as a whole. */
    public Settled refuse(
            UploadSource source,
            ScheduleUpload checking,
            String scheduleId,
            int rows,
            List<Problem> problems,
            int problemCount) {
        String version = unusedName(sameDate(source.owner(), checking.effectiveFrom()), scheduleId, checking.version());
        ScheduleUpload refused = refused(checking, scheduleId, version, rows, problems, problemCount);
        return settle(
                source,
                checking,
                List.of(
                        newest(source, checking.receivedAt()),
                        unlessPublished(source.owner(), refused, 0),
                        pointer(source.owner(), refused, 0)),
                List.of(refused));
    }

    private Settled settle(
            UploadSource source, ScheduleUpload checking, List<TransactWriteItem> writes, List<ScheduleUpload> wanted) {
        if (transactions.write(writes).isEmpty()) {
            return new Settled.Recorded(wanted);
        }
        if (isOutdated(source)) {
            refuseOutdated(source, checking);
            return new Settled.Outdated();
        }
        List<ScheduleUpload> settled = wanted.stream()
                .map(upload -> recorded(source.owner(), upload.id(), upload.version()))
                .toList();
        // By another attempt, or, if the same content came under another key at the same time, under that one.
        if (settled.stream().noneMatch(upload -> upload.sourceKey().equals(source.key()))) {
            transactions.write(List.of(unlessPublished(source.owner(), wanted.getFirst(), 0)));
        }
        return new Settled.Recorded(settled);
    }

    private ScheduleVersion version(ScheduleUpload checking, CheckedTable checked, List<ScheduleVersion> sameDate) {
        return new ScheduleVersion(
                checked.scheduleId(),
                alreadyPublished(sameDate, checking.sha256(), checked.scheduleId())
                        .map(ScheduleVersion::version)
                        .orElseGet(() -> unusedName(sameDate, checked.scheduleId(), checking.version())),
                checking.sha256(),
                checking.effectiveFrom().orElseThrow(),
                checked.lastDate(),
                // The newer upload holds, whatever the clocks say.
                after(latest(sameDate, checked.scheduleId()).map(ScheduleVersion::publishedAt)),
                checked.source());
    }

    private static ScheduleUpload published(ScheduleUpload checking, CheckedTable checked, ScheduleVersion version) {
        return new ScheduleUpload(
                version.id(),
                version.version(),
                checking.sourceKey(),
                State.PUBLISHED,
                checked.rows(),
                checking.effectiveFrom(),
                version.effectiveTo(),
                version.sha256(),
                checking.receivedAt(),
                Optional.of(version.publishedAt()),
                List.of(),
                0,
                first(checked.warnings()),
                repricingId(checked.kind(), version));
    }

    private static ScheduleUpload refused(
            ScheduleUpload checking,
            String scheduleId,
            String version,
            int rows,
            List<Problem> problems,
            int problemCount) {
        return new ScheduleUpload(
                scheduleId,
                version,
                checking.sourceKey(),
                State.REFUSED,
                rows,
                checking.effectiveFrom(),
                Optional.empty(),
                checking.sha256(),
                checking.receivedAt(),
                Optional.empty(),
                first(problems),
                problemCount,
                List.of(),
                Optional.empty());
    }

    private static List<Problem> first(List<Problem> problems) {
        return problems.subList(0, Math.min(problems.size(), PROBLEMS_KEPT));
    }

    /** Edit tables decide what may be billed together, not what is paid: they start no repricing. */
    private static Optional<String> repricingId(ScheduleKind kind, ScheduleVersion version) {
        return switch (kind) {
            case RELATIVE_VALUES, GPCIS, ZIP_LOCALITIES, PAYMENT_AMOUNTS, COMMERCIAL_FEES, CONTRACT ->
                Optional.of(version.id() + "-" + version.version());
            case PTP_EDITS, MUE_LIMITS -> Optional.empty();
        };
    }

    private boolean isOutdated(UploadSource source) {
        return isOutdated(source, newestSeen(source));
    }

    private static boolean isOutdated(UploadSource source, Map<String, AttributeValue> seen) {
        return source.comparableSequencer()
                .flatMap(mine -> optional(seen, "sequencer").map(other -> other.compareTo(mine) > 0))
                .orElse(false);
    }

    /** A second attempt at an event goes on with the record of the first; a new event has a moment of its own. */
    private Instant receivedAt(UploadSource source, Map<String, AttributeValue> seen) {
        Optional<Instant> earlier = optional(seen, "receivedAt").map(Instant::parse);
        if (source.comparableSequencer().isPresent()
                && optional(seen, "sequencer").equals(source.comparableSequencer())
                && earlier.isPresent()) {
            return earlier.get();
        }
        return after(earlier);
    }

    /** Now, or just after the given moment where another machine's clock is ahead. */
    private Instant after(Optional<Instant> earlier) {
        Instant now = clock.instant().truncatedTo(ChronoUnit.MICROS);
        return earlier.map(moment -> moment.plus(1, ChronoUnit.MICROS))
                .filter(now::isBefore)
                .orElse(now);
    }

    private Map<String, AttributeValue> newestSeen(UploadSource source) {
        return dynamoDb.getItem(get -> get.tableName(table)
                        .key(ScheduleItems.sourceKey(source.key()))
                        .consistentRead(true))
                .item();
    }

    private List<ScheduleVersion> sameDate(ScheduleOwner owner, Optional<LocalDate> effectiveFrom) {
        return catalogue.entries(owner).stream()
                .map(CatalogueEntry::version)
                .filter(version -> effectiveFrom.equals(Optional.of(version.effectiveFrom())))
                .toList();
    }

    private static Optional<ScheduleVersion> latest(List<ScheduleVersion> sameDate, String scheduleId) {
        return sameDate.stream()
                .filter(version -> version.id().equals(scheduleId))
                .max(BY_PUBLICATION);
    }

    /** The version that holds for the date, if it was made from these bytes. */
    private static Optional<ScheduleVersion> alreadyPublished(
            List<ScheduleVersion> sameDate, String sha256, String scheduleId) {
        return latest(sameDate, scheduleId).filter(version -> version.sha256().equals(sha256));
    }

    /** Whose fees an object has and from when: all of its key but its own name. */
    private static String folder(String key) {
        return key.substring(0, key.lastIndexOf('/') + 1);
    }

    /** Content that returns after a correction is a new version: the name of its first time is taken. */
    private static String unusedName(List<ScheduleVersion> sameDate, String scheduleId, String name) {
        long used = sameDate.stream()
                .filter(version ->
                        version.id().equals(scheduleId) && version.version().startsWith(name))
                .count();
        return used == 0 ? name : name + "-" + (used + 1);
    }

    private ScheduleUpload recorded(ScheduleOwner owner, String scheduleId, String version) {
        return uploads.find(owner, scheduleId, version)
                .orElseThrow(() -> new IllegalStateException("a settled upload without its record"));
    }

    /** Notes the event as the newest of its object, unless a newer one is or another attempt noted another moment. */
    private TransactWriteItem newest(UploadSource source, Instant receivedAt) {
        Update.Builder update = Update.builder().tableName(table).key(ScheduleItems.sourceKey(source.key()));
        Map<String, AttributeValue> values = new HashMap<>();
        values.put(":receivedAt", text(receivedAt.toString()));
        values.put(":format", ItemFormat.written());
        source.comparableSequencer()
                .ifPresentOrElse(
                        sequencer -> {
                            values.put(":mine", text(sequencer));
                            update.updateExpression(
                                            "SET formatVersion = :format, receivedAt = :receivedAt, sequencer = :mine")
                                    // All attempts at one event go on with one moment: its record has one place.
                                    .conditionExpression("attribute_not_exists(sequencer) OR sequencer < :mine"
                                            + " OR (sequencer = :mine AND receivedAt = :receivedAt)");
                        },
                        () -> update.updateExpression("SET formatVersion = :format, receivedAt = :receivedAt"));
        return TransactWriteItem.builder()
                .update(update.expressionAttributeValues(values).build())
                .build();
    }

    private TransactWriteItem unlessPublished(ScheduleOwner owner, ScheduleUpload upload, int ordinal) {
        return unlessPublished(ScheduleItems.uploadItem(owner, upload, ordinal));
    }

    /** A version's name leads to its record; once it is published, to no other. */
    private TransactWriteItem pointer(ScheduleOwner owner, ScheduleUpload upload, int ordinal) {
        return unlessPublished(ScheduleItems.pointerItem(owner, upload, ordinal));
    }

    private TransactWriteItem unlessPublished(Map<String, AttributeValue> item) {
        return TransactWriteItem.builder()
                .put(Put.builder()
                        .tableName(table)
                        .item(item)
                        .conditionExpression("attribute_not_exists(pk) OR #state <> :published")
                        .expressionAttributeNames(Map.of("#state", "state"))
                        .expressionAttributeValues(Map.of(":published", text(State.PUBLISHED.name())))
                        .build())
                .build();
    }

    private TransactWriteItem put(Map<String, AttributeValue> newItem) {
        return TransactWriteItem.builder()
                .put(Transactions.putNew(table, newItem))
                .build();
    }
}
