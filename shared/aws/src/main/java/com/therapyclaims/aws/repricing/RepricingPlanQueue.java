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
import java.util.Map;
import java.util.Optional;
import software.amazon.awssdk.services.sqs.SqsClient;

/** The queue of versions whose claims are to be repriced. */
public final class RepricingPlanQueue {
    private static final JsonFactory JSON = new JsonFactory();

    private final SqsClient sqs;
    private final String queueUrl;

    /** The queue at the given address. */
    public RepricingPlanQueue(SqsClient sqs, String queueUrl) {
        this.sqs = sqs;
        this.queueUrl = queueUrl;
    }

    /** Asks for a repricing. Asking twice for the same version is asking once. */
    public void send(RepricingPlan plan) {
        sqs.sendMessage(message -> message.queueUrl(queueUrl).messageBody(write(plan)));
    }

    /**
     * Reads a message of this queue.
     *
     * @throws UncheckedIOException if it is no JSON
     * @throws MalformedEventException if it lacks what it is about
     */
    public static RepricingPlan read(String message) {
        Map<String, String> fields =
                EventFields.read(new ByteArrayInputStream(message.getBytes(StandardCharsets.UTF_8)));
        return new RepricingPlan(
                required(fields, "scheduleId"),
                required(fields, "version"),
                Optional.ofNullable(fields.get("practiceId")));
    }

    private static String required(Map<String, String> fields, String name) {
        return Optional.ofNullable(fields.get(name)).orElseThrow(() -> new MalformedEventException(name));
    }

    private static String write(RepricingPlan plan) {
        StringWriter text = new StringWriter();
        try (JsonGenerator json = JSON.createGenerator(text)) {
            json.writeStartObject();
            json.writeStringField("scheduleId", plan.scheduleId());
            json.writeStringField("version", plan.version());
            if (plan.practiceId().isPresent()) {
                json.writeStringField("practiceId", plan.practiceId().get());
            }
            json.writeEndObject();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return text.toString();
    }
}
