package com.therapyclaims.aws.repricing;

import com.therapyclaims.domain.repricing.RepricingPlan;
import java.util.Map;
import software.amazon.awssdk.services.dynamodb.DynamoDbClient;
import software.amazon.awssdk.services.dynamodb.model.AttributeValue;
import software.amazon.awssdk.services.dynamodb.model.ReturnValue;

/** Items of the practice {@code demo}, for tests that look at them or damage them. */
record DemoItems(DynamoDbClient dynamoDb, String claims) {
    /** The practice's share of a repricing. */
    Map<String, AttributeValue> share(RepricingPlan plan) {
        var run = new RepricingRuns(dynamoDb, claims).find(plan).orElseThrow();
        return dynamoDb.getItem(get -> get.tableName(claims).key(RepricingItems.shareKey("demo", run)))
                .item();
    }

    /** Puts something else where the decision of a claim's first revision stood, and says what that was. */
    AttributeValue replaceDecision(String claimId, AttributeValue decision) {
        return replaceDecision(claimId, 1, decision);
    }

    /** Puts something else where the decision of a claim's revision stood, and says what that was. */
    AttributeValue replaceDecision(String claimId, int revision, AttributeValue decision) {
        return dynamoDb.updateItem(update -> update.tableName(claims)
                        .key(Map.of(
                                "pk", AttributeValue.fromS("PRACTICE#demo#CLAIM#" + claimId),
                                "sk", AttributeValue.fromS("REV#%08d".formatted(revision))))
                        .updateExpression("SET decision = :decision")
                        .expressionAttributeValues(Map.of(":decision", decision))
                        .returnValues(ReturnValue.UPDATED_OLD))
                .attributes()
                .get("decision");
    }
}
