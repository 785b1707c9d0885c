package com.therapyclaims.aws.repricing;

import static com.therapyclaims.aws.Attributes.required;
import static com.therapyclaims.aws.Attributes.text;

import com.therapyclaims.aws.Table;
import com.therapyclaims.aws.claims.ClaimKeys;
import com.therapyclaims.domain.repricing.AffectedClaim;
import java.time.LocalDate;
import java.time.YearMonth;
import java.util.Comparator;
import java.util.Map;
import java.util.NavigableSet;
import java.util.function.Predicate;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import software.amazon.awssdk.services.dynamodb.model.AttributeValue;
import software.amazon.awssdk.services.dynamodb.model.QueryRequest;

/**
 * Finds claims by date of service: those of every practice in the {@code by-date-of-service} index, month by month and
 * shard by shard, where all claims of one patient's day lie side by side and only keys are read; those of one practice
 * and payer in the practice's own list.
 */
public final class AffectedClaims {
    private static final int DATE_LENGTH = "2026-01-01".length();

    private final Table table;

    /** The claims in this table. */
    public AffectedClaims(Table table) {
        this.table = table;
    }

    /** The claims of these dates of one month, by date, practice and patient within each shard of the month. */
    Stream<AffectedClaim> in(YearMonth month, NavigableSet<LocalDate> dates) {
        NavigableSet<LocalDate> ofMonth = dates.subSet(month.atDay(1), true, month.atEndOfMonth(), true);
        return ofMonth.isEmpty()
                ? Stream.empty()
                : IntStream.range(0, ClaimKeys.DATE_SHARDS)
                        .boxed()
                        .flatMap(shard -> within(month, shard, ofMonth.first(), ofMonth.last()))
                        .filter(claim -> ofMonth.contains(claim.dateOfService()));
    }

    /** The claims of one practice and payer of these dates, however far ahead, all of one patient's day side by side. */
    Stream<AffectedClaim> on(Predicate<LocalDate> dates, String practiceId, String payerId) {
        QueryRequest.Builder request = table.index("by-practice")
                .keyConditionExpression("practicePk = :practice")
                .filterExpression("payerId = :payer")
                .projectionExpression("pk, dosSk")
                .expressionAttributeValues(
                        Map.of(":practice", text(ClaimKeys.practice(practiceId)), ":payer", text(payerId)));
        return table.items(request)
                .map(AffectedClaims::claim)
                .filter(claim -> dates.test(claim.dateOfService()))
                .sorted(Comparator.comparing(AffectedClaim::day));
    }

    private Stream<AffectedClaim> within(YearMonth month, int shard, LocalDate from, LocalDate to) {
        QueryRequest.Builder request = table.index("by-date-of-service")
                .keyConditionExpression("dosPk = :shard AND dosSk BETWEEN :from AND :to")
                .expressionAttributeValues(Map.of(
                        ":shard", text(ClaimKeys.month(month, shard)),
                        ":from", text(from.toString()),
                        // '~' sorts after every date's own separator.
                        ":to", text(to + "~")));
        return table.items(request).map(AffectedClaims::claim);
    }

    private static AffectedClaim claim(Map<String, AttributeValue> item) {
        String partition = required(item, "pk");
        String place = required(item, "dosSk");
        return new AffectedClaim(
                ClaimKeys.practiceId(partition),
                ClaimKeys.claimId(partition),
                LocalDate.parse(place.substring(0, DATE_LENGTH)),
                place.substring(0, place.lastIndexOf('#')));
    }
}
