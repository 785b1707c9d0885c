package com.therapyclaims.endtoend;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.therapyclaims.testing.ApiDescription;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/**
 * Each limit that openapi.yaml states is one: what lies one beyond it is refused for it, what lies at it is not. An
 * operation or a limit that is added there is tried without a word here.
 */
class StatedLimitsTest {
    @RegisterExtension
    private static final RunningSystem system = RunningSystem.anywhereFresh();

    /** A batch's claims are refused each by itself. */
    private static final String BATCH = "claims";

    private static final Pattern MEBIBYTES = Pattern.compile("(?:body has at most (\\d+) MiB|(\\d+) MiB at most)");
    private static final Pattern BYTES = Pattern.compile("more than (\\d+) bytes");

    static Stream<Operation> operations() {
        return Operation.all();
    }

    static Stream<Operation> operationsWithFields() {
        return operations().filter(operation -> !bodySchema(operation).isMissingNode());
    }

    static Stream<Operation> operationsWithABody() {
        return operations().filter(Operation::hasBody);
    }

    static Stream<Operation> operationsWithLimitedParameters() {
        return operations()
                .filter(operation -> Stream.of("query", "header")
                        .flatMap(in -> operation.parameters(in).stream())
                        .anyMatch(parameter -> limits(parameter).findAny().isPresent()));
    }

    @ParameterizedTest
    @MethodSource("operationsWithFields")
    void fieldsAreHeldToTheirLimits(Operation operation) {
        JsonNode schema = bodySchema(operation);
        List<StatedLimit> limits = StatedLimit.of(schema).toList();

        assertThat(limits.stream().filter(limit -> !isHeld(operation, schema, limit)))
                .as("limits that are none")
                .isEmpty();
    }

    /** A form, a word or a date is a limit too: nothing of any length passes for one. */
    @ParameterizedTest
    @MethodSource("operationsWithFields")
    void textsOfAFormAreHeldToIt(Operation operation) {
        JsonNode schema = bodySchema(operation);
        JsonNode body = operation.example().orElseThrow();

        assertThat(StatedLimit.formsOf(schema)
                        .filter(form ->
                                faults(call(operation, spoilt(form.within(body, schema, form.beyond()))), form).stream()
                                        .noneMatch(fault -> fault.startsWith("FORMAT ") || fault.startsWith("ENUM "))))
                .as("forms that are none")
                .isEmpty();
    }

    /** Refused in its own place one beyond, and not for the same at the limit. */
    private static boolean isHeld(Operation operation, JsonNode schema, StatedLimit limit) {
        JsonNode body = operation.example().orElseThrow();
        List<String> beyond = faults(call(operation, spoilt(limit.within(body, schema, limit.beyond()))), limit);
        List<String> within = faults(call(operation, spoilt(limit.within(body, schema, limit.atTheLimit()))), limit);
        return beyond.stream().anyMatch(fault -> !within.contains(fault));
    }

    /** What is said of the limit's place. */
    private static List<String> faults(Caller.Answer answer, StatedLimit limit) {
        assertThat(answer.status()).as(answer.body()).isLessThan(500);
        return answer.json().findParents("pointer").stream()
                .filter(fault -> isAbout(fault.get("pointer").asText(), limit))
                .map(fault ->
                        fault.get("code").asText() + " " + fault.get("message").asText())
                .toList();
    }

    private static boolean isAbout(String pointer, StatedLimit limit) {
        String place = limit.pointer();
        return place.equals(pointer) || place.equals("/" + BATCH + "/0" + pointer);
    }

    /** With a field nobody knows, so that nothing is archived whatever the limit says. */
    private static JsonNode spoilt(JsonNode body) {
        if (body.get(BATCH) instanceof ArrayNode claims) {
            claims.forEach(claim -> ((ObjectNode) claim).put("surprise", true));
        } else {
            ((ObjectNode) body).put("surprise", true);
        }
        return body;
    }

    @ParameterizedTest
    @MethodSource("operationsWithLimitedParameters")
    void parametersAreHeldToTheirLimits(Operation operation) {
        for (String in : List.of("query", "header")) {
            for (JsonNode parameter : operation.parameters(in)) {
                String name = parameter.at("/name").asText();
                limits(parameter).forEach(limit -> {
                    Caller.Answer beyond =
                            call(operation, in, name, limit.beyond().asText());
                    Caller.Answer within =
                            call(operation, in, name, limit.atTheLimit().asText());

                    assertThat(beyond.status())
                            .as("%s %s: %s", name, limit, beyond)
                            .isEqualTo(400);
                    assertThat(reason(within)).as("%s %s", name, limit).isNotEqualTo(reason(beyond));
                });
            }
        }
    }

    static Stream<Operation> operationsWithIds() {
        return operations().filter(operation -> !longIds(operation).isEmpty());
    }

    /** Nobody's, and nothing is looked up by it: a table takes no key of any length. */
    @ParameterizedTest
    @MethodSource("operationsWithIds")
    void anIdLongerThanAnyIsNobodys(Operation operation) {
        longIds(operation)
                .forEach((name, ids) -> ids.forEach(id -> {
                    Map<String, String> values =
                            new HashMap<>(Map.of("id", "0b6c2a54", "n", "1", "number", "A-1", "version", "2026-01-01"));
                    values.put(name, id);

                    Caller.Answer answer = system.demo()
                            .call(
                                    operation.method(),
                                    operation.filled(values),
                                    operation.example().map(JsonNode::toString),
                                    Map.of("if-match", "\"1\"", "idempotency-key", fresh()));

                    assertThat(answer.status())
                            .as("%s of %d", name, id.length())
                            .isEqualTo(404);
                }));
    }

    /**
     * One character more than the most, and more than a place within a partition of a table has, by the parameters of the
     * path. The gateway takes 1,600 with the rest of the address.
     */
    private static Map<String, List<String>> longIds(Operation operation) {
        Map<String, List<String>> ids = new HashMap<>();
        for (JsonNode parameter : operation.parameters("path")) {
            limits(parameter)
                    .filter(limit -> limit.keyword() == StatedLimit.Keyword.maxLength)
                    .forEach(limit -> ids.put(
                            parameter.at("/name").asText(),
                            List.of(limit.beyond().asText(), "x".repeat(1_300))));
        }
        return ids;
    }

    /** What the system itself has sealed is of whatever length it made it. */
    @Test
    void everyTextOfAPathOrAQuerySaysWhatItMayBe() {
        assertThat(operations()
                        .flatMap(operation -> Stream.of("path", "query")
                                .flatMap(in -> operation.parameters(in).stream())
                                .filter(parameter ->
                                        !parameter.at("/name").asText().equals("cursor"))
                                .filter(parameter ->
                                        parameter.at("/schema/type").asText().equals("string"))
                                .filter(parameter -> Stream.of("maxLength", "pattern", "format", "enum")
                                        .noneMatch(parameter.get("schema")::has))
                                .map(parameter -> operation + " " + parameter.at("/name"))))
                .isEmpty();
    }

    private static String reason(Caller.Answer answer) {
        return answer.status() == 200
                ? ""
                : answer.json().path("detail").asText() + answer.json().path("errors");
    }

    @ParameterizedTest
    @MethodSource("operationsWithABody")
    void aBodyIsHeldToTheMostBytes(Operation operation) {
        int most = mostBytes(operation);

        assertThat(textsOf(operation)).as("what its texts may have").allMatch(longest -> longest == most);
        assertThat(send(operation, most + 1).problem(413).at("/detail").asText())
                .contains(Integer.toString(most));
        assertThat(send(operation, most).status()).isNotEqualTo(413);
    }

    /** The most characters of a body that is a text: no more than its bytes. */
    private static List<Integer> textsOf(Operation operation) {
        return operation
                .description()
                .at("/requestBody/content")
                .valueStream()
                .map(body -> body.get("schema"))
                .filter(schema -> schema.path("type").asText().equals("string"))
                .map(schema -> schema.path("maxLength").intValue())
                .toList();
    }

    private static int mostBytes(Operation operation) {
        Matcher own =
                MEBIBYTES.matcher(operation.description().at("/description").asText());
        if (own.find()) {
            return Integer.parseInt(Optional.ofNullable(own.group(1)).orElseGet(() -> own.group(2))) << 20;
        }
        Matcher usual = BYTES.matcher(ApiDescription.OURS
                .root()
                .at("/components/responses/TooLarge/content/application~1problem+json/example/detail")
                .asText());
        assertThat(usual.find()).isTrue();
        return Integer.parseInt(usual.group(1));
    }

    /** A body of so many bytes, of which only their number matters: it is no value of any kind. */
    private static Caller.Answer send(Operation operation, int bytes) {
        String type = operation
                .description()
                .at("/requestBody/content")
                .propertyStream()
                .map(Map.Entry::getKey)
                .findFirst()
                .orElseThrow();
        return system.demo()
                .call(
                        operation.method(),
                        path(operation),
                        Optional.of("x".repeat(bytes)),
                        Map.of("content-type", type, "idempotency-key", fresh(), "if-match", "\"1\""));
    }

    private static Caller.Answer call(Operation operation, JsonNode body) {
        return system.demo()
                .call(
                        operation.method(),
                        path(operation),
                        Optional.of(body.toString()),
                        Map.of("idempotency-key", fresh(), "if-match", "\"1\""));
    }

    private static Caller.Answer call(Operation operation, String in, String name, String value) {
        Map<String, String> headers = new HashMap<>(Map.of("if-match", "\"1\""));
        String path = operation.filled(Map.of("id", "0b6c2a54", "n", "1", "number", "A-1", name, value));
        if (in.equals("header")) {
            headers.put(name, value);
        } else if (!path.contains(name + "=")) {
            path += (path.contains("?") ? "&" : "?") + name + "=" + value;
        }
        return system.demo().call(operation.method(), path, operation.example().map(JsonNode::toString), headers);
    }

    private static String path(Operation operation) {
        return operation.filled(Map.of("id", "0b6c2a54", "number", "A-1"));
    }

    private static String fresh() {
        return UUID.randomUUID().toString();
    }

    /** What is optional and has nothing in it is not sent. */
    private static Stream<StatedLimit> limits(JsonNode parameter) {
        return StatedLimit.of(parameter.get("schema"))
                .filter(limit -> limit.keyword() != StatedLimit.Keyword.minLength
                        || parameter.path("required").asBoolean());
    }

    private static JsonNode bodySchema(Operation operation) {
        return operation.description().at("/requestBody/content/application~1json/schema");
    }
}
