package com.therapyclaims.conformance;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.stream.Stream;
import java.util.stream.StreamSupport;

/**
 * What a right answer says; an answer may say more.
 *
 * @param status empty where any 2xx is right
 * @param answer of objects the given fields, of arrays every element in order
 * @param values the values at these pointers, whole
 * @param absent pointers where there is nothing, or null
 * @param contains pointers to texts, and words each of them holds
 * @param findings the codes of all findings of the answer, in any order; empty where they are not judged as a whole
 * @param findingsInclude codes that are among the findings
 * @param findingsExclude codes that are not
 * @param explains rule numbers the explanation names
 * @param coverage checks, and whether each of them ran
 */
public record Expectation(
        Optional<Integer> status,
        JsonNode answer,
        Map<String, JsonNode> values,
        List<String> absent,
        Map<String, JsonNode> contains,
        Optional<List<String>> findings,
        List<String> findingsInclude,
        List<String> findingsExclude,
        List<String> explains,
        Map<String, JsonNode> coverage) {
    private static final int OK = 200;

    static Expectation of(JsonNode written) {
        return of(written, Optional.of(written.path("status").asInt(OK)));
    }

    /** What is expected of a request that comes before the one a case is about. */
    static Expectation ofEarlier(JsonNode written) {
        return of(written, Optional.ofNullable(written.get("status")).map(JsonNode::intValue));
    }

    private static Expectation of(JsonNode written, Optional<Integer> status) {
        return new Expectation(
                status,
                written.has("answer") ? written.get("answer") : JsonNodeFactory.instance.objectNode(),
                fields(written.path("values")),
                strings(written.path("absent")),
                fields(written.path("contains")),
                Optional.ofNullable(written.get("findings")).map(Expectation::strings),
                strings(written.path("findingsInclude")),
                strings(written.path("findingsExclude")),
                strings(written.path("explains")),
                fields(written.path("coverage")));
    }

    /** Where the answer is not as expected; empty if it is right. */
    public List<Difference> differences(Answer given) {
        JsonNode body = given.body();
        if (!status.map(expected -> given.status() == expected).orElse(given.status() / 100 == 2)) {
            String expected = status.map(Object::toString).orElse("2xx");
            return List.of(
                    new Difference("", "status " + expected, "status " + given.status() + " " + Subset.written(body)));
        }
        List<Difference> found = new ArrayList<>(Subset.differences(answer, body));
        values.forEach((pointer, expected) -> found.addAll(Subset.differences(pointer, expected, body.at(pointer))));
        absent.forEach(pointer -> nothingAt(pointer, body, found));
        contains.forEach((pointer, words) -> words(pointer, words.asText(), body.at(pointer), found));
        findings(body, found);
        explains(body, found);
        coverage.forEach((check, ran) -> ran(check, ran, body, found));
        return List.copyOf(found);
    }

    private static void nothingAt(String pointer, JsonNode body, List<Difference> found) {
        JsonNode actual = body.at(pointer);
        if (!actual.isMissingNode() && !actual.isNull()) {
            found.add(new Difference(pointer, "nothing", actual.toString()));
        }
    }

    private static void words(String pointer, String words, JsonNode actual, List<Difference> found) {
        if (!actual.asText().contains(words)) {
            found.add(new Difference(pointer, "a text with \"" + words + "\"", Subset.written(actual)));
        }
    }

    private void findings(JsonNode body, List<Difference> found) {
        List<String> actual = listed("findings", body)
                .map(one -> one.path("code").asText())
                .sorted()
                .toList();
        findings.map(exact -> exact.stream().sorted().toList())
                .filter(exact -> !exact.equals(actual))
                .ifPresent(exact -> found.add(new Difference("/findings", exact.toString(), actual.toString())));
        for (String code : findingsInclude) {
            if (!actual.contains(code)) {
                found.add(new Difference("/findings", code + " among them", actual.toString()));
            }
        }
        for (String code : findingsExclude) {
            if (actual.contains(code)) {
                found.add(new Difference("/findings", "no " + code, actual.toString()));
            }
        }
    }

    private void explains(JsonNode body, List<Difference> found) {
        List<String> actual = listed("explanation", body)
                .map(one -> one.path("rule").asText())
                .distinct()
                .toList();
        for (String rule : explains) {
            if (!actual.contains(rule)) {
                found.add(new Difference("/explanation", rule + " among them", actual.toString()));
            }
        }
    }

    private static void ran(String check, JsonNode ran, JsonNode body, List<Difference> found) {
        List<Boolean> actual = listed("coverage", body)
                .filter(one -> one.path("check").asText().equals(check))
                .map(one -> one.path("checked").booleanValue())
                .toList();
        if (!actual.equals(List.of(ran.booleanValue()))) {
            found.add(new Difference("/coverage", check + " checked " + ran, actual.toString()));
        }
    }

    /** A claim's answer has such a list in each of its parts. */
    private static Stream<JsonNode> listed(String name, JsonNode body) {
        return body.findValues(name).stream().flatMap(list -> StreamSupport.stream(list.spliterator(), false));
    }

    private static Map<String, JsonNode> fields(JsonNode object) {
        Map<String, JsonNode> fields = new TreeMap<>();
        object.properties().forEach(field -> fields.put(field.getKey(), field.getValue()));
        return fields;
    }

    private static List<String> strings(JsonNode array) {
        return StreamSupport.stream(array.spliterator(), false)
                .map(JsonNode::asText)
                .toList();
    }
}
