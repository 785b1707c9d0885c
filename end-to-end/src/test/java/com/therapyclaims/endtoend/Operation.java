package com.therapyclaims.endtoend;

import com.fasterxml.jackson.databind.JsonNode;
import com.therapyclaims.testing.ApiDescription;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * One operation of openapi.yaml, and how to call it.
 *
 * @param method GET, POST and so on
 * @param path with its parameters in braces
 * @param description as it is written
 */
record Operation(String method, String path, JsonNode description) {
    /** Every operation. */
    static Stream<Operation> all() {
        return ApiDescription.OURS
                .operations()
                .map(operation -> new Operation(operation.method(), operation.path(), operation.description()));
    }

    /** Every operation that needs a key. */
    static Stream<Operation> withKey() {
        return all().filter(operation -> !operation.isOpen());
    }

    /** Every operation that changes nothing, whoever may call it. */
    static Stream<Operation> readings() {
        return all().filter(operation -> operation.method().equals("GET"));
    }

    /** Whether it is answered without a key. */
    boolean isOpen() {
        return new ApiDescription.Operation(method, path, description).isOpen();
    }

    boolean hasPathParameters() {
        return path.contains("{");
    }

    /** Whether it is about something that has an id. */
    boolean hasIdentifiers() {
        return hasPathParameters()
                || parameters("query").stream()
                        .anyMatch(parameter -> parameter.at("/name").asText().equals("claimIds"));
    }

    /** Whether it answers a list piece by piece; an export has pieces of a fixed size and no nextCursor. */
    boolean isPaged() {
        return parameters().anyMatch(parameter -> parameter.at("/name").asText().equals("limit"));
    }

    boolean hasBody() {
        return description.has("requestBody");
    }

    /** The example of its body. */
    Optional<JsonNode> example() {
        JsonNode example = description.at("/requestBody/content/application~1json/example");
        return example.isMissingNode() ? Optional.empty() : Optional.of(example);
    }

    /** The path with these values in it, and what it requires in its query. */
    String filled(Map<String, String> values) {
        String filled = path;
        for (var value : values.entrySet()) {
            filled = filled.replace("{" + value.getKey() + "}", value.getValue());
        }
        if (filled.contains("{")) {
            throw new AssertionError(method + " " + path + " has a parameter nobody knows a value of: add it here");
        }
        String query = parameters()
                .filter(parameter -> parameter.at("/in").asText().equals("query"))
                .filter(parameter -> parameter.at("/required").asBoolean())
                .map(parameter -> parameter.at("/name").asText())
                .map(name -> name + "=" + values.getOrDefault(name, sample(name)))
                .collect(Collectors.joining("&"));
        return query.isEmpty() ? filled : filled + "?" + query;
    }

    /** Its parameters of the path, the query or the headers. */
    List<JsonNode> parameters(String in) {
        return parameters()
                .filter(parameter -> parameter.at("/in").asText().equals(in))
                .toList();
    }

    private String sample(String name) {
        JsonNode parameter = parameters("query").stream()
                .filter(candidate -> candidate.at("/name").asText().equals(name))
                .findFirst()
                .orElseThrow();
        for (String place : List.of("/example", "/schema/example", "/schema/enum/0", "/schema/minimum")) {
            if (!parameter.at(place).isMissingNode()) {
                return parameter.at(place).asText();
            }
        }
        throw new AssertionError("a required query parameter without an example: " + parameter);
    }

    private Stream<JsonNode> parameters() {
        return description.path("parameters").valueStream().map(Operation::resolved);
    }

    private static JsonNode resolved(JsonNode node) {
        return node.has("$ref")
                ? ApiDescription.OURS.root().at(node.get("$ref").asText().substring(1))
                : node;
    }

    @Override
    public String toString() {
        return method + " " + path;
    }
}
