package com.therapyclaims.benchmarks.repricing;

import com.therapyclaims.local.testing.TestServers;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.function.Consumer;
import software.amazon.awssdk.core.SdkRequest;
import software.amazon.awssdk.core.interceptor.Context;
import software.amazon.awssdk.core.interceptor.ExecutionAttributes;
import software.amazon.awssdk.core.interceptor.ExecutionInterceptor;
import software.amazon.awssdk.services.dynamodb.DynamoDbClient;
import software.amazon.awssdk.services.dynamodb.model.AttributeValue;
import software.amazon.awssdk.services.dynamodb.model.Put;
import software.amazon.awssdk.services.dynamodb.model.TransactWriteItem;
import software.amazon.awssdk.services.dynamodb.model.TransactWriteItemsRequest;

/**
 * What the same database takes in bare conditional writes: keeps the writes of a repricing as it goes, and writes the same
 * items with the same conditions again into fresh tables, with nothing read and nothing computed.
 */
final class Bare implements ExecutionInterceptor {
    /** Enough for a rate; each claim's writes weigh some 10 KB. */
    private static final int CLAIMS_KEPT = 4_000;

    private final List<List<TransactWriteItem>> kept = new ArrayList<>();
    private int claims;

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
    double onePutAfterTheOther(TestServers servers, int threads) throws Exception {
        DynamoDbClient dynamoDb = servers.dynamoDb();
        return rate(
                servers,
                threads,
                claimByClaim(),
                (table, writes) -> writes.stream()
                        .filter(write -> write.put() != null)
                        .forEach(write -> {
                            Put put = write.put();
                            dynamoDb.putItem(request -> request.tableName(table)
                                    .item(put.item())
                                    .conditionExpression(put.conditionExpression())
                                    .expressionAttributeValues(
                                            put.expressionAttributeValues().isEmpty()
                                                    ? null
                                                    : put.expressionAttributeValues()));
                        }));
    }

    /** Claims a second, each claim's writes in a transaction. */
    double oneTransactionAClaim(TestServers servers, int threads) throws Exception {
        return rate(servers, threads, claimByClaim(), transaction(servers.dynamoDb()));
    }

    /** Claims a second, in the very transactions the workers wrote. */
    double theWorkersTransactions(TestServers servers, int threads) throws Exception {
        return rate(servers, threads, kept, transaction(servers.dynamoDb()));
    }

    private List<List<TransactWriteItem>> claimByClaim() {
        return kept.stream().flatMap(writes -> byClaim(writes).stream()).toList();
    }

    private static Writer transaction(DynamoDbClient dynamoDb) {
        return (table, writes) -> dynamoDb.transactWriteItems(request -> request.transactItems(
                writes.stream().map(write -> inTable(table, write)).toList()));
    }

    private static TransactWriteItem inTable(String table, TransactWriteItem write) {
        return write.put() == null
                ? TransactWriteItem.builder()
                        .conditionCheck(write.conditionCheck().toBuilder()
                                .tableName(table)
                                .build())
                        .build()
                : TransactWriteItem.builder()
                        .put(write.put().toBuilder().tableName(table).build())
                        .build();
    }

    private double rate(TestServers servers, int threads, List<List<TransactWriteItem>> work, Writer writer)
            throws Exception {
        String table = servers.newClaimsTable();
        inParallel(threads, work, writes -> writes.forEach(write -> before(servers.dynamoDb(), table, write)));
        long start = System.nanoTime();
        inParallel(threads, work, writes -> writer.write(table, writes));
        Duration took = Duration.ofNanos(System.nanoTime() - start);
        servers.dynamoDb().deleteTable(delete -> delete.tableName(table));
        return claims * 1e9 / took.toNanos();
    }

    /** What the write's condition asks for: the claim's revision, and its day's mark, where it had one. */
    private static void before(DynamoDbClient dynamoDb, String table, TransactWriteItem write) {
        if (write.conditionCheck() != null) {
            standing(
                    dynamoDb,
                    table,
                    write.conditionCheck().key(),
                    write.conditionCheck().expressionAttributeValues());
        } else if (write.put().item().get("sk").s().equals("CURRENT")) {
            standing(dynamoDb, table, write.put().item(), write.put().expressionAttributeValues());
        }
    }

    private static void standing(
            DynamoDbClient dynamoDb,
            String table,
            Map<String, AttributeValue> like,
            Map<String, AttributeValue> asked) {
        Map<String, AttributeValue> item = new HashMap<>(like);
        item.put("revision", asked.get(":revision"));
        item.remove("dayMark");
        if (asked.containsKey(":seen")) {
            item.put("dayMark", asked.get(":seen"));
        }
        dynamoDb.putItem(put -> put.tableName(table).item(item));
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

    private interface Writer {
        void write(String table, List<TransactWriteItem> writes);
    }
}
