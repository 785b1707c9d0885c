package com.therapyclaims.endtoend;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.therapyclaims.testing.ApiDescription;
import java.util.List;
import java.util.Random;

/** Values a schema describes, and now and then one it does not. */
final class RandomValues {
    private static final JsonNodeFactory JSON = JsonNodeFactory.instance;
    private static final int DEEPEST = 8;
    private static final List<String> TEXTS = List.of(
            "",
            " ",
            "0",
            "-1",
            "null",
            "97110",
            "GP",
            "medicare",
            "\u0000",
            "\ud83e\uddb5\u00e9\u200f",
            "../../x",
            "' OR 1=1 --",
            "${jndi:x}",
            "#",
            "PRACTICE#demo",
            "x".repeat(2_000));
    private static final List<String> DATES =
            List.of("2026-03-02", "2024-02-29", "2023-02-29", "0001-01-01", "9999-12-31", "+10000-01-01", "2026-13-01");

    private final Random random;
    private final double wrong;

    /**
     * Values from this source of chance.
     *
     * @param wrong how often a value is none the schema describes, 0 to 1
     */
    RandomValues(Random random, double wrong) {
        this.random = random;
        this.wrong = wrong;
    }

    /** A value of the schema, or of nothing. */
    JsonNode of(JsonNode schema) {
        return of(schema, 0);
    }

    /** A text, often one that means something somewhere. */
    String text() {
        return pick(TEXTS);
    }

    private JsonNode of(JsonNode unresolved, int depth) {
        JsonNode schema = unresolved.has("$ref")
                ? ApiDescription.OURS.root().at(unresolved.get("$ref").asText().substring(1))
                : unresolved;
        if (random.nextDouble() < wrong) {
            return anything();
        }
        if (schema.has("enum")) {
            return schema.get("enum").get(random.nextInt(schema.get("enum").size()));
        }
        return switch (schema.path("type").asText()) {
            case "object" -> object(schema, depth);
            case "array" -> array(schema, depth);
            case "integer" -> JSON.numberNode(integer(schema));
            case "number" -> JSON.numberNode(random.nextDouble());
            case "boolean" -> JSON.booleanNode(random.nextBoolean());
            default -> JSON.textNode(string(schema));
        };
    }

    private ObjectNode object(JsonNode schema, int depth) {
        ObjectNode object = JSON.objectNode();
        List<String> required =
                schema.path("required").valueStream().map(JsonNode::asText).toList();
        schema.path("properties").properties().forEach(property -> {
            boolean needed = required.contains(property.getKey());
            if (needed ? random.nextDouble() >= wrong / 2 : depth < DEEPEST && random.nextInt(3) == 0) {
                object.set(property.getKey(), of(property.getValue(), depth + 1));
            }
        });
        if (random.nextDouble() < wrong / 2) {
            object.set("surprise", anything());
        }
        return object;
    }

    private ArrayNode array(JsonNode schema, int depth) {
        int least = schema.path("minItems").asInt(0);
        int size = least + (depth < DEEPEST ? random.nextInt(3) : 0);
        ArrayNode array = JSON.arrayNode();
        for (int i = 0; i < size; i++) {
            array.add(of(schema.get("items"), depth + 1));
        }
        return array;
    }

    private int integer(JsonNode schema) {
        int least = schema.path("minimum").asInt(0);
        int most = Math.min(schema.path("maximum").asInt(1_000), 100_000);
        return switch (random.nextInt(4)) {
            case 0 -> least;
            case 1 -> most;
            default -> least + random.nextInt(Math.max(1, most - least));
        };
    }

    private String string(JsonNode schema) {
        if (schema.has("example")) {
            return schema.get("example").asText();
        }
        if (schema.path("format").asText().equals("date")) {
            return random.nextInt(4) == 0
                    ? pick(DATES)
                    : "2026-0%d-1%d".formatted(1 + random.nextInt(9), random.nextInt(10));
        }
        String pattern = schema.path("pattern").asText();
        if (!pattern.isEmpty()) {
            return pick(List.of(
                    "97110",
                    "97140",
                    "97530",
                    "GP",
                    "59",
                    "11",
                    "09:00",
                    "10:30",
                    "120.00",
                    "15202-00",
                    "NATIONAL",
                    "43215",
                    "1234567893",
                    "123456789",
                    "M25.561",
                    "OH"));
        }
        return random.nextInt(3) == 0 ? text() : "text " + random.nextInt(100);
    }

    private JsonNode anything() {
        return switch (random.nextInt(8)) {
            case 0 -> JSON.nullNode();
            case 1 -> JSON.numberNode(random.nextInt() * 1e30);
            case 2 -> JSON.numberNode(-1);
            case 3 -> JSON.booleanNode(true);
            case 4 -> JSON.arrayNode();
            case 5 -> JSON.objectNode().put("a", 1);
            default -> JSON.textNode(text());
        };
    }

    private <T> T pick(List<T> choices) {
        return choices.get(random.nextInt(choices.size()));
    }
}
