package com.therapyclaims.endtoend;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import software.amazon.awssdk.services.dynamodb.DynamoDbClient;
import software.amazon.awssdk.services.dynamodb.model.AttributeValue;
import software.amazon.awssdk.services.dynamodb.model.KeySchemaElement;

/** Everything a table holds at one moment, to be put back later. */
final class TableContents {
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
        now.keySet().stream()
                .filter(key -> !items.containsKey(key))
                .forEach(key ->
                        dynamoDb.deleteItem(delete -> delete.tableName(table).key(key)));
        items.forEach((key, item) -> {
            if (!item.equals(now.get(key))) {
                dynamoDb.putItem(put -> put.tableName(table).item(item));
            }
        });
    }

    private static Map<String, AttributeValue> key(Map<String, AttributeValue> item, List<String> names) {
        Map<String, AttributeValue> key = new LinkedHashMap<>();
        names.forEach(name -> key.put(name, item.get(name)));
        return key;
    }
}
