package com.therapyclaims.aws.claims;

import static com.therapyclaims.aws.Attributes.number;
import static com.therapyclaims.aws.Attributes.required;
import static com.therapyclaims.aws.Attributes.text;

import com.therapyclaims.aws.ItemFormat;
import com.therapyclaims.aws.Table;
import com.therapyclaims.domain.claims.IdempotencyKey;
import java.time.Duration;
import java.time.Instant;
import java.util.HashMap;
import java.util.Map;
import software.amazon.awssdk.services.dynamodb.model.AttributeValue;
import software.amazon.awssdk.services.dynamodb.model.Put;
import software.amazon.awssdk.services.dynamodb.model.ReturnValuesOnConditionCheckFailure;

/**
 * How a request is recognised by its caller's key: the key is written in the transaction of what the request does and
 * refers to it, so no request is ever half done, and one that comes again is told what the first one did.
 */
public final class RememberedRequest {
    /** How long a key is known. */
    static final Duration KEPT = Duration.ofDays(30);

    private RememberedRequest() {}

    /**
     * The write that makes a request recognised. Where the key is known already, the cancelled transaction's reason holds
     * its item.
     *
     * @param reference to what the request made
     */
    public static Put put(
            Table table, String practiceId, IdempotencyKey key, Map<String, AttributeValue> reference, Instant now) {
        Map<String, AttributeValue> item = new HashMap<>(ClaimKeys.idempotency(practiceId, key));
        item.putAll(reference);
        ItemFormat.putInto(item);
        item.put("payloadHash", text(key.payloadHash()));
        item.put("expiresAt", number(now.plus(KEPT).getEpochSecond()));
        return Put.builder()
                .tableName(table.name())
                .item(item)
                // Expired items linger until DynamoDB gets to them: compare, do not rely on deletion.
                .conditionExpression("attribute_not_exists(pk) OR expiresAt < :now")
                .expressionAttributeValues(Map.of(":now", number(now.getEpochSecond())))
                .returnValuesOnConditionCheckFailure(ReturnValuesOnConditionCheckFailure.ALL_OLD)
                .build();
    }

    /** Where a request with this key is remembered. */
    public static Map<String, AttributeValue> place(String practiceId, IdempotencyKey key) {
        return ClaimKeys.idempotency(practiceId, key);
    }

    /** Whether what was read there, which may be nothing, is remembered still. */
    public static boolean isKnown(Map<String, AttributeValue> item, Instant now) {
        return !item.isEmpty() && Long.parseLong(item.get("expiresAt").n()) >= now.getEpochSecond();
    }

    /** Whether the key's item is of the same request, and not of another one under the same key. */
    public static boolean isOf(IdempotencyKey key, Map<String, AttributeValue> item) {
        return required(item, "payloadHash").equals(key.payloadHash());
    }
}
