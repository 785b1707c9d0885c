package com.therapyclaims.aws.repricing;

import com.therapyclaims.aws.events.MalformedEventException;
import com.therapyclaims.aws.events.MessageFields;
import com.therapyclaims.domain.repricing.RepricingPlan;
import java.io.UncheckedIOException;
import java.util.regex.Pattern;

/**
 * The name of a chunk of one practice's claims within a repricing. Which claims they are stands in the table, not in the
 * message.
 *
 * @param practiceId the practice whose claims they are
 * @param number unique within the repricing and the practice
 */
public record RepricingChunk(RepricingPlan plan, String practiceId, String number) {
    private static final String REST = "r";
    private static final String YEARS = "years";
    /** Earlier programs counted over all practices of a part, without the letter. */
    private static final Pattern NUMBERED_BY_PRACTICE = Pattern.compile(".*-p[0-9]+");

    /**
     * Reads a message.
     *
     * @throws UncheckedIOException if it is no JSON
     * @throws MalformedEventException if it lacks what it is about
     */
    public static RepricingChunk read(String message) {
        MessageFields fields = MessageFields.read(message);
        return new RepricingChunk(
                new RepricingPlan(
                        fields.required("scheduleId"), fields.required("version"), fields.optional("ownerPracticeId")),
                fields.required("practiceId"),
                fields.required("chunk"));
    }

    /**
     * Names a practice's chunk within a part of a plan.
     *
     * @param number which one it is of the practice's in this part, from 1
     */
    static RepricingChunk of(RepricingPlan plan, String practiceId, String part, int number) {
        return new RepricingChunk(plan, practiceId, "%s-p%05d".formatted(part, number));
    }

    /** Whether it is one of those that are numbered practice by practice, and not what is left of one. */
    boolean isNumberedByPractice() {
        return NUMBERED_BY_PRACTICE.matcher(number).matches();
    }

    /** Asks for the judgement of the years that the practice's chunks touched; it stands in their place on the queue. */
    static RepricingChunk years(RepricingPlan plan, String practiceId) {
        return new RepricingChunk(plan, practiceId, YEARS);
    }

    boolean isYears() {
        return number.equals(YEARS);
    }

    /** What is left of this chunk goes on under this name. */
    RepricingChunk rest() {
        return new RepricingChunk(plan, practiceId, number + REST);
    }

    /** Whether it is what is left of another. */
    boolean isRest() {
        return !number.equals(root());
    }

    /** The number of the chunk this one is what is left of. */
    String root() {
        return number.replaceAll(REST + "+$", "");
    }

    /** The message that names this chunk. */
    public String write() {
        return MessageFields.write(json -> {
            json.writeStringField("scheduleId", plan.scheduleId());
            json.writeStringField("version", plan.version());
            if (plan.practiceId().isPresent()) {
                json.writeStringField("ownerPracticeId", plan.practiceId().get());
            }
            json.writeStringField("practiceId", practiceId);
            json.writeStringField("chunk", number);
        });
    }
}
