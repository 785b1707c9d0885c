package com.therapyclaims.aws;

import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ThreadLocalRandom;
import java.util.stream.Stream;
import software.amazon.awssdk.services.dynamodb.DynamoDbClient;
import software.amazon.awssdk.services.dynamodb.model.AttributeValue;
import software.amazon.awssdk.services.dynamodb.model.CancellationReason;
import software.amazon.awssdk.services.dynamodb.model.Put;
import software.amazon.awssdk.services.dynamodb.model.TransactWriteItem;
import software.amazon.awssdk.services.dynamodb.model.TransactionCanceledException;

/**
 * Writes several items together or not at all. A transaction that met another one on the same item is tried again; one
 * whose condition does not hold is an answer, not an error.
 */
public final class Transactions {
    /** DynamoDB takes so many writes together, conditions among them. */
    public static final int MOST_WRITES = 100;

    private static final int ATTEMPTS = 12;
    private static final Duration FIRST_PAUSE = Duration.ofMillis(5);
    private static final Duration LONGEST_PAUSE = Duration.ofMillis(400);

    private final DynamoDbClient dynamoDb;

    /** Transactions through the given client. */
    public Transactions(DynamoDbClient dynamoDb) {
        this.dynamoDb = dynamoDb;
    }

    /**
     * Writes all or nothing.
     *
     * @return empty if everything is written, else one reason for each write in order: at least one condition failed
     * @throws TransactionCanceledException where others were in the way each time ({@link #isContended}), or it is none
     */
    public Optional<List<CancellationReason>> write(List<TransactWriteItem> writes) {
        for (int attempt = 1; ; attempt++) {
            try {
                dynamoDb.transactWriteItems(request -> request.transactItems(writes));
                return Optional.empty();
            } catch (TransactionCanceledException e) {
                if (failed(e.cancellationReasons())) {
                    return Optional.of(e.cancellationReasons());
                }
                if (attempt == ATTEMPTS || !transientOnly(e.cancellationReasons())) {
                    throw e;
                }
                pause(attempt, e);
            }
        }
    }

    /** The write of an item that is not there yet; its condition fails if it is. */
    public static Put putNew(Table table, Map<String, AttributeValue> item) {
        return Put.builder()
                .tableName(table.name())
                .item(item)
                .conditionExpression("attribute_not_exists(pk)")
                .build();
    }

    /** Whether the condition of this write is among those that failed. */
    public static boolean conditionFailed(CancellationReason reason) {
        return "ConditionalCheckFailed".equals(reason.code());
    }

    /** Whether nothing stood against the writes but others of the same items, at the last attempt as at those before. */
    public static boolean isContended(TransactionCanceledException cancelled) {
        return codes(cancelled.cancellationReasons())
                .allMatch(code -> code.equals("None") || code.equals("TransactionConflict"));
    }

    private static boolean failed(List<CancellationReason> reasons) {
        return reasons.stream().anyMatch(Transactions::conditionFailed);
    }

    private static boolean transientOnly(List<CancellationReason> reasons) {
        return codes(reasons)
                .allMatch(code -> code.equals("None")
                        || code.equals("TransactionConflict")
                        || code.equals("ThrottlingError")
                        || code.equals("ProvisionedThroughputExceeded"));
    }

    private static Stream<String> codes(List<CancellationReason> reasons) {
        return reasons.stream().map(CancellationReason::code);
    }

    /** Waits a random while, longer with each attempt, so that writers that met once do not meet again. */
    private static void pause(int attempt, TransactionCanceledException conflict) {
        long most = Math.min(LONGEST_PAUSE.toMillis(), FIRST_PAUSE.toMillis() << Math.min(attempt, 10));
        try {
            Thread.sleep(ThreadLocalRandom.current().nextLong(1, most + 1));
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw conflict;
        }
    }
}
