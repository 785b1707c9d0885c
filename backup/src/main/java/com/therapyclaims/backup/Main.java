package com.therapyclaims.backup;

import com.therapyclaims.backup.SystemBackup.RefusedException;
import java.io.IOException;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.Map;
import java.util.stream.Collectors;
import software.amazon.awssdk.services.dynamodb.DynamoDbClient;
import software.amazon.awssdk.services.s3.S3Client;

/**
 * {@code bin/backup} and {@code bin/restore}. Region, credentials and addresses are the SDK's own settings, as for AWS's
 * command line.
 */
public final class Main {
    private static final String USAGE = """
            Usage: bin/backup  FOLDER BUCKET TABLE...
                   bin/restore FOLDER BUCKET TABLE...

            A TABLE is ClaimsTable=<its name>; of a bin/local, whose tables are called by these names alone, ClaimsTable:
            ClaimsTable FeeSchedulesTable CallersTable AccessRecordsTable VisitFilesTable. A backup holds patients' data.
            """;
    private static final int FIRST_TABLE = 3;

    private Main() {}

    /** Exits with 0 when it is done, 1 when it is refused, 2 when it is not understood. */
    public static void main(String[] arguments) throws IOException {
        System.exit(run(arguments));
    }

    private static int run(String[] arguments) throws IOException {
        if (arguments.length <= FIRST_TABLE) {
            System.err.print(USAGE);
            return 2;
        }
        Path folder = Path.of(arguments[1]);
        Map<String, String> tables = Arrays.stream(arguments)
                .skip(FIRST_TABLE)
                .map(table -> table.split("=", 2))
                .collect(Collectors.toMap(table -> table[0], table -> table[table.length - 1]));
        try (DynamoDbClient dynamoDb = DynamoDbClient.create();
                S3Client s3 = S3Client.create()) {
            SystemBackup backup = new SystemBackup(dynamoDb, s3, tables, arguments[2]);
            switch (arguments[0]) {
                case "backup" -> backup.write(folder);
                case "restore" -> backup.restore(folder);
                default -> throw new RefusedException(USAGE);
            }
            return 0;
        } catch (RefusedException e) {
            System.err.println(e.getMessage());
            return 1;
        }
    }
}
