package com.therapyclaims.backup;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.Base64;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import software.amazon.awssdk.core.SdkBytes;
import software.amazon.awssdk.services.dynamodb.model.AttributeValue;

/** An item as a line of DynamoDB's own JSON, as its exports and its command line have it, attributes by name. */
public final class ItemJson {
    private static final ObjectMapper JSON = new ObjectMapper();

    private ItemJson() {}

    /** The line of an item. */
    public static String write(Map<String, AttributeValue> item) {
        return members(item).toString();
    }

    /**
     * The item of a line.
     *
     * @throws IllegalArgumentException if the line is none of an item
     */
    public static Map<String, AttributeValue> read(String line) {
        try {
            return members(JSON.readTree(line));
        } catch (JsonProcessingException e) {
            // Its message would quote the line.
            throw new IllegalArgumentException("a line that is no item");
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
            case NUL -> node.put("NULL", true);
            case B -> node.put("B", Base64.getEncoder().encodeToString(value.b().asByteArray()));
            case NS -> node.set("NS", JSON.valueToTree(value.ns()));
            case SS -> node.set("SS", JSON.valueToTree(value.ss()));
            case M -> node.set("M", members(value.m()));
            case L -> {
                ArrayNode elements = JsonNodeFactory.instance.arrayNode();
                value.l().forEach(element -> elements.add(value(element)));
                yield node.set("L", elements);
            }
            case BS, UNKNOWN_TO_SDK_VERSION ->
                throw new IllegalArgumentException("an attribute of type " + value.type());
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
            case "NULL" -> AttributeValue.fromNul(true);
            case "B" ->
                AttributeValue.fromB(SdkBytes.fromByteArray(Base64.getDecoder().decode(value.textValue())));
            case "NS" -> AttributeValue.fromNs(texts(value));
            case "SS" -> AttributeValue.fromSs(texts(value));
            case "M" -> AttributeValue.fromM(members(value));
            case "L" -> AttributeValue.fromL(elements(value));
            default -> throw new IllegalArgumentException("an attribute of type " + typed.getKey());
        };
    }

    private static List<String> texts(JsonNode list) {
        return list.valueStream().map(JsonNode::textValue).toList();
    }

    private static List<AttributeValue> elements(JsonNode list) {
        return list.valueStream().map(ItemJson::value).toList();
    }
}
