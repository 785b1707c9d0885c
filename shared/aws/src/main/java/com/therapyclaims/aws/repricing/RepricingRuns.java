package com.therapyclaims.aws.repricing;

import com.therapyclaims.aws.Table;
import com.therapyclaims.aws.repricing.RepricingItems.Run;
import com.therapyclaims.domain.repricing.RepricingPlan;
import com.therapyclaims.domain.schedules.ScheduleVersion;
import java.time.Duration;
import java.time.Instant;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Pattern;
import software.amazon.awssdk.services.dynamodb.model.AttributeValue;

/** The runs of repricings, each as a whole: whether it has begun, and how far its planning is. */
final class RepricingRuns {
    private static final Pattern ID =
            Pattern.compile("(.{1,80}?)-([0-9]{4}-[0-9]{2}-[0-9]{2}-[0-9a-f]{16}(-[0-9]{1,4})?)");

    private final Table table;

    RepricingRuns(Table table) {
        this.table = table;
    }

    /** Begins a repricing, or finds it begun. */
    Run begin(RepricingPlan plan, ScheduleVersion version, Instant now, Duration secondLookAfter) {
        Run begun = Run.begun(plan, version, now, secondLookAfter);
        return table.putNew(RepricingItems.runItem(begun))
                .map(RepricingItems::run)
                .orElse(begun);
    }

    /** The repricing, once it has begun. */
    Optional<Run> find(RepricingPlan plan) {
        return table.get(RepricingItems.runKey(plan)).map(RepricingItems::run);
    }

    /** Medicare's runs are everybody's; those of a practice's own schedules are looked up in its own area alone. */
    Optional<Run> seenBy(String practiceId, String id) {
        var parts = ID.matcher(id);
        if (!parts.matches()) {
            return Optional.empty();
        }
        String scheduleId = parts.group(1);
        String version = parts.group(2);
        return find(new RepricingPlan(scheduleId, version, Optional.empty()))
                .or(() -> find(new RepricingPlan(scheduleId, version, Optional.of(practiceId))));
    }

    /** Notes that every claim is in a chunk. */
    void finishPlanning(RepricingPlan plan) {
        table.update(
                RepricingItems.runKey(plan),
                update -> update.updateExpression("SET planned = :yes")
                        .expressionAttributeValues(Map.of(":yes", AttributeValue.fromBool(true))));
    }

    /** Notes that every claim that the second look found is in a chunk. */
    void finishSecondLook(RepricingPlan plan) {
        table.update(
                RepricingItems.runKey(plan),
                update -> update.updateExpression("REMOVE " + RepricingItems.LOOKS_AGAIN_AT));
    }
}
