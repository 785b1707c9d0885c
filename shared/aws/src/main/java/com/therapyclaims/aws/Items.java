package com.therapyclaims.aws;

import java.util.Map;
import java.util.Optional;
import software.amazon.awssdk.services.dynamodb.DynamoDbClient;
import software.amazon.awssdk.services.dynamodb.model.AttributeValue;

/** Reads items of DynamoDB's tables. */
public final class Items {
    private Items() {}

    /** The item with this key as it stands now, if there is one. */
    public static Optional<Map<String, AttributeValue>> get(
            DynamoDbClient dynamoDb, String table, Map<String, AttributeValue> key) {
        Map<String, AttributeValue> item = dynamoDb.getItem(
                        get -> get.tableName(table).key(key).consistentRead(true))
                .item();
        return item.isEmpty() ? Optional.empty() : Optional.of(item);
    }
}
