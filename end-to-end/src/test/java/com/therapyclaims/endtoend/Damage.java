package com.therapyclaims.endtoend;

import java.util.Map;
import software.amazon.awssdk.core.SdkBytes;
import software.amazon.awssdk.services.dynamodb.DynamoDbClient;
import software.amazon.awssdk.services.dynamodb.model.AttributeValue;
import software.amazon.awssdk.services.dynamodb.model.ReturnValue;

/** A claim of the practice {@code demo} whose archived revision cannot be read. */
final class Damage {
    private final DynamoDbClient dynamoDb;
    private final Map<String, AttributeValue> key;
    private final AttributeValue whole;

    private Damage(DynamoDbClient dynamoDb, String claimId, int revision) {
        this.dynamoDb = dynamoDb;
        this.key = Map.of(
                "pk", AttributeValue.fromS("PRACTICE#demo#CLAIM#" + claimId),
                "sk", AttributeValue.fromS("REV#%08d".formatted(revision)));
        this.whole = replaceBy(AttributeValue.fromB(SdkBytes.fromUtf8String("torn")));
    }

    /** Damages the latest revision. */
    static Damage to(String claimId, DynamoDbClient dynamoDb) {
        return new Damage(dynamoDb, claimId, ClaimsTable.read(dynamoDb).revision(claimId));
    }

    /** Puts back what stood there. */
    void mend() {
        replaceBy(whole);
    }

    private AttributeValue replaceBy(AttributeValue decision) {
        return dynamoDb.updateItem(update -> update.tableName("ClaimsTable")
                        .key(key)
                        .conditionExpression("attribute_exists(pk)")
                        .updateExpression("SET decision = :decision")
                        .expressionAttributeValues(Map.of(":decision", decision))
                        .returnValues(ReturnValue.UPDATED_OLD))
                .attributes()
                .get("decision");
    }
}
