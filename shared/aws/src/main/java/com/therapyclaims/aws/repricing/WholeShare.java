package com.therapyclaims.aws.repricing;

import static com.therapyclaims.aws.Attributes.count;

import com.therapyclaims.aws.Table;
import com.therapyclaims.aws.repricing.RepricingItems.Run;
import com.therapyclaims.domain.repricing.Repricing;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import java.util.stream.Collectors;
import software.amazon.awssdk.services.dynamodb.model.AttributeValue;
import software.amazon.awssdk.services.dynamodb.model.ConditionCheck;

/**
 * What a repricing is to the practice as it was read; without an item it met no claim of the practice.
 *
 * @param place its key
 */
record WholeShare(Map<String, AttributeValue> place, Map<String, AttributeValue> item) {
    private static final List<String> COUNTS = List.of(
            "total",
            "done",
            "failed",
            RepricingItems.AGAIN_TOTAL,
            RepricingItems.AGAIN_DONE,
            RepricingItems.AGAIN_FAILED);

    /** The practice's of a run. */
    static WholeShare read(Table table, String practiceId, Run run) {
        Map<String, AttributeValue> place = RepricingItems.shareKey(practiceId, run);
        return new WholeShare(place, table.get(place).orElse(Map.of()));
    }

    /** Whether every claim is done, and once more where it has to be, and none has failed. */
    boolean isWhole() {
        Repricing.Again again = RepricingItems.again(item);
        return count(item, "done") == count(item, "total")
                && count(item, "failed") == 0
                && again.done() == again.total()
                && again.failed() == 0;
    }

    /** The condition that it is so still. */
    ConditionCheck stands(Table table) {
        ConditionCheck.Builder check =
                ConditionCheck.builder().tableName(table.name()).key(place);
        if (item.isEmpty()) {
            return check.conditionExpression("attribute_not_exists(pk)").build();
        }
        Map<String, AttributeValue> values =
                COUNTS.stream().filter(item::containsKey).collect(Collectors.toMap(name -> ":" + name, item::get));
        return check.conditionExpression(COUNTS.stream()
                        .map(name -> item.containsKey(name)
                                ? "#%1$s = :%1$s".formatted(name)
                                : "attribute_not_exists(#%s)".formatted(name))
                        .collect(Collectors.joining(" AND ")))
                // One of them is a word DynamoDB reserves.
                .expressionAttributeNames(
                        COUNTS.stream().collect(Collectors.toMap(name -> "#" + name, Function.identity())))
                .expressionAttributeValues(values)
                .build();
    }
}
