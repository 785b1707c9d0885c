package com.therapyclaims.aws.repricing;

import static com.therapyclaims.aws.Attributes.text;

import com.therapyclaims.aws.Attributes;
import com.therapyclaims.aws.ItemFormat;
import com.therapyclaims.aws.Table;
import java.time.Instant;
import java.util.Map;
import java.util.Optional;
import software.amazon.awssdk.services.dynamodb.model.AttributeValue;
import software.amazon.awssdk.services.dynamodb.model.ConditionCheck;

/**
 * The mark of a practice that each delivery of its chunks sets before it reads what was told of claims and which lists are
 * signed. A list is signed on condition that the mark is what it was before the list was read: then no delivery has taken
 * a claim of it over that knew of no signature, and each that comes later knows of this one.
 */
final class WorkMark {
    private static final String DELIVERIES = "deliveries";
    private static final String AT_WORK_UNTIL = "atWorkUntil";

    private final Table table;
    private final Map<String, AttributeValue> key;
    private final Map<String, AttributeValue> item;

    private WorkMark(Table table, Map<String, AttributeValue> key, Map<String, AttributeValue> item) {
        this.table = table;
        this.key = key;
        this.item = item;
    }

    /** Sets it. */
    static void set(Table table, String practiceId, Instant now) {
        table.update(
                key(practiceId),
                update -> update.updateExpression(
                                "ADD deliveries :one SET atWorkUntil = :until, formatVersion = :format")
                        .expressionAttributeValues(Map.of(
                                ":one", Attributes.number(1),
                                ":until",
                                        text(now.plus(RepricingWorker.LONGEST_DELIVERY)
                                                .toString()),
                                ":format", ItemFormat.written())));
    }

    /** The practice's as it stands. */
    static WorkMark read(Table table, String practiceId) {
        return new WorkMark(table, key(practiceId), table.get(key(practiceId)).orElse(Map.of()));
    }

    /** Until when a delivery may be at work; empty if none is. */
    Optional<Instant> atWorkAfter(Instant now) {
        return Attributes.optional(item, AT_WORK_UNTIL).map(Instant::parse).filter(until -> until.isAfter(now));
    }

    /** The condition that nobody has set it since. */
    ConditionCheck stands() {
        ConditionCheck.Builder check =
                ConditionCheck.builder().tableName(table.name()).key(key);
        return item.isEmpty()
                ? check.conditionExpression("attribute_not_exists(pk)").build()
                : check.conditionExpression(DELIVERIES + " = :deliveries")
                        .expressionAttributeValues(Map.of(":deliveries", item.get(DELIVERIES)))
                        .build();
    }

    private static Map<String, AttributeValue> key(String practiceId) {
        return Attributes.key("PRACTICE#" + practiceId + "#REBILL", "WORK");
    }
}
