package com.therapyclaims.aws.access;

import static com.therapyclaims.aws.Attributes.key;
import static com.therapyclaims.aws.Attributes.number;
import static com.therapyclaims.aws.Attributes.optional;
import static com.therapyclaims.aws.Attributes.required;
import static com.therapyclaims.aws.Attributes.sortable;
import static com.therapyclaims.aws.Attributes.text;

import com.therapyclaims.aws.ItemFormat;
import com.therapyclaims.aws.Table;
import com.therapyclaims.domain.access.AccessRecord;
import com.therapyclaims.domain.access.AccessRecords;
import java.time.Instant;
import java.time.LocalDate;
import java.time.YearMonth;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import software.amazon.awssdk.services.dynamodb.model.AttributeValue;
import software.amazon.awssdk.services.dynamodb.model.QueryRequest;
import software.amazon.awssdk.services.dynamodb.model.QueryResponse;

/**
 * Access records, one item each: {@code pk = PRACTICE#<id>#<month>}, {@code sk = <moment>#<request>}. They are forgotten
 * after seven years, one more than HIPAA asks for (45 CFR 164.316(b)(2)(i)).
 */
public final class DynamoDbAccessRecords implements AccessRecords {
    private static final int YEARS_KEPT = 7;
    // A filter may pass over many records: after this many queries the page ends early, with a place to go on from.
    private static final int QUERIES_A_PAGE = 40;
    private static final int RECORDS_A_QUERY = 200;

    private final Table table;

    /** Records in this table. */
    public DynamoDbAccessRecords(Table table) {
        this.table = table;
    }

    @Override
    public void begin(AccessRecord access) {
        Map<String, AttributeValue> item = new HashMap<>(keyOf(access));
        ItemFormat.putInto(item);
        item.put("practiceId", text(access.practiceId()));
        item.put("requestId", text(access.requestId()));
        item.put("at", text(access.at().toString()));
        item.put("keyName", text(access.keyName()));
        item.put("role", text(access.role()));
        item.put("method", text(access.method()));
        item.put("resource", text(access.resource()));
        access.claimId().ifPresent(id -> item.put("claimId", text(id)));
        access.patientId().ifPresent(id -> item.put("patientId", text(id)));
        item.put(
                "expiresAt",
                number(access.at()
                        .atOffset(ZoneOffset.UTC)
                        .plusYears(YEARS_KEPT)
                        .toEpochSecond()));
        table.put(item);
    }

    @Override
    public void finish(AccessRecord access, Optional<String> claimId, int status) {
        Map<String, AttributeValue> values = new HashMap<>(Map.of(":status", number(status)));
        claimId.ifPresent(id -> values.put(":claim", text(id)));
        table.update(
                keyOf(access),
                update -> update.updateExpression(
                                "SET answered = :status" + (claimId.isPresent() ? ", claimId = :claim" : ""))
                        .conditionExpression("attribute_not_exists(answered) OR answered = :status")
                        .expressionAttributeValues(values));
    }

    @Override
    public Page page(String practiceId, Filter filter, int limit, Optional<String> place) {
        List<AccessRecord> found = new ArrayList<>();
        YearMonth first = YearMonth.from(filter.from());
        YearMonth month = place.map(DynamoDbAccessRecords::month).orElseGet(() -> YearMonth.from(filter.to()));
        Optional<String> before = place;
        if (before.filter(last -> last.compareTo(filter.from().toString()) < 0).isPresent()) {
            // A place of another list, before the first day of this one.
            return new Page(found, Optional.empty());
        }
        for (int query = 0; query < QUERIES_A_PAGE && !month.isBefore(first); query++) {
            QueryResponse response = table.page(query(practiceId, month, filter, before));
            for (Map<String, AttributeValue> item : response.items()) {
                if (before.filter(required(item, "sk")::equals).isPresent()) {
                    // The last one of the piece before: BETWEEN includes it.
                    continue;
                }
                found.add(record(item));
                if (found.size() == limit) {
                    return new Page(found, Optional.of(required(item, "sk")));
                }
            }
            if (response.lastEvaluatedKey().isEmpty()) {
                month = month.minusMonths(1);
                before = Optional.of(endOf(month));
            } else {
                before = Optional.of(response.lastEvaluatedKey().get("sk").s());
            }
        }
        return new Page(found, month.isBefore(first) ? Optional.empty() : before);
    }

    private QueryRequest.Builder query(String practiceId, YearMonth month, Filter filter, Optional<String> before) {
        Map<String, AttributeValue> values = new HashMap<>();
        values.put(":month", text(partition(practiceId, month)));
        values.put(":from", text(filter.from().toString()));
        String last = filter.to() + "T99";
        values.put(":to", text(before.filter(place -> place.compareTo(last) < 0).orElse(last)));
        List<String> conditions = new ArrayList<>();
        filter.claimId().ifPresent(id -> {
            conditions.add("claimId = :claim");
            values.put(":claim", text(id));
        });
        filter.patientId().ifPresent(id -> {
            conditions.add("patientId = :patient");
            values.put(":patient", text(id));
        });
        QueryRequest.Builder request = table.query()
                .keyConditionExpression("pk = :month AND sk BETWEEN :from AND :to")
                .expressionAttributeValues(values)
                .scanIndexForward(false)
                .limit(RECORDS_A_QUERY);
        if (!conditions.isEmpty()) {
            request.filterExpression(String.join(" AND ", conditions));
        }
        return request;
    }

    private static AccessRecord record(Map<String, AttributeValue> item) {
        return new AccessRecord(
                required(item, "practiceId"),
                required(item, "requestId"),
                Instant.parse(required(item, "at")),
                required(item, "keyName"),
                required(item, "role"),
                required(item, "method"),
                required(item, "resource"),
                optional(item, "claimId"),
                optional(item, "patientId"),
                Optional.ofNullable(item.get("answered")).map(status -> Integer.valueOf(status.n())));
    }

    private static Map<String, AttributeValue> keyOf(AccessRecord access) {
        LocalDate day = access.at().atZone(ZoneOffset.UTC).toLocalDate();
        return key(
                partition(access.practiceId(), YearMonth.from(day)), sortable(access.at()) + "#" + access.requestId());
    }

    private static String partition(String practiceId, YearMonth month) {
        return "PRACTICE#" + practiceId + "#" + month;
    }

    private static YearMonth month(String place) {
        return YearMonth.parse(place.substring(0, 7));
    }

    private static String endOf(YearMonth month) {
        return month + "-99";
    }
}
