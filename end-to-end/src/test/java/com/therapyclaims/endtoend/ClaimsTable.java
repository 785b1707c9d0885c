package com.therapyclaims.endtoend;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import software.amazon.awssdk.services.dynamodb.DynamoDbClient;
import software.amazon.awssdk.services.dynamodb.model.AttributeValue;

/** What must hold of the claims table whatever happened, read from the table itself and not from the system's answers. */
final class ClaimsTable {
    static final String TABLE = "ClaimsTable";

    private final Map<String, List<Map<String, AttributeValue>>> byPartition = new LinkedHashMap<>();

    private ClaimsTable() {}

    /** The table as it is now. */
    static ClaimsTable read(DynamoDbClient dynamoDb) {
        ClaimsTable table = new ClaimsTable();
        dynamoDb.scanPaginator(scan -> scan.tableName(TABLE).consistentRead(true))
                .items()
                .forEach(item -> table.byPartition
                        .computeIfAbsent(item.get("pk").s(), _ -> new ArrayList<>())
                        .add(item));
        return table;
    }

    /** Every claim's id, however it is kept. */
    Set<String> claimIds() {
        return byPartition.keySet().stream()
                .filter(pk -> pk.contains("#CLAIM#"))
                .map(pk -> pk.substring(pk.indexOf("#CLAIM#") + "#CLAIM#".length()))
                .collect(Collectors.toCollection(TreeSet::new));
    }

    /** The claims whose summaries say that status. */
    long count(String status) {
        return byPartition.values().stream()
                .flatMap(List::stream)
                .filter(item -> item.get("sk").s().equals("CURRENT"))
                .filter(item -> item.get("status").s().equals(status))
                .count();
    }

    /** The number of a claim's latest revision, 0 when there is no such claim. */
    int revision(String claimId) {
        return byPartition.entrySet().stream()
                .filter(entry -> entry.getKey().endsWith("#CLAIM#" + claimId))
                .flatMap(entry -> entry.getValue().stream())
                .filter(item -> item.get("sk").s().equals("CURRENT"))
                .mapToInt(item -> Integer.parseInt(item.get("revision").n()))
                .findFirst()
                .orElse(0);
    }

    /** The same as it is now; nothing else of the table is read. */
    static int revisionNow(DynamoDbClient dynamoDb, String practice, String claimId) {
        Map<String, AttributeValue> current = dynamoDb.getItem(get -> get.tableName(TABLE)
                        .key(Map.of(
                                "pk", AttributeValue.fromS("PRACTICE#" + practice + "#CLAIM#" + claimId),
                                "sk", AttributeValue.fromS("CURRENT")))
                        .consistentRead(true))
                .item();
        return current.isEmpty() ? 0 : Integer.parseInt(current.get("revision").n());
    }

    /** The claims of a patient, with the number of each one's latest revision. */
    Map<String, Integer> revisionsOf(String patientId) {
        Map<String, Integer> revisions = new LinkedHashMap<>();
        byPartition.forEach((pk, items) -> items.stream()
                .filter(item -> item.get("sk").s().equals("CURRENT"))
                .filter(item -> item.get("patientId").s().equals(patientId))
                .forEach(item -> revisions.put(
                        pk.substring(pk.indexOf("#CLAIM#") + "#CLAIM#".length()),
                        Integer.parseInt(item.get("revision").n()))));
        return revisions;
    }

    /** Revisions are 1 to n without a gap, and the summary is that of the last. */
    void assertRevisionsHaveNoGap() {
        byPartition.forEach((pk, items) -> {
            if (!pk.contains("#CLAIM#")) {
                return;
            }
            List<Map<String, AttributeValue>> revisions = items.stream()
                    .filter(item -> item.get("sk").s().startsWith("REV#"))
                    .toList();
            List<Integer> numbers = revisions.stream()
                    .map(item -> Integer.parseInt(item.get("revision").n()))
                    .sorted()
                    .toList();
            assertThat(numbers)
                    .as("revisions of a claim")
                    .isEqualTo(IntStream.rangeClosed(1, numbers.size()).boxed().toList());
            List<Map<String, AttributeValue>> current = items.stream()
                    .filter(item -> item.get("sk").s().equals("CURRENT"))
                    .toList();
            assertThat(current).as("summaries of a claim").hasSize(1);
            Map<String, AttributeValue> last = revisions.stream()
                    .filter(item -> Integer.parseInt(item.get("revision").n()) == numbers.size())
                    .findFirst()
                    .orElseThrow();
            for (String attribute : List.of("revision", "status", "recordedAt")) {
                assertThat(current.getFirst().get(attribute)).as(attribute).isEqualTo(last.get(attribute));
            }
        });
    }

    /** Every claim has exactly one idempotency key, and every key its claim. */
    void assertEveryKeyHasItsClaim() {
        List<String> ofKeys = byPartition.entrySet().stream()
                .filter(entry -> entry.getKey().contains("#IDEMPOTENCY#"))
                .flatMap(entry -> entry.getValue().stream())
                .filter(item -> item.containsKey("claimId"))
                .map(item -> item.get("claimId").s())
                .toList();
        assertThat(ofKeys).as("claims of idempotency keys").containsExactlyInAnyOrderElementsOf(claimIds());
    }

    /**
     * Each revision that a repricing wrote is told by one line: that of its price in the ledger, of which a claim has one, or
     * one of how it stands to the therapy threshold.
     */
    void assertNoClaimIsRepricedTwice() {
        List<String> written = new ArrayList<>();
        List<String> told = new ArrayList<>();
        byPartition.forEach((pk, items) -> items.forEach(item -> {
            String practice = pk.replaceFirst("^(PRACTICE#[^#]+)#.*$", "$1");
            if (item.get("sk").s().startsWith("REV#") && item.containsKey("repricingId")) {
                String claim = pk.substring(pk.indexOf("#CLAIM#") + "#CLAIM#".length());
                written.add(revision(practice, item.get("repricingId").s(), claim, item.get("revision")));
            } else if (pk.contains("#REPRICING#") && item.containsKey("toRevision")) {
                String ledger = pk.replaceFirst("#YEARS$", "");
                String repricing = ledger.substring(ledger.lastIndexOf('#') + 1);
                told.add(revision(practice, repricing, item.get("claimId").s(), item.get("toRevision")));
            }
        }));
        assertThat(told).as("revisions that repricings tell of").doesNotHaveDuplicates();
        assertThat(written).as("revisions that repricings wrote").containsExactlyInAnyOrderElementsOf(told);
    }

    private static String revision(String practice, String repricing, String claim, AttributeValue number) {
        return String.join(" ", practice, repricing, claim, number.n());
    }

    /** A remittance's claims are there from the first to the last that is counted; what is said of a claim is said once. */
    void assertEveryRemittanceIsBookedOnce() {
        byPartition.forEach((pk, items) -> {
            if (pk.contains("#REMITTANCE#")) {
                int done = items.stream()
                        .filter(item -> item.containsKey("claimsDone"))
                        .mapToInt(
                                item -> Integer.parseInt(item.get("claimsDone").n()))
                        .sum();
                assertThat(sortKeys(items, "CLAIM#"))
                        .as("claims of a remittance")
                        .isEqualTo(IntStream.rangeClosed(1, done)
                                .mapToObj("%06d"::formatted)
                                .toList());
            } else if (pk.contains("#CLAIM#")) {
                List<String> booked = items.stream()
                        .filter(item -> item.get("sk").s().startsWith("BOOKED#"))
                        .map(item -> item.get("place").s().substring("PAYMENT#".length()))
                        .toList();
                assertThat(sortKeys(items, "PAYMENT#"))
                        .as("what is said of a claim")
                        .containsExactlyInAnyOrderElementsOf(booked);
            }
        });
    }

    private static List<String> sortKeys(List<Map<String, AttributeValue>> items, String prefix) {
        return items.stream()
                .map(item -> item.get("sk").s())
                .filter(sort -> sort.startsWith(prefix))
                .map(sort -> sort.substring(prefix.length()))
                .sorted()
                .toList();
    }

    void assertSound() {
        assertRevisionsHaveNoGap();
        assertEveryKeyHasItsClaim();
        assertNoClaimIsRepricedTwice();
        assertEveryRemittanceIsBookedOnce();
    }
}
