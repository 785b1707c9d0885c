package com.therapyclaims.aws.repricing;

import static com.therapyclaims.aws.Attributes.required;
import static com.therapyclaims.aws.Attributes.text;

import com.therapyclaims.aws.Attributes;
import com.therapyclaims.aws.ItemFormat;
import com.therapyclaims.aws.Table;
import com.therapyclaims.aws.claims.ClaimKeys;
import com.therapyclaims.domain.claims.ClaimRevision;
import com.therapyclaims.domain.claims.ClaimSummary;
import com.therapyclaims.domain.repricing.RepricedClaim;
import com.therapyclaims.domain.repricing.RepricingPlan;
import com.therapyclaims.domain.repricing.Told;
import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import software.amazon.awssdk.services.dynamodb.model.AttributeValue;
import software.amazon.awssdk.services.dynamodb.model.Put;
import software.amazon.awssdk.services.dynamodb.model.TransactWriteItem;

/**
 * What all repricings together have told of claims that are with their payer, an item a claim beside its revisions: the
 * next repricing goes on from there, and the list of the last one that told something has the claim to bill again.
 */
public final class ToldVariances {
    private static final String SORT = "VARIANCE";
    private static final String BY = "repricingId";
    private static final String AT = "toldAt";
    private static final String WHOLE = "whole";
    private static final String LISTED = "listed";

    private final Table table;

    /** Those in this table. */
    public ToldVariances(Table table) {
        this.table = table;
    }

    /** What was told of these claims, by claim; nothing of those that no repricing of this program told of. */
    Map<String, Told> find(String practiceId, List<String> claimIds) {
        Map<String, Told> found = new HashMap<>();
        table.all(claimIds.stream().map(id -> key(practiceId, id)).toList())
                .forEach(item -> found.put(ClaimKeys.claimId(required(item, "pk")), told(item)));
        return found;
    }

    /** The same of those of these claims that are with their payer: nothing is told of others. */
    Map<String, Told> ofThoseWithTheirPayer(String practiceId, List<ClaimSummary> claims) {
        return find(
                practiceId,
                claims.stream()
                        .filter(claim -> claim.status().isWithItsPayer())
                        .map(ClaimSummary::claimId)
                        .toList());
    }

    /**
     * The write of what is told of a claim now, on condition that nobody told of it since.
     *
     * @param before what was told when it was read
     * @param signed whether a list was signed that has what was told before
     */
    TransactWriteItem next(
            RepricingPlan plan, RepricedClaim.Changed changed, Optional<Told> before, boolean signed, Instant at) {
        ClaimRevision claim = changed.claim();
        Told now = Told.next(plan.repricingId(), at, changed, before, signed);
        Map<String, AttributeValue> item = new HashMap<>(key(claim.practiceId(), claim.claimId()));
        ItemFormat.putInto(item);
        item.put(BY, text(now.by()));
        item.put(AT, text(now.at().toString()));
        item.put(WHOLE, AttributeValue.fromM(RepricingAmounts.variance(now.whole())));
        item.put(LISTED, AttributeValue.fromM(RepricingAmounts.variance(now.listed())));
        Put.Builder put = Put.builder().tableName(table.name()).item(item);
        before.ifPresentOrElse(
                told -> put.conditionExpression("#by = :by AND #at = :at")
                        .expressionAttributeNames(Map.of("#by", BY, "#at", AT))
                        .expressionAttributeValues(Map.of(
                                ":by", text(told.by()), ":at", text(told.at().toString()))),
                () -> put.conditionExpression("attribute_not_exists(pk)"));
        return TransactWriteItem.builder().put(put.build()).build();
    }

    private static Told told(Map<String, AttributeValue> item) {
        return new Told(
                required(item, BY),
                Instant.parse(required(item, AT)),
                RepricingAmounts.readVariance(item.get(WHOLE).m()),
                RepricingAmounts.readVariance(item.get(LISTED).m()));
    }

    private static Map<String, AttributeValue> key(String practiceId, String claimId) {
        return Attributes.key(ClaimKeys.claim(practiceId, claimId), SORT);
    }
}
