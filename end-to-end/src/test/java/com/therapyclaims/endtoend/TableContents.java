package com.therapyclaims.endtoend;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import software.amazon.awssdk.services.dynamodb.DynamoDbClient;
import software.amazon.awssdk.services.dynamodb.model.AttributeValue;
import software.amazon.awssdk.services.dynamodb.model.BatchWriteItemResponse;
import software.amazon.awssdk.services.dynamodb.model.KeySchemaElement;
import software.amazon.awssdk.services.dynamodb.model.WriteRequest;

/** Everything a table holds at one moment, to be put back later. */
final class TableContents {
    private static final int CHANGES_A_WRITE = 25;

    private final String table;
    private final Map<Map<String, AttributeValue>, Map<String, AttributeValue>> items;

    private TableContents(String table, Map<Map<String, AttributeValue>, Map<String, AttributeValue>> items) {
        this.table = table;
        this.items = items;
    }

    /** The table as it is now. */
    static TableContents read(DynamoDbClient dynamoDb, String table) {
        List<String> keys = dynamoDb.describeTable(describe -> describe.tableName(table)).table().keySchema().stream()
                .map(KeySchemaElement::attributeName)
                .toList();
        Map<Map<String, AttributeValue>, Map<String, AttributeValue>> items = new LinkedHashMap<>();
        dynamoDb.scanPaginator(scan -> scan.tableName(table).consistentRead(true))
                .items()
                .forEach(item -> items.put(key(item, keys), item));
        return new TableContents(table, items);
    }

    /** Makes the table what it was when this was read. */
    void putBack(DynamoDbClient dynamoDb) {
        Map<Map<String, AttributeValue>, Map<String, AttributeValue>> now = read(dynamoDb, table).items;
        List<WriteRequest> changes = new ArrayList<>();
        now.keySet().stream()
                .filter(key -> !items.containsKey(key))
                .forEach(key -> changes.add(WriteRequest.builder()
                        .deleteRequest(delete -> delete.key(key))
                        .build()));
        items.forEach((key, item) -> {
            if (!item.equals(now.get(key))) {
                changes.add(
                        WriteRequest.builder().putRequest(put -> put.item(item)).build());
            }
        });
        for (int done = 0; done < changes.size(); done += CHANGES_A_WRITE) {
            Map<String, List<WriteRequest>> batch =
                    Map.of(table, changes.subList(done, Math.min(changes.size(), done + CHANGES_A_WRITE)));
            BatchWriteItemResponse written = dynamoDb.batchWriteItem(write -> write.requestItems(batch));
            if (!written.unprocessedItems().isEmpty()) {
                throw new IllegalStateException(table + " does not take a whole batch of changes");
            }
        }
    }

    private static Map<String, AttributeValue> key(Map<String, AttributeValue> item, List<String> names) {
        Map<String, AttributeValue> key = new LinkedHashMap<>();
        names.forEach(name -> key.put(name, item.get(name)));
        return key;
    }
}
