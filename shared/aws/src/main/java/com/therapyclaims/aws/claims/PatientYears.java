package com.therapyclaims.aws.claims;

import static com.therapyclaims.aws.Attributes.required;
import static com.therapyclaims.aws.Attributes.text;

import com.therapyclaims.domain.claims.ClaimArchive;
import com.therapyclaims.domain.claims.ClaimStatus;
import com.therapyclaims.domain.claims.ClaimSummary;
import com.therapyclaims.domain.claims.TherapyYear;
import com.therapyclaims.domain.payers.StandardPayers;
import java.time.Year;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Stream;
import software.amazon.awssdk.services.dynamodb.DynamoDbClient;
import software.amazon.awssdk.services.dynamodb.model.AttributeValue;
import software.amazon.awssdk.services.dynamodb.model.QueryRequest;

/**
 * A patient's years as they stand at this moment: strongly consistent, whatever the indexes show of them. The index tells
 * of claims from before days were kept by themselves; the days tell of the others.
 */
public final class PatientYears {
    private final DynamoDbClient dynamoDb;
    private final String table;
    private final ClaimArchive archive;
    private final ClaimBatches batches;
    private final TherapyYears years;

    /** Years in the named table. */
    public PatientYears(DynamoDbClient dynamoDb, String table, ClaimArchive archive, ClaimBatches batches) {
        this.dynamoDb = dynamoDb;
        this.table = table;
        this.archive = archive;
        this.batches = batches;
        this.years = new TherapyYears(dynamoDb, table);
    }

    /** The year of a patient, and its Medicare claims but for the void ones. */
    public Now now(String practiceId, String patientId, Year year) {
        Set<String> claimIds = new HashSet<>();
        years.indexed(practiceId, patientId, year).forEach(item -> claimIds.add(required(item, "claimId")));
        ofDays(practiceId, patientId, year).forEach(claimIds::add);
        // One that was moved to another patient or year meanwhile is none of this year's.
        List<Map<String, AttributeValue>> items = batches.currentItems(practiceId, claimIds).stream()
                .filter(item -> required(item, "patientId").equals(patientId))
                .filter(item -> required(item, "dateOfService").startsWith(year + "-"))
                .toList();
        return new Now(
                years.of(practiceId, patientId, year, items.stream(), id -> archive.latest(practiceId, id)),
                items.stream()
                        .map(ClaimItems::summary)
                        .filter(claim -> claim.payerId().equals(StandardPayers.MEDICARE))
                        .filter(claim -> claim.status() != ClaimStatus.VOID)
                        .toList());
    }

    private Stream<String> ofDays(String practiceId, String patientId, Year year) {
        QueryRequest days = QueryRequest.builder()
                .tableName(table)
                .keyConditionExpression("pk = :patient AND begins_with(sk, :days)")
                .expressionAttributeValues(Map.of(
                        ":patient",
                        text(ClaimKeys.patient(practiceId, patientId)),
                        ":days",
                        text(ClaimKeys.DAY_PREFIX + year + "-")))
                .consistentRead(true)
                .build();
        return dynamoDb.queryPaginator(days).items().stream()
                .flatMap(day -> day.get("claimIds").l().stream())
                .map(AttributeValue::s);
    }

    /**
     * A year.
     *
     * @param claims its Medicare claims, those that accrue nothing too
     */
    public record Now(TherapyYear year, List<ClaimSummary> claims) {
        public Now {
            claims = List.copyOf(claims);
        }
    }
}
