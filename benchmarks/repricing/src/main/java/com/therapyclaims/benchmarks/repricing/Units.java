package com.therapyclaims.benchmarks.repricing;

import java.nio.charset.StandardCharsets;
import java.util.Map;
import java.util.concurrent.atomic.LongAdder;
import software.amazon.awssdk.core.interceptor.Context;
import software.amazon.awssdk.core.interceptor.ExecutionAttributes;
import software.amazon.awssdk.core.interceptor.ExecutionInterceptor;
import software.amazon.awssdk.services.dynamodb.model.AttributeValue;
import software.amazon.awssdk.services.dynamodb.model.BatchGetItemResponse;
import software.amazon.awssdk.services.dynamodb.model.GetItemResponse;
import software.amazon.awssdk.services.dynamodb.model.QueryResponse;
import software.amazon.awssdk.services.dynamodb.model.TransactWriteItem;
import software.amazon.awssdk.services.dynamodb.model.TransactWriteItemsRequest;

/**
 * What the calls of a repricing consume by DynamoDB's published rules, from the sizes of the items. DynamoDB Local's own
 * count leaves out the size of items and the indexes.
 *
 * <p>A strongly consistent read takes a unit per 4 KB; a write in a transaction two per KB; an index that holds the whole
 * item one per KB more. A claim's summary stands in two such indexes; its place in the third does not change.
 */
final class Units implements ExecutionInterceptor {
    private static final int READ_BYTES = 4_096;
    private static final int WRITE_BYTES = 1_024;
    private static final int IN_A_TRANSACTION = 2;
    private static final int INDEXES_OF_A_SUMMARY = 2;
    private static final int OVERHEAD_OF_AN_ELEMENT = 1;

    private final LongAdder read = new LongAdder();
    private final LongAdder write = new LongAdder();
    private final LongAdder calls = new LongAdder();

    @Override
    public void afterExecution(Context.AfterExecution context, ExecutionAttributes attributes) {
        calls.increment();
        switch (context.response()) {
            case BatchGetItemResponse found ->
                found.responses().values().forEach(items -> items.forEach(item -> read.add(units(item, READ_BYTES))));
            case GetItemResponse found -> read.add(units(found.item(), READ_BYTES));
            case QueryResponse found -> found.items().forEach(item -> read.add(units(item, READ_BYTES)));
            default -> {}
        }
        if (context.request() instanceof TransactWriteItemsRequest transaction) {
            transaction.transactItems().forEach(item -> write.add(units(item)));
        }
    }

    private static int units(TransactWriteItem item) {
        if (item.put() == null) {
            // A condition, or a counter of a few hundred bytes.
            return IN_A_TRANSACTION;
        }
        int size = units(item.put().item(), WRITE_BYTES);
        boolean summary = item.put().item().containsKey("practicePk");
        return size * (IN_A_TRANSACTION + (summary ? INDEXES_OF_A_SUMMARY : 0));
    }

    private static int units(Map<String, AttributeValue> item, int bytes) {
        return Math.max(1, (size(item) + bytes - 1) / bytes);
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

    long read() {
        return read.sum();
    }

    long written() {
        return write.sum();
    }

    long calls() {
        return calls.sum();
    }
}
