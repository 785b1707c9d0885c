package com.therapyclaims.aws.claims;

import static com.therapyclaims.aws.Attributes.required;
import static com.therapyclaims.aws.Attributes.text;

import com.therapyclaims.aws.Table;
import java.time.LocalDate;
import java.time.YearMonth;
import java.util.List;
import java.util.Map;
import software.amazon.awssdk.services.dynamodb.model.QueryRequest;

/** The ids of a practice's claims of a day, as the {@code by-date-of-service} index has them: a moment old. */
record ClaimsOfDay(Table table, String practiceId) {
    /** Those in one of the shards of the day's month, in which nothing of another practice is read. */
    List<String> inShard(LocalDate day, int shard) {
        QueryRequest.Builder request = table.index("by-date-of-service")
                .keyConditionExpression("dosPk = :shard AND begins_with(dosSk, :day)")
                .projectionExpression("pk")
                .expressionAttributeValues(Map.of(
                        ":shard", text(ClaimKeys.month(YearMonth.from(day), shard)),
                        ":day", text(ClaimKeys.dayOfPractice(day, practiceId))));
        return table.items(request)
                .map(item -> ClaimKeys.claimId(required(item, "pk")))
                .toList();
    }
}
