package com.therapyclaims.conformance;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.MissingNode;
import java.util.ArrayList;
import java.util.List;

/**
 * Compares what a case expects with an answer: of an object the given fields count, of an array every element in order,
 * of anything else the value. An answer may say more.
 */
final class Subset {
    private final List<Difference> differences = new ArrayList<>();

    private Subset() {}

    static List<Difference> differences(JsonNode expected, JsonNode actual) {
        return differences("", expected, actual);
    }

    static List<Difference> differences(String pointer, JsonNode expected, JsonNode actual) {
        Subset found = new Subset();
        found.compare(pointer, expected, actual);
        return List.copyOf(found.differences);
    }

    private void compare(String pointer, JsonNode expected, JsonNode actual) {
        if (expected.isObject() && actual.isObject()) {
            expected.properties()
                    .forEach(field -> compare(
                            pointer + "/" + escaped(field.getKey()), field.getValue(), actual.path(field.getKey())));
        } else if (expected.isArray() && actual.isArray()) {
            elements(pointer, expected, actual);
        } else if (!same(expected, actual)) {
            differences.add(new Difference(pointer, expected.toString(), written(actual)));
        }
    }

    private void elements(String pointer, JsonNode expected, JsonNode actual) {
        if (expected.size() != actual.size()) {
            differences.add(new Difference(
                    pointer, expected.size() + " elements", actual.size() + " elements: " + written(actual)));
        }
        for (int i = 0; i < Math.min(expected.size(), actual.size()); i++) {
            compare(pointer + "/" + i, expected.get(i), actual.get(i));
        }
    }

    private static boolean same(JsonNode expected, JsonNode actual) {
        return (expected.isNumber() && actual.isNumber())
                ? expected.decimalValue().compareTo(actual.decimalValue()) == 0
                : expected.equals(actual);
    }

    static String written(JsonNode actual) {
        return actual instanceof MissingNode ? "nothing" : actual.toString();
    }

    private static String escaped(String field) {
        return field.replace("~", "~0").replace("/", "~1");
    }
}
