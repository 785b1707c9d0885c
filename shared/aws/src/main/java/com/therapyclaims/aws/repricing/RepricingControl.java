package com.therapyclaims.aws.repricing;

import static com.therapyclaims.aws.Attributes.number;
import static com.therapyclaims.aws.Attributes.text;

import com.therapyclaims.aws.Table;
import com.therapyclaims.aws.callers.Role;
import com.therapyclaims.aws.repricing.RepricingItems.Run;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Map;
import java.util.Optional;
import java.util.function.Consumer;

/**
 * Pauses and resumes repricings. While one is paused its messages are taken from the queues and nothing is done for them;
 * resuming it sends every chunk that is not done again, those in the dead-letter queue too.
 */
public final class RepricingControl {
    private final Table table;
    private final Repricings repricings;
    private final RepricingPlanQueue plans;
    private final Clock clock;

    /** Controls the repricings in this table. */
    public RepricingControl(Table table, Repricings repricings, RepricingPlanQueue plans, Clock clock) {
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

    /** If somebody else did the same at the same time, it is done. */
    private void pause(Run run) {
        table.updateIf(
                RepricingItems.runKey(run.plan()),
                update -> update.updateExpression("SET pausedSince = :now")
                        .conditionExpression("attribute_exists(pk) AND attribute_not_exists(pausedSince)")
                        .expressionAttributeValues(
                                Map.of(":now", text(clock.instant().toString()))));
    }

    /** As {@link #pause(Run)}. */
    private void endPause(Run run, Instant since) {
        table.updateIf(
                RepricingItems.runKey(run.plan()),
                update -> update.updateExpression("REMOVE pausedSince ADD pausedSeconds :seconds")
                        .conditionExpression("pausedSince = :since")
                        .expressionAttributeValues(Map.of(
                                ":since", text(since.toString()),
                                ":seconds",
                                        number(Duration.between(since, clock.instant())
                                                .toSeconds()))));
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
