package com.therapyclaims.aws;

import static com.therapyclaims.aws.Attributes.text;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;
import software.amazon.awssdk.services.dynamodb.DynamoDbClient;
import software.amazon.awssdk.services.dynamodb.model.AttributeValue;
import software.amazon.awssdk.services.dynamodb.model.ConditionalCheckFailedException;
import software.amazon.awssdk.services.dynamodb.model.KeysAndAttributes;
import software.amazon.awssdk.services.dynamodb.model.QueryRequest;
import software.amazon.awssdk.services.dynamodb.model.ReturnValuesOnConditionCheckFailure;

/** Reads items of DynamoDB's tables as they stand at this moment, and adds new ones. */
public final class Items {
    /** DynamoDB takes so many keys in one request. */
    private static final int KEYS_A_BATCH = 100;

    private Items() {}

    /** The item with this key, if there is one. */
    public static Optional<Map<String, AttributeValue>> get(
            DynamoDbClient dynamoDb, String table, Map<String, AttributeValue> key) {
        Map<String, AttributeValue> item = dynamoDb.getItem(
                        get -> get.tableName(table).key(key).consistentRead(true))
                .item();
        return item.isEmpty() ? Optional.empty() : Optional.of(item);
    }

    /** Those of the items with these keys that there are, in any order. */
    public static List<Map<String, AttributeValue>> all(
            DynamoDbClient dynamoDb, String table, List<Map<String, AttributeValue>> keys) {
        return all(dynamoDb, table, keys, true);
    }

    /**
     * The same.
     *
     * @param consistent whether what was written a moment ago is to be seen; a read without costs half
     */
    public static List<Map<String, AttributeValue>> all(
            DynamoDbClient dynamoDb, String table, List<Map<String, AttributeValue>> keys, boolean consistent) {
        List<Map<String, AttributeValue>> found = new ArrayList<>(keys.size());
        for (int start = 0; start < keys.size(); start += KEYS_A_BATCH) {
            KeysAndAttributes wanted = KeysAndAttributes.builder()
                    .keys(keys.subList(start, Math.min(keys.size(), start + KEYS_A_BATCH)))
                    .consistentRead(consistent)
                    .build();
            dynamoDb.batchGetItemPaginator(batch -> batch.requestItems(Map.of(table, wanted))).stream()
                    .forEach(page -> found.addAll(page.responses().getOrDefault(table, List.of())));
        }
        return found;
    }

    /** The items of a partition in the order of their sort keys, read as they are asked for. */
    public static Stream<Map<String, AttributeValue>> in(DynamoDbClient dynamoDb, String table, String partition) {
        return in(dynamoDb, table, partition, "");
    }

    /** Those of them whose sort keys begin so. */
    public static Stream<Map<String, AttributeValue>> in(
            DynamoDbClient dynamoDb, String table, String partition, String beginning) {
        return dynamoDb.queryPaginator(within(table, partition, beginning).build()).items().stream();
    }

    /** The last of them. */
    public static Optional<Map<String, AttributeValue>> last(
            DynamoDbClient dynamoDb, String table, String partition, String beginning) {
        return dynamoDb
                .query(within(table, partition, beginning)
                        .scanIndexForward(false)
                        .limit(1)
                        .build())
                .items()
                .stream()
                .findFirst();
    }

    /**
     * Writes an item, unless there is one with its key.
     *
     * @return the one that is there and stays as it is; empty if this one is written
     */
    public static Optional<Map<String, AttributeValue>> putNew(
            DynamoDbClient dynamoDb, String table, Map<String, AttributeValue> item) {
        try {
            dynamoDb.putItem(put -> put.tableName(table)
                    .item(item)
                    .conditionExpression("attribute_not_exists(pk)")
                    .returnValuesOnConditionCheckFailure(ReturnValuesOnConditionCheckFailure.ALL_OLD));
            return Optional.empty();
        } catch (ConditionalCheckFailedException e) {
            return Optional.of(e.item());
        }
    }

    /** A query for the items of a partition whose sort keys begin so, all of them where the beginning is empty. */
    public static QueryRequest.Builder within(String table, String partition, String beginning) {
        QueryRequest.Builder query = QueryRequest.builder().tableName(table).consistentRead(true);
        return beginning.isEmpty()
                ? query.keyConditionExpression("pk = :partition")
                        .expressionAttributeValues(Map.of(":partition", text(partition)))
                : query.keyConditionExpression("pk = :partition AND begins_with(sk, :beginning)")
                        .expressionAttributeValues(
                                Map.of(":partition", text(partition), ":beginning", text(beginning)));
    }
}
