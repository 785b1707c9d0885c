package com.therapyclaims.aws;

import static com.therapyclaims.aws.Attributes.key;
import static com.therapyclaims.aws.Attributes.text;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.assertj.core.api.Assertions.assertThatNoException;

import com.therapyclaims.local.testing.TestServers;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import software.amazon.awssdk.services.dynamodb.DynamoDbClient;
import software.amazon.awssdk.services.dynamodb.model.AttributeValue;
import software.amazon.awssdk.services.dynamodb.model.ResourceNotFoundException;
import software.amazon.awssdk.services.dynamodb.model.TransactWriteItem;

/** What the practice that functions are primed as sends, and what is there afterwards. */
@ExtendWith(TestServers.class)
class PrimingRequestsTest {
    private static final Map<String, AttributeValue> PRIMING = key("PRACTICE#snapshot-priming#CLAIM#c", "CURRENT");
    private static final Map<String, AttributeValue> OTHER = key("PRACTICE#snapshot-priming-2#CLAIM#c", "CURRENT");

    private DynamoDbClient dynamoDb;
    private String table;

    @BeforeEach
    void freshTable(TestServers servers) {
        dynamoDb = servers.dynamoDb(new PrimingRequests());
        table = servers.newTable(Map.of());
    }

    @AfterEach
    void close() {
        dynamoDb.close();
    }

    @Test
    void anItemIsSaidToBeWrittenAndIsNot() {
        assertThatNoException().isThrownBy(() -> put(PRIMING));

        assertThat(items()).isEmpty();
    }

    @Test
    void anItemWithAConditionOfItsOwnIsSaidToBeWrittenAndIsNot() {
        assertThatNoException()
                .isThrownBy(() -> dynamoDb.putItem(put -> put.tableName(table)
                        .item(PRIMING)
                        .conditionExpression("attribute_not_exists(version) OR version = :seen")
                        .expressionAttributeValues(Map.of(":seen", Attributes.number(0)))));

        assertThat(items()).isEmpty();
    }

    @Test
    void anUpdateIsSaidToBeMadeAndIsNot() {
        assertThatNoException()
                .isThrownBy(() -> dynamoDb.updateItem(update -> update.tableName(table)
                        .key(PRIMING)
                        .updateExpression("SET answered = :status")
                        .expressionAttributeValues(Map.of(":status", Attributes.number(200)))));

        assertThat(items()).isEmpty();
    }

    @Test
    void aTransactionIsSaidToBeWrittenAndNothingOfItIs() {
        Optional<?> cancelled = new Transactions(dynamoDb)
                .write(List.of(
                        write(PRIMING),
                        write(OTHER),
                        TransactWriteItem.builder()
                                .update(update -> update.tableName(table)
                                        .key(key("PRACTICE#snapshot-priming", "LIST"))
                                        .updateExpression("SET answered = :status")
                                        .expressionAttributeValues(Map.of(":status", Attributes.number(200))))
                                .build()));

        assertThat(cancelled).isEmpty();
        assertThat(items()).isEmpty();
    }

    @Test
    void whatIsThereStaysAsItIs(TestServers servers) {
        Map<String, AttributeValue> there = new HashMap<>(PRIMING);
        there.put("kept", text("as it was"));
        servers.dynamoDb().putItem(put -> put.tableName(table).item(there));

        put(PRIMING);

        assertThat(items()).containsExactly(there);
    }

    @Test
    void aFailureThatIsNoRefusalStaysAFailure() {
        assertThatExceptionOfType(ResourceNotFoundException.class)
                .isThrownBy(() ->
                        dynamoDb.putItem(put -> put.tableName("no-such-table").item(PRIMING)));
    }

    @Test
    void everyOtherPracticesWritesAreWritten() {
        put(OTHER);
        put(key("PRACTICE#demo#CLAIM#c", "CURRENT"));

        assertThat(items()).hasSize(2);
    }

    private void put(Map<String, AttributeValue> item) {
        dynamoDb.putItem(put -> put.tableName(table).item(item));
    }

    private TransactWriteItem write(Map<String, AttributeValue> item) {
        return TransactWriteItem.builder()
                .put(Transactions.putNew(new Table(dynamoDb, table), item))
                .build();
    }

    private List<Map<String, AttributeValue>> items() {
        return dynamoDb.scan(scan -> scan.tableName(table).consistentRead(true)).items();
    }
}
