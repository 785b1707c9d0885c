package com.therapyclaims.aws;

import static com.therapyclaims.aws.Attributes.text;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Consumer;
import java.util.stream.Stream;
import software.amazon.awssdk.services.dynamodb.DynamoDbClient;
import software.amazon.awssdk.services.dynamodb.model.AttributeValue;
import software.amazon.awssdk.services.dynamodb.model.BatchGetItemRequest;
import software.amazon.awssdk.services.dynamodb.model.ConditionalCheckFailedException;
import software.amazon.awssdk.services.dynamodb.model.GetItemRequest;
import software.amazon.awssdk.services.dynamodb.model.KeysAndAttributes;
import software.amazon.awssdk.services.dynamodb.model.PutItemRequest;
import software.amazon.awssdk.services.dynamodb.model.QueryRequest;
import software.amazon.awssdk.services.dynamodb.model.QueryResponse;
import software.amazon.awssdk.services.dynamodb.model.ReturnValuesOnConditionCheckFailure;
import software.amazon.awssdk.services.dynamodb.model.ScanRequest;
import software.amazon.awssdk.services.dynamodb.model.UpdateItemRequest;

/**
 * A table of DynamoDB's. Its items are read as they stand at this moment, those of its indexes as they stood a moment ago; an
 * item is written by itself here, several together by {@link Transactions}.
 *
 * @param name what DynamoDB knows the table by
 */
public record Table(DynamoDbClient dynamoDb, String name) {
    /** DynamoDB takes so many keys in one request. */
    private static final int KEYS_A_BATCH = 100;

    /** The item with this key, if there is one. */
    public Optional<Map<String, AttributeValue>> get(Map<String, AttributeValue> key) {
        Map<String, AttributeValue> item = dynamoDb.getItem(GetItemRequest.builder()
                        .tableName(name)
                        .key(key)
                        .consistentRead(true)
                        .build())
                .item();
        return item.isEmpty() ? Optional.empty() : Optional.of(item);
    }

    /** Those of the items with these keys that there are, in any order. */
    public List<Map<String, AttributeValue>> all(List<Map<String, AttributeValue>> keys) {
        return all(keys, true);
    }

    /**
     * The same.
     *
     * @param consistent whether what was written a moment ago is to be seen; a read without costs half
     */
    public List<Map<String, AttributeValue>> all(List<Map<String, AttributeValue>> keys, boolean consistent) {
        List<Map<String, AttributeValue>> found = new ArrayList<>(keys.size());
        for (int start = 0; start < keys.size(); start += KEYS_A_BATCH) {
            KeysAndAttributes wanted = KeysAndAttributes.builder()
                    .keys(keys.subList(start, Math.min(keys.size(), start + KEYS_A_BATCH)))
                    .consistentRead(consistent)
                    .build();
            dynamoDb
                    .batchGetItemPaginator(BatchGetItemRequest.builder()
                            .requestItems(Map.of(name, wanted))
                            .build())
                    .stream()
                    .forEach(page -> found.addAll(page.responses().getOrDefault(name, List.of())));
        }
        return found;
    }

    /** The items of a partition in the order of their sort keys, read as they are asked for. */
    public Stream<Map<String, AttributeValue>> in(String partition) {
        return in(partition, "");
    }

    /** Those of them whose sort keys begin so. */
    public Stream<Map<String, AttributeValue>> in(String partition, String beginning) {
        return items(within(partition, beginning));
    }

    /** The last of them. */
    public Optional<Map<String, AttributeValue>> last(String partition, String beginning) {
        return first(within(partition, beginning).scanIndexForward(false));
    }

    /** A query for the items of a partition whose sort keys begin so, all of them where the beginning is empty. */
    public QueryRequest.Builder within(String partition, String beginning) {
        return beginning.isEmpty()
                ? query().keyConditionExpression("pk = :partition")
                        .expressionAttributeValues(Map.of(":partition", text(partition)))
                : query().keyConditionExpression("pk = :partition AND begins_with(sk, :beginning)")
                        .expressionAttributeValues(
                                Map.of(":partition", text(partition), ":beginning", text(beginning)));
    }

    /** A query for the items of a partition from one sort key through another. */
    public QueryRequest.Builder between(String partition, String from, String through) {
        return query().keyConditionExpression("pk = :partition AND sk BETWEEN :from AND :through")
                .expressionAttributeValues(
                        Map.of(":partition", text(partition), ":from", text(from), ":through", text(through)));
    }

    /** A query of the table that is to be told what for. */
    public QueryRequest.Builder query() {
        return QueryRequest.builder().tableName(name).consistentRead(true);
    }

    /** A query of one of its indexes that is to be told what for. */
    public QueryRequest.Builder index(String index) {
        return QueryRequest.builder().tableName(name).indexName(index);
    }

    /** All that a query finds, read as it is asked for. */
    public Stream<Map<String, AttributeValue>> items(QueryRequest.Builder query) {
        return dynamoDb.queryPaginator(query.build()).items().stream();
    }

    /** The first that a query finds. */
    public Optional<Map<String, AttributeValue>> first(QueryRequest.Builder query) {
        return page(query.limit(1)).items().stream().findFirst();
    }

    /** The first piece of what a query finds: up to its limit, or up to a megabyte of what it reads. */
    public QueryResponse page(QueryRequest.Builder query) {
        return dynamoDb.query(query.build());
    }

    /** Those of all items that the condition holds for. Reads the whole table: for small ones, and for what is rare. */
    public Stream<Map<String, AttributeValue>> scan(String condition, Map<String, AttributeValue> values) {
        return dynamoDb
                .scanPaginator(ScanRequest.builder()
                        .tableName(name)
                        .filterExpression(condition)
                        .expressionAttributeValues(values)
                        .consistentRead(true)
                        .build())
                .items()
                .stream();
    }

    /** Writes an item, in place of one with its key. */
    public void put(Map<String, AttributeValue> item) {
        dynamoDb.putItem(PutItemRequest.builder().tableName(name).item(item).build());
    }

    /**
     * Writes an item, unless there is one with its key.
     *
     * @return the one that is there and stays as it is; empty if this one is written
     */
    public Optional<Map<String, AttributeValue>> putNew(Map<String, AttributeValue> item) {
        try {
            dynamoDb.putItem(PutItemRequest.builder()
                    .tableName(name)
                    .item(item)
                    .conditionExpression("attribute_not_exists(pk)")
                    .returnValuesOnConditionCheckFailure(ReturnValuesOnConditionCheckFailure.ALL_OLD)
                    .build());
            return Optional.empty();
        } catch (ConditionalCheckFailedException e) {
            return Optional.of(e.item());
        }
    }

    /**
     * Changes the item with this key.
     *
     * @return what the change asks to be told of it
     * @throws ConditionalCheckFailedException if the change has a condition that does not hold
     */
    public Map<String, AttributeValue> update(
            Map<String, AttributeValue> key, Consumer<UpdateItemRequest.Builder> change) {
        UpdateItemRequest.Builder update =
                UpdateItemRequest.builder().tableName(name).key(key);
        change.accept(update);
        return dynamoDb.updateItem(update.build()).attributes();
    }

    /** Changes the item with this key where the condition holds that the change has, and leaves it as it is where not. */
    public void updateIf(Map<String, AttributeValue> key, Consumer<UpdateItemRequest.Builder> change) {
        try {
            update(key, change);
        } catch (ConditionalCheckFailedException e) {
            return;
        }
    }
}
