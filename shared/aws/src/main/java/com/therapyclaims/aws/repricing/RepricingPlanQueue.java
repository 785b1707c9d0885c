package com.therapyclaims.aws.repricing;

import com.therapyclaims.aws.events.MalformedEventException;
import com.therapyclaims.aws.events.MessageFields;
import com.therapyclaims.domain.repricing.RepricingPlan;
import java.io.UncheckedIOException;
import java.time.Duration;
import java.util.Optional;
import software.amazon.awssdk.services.sqs.SqsClient;

/** The queue of versions whose claims are to be repriced. */
public final class RepricingPlanQueue {
    /** Longer than any function takes to decide and archive a claim. */
    public static final Duration SECOND_LOOK_AFTER = Duration.ofSeconds(90);

    /** Lambda lets no function run longer, and SQS lets no message wait longer. */
    private static final Duration LONGEST_PLANNING = Duration.ofMinutes(15);

    private final SqsClient sqs;
    private final String queueUrl;
    private final Duration secondLookAfter;

    /** The queue at the given address. */
    public RepricingPlanQueue(SqsClient sqs, String queueUrl) {
        this(sqs, queueUrl, SECOND_LOOK_AFTER);
    }

    /**
     * The queue at the given address.
     *
     * @param secondLookAfter how long a second look waits; it finds what takes less to be decided and archived
     */
    public RepricingPlanQueue(SqsClient sqs, String queueUrl, Duration secondLookAfter) {
        this.sqs = sqs;
        this.queueUrl = queueUrl;
        this.secondLookAfter = secondLookAfter;
    }

    /**
     * Asks for a repricing, and for a second look after a while. Asking twice for the same version is asking once.
     *
     * <p>The second look is for claims that were being decided with the older tables while the version was published:
     * they may be archived after the first.
     */
    public void send(RepricingPlan plan) {
        again(plan);
        secondLook(plan);
    }

    /** Asks to go on with a repricing: what is not planned is planned, and what is not done is handed out once more. */
    public void again(RepricingPlan plan) {
        send(new Request(plan, false, Optional.empty()), Duration.ZERO);
    }

    /** Asks for the second look, after a while. */
    public void secondLook(RepricingPlan plan) {
        send(new Request(plan, true, Optional.empty()), secondLookAfter);
    }

    /** Hands back what a planner had no time for. */
    public void rest(Request rest) {
        send(rest, Duration.ZERO);
    }

    /** Asks again when whoever is planning now has ended, be it that he was done. */
    public void afterAnother(Request request) {
        send(request, LONGEST_PLANNING);
    }

    private void send(Request request, Duration delay) {
        sqs.sendMessage(message ->
                message.queueUrl(queueUrl).delaySeconds((int) delay.toSeconds()).messageBody(write(request)));
    }

    /**
     * Reads a message of this queue.
     *
     * @throws UncheckedIOException if it is no JSON
     * @throws MalformedEventException if it lacks what it is about
     */
    public static Request read(String message) {
        MessageFields fields = MessageFields.read(message);
        return new Request(
                new RepricingPlan(
                        fields.required("scheduleId"), fields.required("version"), fields.optional("practiceId")),
                fields.optional("secondLook").filter("true"::equals).isPresent(),
                fields.optional("after"));
    }

    /**
     * What a message asks for.
     *
     * @param secondLook whether the claims that missed the first planning are wanted
     * @param after the last part that is planned already, where an earlier planner had no time for the rest
     */
    public record Request(RepricingPlan plan, boolean secondLook, Optional<String> after) {
        Request goingOnAfter(String part) {
            return new Request(plan, secondLook, Optional.of(part));
        }
    }

    private static String write(Request request) {
        RepricingPlan plan = request.plan();
        return MessageFields.write(json -> {
            json.writeStringField("scheduleId", plan.scheduleId());
            json.writeStringField("version", plan.version());
            if (plan.practiceId().isPresent()) {
                json.writeStringField("practiceId", plan.practiceId().get());
            }
            if (request.secondLook()) {
                json.writeBooleanField("secondLook", true);
            }
            if (request.after().isPresent()) {
                json.writeStringField("after", request.after().get());
            }
        });
    }
}
