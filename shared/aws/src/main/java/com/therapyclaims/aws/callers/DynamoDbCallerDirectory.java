package com.therapyclaims.aws.callers;

import com.therapyclaims.aws.ItemFormat;
import com.therapyclaims.aws.Table;
import java.time.Instant;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import software.amazon.awssdk.services.dynamodb.model.AttributeValue;
import software.amazon.awssdk.services.dynamodb.model.ConditionalCheckFailedException;
import software.amazon.awssdk.services.dynamodb.model.ReturnValue;

/**
 * The callers table: one item a key, {@code pk = KEY#<SHA-256 of the key>}. The key itself is nowhere.
 *
 * <p>Reads are consistent, so that a revoked key opens nothing from the next read on. API Gateway remembers an answer of
 * the authorizer for its own time to live beyond that.
 */
public final class DynamoDbCallerDirectory implements CallerDirectory {
    private static final String PARTITION_KEY = "pk";
    private static final String KEY_PREFIX = "KEY#";
    private static final String PRACTICE = "practiceId";
    private static final String ROLE = "role";
    private static final String NAME = "name";
    private static final String CREATED_AT = "createdAt";
    private static final String EXPIRES_AT = "expiresAt";
    private static final String REVOKED = "revoked";

    private final Table table;

    /** The directory in this table. */
    public DynamoDbCallerDirectory(Table table) {
        this.table = table;
    }

    @Override
    public Optional<Caller> find(ApiKey key) {
        // The look-up compares hashes, about which a caller can learn nothing useful by timing; the item's own is
        // compared once more in constant time, so that no change of the look-up can make that matter.
        return table.get(keyOf(key.hash()))
                .filter(found -> key.matches(found.get(PARTITION_KEY).s().substring(KEY_PREFIX.length())))
                .map(DynamoDbCallerDirectory::caller);
    }

    @Override
    public Optional<Caller> register(ApiKey key, Caller caller) {
        return table.putNew(item(key, caller)).map(DynamoDbCallerDirectory::caller);
    }

    /** The operator asks for this once in a while and the table is small: an index would cost every write. */
    @Override
    public List<Registered> ofPractice(String practiceId) {
        return table.scan("practiceId = :practice", Map.of(":practice", AttributeValue.fromS(practiceId)))
                .map(DynamoDbCallerDirectory::registered)
                .sorted(Comparator.comparing(key -> key.caller().createdAt()))
                .toList();
    }

    @Override
    public Optional<Registered> byId(String keyId) {
        return table.get(keyOf(keyId)).map(DynamoDbCallerDirectory::registered);
    }

    @Override
    public Optional<Registered> revoke(String keyId) {
        return update(keyId, "SET revoked = :value", AttributeValue.fromBool(true));
    }

    @Override
    public Optional<Registered> endBy(String keyId, Instant moment) {
        Optional<Registered> key = byId(keyId);
        if (key.flatMap(found -> found.caller().expiresAt())
                .filter(expiry -> !expiry.isAfter(moment))
                .isPresent()) {
            return key;
        }
        return update(keyId, "SET expiresAt = :value", AttributeValue.fromS(moment.toString()));
    }

    private Optional<Registered> update(String keyId, String change, AttributeValue value) {
        try {
            return Optional.of(registered(table.update(
                    keyOf(keyId),
                    update -> update.updateExpression(change)
                            .conditionExpression("attribute_exists(pk)")
                            .expressionAttributeValues(Map.of(":value", value))
                            .returnValues(ReturnValue.ALL_NEW))));
        } catch (ConditionalCheckFailedException unknown) {
            return Optional.empty();
        }
    }

    private static Map<String, AttributeValue> keyOf(String keyId) {
        return Map.of(PARTITION_KEY, AttributeValue.fromS(KEY_PREFIX + keyId));
    }

    private static Registered registered(Map<String, AttributeValue> item) {
        return new Registered(item.get(PARTITION_KEY).s().substring(KEY_PREFIX.length()), caller(item));
    }

    private static Map<String, AttributeValue> item(ApiKey key, Caller caller) {
        Map<String, AttributeValue> item = new HashMap<>();
        item.put(PARTITION_KEY, AttributeValue.fromS(KEY_PREFIX + key.hash()));
        ItemFormat.putInto(item);
        item.put(PRACTICE, AttributeValue.fromS(caller.practiceId()));
        item.put(ROLE, AttributeValue.fromS(caller.role().value()));
        item.put(NAME, AttributeValue.fromS(caller.name()));
        item.put(CREATED_AT, AttributeValue.fromS(caller.createdAt().toString()));
        caller.expiresAt().ifPresent(expiry -> item.put(EXPIRES_AT, AttributeValue.fromS(expiry.toString())));
        item.put(REVOKED, AttributeValue.fromBool(caller.revoked()));
        return item;
    }

    /** An item whose role is none of ours is a fault of the table; nobody is let in on it. */
    private static Caller caller(Map<String, AttributeValue> item) {
        return new Caller(
                item.get(PRACTICE).s(),
                Role.named(item.get(ROLE).s())
                        .orElseThrow(() -> new IllegalStateException("a caller's role is unknown")),
                item.get(NAME).s(),
                Instant.parse(item.get(CREATED_AT).s()),
                Optional.ofNullable(item.get(EXPIRES_AT)).map(AttributeValue::s).map(Instant::parse),
                item.get(REVOKED).bool());
    }
}
