package com.therapyclaims.endtoend;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.therapyclaims.testing.ApiDescription;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.IntStream;
import java.util.stream.Stream;

/**
 * A limit that openapi.yaml states of a value: how long, how many, how much.
 *
 * @param place the way from the outermost schema to the value: names of fields, 0 for an item of a list
 * @param schema the value's
 * @param keyword which of the schema's limits
 */
record StatedLimit(List<String> place, JsonNode schema, Keyword keyword) {
    private static final JsonNodeFactory JSON = JsonNodeFactory.instance;

    /** The ways to state a limit. */
    enum Keyword {
        maxLength,
        minLength,
        maxItems,
        minItems,
        maximum,
        minimum,
        /** A form, a list of words or a kind of text such as a date, which no text of {@link #LONG} letters is. */
        form;

        private boolean isOf(JsonNode schema) {
            return this == form ? FORMS.stream().anyMatch(schema::has) : schema.has(name());
        }

        private int beyond(int bound) {
            return name().startsWith("max") ? bound + 1 : bound - 1;
        }
    }

    private static final List<String> FORMS = List.of("pattern", "enum", "format");
    private static final int LONG = 2_000;

    /** Every limit of a schema and of what stands in it; a limit that nothing can lie beyond is none. */
    static Stream<StatedLimit> of(JsonNode schema) {
        return of(resolved(schema), List.of()).filter(limit -> limit.keyword != Keyword.form);
    }

    /** Every text in it that must have a form; what has it is nothing a schema tells. */
    static Stream<StatedLimit> formsOf(JsonNode schema) {
        return of(resolved(schema), List.of()).filter(limit -> limit.keyword == Keyword.form);
    }

    private static Stream<StatedLimit> of(JsonNode schema, List<String> place) {
        Stream<StatedLimit> own = Stream.of(Keyword.values())
                .filter(keyword -> keyword.isOf(schema))
                .map(keyword -> new StatedLimit(place, schema, keyword))
                .filter(limit -> limit.keyword == Keyword.minimum || limit.bound() > 0);
        Stream<StatedLimit> fields = schema.path("properties")
                .propertyStream()
                .flatMap(field -> of(resolved(field.getValue()), then(place, field.getKey())));
        Stream<StatedLimit> items =
                schema.has("items") ? of(resolved(schema.get("items")), then(place, "0")) : Stream.of();
        return Stream.of(own, fields, items).flatMap(part -> part);
    }

    int bound() {
        return keyword == Keyword.form ? LONG : schema.get(keyword.name()).intValue();
    }

    /** The value's place as faults name it. */
    String pointer() {
        return String.join("", place.stream().map(step -> "/" + step).toList());
    }

    JsonNode atTheLimit() {
        return value(bound());
    }

    JsonNode beyond() {
        return value(keyword.beyond(bound()));
    }

    private JsonNode value(int size) {
        return switch (keyword) {
            case maximum, minimum -> JSON.numberNode(size);
            case maxLength, minLength, form -> JSON.textNode("x".repeat(size));
            case maxItems, minItems -> {
                JsonNode item = sample(schema.get("items"));
                yield JSON.arrayNode()
                        .addAll(IntStream.range(0, size)
                                .<JsonNode>mapToObj(_ -> item.deepCopy())
                                .toList());
            }
        };
    }

    /** A body that has this value in the limit's place; what leads there is added where the body lacks it. */
    JsonNode within(JsonNode body, JsonNode outermost, JsonNode value) {
        return within(body.deepCopy(), resolved(outermost), place, value);
    }

    private static JsonNode within(JsonNode around, JsonNode schema, List<String> left, JsonNode value) {
        if (left.isEmpty()) {
            return value;
        }
        List<String> further = left.subList(1, left.size());
        if (schema.has("items")) {
            JsonNode items = resolved(schema.get("items"));
            ArrayNode list = around instanceof ArrayNode some ? some : JSON.arrayNode();
            JsonNode first = list.isEmpty() ? sample(items) : list.get(0);
            JsonNode changed = within(first, items, further, value);
            if (!list.isEmpty()) {
                list.remove(0);
            }
            return list.insert(0, changed);
        }
        JsonNode field = resolved(schema.at("/properties").path(left.getFirst()));
        ObjectNode object = around instanceof ObjectNode some ? some : (ObjectNode) sample(schema);
        JsonNode before = object.hasNonNull(left.getFirst()) ? object.get(left.getFirst()) : sample(field);
        return object.set(left.getFirst(), within(before, field, further, value));
    }

    /** Something of that schema's shape. */
    private static JsonNode sample(JsonNode unresolved) {
        JsonNode schema = resolved(unresolved);
        if (schema.has("example")) {
            return schema.get("example").deepCopy();
        }
        if (schema.has("enum")) {
            return schema.at("/enum/0");
        }
        return switch (schema.path("type").asText()) {
            case "object" -> {
                ObjectNode object = JSON.objectNode();
                schema.path("required")
                        .valueStream()
                        .map(JsonNode::asText)
                        .forEach(name ->
                                object.set(name, sample(schema.at("/properties").path(name))));
                yield object;
            }
            case "array" -> JSON.arrayNode();
            case "integer", "number" -> JSON.numberNode(schema.path("minimum").asInt(1));
            case "boolean" -> JSON.booleanNode(true);
            default -> JSON.textNode("x");
        };
    }

    private static List<String> then(List<String> place, String step) {
        List<String> longer = new ArrayList<>(place);
        longer.add(step);
        return List.copyOf(longer);
    }

    @Override
    public String toString() {
        return pointer() + " " + keyword + " " + bound();
    }

    private static JsonNode resolved(JsonNode schema) {
        return schema.has("$ref")
                ? ApiDescription.OURS.root().at(schema.get("$ref").asText().substring(1))
                : schema;
    }
}
