package com.therapyclaims.aws.claims;

import static com.therapyclaims.aws.Attributes.flag;
import static com.therapyclaims.aws.Attributes.required;
import static com.therapyclaims.aws.Attributes.text;

import com.therapyclaims.domain.claims.ClaimStanding;
import com.therapyclaims.domain.claims.ClaimStatus;
import java.util.Map;
import software.amazon.awssdk.services.dynamodb.model.AttributeValue;

/** Where a claim stands, among the attributes of an item. */
final class StandingAttributes {
    private static final String HELD = "held";
    private static final String LEGAL_HOLD = "legalHold";

    private StandingAttributes() {}

    static void putInto(Map<String, AttributeValue> item, ClaimStanding standing) {
        item.put("status", text(standing.status().name()));
        item.put(HELD, AttributeValue.fromBool(standing.held()));
        item.put(LEGAL_HOLD, AttributeValue.fromBool(standing.legalHold()));
    }

    /** Items of before there were holds have none. */
    static ClaimStanding read(Map<String, AttributeValue> item) {
        return new ClaimStanding(
                ClaimStatus.valueOf(required(item, "status")), flag(item, HELD), flag(item, LEGAL_HOLD));
    }
}
