package com.therapyclaims.aws.repricing;

import static com.therapyclaims.aws.Attributes.count;
import static com.therapyclaims.aws.Attributes.money;
import static com.therapyclaims.aws.Attributes.number;
import static com.therapyclaims.aws.Attributes.required;
import static com.therapyclaims.aws.Attributes.text;
import static com.therapyclaims.aws.Attributes.texts;

import com.therapyclaims.aws.Attributes;
import com.therapyclaims.aws.ItemFormat;
import com.therapyclaims.domain.claims.ClaimStatus;
import com.therapyclaims.domain.edits.EditResult.Bucket;
import com.therapyclaims.domain.money.Money;
import com.therapyclaims.domain.repricing.RepricingPlan;
import com.therapyclaims.domain.repricing.YearChange;
import com.therapyclaims.domain.repricing.YearChange.BucketChange;
import com.therapyclaims.domain.repricing.YearChange.Check;
import java.time.LocalDate;
import java.util.Arrays;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import software.amazon.awssdk.services.dynamodb.model.AttributeValue;

/**
 * The items that tell which claims of a practice stand otherwise in their patient's year after a repricing, beside the
 * practice's ledger of it: one for each revision that says so, and one for each claim that is with its payer.
 */
final class YearLines {
    /** On the line of a claim with its payer of which the same repricing found, later, that it stands as it was. */
    static final String WITHDRAWN = "withdrawn";

    private static final String WITH_ITS_PAYER = "WITH_ITS_PAYER";
    private static final String BUCKET = "bucket:";

    private YearLines() {}

    static String partition(String practiceId, RepricingPlan plan) {
        return RepricingItems.ledgerPartition(practiceId, plan) + "#YEARS";
    }

    /** A claim that is with its payer has one line in a repricing. */
    static Map<String, AttributeValue> varianceKey(String practiceId, RepricingPlan plan, String claimId) {
        return Attributes.key(
                partition(practiceId, plan), RepricingItems.CLAIM_PREFIX + claimId + "#" + WITH_ITS_PAYER);
    }

    private static Map<String, AttributeValue> key(String practiceId, RepricingPlan plan, YearChange change) {
        return change.isVariance()
                ? varianceKey(practiceId, plan, change.claimId())
                : Attributes.key(
                        partition(practiceId, plan),
                        RepricingItems.CLAIM_PREFIX + change.claimId() + "#%08d".formatted(change.fromRevision()));
    }

    static Map<String, AttributeValue> item(String practiceId, RepricingPlan plan, YearChange change) {
        Map<String, AttributeValue> item = new HashMap<>(key(practiceId, plan, change));
        ItemFormat.putInto(item);
        item.put("check", text(change.check().name()));
        item.put("claimId", text(change.claimId()));
        item.put("fromRevision", number(change.fromRevision()));
        change.toRevision().ifPresent(revision -> item.put("toRevision", number(revision)));
        item.put("dateOfService", text(change.dateOfService().toString()));
        item.put("statusBefore", text(change.statusBefore().name()));
        item.put("statusAfter", text(change.statusAfter().name()));
        item.put("findingsBefore", texts(change.findingsBefore()));
        item.put("findingsAfter", texts(change.findingsAfter()));
        change.buckets().forEach(bucket -> {
            String name = BUCKET + bucket.bucket().name();
            item.put(name + ":before", money(bucket.before()));
            item.put(name + ":after", money(bucket.after()));
            item.put(name + ":threshold", money(bucket.threshold()));
        });
        return item;
    }

    static YearChange change(Map<String, AttributeValue> item) {
        return new YearChange(
                Check.valueOf(required(item, "check")),
                required(item, "claimId"),
                count(item, "fromRevision"),
                Optional.ofNullable(item.get("toRevision")).map(value -> Integer.valueOf(value.n())),
                LocalDate.parse(required(item, "dateOfService")),
                ClaimStatus.valueOf(required(item, "statusBefore")),
                ClaimStatus.valueOf(required(item, "statusAfter")),
                texts(item, "findingsBefore"),
                texts(item, "findingsAfter"),
                Arrays.stream(Bucket.values())
                        .filter(bucket -> item.containsKey(BUCKET + bucket.name() + ":after"))
                        .map(bucket -> new BucketChange(
                                bucket,
                                part(item, bucket, ":before"),
                                part(item, bucket, ":after"),
                                part(item, bucket, ":threshold")))
                        .toList());
    }

    private static Money part(Map<String, AttributeValue> item, Bucket bucket, String part) {
        return money(item, BUCKET + bucket.name() + part);
    }
}
