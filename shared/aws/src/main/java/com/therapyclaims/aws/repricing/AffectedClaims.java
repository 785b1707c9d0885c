package com.therapyclaims.aws.repricing;

import static com.therapyclaims.aws.Attributes.required;
import static com.therapyclaims.aws.Attributes.text;

import com.therapyclaims.aws.claims.ClaimKeys;
import java.time.LocalDate;
import java.time.YearMonth;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import software.amazon.awssdk.services.dynamodb.DynamoDbClient;
import software.amazon.awssdk.services.dynamodb.model.AttributeValue;
import software.amazon.awssdk.services.dynamodb.model.QueryRequest;

/**
 * Finds claims by date of service: those of every practice in the {@code by-date-of-service} index, month by month and
 * shard by shard, where all claims of one patient's day lie side by side and only keys are read; those of one practice
 * and payer in the practice's own list.
 */
final class AffectedClaims {
    private final DynamoDbClient dynamoDb;
    private final String table;

    AffectedClaims(DynamoDbClient dynamoDb, String table) {
        this.dynamoDb = dynamoDb;
        this.table = table;
    }

    /** The claims of these dates, by date, practice and patient within each shard of each month. */
    Stream<ClaimName> on(List<LocalDate> dates) {
        TreeMap<YearMonth, LocalDate> first = new TreeMap<>();
        TreeMap<YearMonth, LocalDate> last = new TreeMap<>();
        for (LocalDate date : dates) {
            first.putIfAbsent(YearMonth.from(date), date);
            last.put(YearMonth.from(date), date);
        }
        return first.keySet().stream()
                .flatMap(month -> IntStream.range(0, ClaimKeys.DATE_SHARDS)
                        .mapToObj(shard -> within(month, shard, first.get(month), last.get(month))))
                .flatMap(claims -> claims)
                .filter(claim -> dates.contains(claim.dateOfService()));
    }

    /** The claims of one practice and payer of these dates, in the order they were archived. */
    Stream<ClaimName> on(List<LocalDate> dates, String practiceId, String payerId) {
        if (dates.isEmpty()) {
            return Stream.empty();
        }
        QueryRequest request = QueryRequest.builder()
                .tableName(table)
                .indexName("by-practice")
                .keyConditionExpression("practicePk = :practice")
                .filterExpression("payerId = :payer AND dateOfService BETWEEN :from AND :to")
                .expressionAttributeValues(Map.of(
                        ":practice", text(ClaimKeys.practice(practiceId)),
                        ":payer", text(payerId),
                        ":from", text(dates.getFirst().toString()),
                        ":to", text(dates.getLast().toString())))
                .build();
        return dynamoDb.queryPaginator(request).items().stream()
                .map(ClaimName::of)
                .filter(claim -> dates.contains(claim.dateOfService()));
    }

    private Stream<ClaimName> within(YearMonth month, int shard, LocalDate from, LocalDate to) {
        QueryRequest request = QueryRequest.builder()
                .tableName(table)
                .indexName("by-date-of-service")
                .keyConditionExpression("dosPk = :shard AND dosSk BETWEEN :from AND :to")
                .expressionAttributeValues(Map.of(
                        ":shard", text(ClaimKeys.month(month, shard)),
                        ":from", text(from.toString()),
                        // '~' sorts after every date's own separator.
                        ":to", text(to + "~")))
                .build();
        return dynamoDb.queryPaginator(request).items().stream().map(ClaimName::of);
    }

    /**
     * Which claim, and when.
     *
     * @param day the same for all claims of one patient's day, and for no others; never logged or sent
     */
    record ClaimName(String practiceId, String claimId, LocalDate dateOfService, String day) {
        private static final int DATE_LENGTH = 10;

        private static ClaimName of(Map<String, AttributeValue> item) {
            String partition = required(item, "pk");
            String place = required(item, "dosSk");
            return new ClaimName(
                    ClaimKeys.practiceId(partition),
                    ClaimKeys.claimId(partition),
                    LocalDate.parse(place.substring(0, DATE_LENGTH)),
                    place.substring(0, place.lastIndexOf('#')));
        }
    }
}
