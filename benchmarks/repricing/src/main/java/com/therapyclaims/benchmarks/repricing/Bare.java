package com.therapyclaims.benchmarks.repricing;

import com.therapyclaims.aws.Table;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.function.Consumer;
import software.amazon.awssdk.core.SdkRequest;
import software.amazon.awssdk.core.interceptor.Context;
import software.amazon.awssdk.core.interceptor.ExecutionAttributes;
import software.amazon.awssdk.core.interceptor.ExecutionInterceptor;
import software.amazon.awssdk.services.dynamodb.model.AttributeValue;
import software.amazon.awssdk.services.dynamodb.model.ConditionCheck;
import software.amazon.awssdk.services.dynamodb.model.Put;
import software.amazon.awssdk.services.dynamodb.model.TransactWriteItem;
import software.amazon.awssdk.services.dynamodb.model.TransactWriteItemsRequest;

/**
 * What the same database takes in bare conditional writes: keeps the writes of a repricing as it goes, and writes the same
 * items with the same conditions again into the same table, under the keys of practices that nobody has, with nothing read and
 * nothing computed. In the same table, because a full one takes longer to write to than an empty one.
 */
final class Bare implements ExecutionInterceptor {
    /** Enough for a rate; each claim's writes weigh some 10 KB. */
    private static final int CLAIMS_KEPT = 4_000;

    private static final List<String> PARTITION_KEYS = List.of("pk", "practicePk", "patientPk", "dosPk");

    private final Table table;
    private final List<List<TransactWriteItem>> kept = new ArrayList<>();
    private int claims;

    /** Writes into this table, the archive's. */
    Bare(Table table) {
        this.table = table;
    }

    @Override
    public void beforeExecution(Context.BeforeExecution context, ExecutionAttributes attributes) {
        SdkRequest request = context.request();
        if (request instanceof TransactWriteItemsRequest write
                && isLedger(write.transactItems().getFirst())) {
            synchronized (this) {
                if (claims < CLAIMS_KEPT) {
                    kept.add(write.transactItems());
                    claims += byClaim(write.transactItems()).size();
                }
            }
        }
    }

    private static boolean isLedger(TransactWriteItem item) {
        return item.put() != null && item.put().item().get("pk").s().contains("#REPRICING#");
    }

    /** Each claim's writes begin with its line in the ledger. */
    private static List<List<TransactWriteItem>> byClaim(List<TransactWriteItem> writes) {
        List<List<TransactWriteItem>> claims = new ArrayList<>();
        for (TransactWriteItem write : writes) {
            if (isLedger(write)) {
                claims.add(new ArrayList<>());
            }
            claims.getLast().add(write);
        }
        return claims;
    }

    /** Claims a second, each claim's writes one by one. */
    double onePutAfterTheOther(int threads) throws Exception {
        return rate(
                threads,
                claimByClaim(),
                writes -> writes.stream().filter(write -> write.put() != null).forEach(write -> {
                    Put put = write.put();
                    table.dynamoDb()
                            .putItem(request -> request.tableName(table.name())
                                    .item(put.item())
                                    .conditionExpression(put.conditionExpression())
                                    .expressionAttributeValues(
                                            put.expressionAttributeValues().isEmpty()
                                                    ? null
                                                    : put.expressionAttributeValues()));
                }));
    }

    /** Claims a second, each claim's writes in a transaction. */
    double oneTransactionAClaim(int threads) throws Exception {
        return rate(threads, claimByClaim(), this::transaction);
    }

    /** Claims a second, in the very transactions the workers wrote. */
    double theWorkersTransactions(int threads) throws Exception {
        return rate(threads, kept, this::transaction);
    }

    private List<List<TransactWriteItem>> claimByClaim() {
        return kept.stream().flatMap(writes -> byClaim(writes).stream()).toList();
    }

    private void transaction(List<TransactWriteItem> writes) {
        table.dynamoDb().transactWriteItems(request -> request.transactItems(writes));
    }

    private double rate(int threads, List<List<TransactWriteItem>> work, Consumer<List<TransactWriteItem>> writer)
            throws Exception {
        String nobody = "BARE-" + UUID.randomUUID() + "#";
        List<List<TransactWriteItem>> others = work.stream()
                .map(writes -> writes.stream().map(write -> of(nobody, write)).toList())
                .toList();
        inParallel(threads, others, writes -> writes.forEach(this::before));
        long start = System.nanoTime();
        inParallel(threads, others, writer);
        return claims * 1e9 / (System.nanoTime() - start);
    }

    /** The same write, of a practice that nobody has: in partitions of the table and of its indexes that are its own. */
    private static TransactWriteItem of(String nobody, TransactWriteItem write) {
        if (write.put() == null) {
            ConditionCheck check = write.conditionCheck();
            return TransactWriteItem.builder()
                    .conditionCheck(
                            check.toBuilder().key(of(nobody, check.key())).build())
                    .build();
        }
        Put put = write.put();
        return TransactWriteItem.builder()
                .put(put.toBuilder().item(of(nobody, put.item())).build())
                .build();
    }

    private static Map<String, AttributeValue> of(String nobody, Map<String, AttributeValue> item) {
        Map<String, AttributeValue> other = new HashMap<>(item);
        PARTITION_KEYS.forEach(
                key -> other.computeIfPresent(key, (_, partition) -> AttributeValue.fromS(nobody + partition.s())));
        return other;
    }

    /** What the write's condition asks for: the claim's revision, and its day's mark, where it had one. */
    private void before(TransactWriteItem write) {
        if (write.conditionCheck() != null) {
            standing(write.conditionCheck().key(), write.conditionCheck().expressionAttributeValues());
        } else if (write.put().item().get("sk").s().equals("CURRENT")) {
            standing(write.put().item(), write.put().expressionAttributeValues());
        }
    }

    private void standing(Map<String, AttributeValue> like, Map<String, AttributeValue> asked) {
        Map<String, AttributeValue> item = new HashMap<>(like);
        item.put("revision", asked.get(":revision"));
        item.remove("dayMark");
        if (asked.containsKey(":seen")) {
            item.put("dayMark", asked.get(":seen"));
        }
        table.put(item);
    }

    private static <T> void inParallel(int threads, List<T> work, Consumer<T> task) throws Exception {
        try (ExecutorService pool = Executors.newFixedThreadPool(threads)) {
            List<Callable<Void>> tasks = work.stream()
                    .<Callable<Void>>map(item -> () -> {
                        task.accept(item);
                        return null;
                    })
                    .toList();
            for (Future<Void> done : pool.invokeAll(tasks)) {
                done.get();
            }
        }
    }
}
