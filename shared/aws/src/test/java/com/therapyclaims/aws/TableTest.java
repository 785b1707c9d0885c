package com.therapyclaims.aws;

import static com.therapyclaims.aws.Attributes.count;
import static com.therapyclaims.aws.Attributes.key;
import static com.therapyclaims.aws.Attributes.number;
import static com.therapyclaims.aws.Attributes.required;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import com.therapyclaims.local.testing.TestServers;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.IntStream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import software.amazon.awssdk.services.dynamodb.model.AttributeValue;
import software.amazon.awssdk.services.dynamodb.model.ConditionalCheckFailedException;
import software.amazon.awssdk.services.dynamodb.model.UpdateItemRequest;

@ExtendWith(TestServers.class)
class TableTest {
    private static final Map<String, AttributeValue> KEY = key("p", "a");

    private Table table;

    @BeforeEach
    void freshTable(TestServers servers) {
        table = new Table(servers.dynamoDb(), servers.newTable(Map.of()));
    }

    @Test
    void anItemIsFoundByItsKey() {
        assertThat(table.get(KEY)).isEmpty();

        table.put(item("a", 1));

        assertThat(table.get(KEY)).hasValue(item("a", 1));
    }

    @Test
    void moreItemsThanOneRequestTakesAreReadTogether() {
        List<Map<String, AttributeValue>> items = IntStream.range(0, 130)
                .mapToObj(place -> item("%03d".formatted(place), place))
                .toList();
        items.forEach(table::put);
        List<Map<String, AttributeValue>> keys = IntStream.range(0, 140)
                .mapToObj(place -> key("p", "%03d".formatted(place)))
                .toList();

        assertThat(table.all(keys)).containsExactlyInAnyOrderElementsOf(items);
    }

    @Test
    void aPartitionIsReadInTheOrderOfItsSortKeys() {
        List.of("b2", "a1", "b1", "c1").forEach(sort -> table.put(item(sort, 1)));

        assertThat(table.in("p").map(item -> required(item, "sk"))).containsExactly("a1", "b1", "b2", "c1");
        assertThat(table.in("p", "b").map(item -> required(item, "sk"))).containsExactly("b1", "b2");
        assertThat(table.items(table.between("p", "a2", "b2")).map(item -> required(item, "sk")))
                .containsExactly("b1", "b2");
        assertThat(table.last("p", "b").map(item -> required(item, "sk"))).hasValue("b2");
    }

    @Test
    void anItemThatIsThereStaysAsItIs() {
        assertThat(table.putNew(item("a", 1))).isEmpty();
        assertThat(table.putNew(item("a", 2))).hasValue(item("a", 1));

        assertThat(place()).hasValue(1);
    }

    @Test
    void anItemWhoseConditionHoldsIsChanged() {
        table.put(item("a", 1));

        table.updateIf(KEY, TableTest::secondAfterFirst);

        assertThat(place()).hasValue(2);
    }

    @Test
    void anItemWhoseConditionDoesNotHoldStaysAsItIs() {
        table.put(item("a", 3));

        table.updateIf(KEY, TableTest::secondAfterFirst);

        assertThat(place()).hasValue(3);
        assertThatExceptionOfType(ConditionalCheckFailedException.class)
                .isThrownBy(() -> table.update(KEY, TableTest::secondAfterFirst));
    }

    private static void secondAfterFirst(UpdateItemRequest.Builder change) {
        change.updateExpression("SET place = :second")
                .conditionExpression("place = :first")
                .expressionAttributeValues(Map.of(":first", number(1), ":second", number(2)));
    }

    private Optional<Integer> place() {
        return table.get(KEY).map(item -> count(item, "place"));
    }

    private static Map<String, AttributeValue> item(String sort, int place) {
        Map<String, AttributeValue> item = new HashMap<>(key("p", sort));
        item.put("place", number(place));
        return item;
    }
}
