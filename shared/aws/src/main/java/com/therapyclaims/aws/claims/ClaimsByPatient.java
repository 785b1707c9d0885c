package com.therapyclaims.aws.claims;

import static com.therapyclaims.aws.Attributes.text;

import java.time.LocalDate;
import java.util.Map;
import java.util.stream.Stream;
import software.amazon.awssdk.services.dynamodb.DynamoDbClient;
import software.amazon.awssdk.services.dynamodb.model.AttributeValue;
import software.amazon.awssdk.services.dynamodb.model.QueryRequest;

/** The {@code CURRENT} items of a patient's claims as the {@code by-patient} index has them: a moment old, and all in one query. */
final class ClaimsByPatient {
    private final DynamoDbClient dynamoDb;
    private final String table;

    ClaimsByPatient(DynamoDbClient dynamoDb, String table) {
        this.dynamoDb = dynamoDb;
        this.table = table;
    }

    /** Those of these dates of service, by date. */
    Stream<Map<String, AttributeValue>> items(String practiceId, String patientId, LocalDate from, LocalDate through) {
        QueryRequest claims = QueryRequest.builder()
                .tableName(table)
                .indexName("by-patient")
                .keyConditionExpression("patientPk = :patient AND patientSk BETWEEN :from AND :after")
                .expressionAttributeValues(Map.of(
                        ":patient", text(ClaimKeys.patient(practiceId, patientId)),
                        ":from", text(from.toString()),
                        ":after", text(through.plusDays(1).toString())))
                .build();
        return dynamoDb.queryPaginator(claims).items().stream();
    }
}
