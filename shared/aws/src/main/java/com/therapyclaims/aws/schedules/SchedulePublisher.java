package com.therapyclaims.aws.schedules;

import com.therapyclaims.aws.Table;
import com.therapyclaims.aws.Transactions;
import com.therapyclaims.domain.schedules.ScheduleKind;
import com.therapyclaims.domain.schedules.ScheduleOwner;
import com.therapyclaims.domain.schedules.ScheduleUpload;
import com.therapyclaims.domain.schedules.ScheduleUpload.Problem;
import com.therapyclaims.domain.schedules.ScheduleUpload.State;
import com.therapyclaims.domain.schedules.ScheduleVersion;
import com.therapyclaims.domain.schedules.VersionsOfDate;
import java.time.Clock;
import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;
import software.amazon.awssdk.services.dynamodb.model.AttributeValue;
import software.amazon.awssdk.services.dynamodb.model.TransactWriteItem;

/**
 * Makes uploads active, or refuses them, in one conditional write each: all tables of an upload with their records,
 * provided that no newer event of the object was seen. What was published is never changed.
 *
 * <p>An upload goes through {@link #begin}, which lists it as being checked, and then {@link #publish} or
 * {@link #refuse}. Each step can be repeated: an attempt that finds the work done answers what was done.
 */
public final class SchedulePublisher {
    private final Table table;
    private final ScheduleCatalogue catalogue;
    private final ScheduleUploads uploads;
    private final SnapshotStore snapshots;
    private final Transactions transactions;
    private final RisingClock clock;
    private final NewestEvents events;

    /** A publisher into the named table and the given snapshots. */
    public SchedulePublisher(Table table, SnapshotStore snapshots, Clock clock) {
        this.table = table;
        this.catalogue = new ScheduleCatalogue(table);
        this.uploads = new ScheduleUploads(table);
        this.snapshots = snapshots;
        this.transactions = new Transactions(table.dynamoDb());
        this.clock = new RisingClock(clock);
        this.events = new NewestEvents(table, transactions, this.clock);
    }

    /**
     * Lists an upload as being checked, unless there is nothing to check.
     *
     * @param effectiveFrom first date of service, if the key tells; an upload without one can only be refused
     * @param sha256 hash of the uploaded bytes
     */
    public Begun begin(UploadSource source, Optional<LocalDate> effectiveFrom, String sha256) {
        Optional<Instant> receivedAt = events.note(source);
        if (receivedAt.isEmpty()) {
            return outdated(source);
        }
        // Read after the event is noted: what an older upload of the object publishes, it has published by now.
        VersionsOfDate sameDate = sameDate(source.owner(), effectiveFrom);
        List<ScheduleUpload> before = sameDate.madeFrom(sha256).stream()
                .map(version -> recorded(source.owner(), version.id(), version.version()))
                // Two payers may pay the same fees: the same bytes are another table of another payer.
                .filter(upload -> upload.liesBeside(source.key()))
                .toList();
        // A file of several tables is published again if one of them was corrected since: that is how to go back.
        if (!before.isEmpty()
                && before.stream()
                        .allMatch(
                                upload -> sameDate.latestOf(upload.id(), sha256).isPresent())) {
            return new Begun.Unchanged(before);
        }
        ScheduleUpload checking = ScheduleUpload.checking(source.key(), effectiveFrom, sha256, receivedAt.get());
        List<TransactWriteItem> writes = List.of(
                events.stands(source, checking.receivedAt()), uploads.unlessPublished(source.owner(), checking, 0));
        if (transactions.write(writes).isEmpty()) {
            return new Begun.Checking(checking);
        }
        return events.isOutdated(source)
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
        return events.newestAt(source).stream()
                .flatMap(newest -> uploads.before(source.owner(), source.key(), newest, state).stream())
                .toList();
    }

    private void refuseOutdated(UploadSource source, ScheduleUpload checking) {
        Problem lost = new Problem(0, "", "A newer upload of the same object took its place.");
        ScheduleUpload refused = checking.refused(checking.id(), checking.version(), 0, List.of(lost), 1);
        transactions.write(List.of(uploads.unlessPublished(source.owner(), refused, 0)));
    }

    /** What became of the object's newest event, if it is a newer one than this; empty while that is checked. */
    public List<ScheduleUpload> newerThan(UploadSource source) {
        return events.isOutdated(source)
                ? events.newestAt(source).stream()
                        .flatMap(moment -> uploads.ofOneArrival(source.owner(), source.key(), moment).stream())
                        .filter(upload -> upload.state() != State.CHECKING)
                        .toList()
                : List.of();
    }

    /**
     * Publishes every table of an upload together; one that holds already, while another of the file was corrected since,
     * stays the version it is. The snapshots are written first: what is active can be read.
     *
     * @throws IllegalArgumentException if a table is of a kind that its owner has none of: a practice's would hold for all
     */
    public Settled publish(UploadSource source, ScheduleUpload checking, List<CheckedTable> tables) {
        tables.stream().map(CheckedTable::kind).forEach(kind -> requireMayOwn(source.owner(), kind));
        VersionsOfDate sameDate = sameDate(source.owner(), checking.effectiveFrom());
        Map<String, ScheduleVersion> holding = new HashMap<>();
        tables.forEach(table -> sameDate.latestOf(table.scheduleId(), checking.sha256())
                .ifPresent(version -> holding.put(table.scheduleId(), version)));
        List<TransactWriteItem> writes = new ArrayList<>();
        List<ScheduleUpload> published = new ArrayList<>();
        List<ScheduleUpload> kept = new ArrayList<>();
        writes.add(events.stands(source, checking.receivedAt()));
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
            ScheduleUpload upload = checking.published(checked.kind(), version, checked.rows(), checked.warnings());
            writes.add(put(ScheduleItems.catalogueItem(source.owner(), new CatalogueEntry(version, snapshotKey))));
            writes.add(uploads.unlessPublished(source.owner(), upload, published.size()));
            writes.add(uploads.pointer(source.owner(), upload, published.size()));
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
        if (!kind.mayBeOf(owner)) {
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
        String version = sameDate(source.owner(), checking.effectiveFrom()).unusedName(scheduleId, checking.version());
        ScheduleUpload refused = checking.refused(scheduleId, version, rows, problems, problemCount);
        return settle(
                source,
                checking,
                List.of(
                        events.stands(source, checking.receivedAt()),
                        uploads.unlessPublished(source.owner(), refused, 0),
                        uploads.pointer(source.owner(), refused, 0)),
                List.of(refused));
    }

    private Settled settle(
            UploadSource source, ScheduleUpload checking, List<TransactWriteItem> writes, List<ScheduleUpload> wanted) {
        if (transactions.write(writes).isEmpty()) {
            return new Settled.Recorded(wanted);
        }
        if (events.isOutdated(source)) {
            refuseOutdated(source, checking);
            return new Settled.Outdated();
        }
        List<ScheduleUpload> settled = wanted.stream()
                .map(upload -> recorded(source.owner(), upload.id(), upload.version()))
                .toList();
        // By another attempt, or, if the same content came under another key at the same time, under that one.
        if (settled.stream().noneMatch(upload -> upload.sourceKey().equals(source.key()))) {
            transactions.write(List.of(uploads.unlessPublished(source.owner(), wanted.getFirst(), 0)));
        }
        return new Settled.Recorded(settled);
    }

    private ScheduleVersion version(ScheduleUpload checking, CheckedTable checked, VersionsOfDate sameDate) {
        return new ScheduleVersion(
                checked.scheduleId(),
                sameDate.nameFor(checked.scheduleId(), checking.sha256(), checking.version()),
                checking.sha256(),
                checking.effectiveFrom().orElseThrow(),
                checked.lastDate(),
                // The newer upload holds, whatever the clocks say.
                clock.after(sameDate.latest(checked.scheduleId()).map(ScheduleVersion::publishedAt)),
                checked.source());
    }

    private VersionsOfDate sameDate(ScheduleOwner owner, Optional<LocalDate> effectiveFrom) {
        return VersionsOfDate.of(
                catalogue.entries(owner).stream().map(CatalogueEntry::version).toList(), effectiveFrom);
    }

    private ScheduleUpload recorded(ScheduleOwner owner, String scheduleId, String version) {
        return uploads.find(owner, scheduleId, version)
                .orElseThrow(() -> new IllegalStateException("a settled upload without its record"));
    }

    private TransactWriteItem put(Map<String, AttributeValue> newItem) {
        return TransactWriteItem.builder()
                .put(Transactions.putNew(table, newItem))
                .build();
    }
}
