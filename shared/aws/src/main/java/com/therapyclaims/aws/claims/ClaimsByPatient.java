package com.therapyclaims.aws.claims;

import static com.therapyclaims.aws.Attributes.text;

import com.therapyclaims.aws.Table;
import java.time.LocalDate;
import java.util.Map;
import java.util.stream.Stream;
import software.amazon.awssdk.services.dynamodb.model.AttributeValue;
import software.amazon.awssdk.services.dynamodb.model.QueryRequest;

/** The {@code CURRENT} items of a patient's claims as the {@code by-patient} index has them: a moment old, and all in one query. */
final class ClaimsByPatient {
    /** The last date of service there is. */
    static final LocalDate LAST = LocalDate.of(9999, 12, 31);

    private final Table table;

    ClaimsByPatient(Table table) {
        this.table = table;
    }

    /** Those of these dates of service, by date. */
    Stream<Map<String, AttributeValue>> items(String practiceId, String patientId, LocalDate from, LocalDate through) {
        QueryRequest.Builder claims = table.index("by-patient")
                .keyConditionExpression("patientPk = :patient AND patientSk BETWEEN :from AND :after")
                .expressionAttributeValues(Map.of(
                        ":patient", text(ClaimKeys.patient(practiceId, patientId)),
                        ":from", text(from.toString()),
                        ":after", text(after(through))));
        return table.items(claims);
    }

    /**
     * Sorts after every claim of the day: the sign that follows the one between a date and a claim's id. Dates are text here,
     * and those of five digits of year, which no date of service has, would sort before all others.
     */
    private static String after(LocalDate through) {
        return (through.isAfter(LAST) ? LAST : through) + "$";
    }
}
