package com.therapyclaims.aws.repricing;

import static com.therapyclaims.aws.Attributes.number;
import static com.therapyclaims.aws.Attributes.text;

import com.therapyclaims.aws.callers.Role;
import com.therapyclaims.aws.repricing.RepricingItems.Run;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Map;
import java.util.Optional;
import java.util.function.Consumer;
import software.amazon.awssdk.services.dynamodb.DynamoDbClient;
import software.amazon.awssdk.services.dynamodb.model.ConditionalCheckFailedException;

/**
 * Pauses and resumes repricings. While one is paused its messages are taken from the queues and nothing is done for them;
 * resuming it sends every chunk that is not done again, those in the dead-letter queue too.
 */
public final class RepricingControl {
    private final DynamoDbClient dynamoDb;
    private final String table;
    private final Repricings repricings;
    private final RepricingPlanQueue plans;
    private final Clock clock;

    /** Controls the repricings in the named table. */
    public RepricingControl(
            DynamoDbClient dynamoDb, String table, Repricings repricings, RepricingPlanQueue plans, Clock clock) {
        this.dynamoDb = dynamoDb;
        this.table = table;
        this.repricings = repricings;
        this.plans = plans;
        this.clock = clock;
    }

    /** Pauses a repricing; a paused one stays so. Workers notice within seconds and hand back what they have not done. */
    public Outcome pause(String practiceId, Role by, String id) {
        return withRun(practiceId, by, id, this::pause);
    }

    /** Goes on with a repricing, also with one that nobody paused. */
    public Outcome resume(String practiceId, Role by, String id) {
        return withRun(practiceId, by, id, run -> {
            run.pausedSince().ifPresent(since -> endPause(run, since));
            plans.again(run.plan());
        });
    }

    private Outcome withRun(String practiceId, Role by, String id, Consumer<Run> action) {
        Optional<Run> run = repricings.runSeenBy(practiceId, id);
        if (run.isEmpty()) {
            return Outcome.NOT_FOUND;
        }
        if (run.get().plan().practiceId().isEmpty() && by != Role.PLATFORM_OPERATOR) {
            return Outcome.NOT_YOURS;
        }
        action.accept(run.get());
        return Outcome.DONE;
    }

    private void pause(Run run) {
        unlessOutrun(() -> dynamoDb.updateItem(update -> update.tableName(table)
                .key(RepricingItems.runKey(run.plan()))
                .updateExpression("SET pausedSince = :now")
                .conditionExpression("attribute_exists(pk) AND attribute_not_exists(pausedSince)")
                .expressionAttributeValues(Map.of(":now", text(clock.instant().toString())))));
    }

    private void endPause(Run run, Instant since) {
        unlessOutrun(() -> dynamoDb.updateItem(update -> update.tableName(table)
                .key(RepricingItems.runKey(run.plan()))
                .updateExpression("REMOVE pausedSince ADD pausedSeconds :seconds")
                .conditionExpression("pausedSince = :since")
                .expressionAttributeValues(Map.of(
                        ":since", text(since.toString()),
                        ":seconds",
                                number(Duration.between(since, clock.instant()).toSeconds())))));
    }

    /** Somebody else did the same at the same time: then it is done. */
    private static void unlessOutrun(Runnable write) {
        try {
            write.run();
        } catch (ConditionalCheckFailedException e) {
            return;
        }
    }

    /** What became of it. */
    public enum Outcome {
        DONE,
        /** There is no such repricing for the caller. */
        NOT_FOUND,
        /** It is everybody's: the platform operator's to hold up. */
        NOT_YOURS
    }
}
