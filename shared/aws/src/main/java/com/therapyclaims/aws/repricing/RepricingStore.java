package com.therapyclaims.aws.repricing;

import static com.therapyclaims.aws.Attributes.required;
import static com.therapyclaims.aws.Attributes.text;
import static com.therapyclaims.aws.Attributes.texts;

import com.therapyclaims.aws.Attributes;
import com.therapyclaims.aws.ItemFormat;
import com.therapyclaims.aws.Items;
import com.therapyclaims.aws.Transactions;
import com.therapyclaims.aws.claims.ClaimBatches;
import com.therapyclaims.aws.claims.ClaimItems;
import com.therapyclaims.aws.claims.ClaimKeys;
import com.therapyclaims.aws.claims.CurrentClaim;
import com.therapyclaims.aws.claims.PatientYears;
import com.therapyclaims.aws.repricing.RepricingItems.Run;
import com.therapyclaims.domain.claims.ClaimArchive;
import com.therapyclaims.domain.claims.ClaimRevision;
import com.therapyclaims.domain.claims.PatientDay;
import com.therapyclaims.domain.repricing.AmountChange;
import com.therapyclaims.domain.repricing.ClaimChange;
import com.therapyclaims.domain.repricing.RepricedClaim;
import com.therapyclaims.domain.repricing.RepricingPlan;
import com.therapyclaims.domain.repricing.RepricingTotals;
import com.therapyclaims.domain.schedules.ScheduleVersion;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.SortedMap;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import software.amazon.awssdk.services.dynamodb.DynamoDbClient;
import software.amazon.awssdk.services.dynamodb.model.AttributeValue;
import software.amazon.awssdk.services.dynamodb.model.KeysAndAttributes;
import software.amazon.awssdk.services.dynamodb.model.QueryRequest;
import software.amazon.awssdk.services.dynamodb.model.TransactWriteItem;
import software.amazon.awssdk.services.dynamodb.model.Update;

/**
 * Repricings as they run: the run, its chunks, the ledgers and the practices' shares. Every write can be repeated: a
 * chunk is counted once, a claim is changed once, whatever is delivered twice.
 */
public final class RepricingStore {
    /** What somebody changes at the same time is read anew this often. */
    static final int ATTEMPTS = 5;

    private static final int KEYS_A_BATCH = 100;
    private static final String TOTAL = "total";
    private static final String MATES = "mateIds";
    private static final String COUNTS_MATES = "countsMates";
    private static final String MATE_IN = "mateIn";
    private static final String TOLD_IN = "toldIn";
    private static final String SECOND_LOOK = "secondLook";

    private final DynamoDbClient dynamoDb;
    private final String table;
    private final ClaimItems claims;
    private final Transactions transactions;
    private final YearStore years;
    private final ToldVariances variances;

    /**
     * Repricings in the named table.
     *
     * @param claims writes the revisions
     */
    public RepricingStore(DynamoDbClient dynamoDb, String table, ClaimItems claims) {
        this.dynamoDb = dynamoDb;
        this.table = table;
        this.claims = claims;
        this.transactions = new Transactions(dynamoDb);
        this.years = new YearStore(dynamoDb, table, claims);
        this.variances = new ToldVariances(dynamoDb, table);
    }

    /** The patients' years that are to be judged. */
    YearStore years() {
        return years;
    }

    /** What was told of claims with their payer. */
    ToldVariances variances() {
        return variances;
    }

    /** A practice's last signature of the list of claims to rebill after a repricing. */
    Optional<RebillList.Last> lastSigned(String practiceId, String repricingId) {
        return RebillList.last(dynamoDb, table, practiceId, repricingId);
    }

    /** Says that a delivery of the practice's chunks is at work from now on. */
    void markWork(String practiceId, Instant now) {
        WorkMark.set(dynamoDb, table, practiceId, now);
    }

    /** Patients' years as they stand. */
    PatientYears patientYears(ClaimArchive archive, ClaimBatches batches) {
        return new PatientYears(dynamoDb, table, archive, batches);
    }

    /** Begins a repricing, or finds it begun. */
    void begin(RepricingPlan plan, ScheduleVersion version, Instant now, Duration secondLookAfter) {
        transactions.write(List.of(putNew(RepricingItems.runItem(Run.begun(plan, version, now, secondLookAfter)))));
    }

    /** The repricing, once it has begun. */
    Optional<Run> run(RepricingPlan plan) {
        return get(RepricingItems.runKey(plan)).map(RepricingItems::run);
    }

    /** A chunk and its repricing, in one read. */
    Assignment assignment(RepricingChunk name) {
        Map<String, AttributeValue> runKey = RepricingItems.runKey(name.plan());
        Map<String, AttributeValue> chunkKey = RepricingItems.chunkKey(name);
        KeysAndAttributes wanted = KeysAndAttributes.builder()
                .keys(List.of(runKey, chunkKey))
                .consistentRead(true)
                .build();
        Map<String, Map<String, AttributeValue>> found = new HashMap<>();
        dynamoDb.batchGetItemPaginator(batch -> batch.requestItems(Map.of(table, wanted))).stream()
                .flatMap(page -> page.responses().getOrDefault(table, List.of()).stream())
                .forEach(item -> found.put(required(item, "sk"), item));
        return new Assignment(
                RepricingItems.run(
                        Optional.ofNullable(found.get(required(runKey, "sk"))).orElseThrow()),
                Chunk.of(
                        name.plan(),
                        Optional.ofNullable(found.get(required(chunkKey, "sk")))
                                .orElseThrow(() -> new IllegalStateException("a chunk that nobody planned"))));
    }

    /** What a worker is to do, and for which repricing. */
    record Assignment(Run run, Chunk chunk) {}

    /** Notes that every claim is in a chunk. */
    void finishPlanning(RepricingPlan plan) {
        dynamoDb.updateItem(update -> update.tableName(table)
                .key(RepricingItems.runKey(plan))
                .updateExpression("SET planned = :yes")
                .expressionAttributeValues(Map.of(":yes", AttributeValue.fromBool(true))));
    }

    /** Notes that every claim that the second look found is in a chunk. */
    void finishSecondLook(RepricingPlan plan) {
        dynamoDb.updateItem(update -> update.tableName(table)
                .key(RepricingItems.runKey(plan))
                .updateExpression("REMOVE " + RepricingItems.LOOKS_AGAIN_AT));
    }

    /** The chunks whose numbers begin so. */
    Stream<Chunk> chunks(RepricingPlan plan, String beginning) {
        return dynamoDb.queryPaginator(chunksOf(plan, beginning).build()).items().stream()
                .map(item -> Chunk.of(plan, item));
    }

    /** The names of all chunks that are not done. */
    Stream<RepricingChunk> undone(RepricingPlan plan) {
        QueryRequest request = chunksOf(plan, "")
                .filterExpression("attribute_not_exists(done)")
                .projectionExpression("practiceId, #number")
                // A word DynamoDB reserves.
                .expressionAttributeNames(Map.of("#number", "number"))
                .build();
        return dynamoDb.queryPaginator(request).items().stream().map(item -> Chunk.name(plan, item));
    }

    private QueryRequest.Builder chunksOf(RepricingPlan plan, String beginning) {
        return QueryRequest.builder()
                .tableName(table)
                .keyConditionExpression("pk = :run AND begins_with(sk, :chunk)")
                .expressionAttributeValues(Map.of(
                        ":run", text(RepricingItems.runPartition(plan)),
                        ":chunk", text(RepricingItems.CHUNK_PREFIX + beginning)))
                .consistentRead(true);
    }

    /** One chunk. */
    Optional<Chunk> chunk(RepricingChunk name) {
        return get(RepricingItems.chunkKey(name)).map(item -> Chunk.of(name.plan(), item));
    }

    /**
     * Adds a chunk and its claims to the practice's total, unless it was added before; the mates are in it already, and
     * count as claims that are priced once more.
     *
     * @param ofSecondLook whether they are what the first planning missed
     * @param now when
     * @return whether it is new
     */
    boolean add(Run run, RepricingChunk name, ChunkClaims claims, boolean ofSecondLook, Instant now) {
        Map<String, AttributeValue> values = new HashMap<>();
        values.put(":claims", Attributes.number(claims.ids().size()));
        values.put(":mates", Attributes.number(claims.mates().size()));
        values.put(":format", ItemFormat.written());
        values.put(":id", text(run.plan().repricingId()));
        values.put(":schedule", text(run.plan().scheduleId()));
        values.put(":version", text(run.plan().version()));
        String owner =
                run.plan().practiceId().map(id -> ", ownerPracticeId = :owner").orElse("");
        run.plan().practiceId().ifPresent(id -> values.put(":owner", text(id)));
        String idle = "";
        if (ofSecondLook) {
            values.put(":now", text(now.toString()));
            idle = ", idleSince = if_not_exists(idleSince, if_not_exists(lastDoneAt, :now))"
                    + ", idleUntil = if_not_exists(idleUntil, :now)";
        }
        Update share = Update.builder()
                .tableName(table)
                .key(RepricingItems.shareKey(name.practiceId(), run))
                .updateExpression(
                        "ADD #total :claims, againTotal :mates SET formatVersion = :format, repricingId = :id, scheduleId = :schedule, version = :version"
                                + owner
                                + idle)
                // A word DynamoDB reserves.
                .expressionAttributeNames(Map.of("#total", TOTAL))
                .expressionAttributeValues(values)
                .build();
        return transactions
                .write(List.of(
                        putNew(ofSecondLook ? Chunk.itemOfSecondLook(name, claims) : Chunk.item(name, claims, true)),
                        TransactWriteItem.builder().update(share).build()))
                .isEmpty();
    }

    /** The changes that earlier attempts at these claims have recorded, by claim. */
    Map<String, LedgerEntry> ledger(RepricingChunk chunk, List<String> claimIds) {
        Map<String, LedgerEntry> entries = new HashMap<>();
        for (int start = 0; start < claimIds.size(); start += KEYS_A_BATCH) {
            List<Map<String, AttributeValue>> keys =
                    claimIds.subList(start, Math.min(claimIds.size(), start + KEYS_A_BATCH)).stream()
                            .map(id -> RepricingItems.ledgerKey(chunk.practiceId(), chunk.plan(), id))
                            .toList();
            KeysAndAttributes wanted =
                    KeysAndAttributes.builder().keys(keys).consistentRead(true).build();
            dynamoDb.batchGetItemPaginator(batch -> batch.requestItems(Map.of(table, wanted))).stream()
                    .flatMap(page -> page.responses().getOrDefault(table, List.of()).stream())
                    .forEach(item -> entries.put(
                            required(item, "claimId"),
                            new LedgerEntry(
                                    RepricingItems.change(
                                            item,
                                            id -> get(ClaimKeys.current(chunk.practiceId(), id))
                                                    .orElseThrow()),
                                    RepricingItems.byCode(item),
                                    Attributes.optional(item, TOLD_IN),
                                    Attributes.optional(item, MATE_IN))));
        }
        return entries;
    }

    /**
     * The writes of a changed claim: its next revision and its line in the ledger; of a variance the line alone.
     *
     * @param mate whether the claim was counted by another chunk, of which it is unchanged
     * @param seen how it stood when it was read, if its day is to stand so too
     */
    List<TransactWriteItem> change(
            RepricingChunk chunk,
            RepricedClaim.Changed changed,
            boolean mate,
            Optional<CurrentClaim> seen,
            Instant now) {
        Map<String, AttributeValue> line =
                new HashMap<>(RepricingItems.ledgerItem(chunk, changed.change(), changed.byCode()));
        line.put(mate ? MATE_IN : TOLD_IN, text(chunk.root()));
        List<TransactWriteItem> writes = new ArrayList<>();
        writes.add(putNew(line));
        if (changed.change().isVariance()) {
            writes.add(seen.map(current -> claims.stillLatest(changed.claim(), current))
                    .orElseGet(() -> claims.stillLatest(changed.claim())));
        } else {
            ClaimRevision next = changed.claim().repriced(now, chunk.plan().repricingId(), changed.decision());
            writes.addAll(seen.map(current -> claims.append(next, current)).orElseGet(() -> claims.append(next)));
        }
        return writes;
    }

    /** Those of a practice's claims that changed after a moment, or whose day did. */
    Set<String> movedAfter(Instant moment, String practiceId, List<String> claimIds) {
        return new ClaimBatches(dynamoDb, table, claims)
                .current(practiceId, claimIds).entrySet().stream()
                        .filter(claim -> claim.getValue().movedAfter(moment))
                        .map(Map.Entry::getKey)
                        .collect(Collectors.toSet());
    }

    /** The condition that a claim has not been changed since it was read. */
    TransactWriteItem stillLatest(ClaimRevision claim) {
        return claims.stillLatest(claim);
    }

    /** The condition that the claims of a day are those that were read. */
    TransactWriteItem dayStands(PatientDay day) {
        return claims.dayStands(day);
    }

    /**
     * Writes all of these or none.
     *
     * @return false if another revision of a claim came first, or a change is recorded already: then the claims are to be
     *     read anew
     */
    boolean record(List<TransactWriteItem> writes) {
        return transactions.write(writes).isEmpty();
    }

    /**
     * Closes a chunk and adds what it came to, once.
     *
     * @return what it goes on as, whoever closed it
     */
    Optional<RepricingChunk> finish(Run run, Chunk chunk, Closing closing) {
        if (closed(run, chunk, closing)) {
            return closing.rest().map(Rest::name);
        }
        // Another delivery closed it, or counted its claims as failed since it was read.
        Chunk latest = chunk(chunk.name()).orElseThrow();
        if (!latest.done() && latest.failed() && closed(run, latest, closing)) {
            return closing.rest().map(Rest::name);
        }
        return chunk(chunk.name()).flatMap(Chunk::goesOnAs);
    }

    private boolean closed(Run run, Chunk chunk, Closing closing) {
        Optional<Rest> rest = closing.rest();
        Map<String, AttributeValue> values = new HashMap<>();
        values.put(":yes", AttributeValue.fromBool(true));
        rest.ifPresent(left -> values.put(":rest", text(left.name().number())));
        List<TransactWriteItem> writes = new ArrayList<>();
        writes.add(TransactWriteItem.builder()
                .update(Update.builder()
                        .tableName(table)
                        .key(RepricingItems.chunkKey(chunk.name()))
                        .updateExpression("SET done = :yes" + (rest.isPresent() ? ", rest = :rest" : ""))
                        .conditionExpression("attribute_exists(pk) AND attribute_not_exists(done) AND "
                                + (chunk.failed() ? "attribute_exists(failed)" : "attribute_not_exists(failed)"))
                        .expressionAttributeValues(values)
                        .build())
                .build());
        rest.ifPresent(left -> writes.add(putNew(chunk.item(left))));
        Map<String, AttributeValue> additions = new HashMap<>(RepricingItems.additions(closing.totals()));
        if (!closing.touched().isEmpty()) {
            writes.add(putNew(YearStore.item(chunk.name(), closing.touched())));
            additions.putAll(YearStore.addition());
        }
        if (closing.countedElsewhere() > 0) {
            additions.put(TOTAL, Attributes.number(-closing.countedElsewhere()));
        }
        if (chunk.again() > 0) {
            additions.put(
                    RepricingItems.AGAIN_DONE,
                    Attributes.number(chunk.again()
                            - rest.map(left -> left.claims().mates().size()).orElse(0)));
        }
        if (chunk.failed()) {
            additions.putAll(chunk.failures(-1));
        }
        writes.add(TransactWriteItem.builder()
                .update(addition(
                        RepricingItems.shareKey(chunk.name().practiceId(), run), additions, Optional.of(closing.at())))
                .build());
        return transactions.write(writes).isEmpty();
    }

    /** Counts a chunk's claims as failed, once, until somebody brings it to an end. */
    void markFailed(Run run, Chunk chunk) {
        transactions.write(List.of(
                TransactWriteItem.builder()
                        .update(Update.builder()
                                .tableName(table)
                                .key(RepricingItems.chunkKey(chunk.name()))
                                .updateExpression("SET failed = :yes")
                                .conditionExpression("attribute_not_exists(failed) AND attribute_not_exists(done)")
                                .expressionAttributeValues(Map.of(":yes", AttributeValue.fromBool(true)))
                                .build())
                        .build(),
                TransactWriteItem.builder()
                        .update(addition(
                                RepricingItems.shareKey(chunk.name().practiceId(), run),
                                chunk.failures(1),
                                Optional.empty()))
                        .build()));
    }

    private Update addition(
            Map<String, AttributeValue> key, Map<String, AttributeValue> additions, Optional<Instant> doneAt) {
        Map<String, String> names = new HashMap<>();
        Map<String, AttributeValue> values = new HashMap<>();
        List<String> terms = new ArrayList<>();
        additions.forEach((name, value) -> {
            String ordinal = Integer.toString(terms.size());
            // Short, because an expression has 4 KB and a practice may have many payers.
            names.put("#" + ordinal, name);
            values.put(":" + ordinal, value);
            terms.add("#" + ordinal + " :" + ordinal);
        });
        doneAt.ifPresent(moment -> values.put(":now", text(moment.toString())));
        return Update.builder()
                .tableName(table)
                .key(key)
                .updateExpression(
                        "ADD " + String.join(",", terms) + (doneAt.isPresent() ? " SET lastDoneAt = :now" : ""))
                .expressionAttributeNames(names)
                .expressionAttributeValues(values)
                .build();
    }

    private Optional<Map<String, AttributeValue>> get(Map<String, AttributeValue> key) {
        return Items.get(dynamoDb, table, key);
    }

    private TransactWriteItem putNew(Map<String, AttributeValue> item) {
        return TransactWriteItem.builder().put(Transactions.putNew(table, item)).build();
    }

    /**
     * A line of the ledger, with the amounts by code.
     *
     * @param toldIn the chunk that counts the claim, if the line says so and that chunk changed it
     * @param mateIn the chunk the claim was changed in as another's mate, if it was; of its own chunk it is unchanged
     */
    record LedgerEntry(
            ClaimChange change,
            SortedMap<String, AmountChange> byCode,
            Optional<String> toldIn,
            Optional<String> mateIn) {}

    /**
     * The claims of a chunk.
     *
     * @param ids those that count as its own
     * @param mates those of the same patients' days that count as another chunk's: they are ranked with the others anew
     */
    record ChunkClaims(List<String> ids, List<String> mates) {
        ChunkClaims {
            ids = List.copyOf(ids);
            mates = List.copyOf(mates);
        }

        /** Each once. */
        List<String> all() {
            return Stream.concat(ids.stream(), mates.stream()).distinct().toList();
        }

        /** Those that are among the given ones, each once. */
        ChunkClaims within(Set<String> some) {
            return new ChunkClaims(among(some, ids), among(some, mates));
        }

        private static List<String> among(Set<String> some, List<String> all) {
            return all.stream().filter(some::contains).distinct().toList();
        }

        /** How many of the ids are there a second time: earlier programs planned a claim twice that moved meanwhile. */
        int repeated() {
            return ids.size() - (int) ids.stream().distinct().count();
        }
    }

    /**
     * What a chunk is closed with.
     *
     * @param countedElsewhere how many of its claims another chunk counts: the total is lower by them
     * @param touched the patients' years that its changed claims accrue to
     * @param rest the claims that are left, under the name of the chunk they go on as
     * @param at when
     */
    record Closing(
            RepricingTotals totals, int countedElsewhere, List<PatientYear> touched, Optional<Rest> rest, Instant at) {
        Closing {
            touched = List.copyOf(touched);
        }
    }

    /** Claims that are left to another chunk. */
    record Rest(RepricingChunk name, ChunkClaims claims) {}

    /**
     * A chunk as it stands.
     *
     * @param done whether it is counted
     * @param failed whether its claims count as failed for now
     * @param ofSecondLook whether its claims are what the first planning missed
     * @param countsMates whether its mates are in the practice's number of claims that are priced once more; earlier programs
     *     did not count them
     * @param rest the number of the chunk that its left claims went on as
     */
    record Chunk(
            RepricingChunk name,
            ChunkClaims claims,
            boolean done,
            boolean failed,
            boolean ofSecondLook,
            boolean countsMates,
            Optional<String> rest) {
        /** The chunk that its left claims went on as. */
        Optional<RepricingChunk> goesOnAs() {
            return rest.map(number -> new RepricingChunk(name.plan(), name.practiceId(), number));
        }

        /** How many of its claims are counted as priced once more. */
        int again() {
            return countsMates ? claims.mates().size() : 0;
        }

        /** What to add to a share, or to take from it, while its claims count as failed. */
        private Map<String, AttributeValue> failures(int sign) {
            Map<String, AttributeValue> failures = new HashMap<>();
            failures.put("failed", Attributes.number((long) sign * claims.ids().size()));
            if (again() > 0) {
                failures.put(RepricingItems.AGAIN_FAILED, Attributes.number((long) sign * again()));
            }
            return failures;
        }

        /** The chunk that its left claims go on as. */
        private Map<String, AttributeValue> item(Rest left) {
            return item(left.name(), left.claims(), countsMates);
        }

        private static Map<String, AttributeValue> item(RepricingChunk name, ChunkClaims claims, boolean countsMates) {
            Map<String, AttributeValue> item = new HashMap<>(RepricingItems.chunkKey(name));
            ItemFormat.putInto(item);
            item.put("practiceId", text(name.practiceId()));
            item.put("number", text(name.number()));
            item.put("claimIds", texts(claims.ids()));
            if (!claims.mates().isEmpty()) {
                item.put(MATES, texts(claims.mates()));
                if (countsMates) {
                    item.put(COUNTS_MATES, AttributeValue.fromBool(true));
                }
            }
            return item;
        }

        private static Map<String, AttributeValue> itemOfSecondLook(RepricingChunk name, ChunkClaims claims) {
            Map<String, AttributeValue> item = item(name, claims, true);
            item.put(SECOND_LOOK, AttributeValue.fromBool(true));
            return item;
        }

        private static RepricingChunk name(RepricingPlan plan, Map<String, AttributeValue> item) {
            return new RepricingChunk(plan, required(item, "practiceId"), required(item, "number"));
        }

        private static Chunk of(RepricingPlan plan, Map<String, AttributeValue> item) {
            return new Chunk(
                    name(plan, item),
                    new ChunkClaims(texts(item, "claimIds"), item.containsKey(MATES) ? texts(item, MATES) : List.of()),
                    item.containsKey("done"),
                    item.containsKey("failed"),
                    item.containsKey(SECOND_LOOK),
                    item.containsKey(COUNTS_MATES),
                    Attributes.optional(item, "rest"));
        }
    }
}
