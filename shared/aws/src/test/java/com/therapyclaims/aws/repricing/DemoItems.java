package com.therapyclaims.aws.repricing;

import com.therapyclaims.aws.Attributes;
import com.therapyclaims.aws.Table;
import com.therapyclaims.domain.repricing.RepricingPlan;
import java.util.Map;
import software.amazon.awssdk.services.dynamodb.model.AttributeValue;
import software.amazon.awssdk.services.dynamodb.model.ReturnValue;

/** Items of the practice {@code demo}, for tests that look at them or damage them. */
record DemoItems(Table claims) {
    /** The practice's share of a repricing. */
    Map<String, AttributeValue> share(RepricingPlan plan) {
        var run = new RepricingRuns(claims).find(plan).orElseThrow();
        return claims.get(RepricingItems.shareKey("demo", run)).orElseThrow();
    }

    /** Puts something else where the decision of a claim's first revision stood, and says what that was. */
    AttributeValue replaceDecision(String claimId, AttributeValue decision) {
        return replaceDecision(claimId, 1, decision);
    }

    /** Puts something else where the decision of a claim's revision stood, and says what that was. */
    AttributeValue replaceDecision(String claimId, int revision, AttributeValue decision) {
        return claims.update(
                        Attributes.key("PRACTICE#demo#CLAIM#" + claimId, "REV#%08d".formatted(revision)),
                        update -> update.updateExpression("SET decision = :decision")
                                .expressionAttributeValues(Map.of(":decision", decision))
                                .returnValues(ReturnValue.UPDATED_OLD))
                .get("decision");
    }
}
