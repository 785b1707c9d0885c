package com.therapyclaims.conformance;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.fasterxml.jackson.databind.node.TextNode;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import java.util.regex.MatchResult;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/**
 * What a case says with placeholders and only its run can know: {@code {{patient}}}, an id that no other run has, and
 * {@code {{before/0/claimId}}}, what stands at a JSON pointer of the answer to an earlier request.
 *
 * <p>A text that is one placeholder becomes the value itself, of whatever type; in a longer text its words stand for it.
 */
final class Placeholders {
    private static final JsonNodeFactory NODES = JsonNodeFactory.instance;
    private static final Pattern PLACEHOLDER =
            Pattern.compile("\\{\\{(?:patient|before/(?<request>\\d{1,3})(?<pointer>(?:/[^/}]+)+))}}");
    private static final Pattern ANY = Pattern.compile("\\{\\{.*?}}");

    private final String patient = "conformance-" + UUID.randomUUID();
    private final List<Answer> answers = new ArrayList<>();

    /**
     * Refuses what can never be filled.
     *
     * @param earlier how many requests come before it
     * @throws SuiteException if a placeholder is none, or is of a request that does not come before
     */
    static void check(String caseId, Request request, int earlier) {
        ANY.matcher(texts(request)).results().map(MatchResult::group).forEach(written -> {
            Matcher found = PLACEHOLDER.matcher(written);
            if (!found.matches()) {
                throw new SuiteException("%s, %s: %s is no placeholder".formatted(caseId, request, written));
            }
            request(found).ifPresent(number -> comesBefore(caseId, request, number, earlier));
        });
        request.ifMatch().ifPresent(number -> comesBefore(caseId, request, number, earlier));
    }

    private static void comesBefore(String caseId, Request request, int number, int earlier) {
        if (number < 0 || number >= earlier) {
            throw new SuiteException("%s, %s: no request before it is before/%d".formatted(caseId, request, number));
        }
    }

    /** The next request was answered. */
    void answered(Answer answer) {
        answers.add(answer);
    }

    /** What the request needs of earlier answers and they do not say. */
    List<Difference> missing(Request written) {
        Stream<Difference> values = PLACEHOLDER
                .matcher(texts(written))
                .results()
                .filter(found -> isNothing(value(found)))
                .map(found -> new Difference(
                        "before/" + request(found).orElseThrow() + found.group("pointer"),
                        "a value",
                        Subset.written(value(found))));
        Stream<Difference> etags = written.ifMatch().stream()
                .filter(number -> answers.get(number).etag().isEmpty())
                .map(number -> new Difference("before/" + number, "an ETag", "none"));
        return Stream.concat(values, etags).toList();
    }

    /** The request as it is sent, where nothing is missing. */
    Request fill(Request written) {
        return new Request(
                written.name(),
                written.method(),
                text(written.path()),
                written.body().map(this::json),
                written.ifMatch(),
                json(written.expect()));
    }

    /** The ETag that is sent with it as {@code If-Match}. */
    Optional<String> ifMatch(Request request) {
        return request.ifMatch().flatMap(number -> answers.get(number).etag());
    }

    private JsonNode json(JsonNode written) {
        if (written.isObject()) {
            ObjectNode filled = NODES.objectNode();
            written.properties().forEach(field -> filled.set(field.getKey(), json(field.getValue())));
            return filled;
        }
        if (written.isArray()) {
            ArrayNode filled = NODES.arrayNode(written.size());
            written.forEach(element -> filled.add(json(element)));
            return filled;
        }
        if (!written.isTextual()) {
            return written;
        }
        Matcher alone = PLACEHOLDER.matcher(written.textValue());
        return alone.matches() ? value(alone) : TextNode.valueOf(text(written.textValue()));
    }

    private String text(String written) {
        return PLACEHOLDER
                .matcher(written)
                .replaceAll(found -> Matcher.quoteReplacement(value(found).asText()));
    }

    private JsonNode value(MatchResult found) {
        return request(found)
                .map(number -> answers.get(number).body().at(found.group("pointer")))
                .orElseGet(() -> TextNode.valueOf(patient));
    }

    private static Optional<Integer> request(MatchResult found) {
        return Optional.ofNullable(found.group("request")).map(Integer::valueOf);
    }

    private static boolean isNothing(JsonNode value) {
        return value.isMissingNode() || value.isNull();
    }

    /** Everything of a request that may hold placeholders. */
    private static String texts(Request request) {
        return request.path() + request.body().map(JsonNode::toString).orElse("") + request.expect();
    }
}
