package com.therapyclaims.aws;

import com.therapyclaims.domain.money.Money;
import java.time.Instant;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import software.amazon.awssdk.services.dynamodb.model.AttributeValue;

/** Makes and reads the attributes of DynamoDB items. */
public final class Attributes {
    // Fixed width, so that text order is time order.
    private static final DateTimeFormatter SORTABLE =
            DateTimeFormatter.ofPattern("yyyy-MM-dd'T'HH:mm:ss.SSSSSS'Z'").withZone(ZoneOffset.UTC);

    private Attributes() {}

    public static AttributeValue text(String value) {
        return AttributeValue.fromS(value);
    }

    public static AttributeValue number(long value) {
        return AttributeValue.fromN(Long.toString(value));
    }

    /** An amount, as a number. */
    public static AttributeValue money(Money amount) {
        return AttributeValue.fromN(amount.toString());
    }

    /** A list of texts. */
    public static AttributeValue texts(List<String> values) {
        return AttributeValue.fromL(values.stream().map(Attributes::text).toList());
    }

    /** The table's two keys. */
    public static Map<String, AttributeValue> key(String partition, String sort) {
        return Map.of("pk", text(partition), "sk", text(sort));
    }

    /** A moment as text whose order is the order of time; exact to the microsecond. */
    public static String sortable(Instant moment) {
        return SORTABLE.format(moment);
    }

    /** The text attribute, if the item has it. */
    public static Optional<String> optional(Map<String, AttributeValue> item, String name) {
        return Optional.ofNullable(item.get(name)).map(AttributeValue::s);
    }

    /**
     * The text attribute.
     *
     * @throws IllegalStateException if the item does not have it
     */
    public static String required(Map<String, AttributeValue> item, String name) {
        return optional(item, name).orElseThrow(() -> without(name));
    }

    /**
     * The amount.
     *
     * @throws IllegalStateException if the item does not have it
     */
    public static Money money(Map<String, AttributeValue> item, String name) {
        return Money.of(value(item, name).n());
    }

    /**
     * The texts of the list.
     *
     * @throws IllegalStateException if the item does not have it
     */
    public static List<String> texts(Map<String, AttributeValue> item, String name) {
        return value(item, name).l().stream().map(AttributeValue::s).toList();
    }

    /** Whether the attribute is there and true. */
    public static boolean flag(Map<String, AttributeValue> item, String name) {
        AttributeValue value = item.get(name);
        return value != null && value.bool();
    }

    /** The number attribute, or 0. */
    public static int count(Map<String, AttributeValue> item, String name) {
        AttributeValue value = item.get(name);
        return value == null ? 0 : Integer.parseInt(value.n());
    }

    private static AttributeValue value(Map<String, AttributeValue> item, String name) {
        return Optional.ofNullable(item.get(name)).orElseThrow(() -> without(name));
    }

    private static IllegalStateException without(String name) {
        return new IllegalStateException("an item without " + name);
    }
}
