package com.therapyclaims.benchmarks.repricing;

import com.therapyclaims.aws.Table;
import com.therapyclaims.domain.content.Hashes;
import com.therapyclaims.domain.repricing.RepricingPlan;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import software.amazon.awssdk.services.dynamodb.model.AttributeValue;
import software.amazon.awssdk.services.dynamodb.model.BatchGetItemResponse;
import software.amazon.awssdk.services.dynamodb.model.KeysAndAttributes;

/**
 * What stands in the table after a repricing.
 *
 * @param sha256 of every line of every practice's ledger and of every practice's totals, in the order of their keys
 * @param lines lines of the ledgers
 * @param secondRevisions claims with a second revision
 * @param furtherRevisions claims with a third: repriced twice
 */
record Ledger(String sha256, int lines, int secondRevisions, int furtherRevisions) {
    /** When a chunk was counted is the one thing that two runs may differ in. */
    private static final List<String> OF_THE_MOMENT = List.of("lastDoneAt", "sk");

    /** Keys that one request may ask for. */
    private static final int KEYS_AT_ONCE = 100;

    /**
     * Reads what a repricing of Medicare's tables left of so many claims; partition by partition, because DynamoDB Local begins
     * a scan's every page anew.
     */
    static Ledger read(Table table, RepricingPlan plan, int claims) {
        TreeSet<String> texts = new TreeSet<>();
        int lines = 0;
        for (int practice = 0; practice < Archive.PRACTICES; practice++) {
            String partition = "PRACTICE#" + Archive.practice(practice) + "#REPRICING";
            String ledger = partition + "#medicare#" + plan.repricingId();
            for (Map<String, AttributeValue> item : table.in(ledger).toList()) {
                texts.add(item.get("sk").s() + text(item));
                lines++;
            }
            table.in(ledger + "#YEARS").forEach(item -> texts.add(item.get("sk").s() + text(item)));
            table.in(partition + "S").forEach(item -> texts.add(item.get("pk").s() + text(item)));
        }
        return new Ledger(
                Hashes.sha256(String.join("\n", texts)),
                lines,
                revisions(table, claims, 2),
                revisions(table, claims, 3));
    }

    /** How many of the claims have the revision. */
    private static int revisions(Table table, int claims, int revision) {
        int found = 0;
        for (int from = 0; from < claims; from += KEYS_AT_ONCE) {
            KeysAndAttributes keys = KeysAndAttributes.builder()
                    .keys(IntStream.range(from, Math.min(claims, from + KEYS_AT_ONCE))
                            .mapToObj(claim -> Archive.revisionKey(claim, revision))
                            .toList())
                    .projectionExpression("sk")
                    .build();
            Map<String, KeysAndAttributes> left = Map.of(table.name(), keys);
            while (!left.isEmpty()) {
                Map<String, KeysAndAttributes> asked = left;
                BatchGetItemResponse some = table.dynamoDb().batchGetItem(get -> get.requestItems(asked));
                found += some.responses().getOrDefault(table.name(), List.of()).size();
                left = some.unprocessedKeys();
            }
        }
        return found;
    }

    private static String text(Map<String, AttributeValue> item) {
        return new TreeMap<>(item)
                .entrySet().stream()
                        .filter(entry -> !OF_THE_MOMENT.contains(entry.getKey()))
                        // What failed or was open for a while leaves a count of 0, where the others have none.
                        .filter(entry -> !(List.of("failed", "yearsOpen").contains(entry.getKey())
                                && "0".equals(entry.getValue().n())))
                        .map(entry -> entry.getKey() + "="
                                + (entry.getValue().n() == null
                                        ? entry.getValue().toString()
                                        : entry.getValue().n()))
                        .collect(Collectors.joining("\n"));
    }
}
