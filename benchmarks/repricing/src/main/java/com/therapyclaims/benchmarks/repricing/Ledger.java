package com.therapyclaims.benchmarks.repricing;

import com.therapyclaims.aws.Hashes;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.stream.Collectors;
import software.amazon.awssdk.services.dynamodb.DynamoDbClient;
import software.amazon.awssdk.services.dynamodb.model.AttributeValue;

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

    static Ledger read(DynamoDbClient dynamoDb, String table) {
        TreeSet<String> lines = new TreeSet<>();
        int[] counts = new int[3];
        dynamoDb.scanPaginator(scan -> scan.tableName(table)).items().forEach(item -> {
            String partition = item.get("pk").s();
            String sort = item.get("sk").s();
            if (partition.startsWith("PRACTICE#") && partition.contains("#REPRICING#")) {
                counts[0] += partition.endsWith("#YEARS") ? 0 : 1;
                lines.add(sort + text(item));
            } else if (partition.endsWith("#REPRICINGS")) {
                lines.add(partition + text(item));
            } else if (sort.equals("REV#00000002")) {
                counts[1]++;
            } else if (sort.equals("REV#00000003")) {
                counts[2]++;
            }
        });
        return new Ledger(
                Hashes.sha256(String.join("\n", lines).getBytes(StandardCharsets.UTF_8)),
                counts[0],
                counts[1],
                counts[2]);
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
