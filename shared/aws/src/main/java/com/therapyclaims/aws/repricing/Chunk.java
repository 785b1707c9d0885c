package com.therapyclaims.aws.repricing;

import static com.therapyclaims.aws.Attributes.required;
import static com.therapyclaims.aws.Attributes.text;
import static com.therapyclaims.aws.Attributes.texts;

import com.therapyclaims.aws.Attributes;
import com.therapyclaims.aws.ItemFormat;
import com.therapyclaims.domain.repricing.ChunkClaims;
import com.therapyclaims.domain.repricing.RepricingPlan;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import software.amazon.awssdk.services.dynamodb.model.AttributeValue;

/**
 * A chunk as it stands.
 *
 * @param done whether it is counted
 * @param failed whether its claims count as failed for now
 * @param ofSecondLook whether its claims are what the first planning missed
 * @param countsMates whether its mates are in the practice's number of claims that are priced once more; earlier programs
 *     did not count them
 * @param rest the number of the chunk that its left claims went on as
 */
record Chunk(
        RepricingChunk name,
        ChunkClaims claims,
        boolean done,
        boolean failed,
        boolean ofSecondLook,
        boolean countsMates,
        Optional<String> rest) {
    private static final String MATES = "mateIds";
    private static final String COUNTS_MATES = "countsMates";
    private static final String SECOND_LOOK = "secondLook";

    /** The chunk that its left claims went on as. */
    Optional<RepricingChunk> goesOnAs() {
        return rest.map(number -> new RepricingChunk(name.plan(), name.practiceId(), number));
    }

    /** How many of its claims are counted as priced once more. */
    int again() {
        return countsMates ? claims.mates().size() : 0;
    }

    /** What to add to a share, or to take from it, while its claims count as failed. */
    Map<String, AttributeValue> failures(int sign) {
        Map<String, AttributeValue> failures = new HashMap<>();
        failures.put("failed", Attributes.number((long) sign * claims.ids().size()));
        if (again() > 0) {
            failures.put(RepricingItems.AGAIN_FAILED, Attributes.number((long) sign * again()));
        }
        return failures;
    }

    /** The chunk that its left claims go on as. */
    Map<String, AttributeValue> item(Rest left) {
        return item(left.name(), left.claims(), countsMates);
    }

    static Map<String, AttributeValue> item(RepricingChunk name, ChunkClaims claims, boolean countsMates) {
        Map<String, AttributeValue> item = new HashMap<>(RepricingItems.chunkKey(name));
        ItemFormat.putInto(item);
        item.put("practiceId", text(name.practiceId()));
        item.put("number", text(name.number()));
        item.put("claimIds", texts(claims.ids()));
        if (!claims.mates().isEmpty()) {
            item.put(MATES, texts(claims.mates()));
            if (countsMates) {
                item.put(COUNTS_MATES, AttributeValue.fromBool(true));
            }
        }
        return item;
    }

    static Map<String, AttributeValue> itemOfSecondLook(RepricingChunk name, ChunkClaims claims) {
        Map<String, AttributeValue> item = item(name, claims, true);
        item.put(SECOND_LOOK, AttributeValue.fromBool(true));
        return item;
    }

    static RepricingChunk name(RepricingPlan plan, Map<String, AttributeValue> item) {
        return new RepricingChunk(plan, required(item, "practiceId"), required(item, "number"));
    }

    static Chunk of(RepricingPlan plan, Map<String, AttributeValue> item) {
        return new Chunk(
                name(plan, item),
                new ChunkClaims(texts(item, "claimIds"), item.containsKey(MATES) ? texts(item, MATES) : List.of()),
                item.containsKey("done"),
                item.containsKey("failed"),
                item.containsKey(SECOND_LOOK),
                item.containsKey(COUNTS_MATES),
                Attributes.optional(item, "rest"));
    }

    /** Claims that are left to another chunk. */
    record Rest(RepricingChunk name, ChunkClaims claims) {}
}
