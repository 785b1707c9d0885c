package com.therapyclaims.aws.claims;

import static com.therapyclaims.aws.Attributes.money;
import static com.therapyclaims.aws.Attributes.number;
import static com.therapyclaims.aws.Attributes.optional;
import static com.therapyclaims.aws.Attributes.text;

import com.therapyclaims.aws.ItemFormat;
import com.therapyclaims.domain.claims.ClaimRevision;
import com.therapyclaims.domain.claims.ClaimStanding;
import com.therapyclaims.domain.claims.ClaimSummary;
import java.time.Instant;
import java.time.LocalDate;
import java.time.YearMonth;
import java.util.HashMap;
import java.util.Map;
import software.amazon.awssdk.services.dynamodb.model.AttributeValue;

/** A claim's {@code CURRENT} item: its summary as it stands, what lists and sums of claims need of it, and its place in the indexes. */
final class CurrentItem {
    /** The last change of the claim's day that left it as it is. */
    static final String DAY_MARK = "dayMark";

    private CurrentItem() {}

    /** What is read of one. */
    static CurrentClaim read(Map<String, AttributeValue> item) {
        return new CurrentClaim(summary(item), optional(item, DAY_MARK).map(DayMark::new));
    }

    /** The claim's summary in one. */
    static ClaimSummary summary(Map<String, AttributeValue> item) {
        ClaimStanding standing = StandingAttributes.read(item);
        return new ClaimSummary(
                item.get("claimId").s(),
                Integer.parseInt(item.get("revision").n()),
                standing.status(),
                standing.held(),
                item.get("patientId").s(),
                item.get("payerId").s(),
                LocalDate.parse(item.get("dateOfService").s()),
                money(item, "allowed"),
                Instant.parse(item.get("createdAt").s()),
                Instant.parse(item.get("recordedAt").s()));
    }

    /** The one that a claim has with this revision. */
    static Map<String, AttributeValue> of(ClaimRevision claim) {
        String practiceId = claim.practiceId();
        String patientId = claim.visit().patient().id();
        LocalDate dateOfService = claim.visit().dateOfService();
        Map<String, AttributeValue> item = new HashMap<>(ClaimKeys.current(practiceId, claim.claimId()));
        ItemFormat.putInto(item);
        item.put("claimId", text(claim.claimId()));
        item.put("revision", number(claim.revision()));
        StandingAttributes.putInto(item, claim.standing());
        item.put("patientId", text(patientId));
        item.put("payerId", text(claim.visit().payerId()));
        item.put("dateOfService", text(dateOfService.toString()));
        item.put("allowed", money(claim.allowed()));
        TherapyYears.putAccrual(item, claim);
        PatientAuthorizationItems.putUse(item, claim);
        DynamoDbUnitTimes.putTime(item, claim);
        item.put("createdAt", text(claim.createdAt().toString()));
        item.put("recordedAt", text(claim.recordedAt().toString()));
        item.put("practicePk", text(ClaimKeys.practice(practiceId)));
        item.put("practiceSk", text(ClaimKeys.instant(claim.createdAt()) + "#" + claim.claimId()));
        item.put("patientPk", text(ClaimKeys.patient(practiceId, patientId)));
        item.put("patientSk", text(dateOfService + "#" + claim.claimId()));
        item.put("dosPk", text(ClaimKeys.month(YearMonth.from(dateOfService), ClaimKeys.shard(practiceId, patientId))));
        item.put("dosSk", text(ClaimKeys.placeInMonth(dateOfService, practiceId, patientId, claim.claimId())));
        return item;
    }

    /** How one must stand for a write to be made. */
    record Condition(String expression, Map<String, AttributeValue> values) {
        /** At this revision. */
        static Condition at(int revision) {
            return new Condition("revision = :revision", Map.of(":revision", number(revision)));
        }

        /** As it was read: neither the claim nor its day has changed since. */
        static Condition of(CurrentClaim seen) {
            Condition revision = at(seen.summary().revision());
            Map<String, AttributeValue> values = new HashMap<>(revision.values());
            seen.mark().ifPresent(mark -> values.put(":seen", text(mark.text())));
            String day = seen.mark().isPresent() ? DAY_MARK + " = :seen" : "attribute_not_exists(" + DAY_MARK + ")";
            return new Condition(revision.expression() + " AND " + day, values);
        }
    }
}
