package com.therapyclaims.aws.schedules;

import static com.therapyclaims.aws.Attributes.required;
import static com.therapyclaims.aws.Attributes.text;

import com.therapyclaims.domain.schedules.ScheduleKind;
import com.therapyclaims.domain.schedules.ScheduleOwner;
import java.util.List;
import java.util.Map;
import software.amazon.awssdk.services.dynamodb.DynamoDbClient;
import software.amazon.awssdk.services.dynamodb.model.AttributeValue;
import software.amazon.awssdk.services.dynamodb.model.QueryRequest;
import software.amazon.awssdk.services.dynamodb.model.ScanRequest;

/** The published versions of each owner, as they stand at the moment of the call. */
public final class ScheduleCatalogue {
    private final DynamoDbClient dynamoDb;
    private final String table;

    /** The catalogue in the named table. */
    public ScheduleCatalogue(DynamoDbClient dynamoDb, String table) {
        this.dynamoDb = dynamoDb;
        this.table = table;
    }

    /**
     * Every version the owner has published, by schedule, date and moment of publication. Read strongly consistent: what
     * was published before the call is in it.
     */
    public List<CatalogueEntry> entries(ScheduleOwner owner) {
        return query("pk = :owner", Map.of(":owner", text(ScheduleItems.cataloguePartition(owner))));
    }

    /** The owner's versions of one schedule. */
    public List<CatalogueEntry> entries(ScheduleOwner owner, String scheduleId) {
        return query(
                "pk = :owner AND begins_with(sk, :schedule)",
                Map.of(
                        ":owner", text(ScheduleItems.cataloguePartition(owner)),
                        ":schedule", text(scheduleId + "#")));
    }

    /**
     * The published contracts of every practice. Reads the whole catalogue, which holds an item a version: for planners,
     * not for requests.
     */
    public List<PracticesContract> contracts() {
        return dynamoDb
                .scanPaginator(ScanRequest.builder()
                        .tableName(table)
                        .filterExpression("begins_with(pk, :catalogues) AND contains(sk, :contract)")
                        .expressionAttributeValues(Map.of(
                                ":catalogues",
                                text(ScheduleItems.cataloguePartition(ScheduleOwner.practice(""))),
                                ":contract",
                                text(ScheduleKind.CONTRACT.id("") + "#")))
                        .consistentRead(true)
                        .build())
                .items()
                .stream()
                .map(item -> new PracticesContract(
                        ScheduleItems.practiceId(required(item, "pk")), ScheduleItems.catalogueEntry(item)))
                .toList();
    }

    /** A contract in the catalogue, and whose it is. */
    public record PracticesContract(String practiceId, CatalogueEntry entry) {}

    private List<CatalogueEntry> query(String condition, Map<String, AttributeValue> values) {
        QueryRequest request = QueryRequest.builder()
                .tableName(table)
                .keyConditionExpression(condition)
                .expressionAttributeValues(values)
                .consistentRead(true)
                .build();
        return dynamoDb.queryPaginator(request).items().stream()
                .map(ScheduleItems::catalogueEntry)
                .toList();
    }
}
