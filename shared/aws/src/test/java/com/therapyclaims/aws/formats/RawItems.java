package com.therapyclaims.aws.formats;

import com.therapyclaims.backup.ItemJson;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import software.amazon.awssdk.services.dynamodb.DynamoDbClient;

/** Items as they lie in a table, one a line as a backup has them, by their keys. */
final class RawItems {
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
        try {
            for (String line : Files.readAllLines(file)) {
                dynamoDb.putItem(put -> put.tableName(table).item(ItemJson.read(line)));
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
