package com.therapyclaims.aws.formats;

import com.therapyclaims.backup.ItemJson;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import software.amazon.awssdk.services.dynamodb.DynamoDbClient;
import software.amazon.awssdk.services.dynamodb.model.BatchWriteItemResponse;
import software.amazon.awssdk.services.dynamodb.model.WriteRequest;

/** Items as they lie in a table, one a line as a backup has them, by their keys. */
final class RawItems {
    private static final int ITEMS_A_WRITE = 25;

    private RawItems() {}

    /** Every item of a table. */
    static List<String> of(DynamoDbClient dynamoDb, String table) {
        return dynamoDb.scanPaginator(scan -> scan.tableName(table)).items().stream()
                .map(ItemJson::write)
                .sorted()
                .toList();
    }

    /** Puts the items of a file into a table. */
    static void load(DynamoDbClient dynamoDb, String table, Path file) {
        List<WriteRequest> items = lines(file).stream()
                .map(ItemJson::read)
                .map(item ->
                        WriteRequest.builder().putRequest(put -> put.item(item)).build())
                .toList();
        for (int start = 0; start < items.size(); start += ITEMS_A_WRITE) {
            Map<String, List<WriteRequest>> batch =
                    Map.of(table, items.subList(start, Math.min(items.size(), start + ITEMS_A_WRITE)));
            BatchWriteItemResponse written = dynamoDb.batchWriteItem(write -> write.requestItems(batch));
            if (!written.unprocessedItems().isEmpty()) {
                throw new IllegalStateException(table + " does not take a whole batch of items");
            }
        }
    }

    private static List<String> lines(Path file) {
        try {
            return Files.readAllLines(file);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
