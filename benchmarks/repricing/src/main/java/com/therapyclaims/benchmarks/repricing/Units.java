package com.therapyclaims.benchmarks.repricing;

import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import java.util.concurrent.atomic.LongAdder;
import software.amazon.awssdk.core.interceptor.Context;
import software.amazon.awssdk.core.interceptor.ExecutionAttributes;
import software.amazon.awssdk.core.interceptor.ExecutionInterceptor;
import software.amazon.awssdk.services.dynamodb.model.AttributeValue;
import software.amazon.awssdk.services.dynamodb.model.BatchGetItemRequest;
import software.amazon.awssdk.services.dynamodb.model.BatchGetItemResponse;
import software.amazon.awssdk.services.dynamodb.model.GetItemRequest;
import software.amazon.awssdk.services.dynamodb.model.GetItemResponse;
import software.amazon.awssdk.services.dynamodb.model.QueryRequest;
import software.amazon.awssdk.services.dynamodb.model.QueryResponse;
import software.amazon.awssdk.services.dynamodb.model.TransactWriteItem;
import software.amazon.awssdk.services.dynamodb.model.TransactWriteItemsRequest;

/**
 * What the calls of a repricing consume by DynamoDB's published rules, from the sizes of the items. DynamoDB Local's own
 * count leaves out the size of items and the indexes.
 *
 * <p>A strongly consistent read takes a unit per 4 KB, any other half of that, and one of an item that is not there as much as
 * of the smallest; a query is measured as a whole. A write in a transaction takes two units per KB; an index that holds the
 * whole item one per KB more. A claim's summary stands in two such indexes; its place in the third does not change.
 */
final class Units implements ExecutionInterceptor {
    private static final int READ_BYTES = 4_096;
    private static final int WRITE_BYTES = 1_024;
    private static final int IN_A_TRANSACTION = 2;
    private static final int INDEXES_OF_A_SUMMARY = 2;
    private static final int OVERHEAD_OF_AN_ELEMENT = 1;

    private final LongAdder halvesRead = new LongAdder();
    private final LongAdder write = new LongAdder();
    private final LongAdder calls = new LongAdder();

    @Override
    public void afterExecution(Context.AfterExecution context, ExecutionAttributes attributes) {
        calls.increment();
        switch (context.response()) {
            case BatchGetItemResponse found -> read((BatchGetItemRequest) context.request(), found);
            case GetItemResponse found ->
                read(units(size(found.item()), READ_BYTES), (GetItemRequest) context.request());
            case QueryResponse found -> read(found, (QueryRequest) context.request());
            default -> {}
        }
        if (context.request() instanceof TransactWriteItemsRequest transaction) {
            transaction.transactItems().forEach(item -> write.add(units(item)));
        }
    }

    private void read(int units, GetItemRequest asked) {
        read(units, Boolean.TRUE.equals(asked.consistentRead()));
    }

    private void read(QueryResponse found, QueryRequest asked) {
        int bytes = found.items().stream().mapToInt(Units::size).sum();
        read(units(bytes, READ_BYTES), Boolean.TRUE.equals(asked.consistentRead()));
    }

    private void read(BatchGetItemRequest asked, BatchGetItemResponse found) {
        asked.requestItems().forEach((table, keys) -> {
            List<Map<String, AttributeValue>> items = found.responses().getOrDefault(table, List.of());
            int units = items.stream()
                    .mapToInt(item -> units(size(item), READ_BYTES))
                    .sum();
            int absent = keys.keys().size() - items.size();
            read(units + absent, Boolean.TRUE.equals(keys.consistentRead()));
        });
    }

    private void read(int units, boolean consistent) {
        halvesRead.add(consistent ? 2L * units : units);
    }

    private static int units(TransactWriteItem item) {
        if (item.put() == null) {
            // A condition, or a counter of a few hundred bytes.
            return IN_A_TRANSACTION;
        }
        int size = units(size(item.put().item()), WRITE_BYTES);
        boolean summary = item.put().item().containsKey("practicePk");
        return size * (IN_A_TRANSACTION + (summary ? INDEXES_OF_A_SUMMARY : 0));
    }

    private static int units(int bytes, int bytesOfAUnit) {
        return Math.max(1, Math.ceilDiv(bytes, bytesOfAUnit));
    }

    private static int size(Map<String, AttributeValue> item) {
        return item.entrySet().stream()
                .mapToInt(entry -> bytes(entry.getKey()) + size(entry.getValue()))
                .sum();
    }

    private static int size(AttributeValue value) {
        if (value.s() != null) {
            return bytes(value.s());
        }
        if (value.n() != null) {
            return 1 + (value.n().length() + 1) / 2;
        }
        if (value.b() != null) {
            return value.b().asByteArrayUnsafe().length;
        }
        return value.hasL()
                ? 3
                        + value.l().stream()
                                .mapToInt(element -> OVERHEAD_OF_AN_ELEMENT + size(element))
                                .sum()
                : 1;
    }

    private static int bytes(String text) {
        return text.getBytes(StandardCharsets.UTF_8).length;
    }

    double read() {
        return halvesRead.sum() / 2.0;
    }

    long written() {
        return write.sum();
    }

    long calls() {
        return calls.sum();
    }
}
