package com.therapyclaims.aws.claims;

import static com.therapyclaims.aws.Attributes.text;

import com.therapyclaims.aws.Cursors;
import com.therapyclaims.aws.Table;
import com.therapyclaims.domain.claims.ClaimArchive;
import com.therapyclaims.domain.claims.ClaimFilter;
import com.therapyclaims.domain.claims.ClaimPage;
import com.therapyclaims.domain.claims.ClaimSummary;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import software.amazon.awssdk.services.dynamodb.model.AttributeValue;
import software.amazon.awssdk.services.dynamodb.model.QueryRequest;
import software.amazon.awssdk.services.dynamodb.model.QueryResponse;

/**
 * A practice's claims in pages: all of them from the {@code by-practice} index, newest first; those of one patient from
 * the {@code by-patient} index, latest date of service first.
 *
 * <p>A cursor holds the place in the list and nothing of whose list it is: the practice, and the patient, always come
 * from the request, so a cursor of another list can at most point to a place in the caller's own.
 */
final class ClaimList {
    // A filter may pass over many claims: after this many queries the page ends early, with a cursor to go on from.
    private static final int QUERIES_A_PAGE = 25;
    private static final int CLAIMS_A_QUERY = 200;
    private static final Cursors CURSORS = new Cursors("[0-9T:.Z-]{10,24}#[A-Za-z0-9-]{1,64}");

    private final Table table;

    ClaimList(Table table) {
        this.table = table;
    }

    ClaimPage page(String practiceId, ClaimFilter filter, int limit, Optional<String> cursor) {
        Index index = filter.patientId()
                .map(patient ->
                        new Index("by-patient", "patientPk", "patientSk", ClaimKeys.patient(practiceId, patient)))
                .orElseGet(() -> new Index("by-practice", "practicePk", "practiceSk", ClaimKeys.practice(practiceId)));
        Map<String, AttributeValue> values = new HashMap<>();
        values.put(":partition", text(index.partition()));
        Optional<String> condition = condition(filter, values);
        Map<String, AttributeValue> after =
                cursor.map(text -> index.key(practiceId, place(text))).orElse(Map.of());

        List<ClaimSummary> found = new ArrayList<>();
        for (int query = 0; query < QUERIES_A_PAGE; query++) {
            QueryRequest.Builder request = table.index(index.name())
                    .keyConditionExpression(index.partitionKey() + " = :partition")
                    .expressionAttributeValues(values)
                    .scanIndexForward(false)
                    .limit(condition.isPresent() ? CLAIMS_A_QUERY : limit + 1);
            condition.ifPresent(request::filterExpression);
            if (filter.status().isPresent()) {
                // A word DynamoDB reserves.
                request.expressionAttributeNames(Map.of("#status", "status"));
            }
            if (!after.isEmpty()) {
                request.exclusiveStartKey(after);
            }
            QueryResponse response = table.page(request);
            for (Map<String, AttributeValue> item : response.items()) {
                if (found.size() == limit) {
                    return new ClaimPage(found, Optional.of(cursorAfter(found.getLast(), index)));
                }
                found.add(CurrentItem.summary(item));
            }
            after = response.lastEvaluatedKey();
            if (after.isEmpty()) {
                return new ClaimPage(found, Optional.empty());
            }
        }
        return new ClaimPage(
                found, Optional.of(CURSORS.encode(after.get(index.sortKey()).s())));
    }

    private static Optional<String> condition(ClaimFilter filter, Map<String, AttributeValue> values) {
        List<String> parts = new ArrayList<>();
        filter.payerId().ifPresent(payer -> {
            parts.add("payerId = :payer");
            values.put(":payer", text(payer));
        });
        filter.status().ifPresent(status -> {
            parts.add("#status = :status");
            values.put(":status", text(status.name()));
        });
        filter.from().ifPresent(from -> {
            parts.add("dateOfService >= :from");
            values.put(":from", text(from.toString()));
        });
        filter.to().ifPresent(to -> {
            parts.add("dateOfService <= :to");
            values.put(":to", text(to.toString()));
        });
        return parts.isEmpty() ? Optional.empty() : Optional.of(String.join(" AND ", parts));
    }

    private static String cursorAfter(ClaimSummary last, Index index) {
        String place = index.name().equals("by-patient")
                ? last.dateOfService().toString()
                : ClaimKeys.instant(last.createdAt());
        return CURSORS.encode(place + "#" + last.claimId());
    }

    private static String place(String cursor) {
        return CURSORS.decode(cursor).orElseThrow(ClaimArchive.InvalidCursorException::new);
    }

    /** One of the two indexes, at one partition. */
    private record Index(String name, String partitionKey, String sortKey, String partition) {
        Map<String, AttributeValue> key(String practiceId, String place) {
            String claimId = place.substring(place.indexOf('#') + 1);
            return Map.of(
                    partitionKey,
                    text(partition),
                    sortKey,
                    text(place),
                    "pk",
                    text(ClaimKeys.claim(practiceId, claimId)),
                    "sk",
                    text(ClaimKeys.CURRENT));
        }
    }
}
