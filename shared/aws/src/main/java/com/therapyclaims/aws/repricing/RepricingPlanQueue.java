package com.therapyclaims.aws.repricing;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonGenerator;
import com.therapyclaims.aws.events.EventFields;
import com.therapyclaims.aws.events.MalformedEventException;
import com.therapyclaims.domain.repricing.RepricingPlan;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.StringWriter;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.Map;
import java.util.Optional;
import software.amazon.awssdk.services.sqs.SqsClient;

/** The queue of versions whose claims are to be repriced. */
public final class RepricingPlanQueue {
    private static final JsonFactory JSON = new JsonFactory();

    /** Longer than any function takes to decide and archive a claim. */
    private static final Duration SECOND_LOOK_AFTER = Duration.ofSeconds(90);

    private final SqsClient sqs;
    private final String queueUrl;

    /** The queue at the given address. */
    public RepricingPlanQueue(SqsClient sqs, String queueUrl) {
        this.sqs = sqs;
        this.queueUrl = queueUrl;
    }

    /**
     * Asks for a repricing, and for a second look after a while. Asking twice for the same version is asking once.
     *
     * <p>The second look is for claims that were being decided with the older tables while the version was published:
     * they may be archived after the first.
     */
    public void send(RepricingPlan plan) {
        sqs.sendMessage(message -> message.queueUrl(queueUrl).messageBody(write(plan, false)));
        sqs.sendMessage(message -> message.queueUrl(queueUrl)
                .delaySeconds((int) SECOND_LOOK_AFTER.toSeconds())
                .messageBody(write(plan, true)));
    }

    /**
     * Reads a message of this queue.
     *
     * @throws UncheckedIOException if it is no JSON
     * @throws MalformedEventException if it lacks what it is about
     */
    public static Request read(String message) {
        Map<String, String> fields =
                EventFields.read(new ByteArrayInputStream(message.getBytes(StandardCharsets.UTF_8)));
        return new Request(
                new RepricingPlan(
                        required(fields, "scheduleId"),
                        required(fields, "version"),
                        Optional.ofNullable(fields.get("practiceId"))),
                "true".equals(fields.get("secondLook")));
    }

    /**
     * What a message asks for.
     *
     * @param secondLook whether the claims that missed the first planning are wanted
     */
    public record Request(RepricingPlan plan, boolean secondLook) {}

    private static String required(Map<String, String> fields, String name) {
        return Optional.ofNullable(fields.get(name)).orElseThrow(() -> new MalformedEventException(name));
    }

    private static String write(RepricingPlan plan, boolean secondLook) {
        StringWriter text = new StringWriter();
        try (JsonGenerator json = JSON.createGenerator(text)) {
            json.writeStartObject();
            json.writeStringField("scheduleId", plan.scheduleId());
            json.writeStringField("version", plan.version());
            if (plan.practiceId().isPresent()) {
                json.writeStringField("practiceId", plan.practiceId().get());
            }
            if (secondLook) {
                json.writeBooleanField("secondLook", true);
            }
            json.writeEndObject();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return text.toString();
    }
}
