package com.therapyclaims.aws.repricing;

import static com.therapyclaims.aws.Attributes.count;
import static com.therapyclaims.aws.Attributes.optional;
import static com.therapyclaims.aws.Attributes.required;
import static com.therapyclaims.aws.Attributes.text;

import com.therapyclaims.aws.Cursors;
import com.therapyclaims.aws.InvalidCursorException;
import com.therapyclaims.aws.Items;
import com.therapyclaims.aws.ListPage;
import com.therapyclaims.aws.claims.ClaimBatches;
import com.therapyclaims.aws.claims.ClaimItems;
import com.therapyclaims.aws.claims.ClaimKeys;
import com.therapyclaims.aws.claims.CurrentClaim;
import com.therapyclaims.aws.claims.JsonRevisionDocuments;
import com.therapyclaims.aws.repricing.RepricingItems.Run;
import com.therapyclaims.aws.repricing.ToldVariances.Told;
import com.therapyclaims.domain.claims.ClaimRevision;
import com.therapyclaims.domain.money.Money;
import com.therapyclaims.domain.repricing.AffectedDates;
import com.therapyclaims.domain.repricing.ClaimChange;
import com.therapyclaims.domain.repricing.Repricing;
import com.therapyclaims.domain.repricing.RepricingPlan;
import com.therapyclaims.domain.repricing.YearChange;
import com.therapyclaims.domain.schedules.ScheduleVersion;
import java.time.Clock;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Supplier;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import software.amazon.awssdk.services.dynamodb.DynamoDbClient;
import software.amazon.awssdk.services.dynamodb.model.AttributeValue;
import software.amazon.awssdk.services.dynamodb.model.QueryRequest;

/** Repricings as one practice reads them: its own share and its own ledger, whatever id or cursor it sends. */
public final class Repricings {
    private static final Pattern ID =
            Pattern.compile("(.{1,80}?)-([0-9]{4}-[0-9]{2}-[0-9]{2}-[0-9a-f]{16}(-[0-9]{1,4})?)");
    private static final Cursors CURSORS = new Cursors("[A-Za-z0-9#:._-]{1,200}");

    private final DynamoDbClient dynamoDb;
    private final String table;
    private final Clock clock;
    private final ClaimBatches claims;
    private final ToldVariances told;

    /** The repricings in the named table. */
    public Repricings(DynamoDbClient dynamoDb, String table, Clock clock) {
        this.dynamoDb = dynamoDb;
        this.table = table;
        this.clock = clock;
        this.claims = new ClaimBatches(dynamoDb, table, new ClaimItems(table, new JsonRevisionDocuments()));
        this.told = new ToldVariances(dynamoDb, table);
    }

    /**
     * The repricings that met claims of the practice, newest first.
     *
     * @throws InvalidCursorException if the cursor is none of this list
     */
    public ListPage<Repricing> page(String practiceId, int limit, Optional<String> cursor) {
        Slice slice = slice(RepricingItems.sharesPartition(practiceId), false, limit, cursor, Optional.empty());
        return new ListPage<>(
                slice.items().stream()
                        .map(share -> repricing(run(plan(share)).orElseThrow(), share))
                        .toList(),
                slice.next());
    }

    /** One repricing; with nothing but zeros where it met no claim of the practice. */
    public Optional<Repricing> find(String practiceId, String id) {
        return runSeenBy(practiceId, id)
                .map(run -> repricing(
                        run, get(RepricingItems.shareKey(practiceId, run)).orElse(Map.of())));
    }

    /**
     * The claims of the practice that a repricing changed, by id; empty if there is no such repricing.
     *
     * @throws InvalidCursorException if the cursor is none of this list
     */
    public Optional<ListPage<ClaimChange>> changes(String practiceId, String id, int limit, Optional<String> cursor) {
        return runSeenBy(practiceId, id).map(run -> {
            Slice slice = slice(
                    RepricingItems.ledgerPartition(practiceId, run.plan()), true, limit, cursor, Optional.empty());
            return new ListPage<>(changes(practiceId, slice), slice.next());
        });
    }

    /** A page of {@link #variances(String, String)}. */
    public Optional<ListPage<ClaimChange>> variances(String practiceId, String id, int limit, Optional<String> cursor) {
        return variances(practiceId, id).map(list -> list.page(limit, cursor));
    }

    /**
     * The claims of the practice that are with their payer and would be paid differently now, by id; empty if there is no
     * such repricing. One that was made void, corrected or replaced since, and one whose date a later version of the schedule
     * has taken over, is not to be billed again for this one. Which versions there are is asked once for all pages.
     */
    Optional<Variances> variances(String practiceId, String id) {
        return runSeenBy(practiceId, id).map(run -> new Variances(practiceId, run, versions(practiceId, run)));
    }

    /** The claims of a practice to rebill after a repricing. */
    final class Variances {
        private final String practiceId;
        private final Run run;
        private final List<ScheduleVersion> versions;
        private final AffectedDates dates;
        private Optional<Instant> toldUntil = Optional.empty();

        private Variances(String practiceId, Run run, List<ScheduleVersion> versions) {
            this.practiceId = practiceId;
            this.run = run;
            this.versions = versions;
            this.dates = new AffectedDates(run.version(), versions);
        }

        /** When the last claim of the pages that were read was told, by the clock of who told it. */
        Optional<Instant> toldUntil() {
            return toldUntil;
        }

        /** The repricings of later versions, whose claims are not among these. */
        List<String> later() {
            return versions.stream()
                    .filter(version ->
                            version.publishedAt().isAfter(run.version().publishedAt()))
                    .map(version -> new RepricingPlan(
                                    version.id(), version.version(), run.plan().practiceId())
                            .repricingId())
                    .toList();
        }

        /**
         * A page of them.
         *
         * @throws InvalidCursorException if the cursor is none of this list
         */
        ListPage<ClaimChange> page(int limit, Optional<String> cursor) {
            List<ClaimChange> some = new ArrayList<>();
            Optional<String> place = cursor;
            do {
                Slice slice = slice(
                        RepricingItems.ledgerPartition(practiceId, run.plan()),
                        true,
                        limit - some.size(),
                        place,
                        Optional.of("attribute_not_exists(toRevision)"));
                some.addAll(listed(changes(practiceId, slice).stream()
                        .filter(change -> !dates.lost(change.dateOfService()))
                        .toList()));
                place = slice.next();
            } while (some.size() < limit && place.isPresent());
            return new ListPage<>(some, place);
        }

        /**
         * Those that no later repricing told of, each with all that no signed list has; without those whose later price is what
         * they were billed with again. Earlier programs told of a claim in each repricing by itself.
         */
        private List<ClaimChange> listed(List<ClaimChange> lines) {
            Map<String, Told> all = told.find(
                    practiceId, lines.stream().map(ClaimChange::claimId).toList());
            List<ClaimChange> own = lines.stream()
                    .filter(line -> !all.containsKey(line.claimId()) || isLast(all.get(line.claimId()), line))
                    .toList();
            toldUntil = Stream.concat(
                            toldUntil.stream(),
                            own.stream()
                                    .flatMap(line -> Optional.ofNullable(all.get(line.claimId())).stream())
                                    .map(Told::at))
                    .max(Comparator.naturalOrder());
            return stillToRebill(practiceId, own, all).stream()
                    .map(line -> Optional.ofNullable(all.get(line.claimId()))
                            .map(Told::listed)
                            .map(line::telling)
                            .orElse(line))
                    .toList();
        }

        private boolean isLast(Told told, ClaimChange line) {
            return told.by().equals(run.plan().repricingId())
                    && (!told.listed().isNothing() || line.delta().equals(Money.ZERO));
        }
    }

    /** The versions of the run's schedule whose repricings met claims of the practice. */
    private List<ScheduleVersion> versions(String practiceId, Run run) {
        QueryRequest ofTheSchedule = QueryRequest.builder()
                .tableName(table)
                .keyConditionExpression("pk = :shares")
                .filterExpression("scheduleId = :schedule")
                .expressionAttributeValues(Map.of(
                        ":shares", text(RepricingItems.sharesPartition(practiceId)),
                        ":schedule", text(run.plan().scheduleId())))
                .consistentRead(true)
                .build();
        return Stream.concat(
                        Stream.of(run.version()),
                        dynamoDb.queryPaginator(ofTheSchedule).items().stream()
                                .map(Repricings::plan)
                                .filter(plan -> !plan.equals(run.plan()))
                                .flatMap(plan -> run(plan).stream())
                                .map(Run::version))
                .toList();
    }

    /**
     * Those that are as they were when they were found, or went on with their payer at the same price and are replaced by no
     * other.
     */
    private List<ClaimChange> stillToRebill(String practiceId, List<ClaimChange> found, Map<String, Told> all) {
        Map<String, CurrentClaim> current = claims.current(
                practiceId, found.stream().map(ClaimChange::claimId).toList());
        Map<String, Supplier<ClaimRevision>> moved = claims.revisions(
                practiceId,
                found.stream()
                        .filter(change ->
                                current.get(change.claimId()).summary().revision() != change.fromRevision())
                        .map(change -> current.get(change.claimId()).summary())
                        .toList());
        return found.stream()
                .filter(change -> Optional.ofNullable(moved.get(change.claimId()))
                        .map(Supplier::get)
                        .map(claim -> claim.status().isWithItsPayer()
                                && claim.counts()
                                && Optional.ofNullable(all.get(claim.claimId()))
                                        .map(told -> told.whole().isOf(claim))
                                        .orElseGet(() -> claim.allowed().equals(change.before())))
                        .orElse(true))
                .toList();
    }

    /**
     * The claims of the practice that stand otherwise in their patient's year after a repricing, by id; empty if there is
     * no such repricing.
     *
     * @throws InvalidCursorException if the cursor is none of this list
     */
    public Optional<ListPage<YearChange>> yearChanges(
            String practiceId, String id, int limit, Optional<String> cursor) {
        return runSeenBy(practiceId, id).map(run -> {
            Slice slice = slice(
                    YearLines.partition(practiceId, run.plan()),
                    true,
                    limit,
                    cursor,
                    Optional.of("attribute_not_exists(" + YearLines.WITHDRAWN + ")"));
            return new ListPage<>(slice.items().stream().map(YearLines::change).toList(), slice.next());
        });
    }

    private List<ClaimChange> changes(String practiceId, Slice slice) {
        return slice.items().stream()
                .map(line -> RepricingItems.change(
                        line,
                        claimId -> get(ClaimKeys.current(practiceId, claimId))
                                .orElseThrow(() -> new IllegalStateException("a ledger's line without its claim"))))
                .toList();
    }

    /** Medicare's runs are everybody's; those of a practice's own schedules are looked up in its own area alone. */
    Optional<Run> runSeenBy(String practiceId, String id) {
        var parts = ID.matcher(id);
        if (!parts.matches()) {
            return Optional.empty();
        }
        String scheduleId = parts.group(1);
        String version = parts.group(2);
        return run(new RepricingPlan(scheduleId, version, Optional.empty()))
                .or(() -> run(new RepricingPlan(scheduleId, version, Optional.of(practiceId))));
    }

    private Optional<Run> run(RepricingPlan plan) {
        return get(RepricingItems.runKey(plan)).map(RepricingItems::run);
    }

    private static RepricingPlan plan(Map<String, AttributeValue> share) {
        return new RepricingPlan(
                required(share, "scheduleId"), required(share, "version"), optional(share, "ownerPracticeId"));
    }

    private Repricing repricing(Run run, Map<String, AttributeValue> share) {
        return Repricing.of(
                run.plan().repricingId(),
                run.version(),
                new Repricing.Course(
                        run.startedAt(),
                        run.planned(),
                        run.looksAgainAt(),
                        run.pausedSince(),
                        run.pausedBefore(),
                        clock.instant()),
                new Repricing.Share(
                        count(share, "total"),
                        count(share, "failed"),
                        RepricingItems.totals(share),
                        RepricingItems.again(share),
                        optional(share, "lastDoneAt").map(Instant::parse),
                        RepricingItems.idle(share),
                        new Repricing.YearChanges(
                                count(share, RepricingItems.YEAR_REVISED),
                                count(share, RepricingItems.YEAR_VARIANCES),
                                count(share, YearStore.OPEN) > 0)));
    }

    private Slice slice(
            String partition, boolean forward, int limit, Optional<String> cursor, Optional<String> filter) {
        Map<String, AttributeValue> values = new HashMap<>();
        values.put(":partition", text(partition));
        cursor.map(CURSORS::place).ifPresent(place -> values.put(":place", text(place)));
        String condition =
                "pk = :partition" + (cursor.isEmpty() ? "" : forward ? " AND sk > :place" : " AND sk < :place");
        QueryRequest.Builder request = QueryRequest.builder()
                .tableName(table)
                .keyConditionExpression(condition)
                .expressionAttributeValues(values)
                .scanIndexForward(forward)
                .consistentRead(true);
        // What a filter leaves out counts against a limit too: then whole pages are read.
        filter.ifPresentOrElse(request::filterExpression, () -> request.limit(limit + 1));
        List<Map<String, AttributeValue>> items = dynamoDb.queryPaginator(request.build()).items().stream()
                .limit(limit + 1L)
                .toList();
        if (items.size() <= limit) {
            return new Slice(items, Optional.empty());
        }
        List<Map<String, AttributeValue>> shown = new ArrayList<>(items.subList(0, limit));
        return new Slice(shown, Optional.of(CURSORS.encode(required(shown.getLast(), "sk"))));
    }

    private Optional<Map<String, AttributeValue>> get(Map<String, AttributeValue> key) {
        return Items.get(dynamoDb, table, key);
    }

    private record Slice(List<Map<String, AttributeValue>> items, Optional<String> next) {}
}
