package com.therapyclaims.aws.formats;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Base64;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import software.amazon.awssdk.core.SdkBytes;
import software.amazon.awssdk.services.dynamodb.DynamoDbClient;
import software.amazon.awssdk.services.dynamodb.model.AttributeValue;

/** Items as they lie in a table, one a line in DynamoDB's own JSON, by their keys. */
final class RawItems {
    private static final ObjectMapper JSON = new ObjectMapper();

    private RawItems() {}

    /** Every item of a table. */
    static List<String> of(DynamoDbClient dynamoDb, String table) {
        return dynamoDb.scanPaginator(scan -> scan.tableName(table)).items().stream()
                .map(item -> members(item).toString())
                .sorted()
                .toList();
    }

    /** Puts the items of a file into a table. */
    static void load(DynamoDbClient dynamoDb, String table, Path file) {
        try {
            for (String line : Files.readAllLines(file)) {
                Map<String, AttributeValue> item = members(JSON.readTree(line));
                dynamoDb.putItem(put -> put.tableName(table).item(item));
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static ObjectNode members(Map<String, AttributeValue> item) {
        ObjectNode object = JsonNodeFactory.instance.objectNode();
        new TreeMap<>(item).forEach((name, value) -> object.set(name, value(value)));
        return object;
    }

    private static JsonNode value(AttributeValue value) {
        ObjectNode node = JsonNodeFactory.instance.objectNode();
        return switch (value.type()) {
            case S -> node.put("S", value.s());
            case N -> node.put("N", value.n());
            case BOOL -> node.put("BOOL", value.bool());
            case B -> node.put("B", Base64.getEncoder().encodeToString(value.b().asByteArray()));
            case NS -> node.set("NS", JSON.valueToTree(value.ns()));
            case M -> node.set("M", members(value.m()));
            case L -> {
                ArrayNode elements = JsonNodeFactory.instance.arrayNode();
                value.l().forEach(element -> elements.add(value(element)));
                yield node.set("L", elements);
            }
            default -> throw new IllegalStateException("no item of ours has a " + value.type());
        };
    }

    private static Map<String, AttributeValue> members(JsonNode object) {
        Map<String, AttributeValue> item = new HashMap<>();
        object.properties().forEach(member -> item.put(member.getKey(), value(member.getValue())));
        return item;
    }

    private static AttributeValue value(JsonNode node) {
        Map.Entry<String, JsonNode> typed = node.properties().iterator().next();
        JsonNode value = typed.getValue();
        return switch (typed.getKey()) {
            case "S" -> AttributeValue.fromS(value.textValue());
            case "N" -> AttributeValue.fromN(value.textValue());
            case "BOOL" -> AttributeValue.fromBool(value.booleanValue());
            case "B" ->
                AttributeValue.fromB(SdkBytes.fromByteArray(Base64.getDecoder().decode(value.textValue())));
            case "NS" ->
                AttributeValue.fromNs(
                        value.valueStream().map(JsonNode::textValue).toList());
            case "M" -> AttributeValue.fromM(members(value));
            case "L" -> {
                List<AttributeValue> elements = new ArrayList<>();
                value.forEach(element -> elements.add(value(element)));
                yield AttributeValue.fromL(elements);
            }
            default -> throw new IllegalStateException("an attribute of type " + typed.getKey());
        };
    }
}
