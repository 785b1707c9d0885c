package com.therapyclaims.aws.repricing;

import static com.therapyclaims.aws.Attributes.text;

import com.therapyclaims.aws.Attributes;
import com.therapyclaims.aws.ItemFormat;
import com.therapyclaims.aws.Table;
import com.therapyclaims.aws.Transactions;
import com.therapyclaims.aws.repricing.Chunk.Rest;
import com.therapyclaims.aws.repricing.RepricingItems.Run;
import com.therapyclaims.domain.repricing.ChunkClaims;
import com.therapyclaims.domain.repricing.RepricingPlan;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;
import software.amazon.awssdk.services.dynamodb.model.AttributeValue;
import software.amazon.awssdk.services.dynamodb.model.QueryRequest;
import software.amazon.awssdk.services.dynamodb.model.TransactWriteItem;
import software.amazon.awssdk.services.dynamodb.model.Update;

/**
 * The chunks of repricings, and the practices' shares that they add up to. A chunk is added once, closed once and counts as
 * failed once, each in one transaction with its practice's share.
 */
final class RepricingChunks {
    private static final String TOTAL = "total";

    private final Table table;
    private final Transactions transactions;

    RepricingChunks(Table table) {
        this.table = table;
        this.transactions = new Transactions(table.dynamoDb());
    }

    /** The chunks whose numbers begin so. */
    Stream<Chunk> beginning(RepricingPlan plan, String beginning) {
        return table.items(chunksOf(plan, beginning)).map(item -> Chunk.of(plan, item));
    }

    /** The names of all chunks that are not done. */
    Stream<RepricingChunk> undone(RepricingPlan plan) {
        QueryRequest.Builder request = chunksOf(plan, "")
                .filterExpression("attribute_not_exists(done)")
                .projectionExpression("practiceId, #number")
                // A word DynamoDB reserves.
                .expressionAttributeNames(Map.of("#number", "number"));
        return table.items(request).map(item -> Chunk.name(plan, item));
    }

    private QueryRequest.Builder chunksOf(RepricingPlan plan, String beginning) {
        return table.within(RepricingItems.runPartition(plan), RepricingItems.CHUNK_PREFIX + beginning);
    }

    /** One chunk. */
    Optional<Chunk> find(RepricingChunk name) {
        return table.get(RepricingItems.chunkKey(name)).map(item -> Chunk.of(name.plan(), item));
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
                .tableName(table.name())
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
        Chunk latest = find(chunk.name()).orElseThrow();
        if (!latest.done() && latest.failed() && closed(run, latest, closing)) {
            return closing.rest().map(Rest::name);
        }
        return find(chunk.name()).flatMap(Chunk::goesOnAs);
    }

    private boolean closed(Run run, Chunk chunk, Closing closing) {
        Optional<Rest> rest = closing.rest();
        Map<String, AttributeValue> values = new HashMap<>();
        values.put(":yes", AttributeValue.fromBool(true));
        rest.ifPresent(left -> values.put(":rest", text(left.name().number())));
        List<TransactWriteItem> writes = new ArrayList<>();
        writes.add(TransactWriteItem.builder()
                .update(Update.builder()
                        .tableName(table.name())
                        .key(RepricingItems.chunkKey(chunk.name()))
                        .updateExpression("SET done = :yes" + (rest.isPresent() ? ", rest = :rest" : ""))
                        .conditionExpression("attribute_exists(pk) AND attribute_not_exists(done) AND "
                                + (chunk.failed() ? "attribute_exists(failed)" : "attribute_not_exists(failed)"))
                        .expressionAttributeValues(values)
                        .build())
                .build());
        rest.ifPresent(left -> writes.add(putNew(chunk.item(left))));
        Map<String, AttributeValue> additions = new HashMap<>(RepricingAmounts.additions(closing.totals()));
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
                                .tableName(table.name())
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
                .tableName(table.name())
                .key(key)
                .updateExpression(
                        "ADD " + String.join(",", terms) + (doneAt.isPresent() ? " SET lastDoneAt = :now" : ""))
                .expressionAttributeNames(names)
                .expressionAttributeValues(values)
                .build();
    }

    private TransactWriteItem putNew(Map<String, AttributeValue> item) {
        return TransactWriteItem.builder().put(Transactions.putNew(table, item)).build();
    }
}
