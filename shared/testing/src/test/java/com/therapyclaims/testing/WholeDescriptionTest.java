package com.therapyclaims.testing;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.therapyclaims.testing.ApiDescription.Operation;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** openapi.yaml leaves nothing to guess: every field, every parameter, an example of every body, every refusal. */
class WholeDescriptionTest {
    private static final JsonNode ROOT = ApiDescription.OURS.root();

    private static final Set<String> TEXTS = Set.of("application/edi-x12", "text/csv");

    /** They answer and keep nothing. */
    private static final Set<String> WRITES_NOTHING = Set.of(
            "/v1/units",
            "/v1/notes/validate",
            "/v1/edits",
            "/v1/prices",
            "/v1/public/units",
            "/v1/public/prices",
            "/v1/repricings/preview");

    /** They say how something shall be: it is so, however often they come. */
    private static final Set<String> SETS_A_STATE = Set.of(
            "/v1/repricings/{id}/pause",
            "/v1/repricings/{id}/resume",
            "/v1/fee-schedules/uploads",
            "/v1/visit-files/uploads",
            // A file is named by its content: the same one adds nothing.
            "/v1/remittances");

    @Test
    void everyFieldIsDescribed() {
        List<String> undescribed = new ArrayList<>();
        ROOT.at("/components/schemas")
                .propertyStream()
                .forEach(schema -> collect(schema.getKey(), schema.getValue(), undescribed));

        assertThat(undescribed).isEmpty();
    }

    /** Adds each field below the schema that neither says itself what it is nor is of a type that does. */
    private static void collect(String place, JsonNode schema, List<String> undescribed) {
        schema.path("properties").propertyStream().forEach(field -> {
            if (!resolved(field.getValue()).hasNonNull("description")
                    && !field.getValue().has("description")) {
                undescribed.add(place + "." + field.getKey());
            }
            collect(place + "." + field.getKey(), field.getValue(), undescribed);
        });
        Stream.of("items", "additionalProperties")
                .filter(schema::has)
                .forEach(part -> collect(place + "." + part, schema.get(part), undescribed));
        Stream.of("allOf", "anyOf", "oneOf")
                .forEach(part -> schema.path(part).forEach(one -> collect(place, one, undescribed)));
    }

    /** A quantifier without an end, in a pattern's own words and not in a list of characters. */
    private static final Pattern ENDLESS = Pattern.compile("[*+]|\\{\\d+,}");

    /** {@code StatedLimitsTest} holds the functions to them. */
    @ParameterizedTest
    @MethodSource("operations")
    void everyTextListAndNumberOfABodySaysHowLargeItMayBe(Operation operation) {
        List<String> endless = new ArrayList<>();
        operation
                .description()
                .at("/requestBody/content")
                .propertyStream()
                .forEach(body -> collectEndless(body.getKey(), body.getValue().get("schema"), endless));

        assertThat(endless).isEmpty();
    }

    private static void collectEndless(String place, JsonNode unresolved, List<String> endless) {
        JsonNode schema = resolved(unresolved);
        boolean limited = switch (schema.path("type").asText()) {
            case "string" ->
                schema.has("maxLength")
                        || schema.has("enum")
                        || schema.path("format").asText().startsWith("date")
                        || (schema.has("pattern")
                                && !ENDLESS.matcher(schema.get("pattern").asText())
                                        .find());
            case "array" -> schema.has("maxItems");
            case "integer", "number" -> schema.has("maximum");
            case "boolean" -> true;
            // What has fields nobody describes has them without a limit.
            case "object" ->
                schema.has("properties") && !schema.path("additionalProperties").asBoolean();
            default -> false;
        };
        if (!limited) {
            endless.add(place);
        }
        schema.path("properties")
                .propertyStream()
                .forEach(field -> collectEndless(place + "/" + field.getKey(), field.getValue(), endless));
        if (schema.has("items")) {
            collectEndless(place + "/0", schema.get("items"), endless);
        }
    }

    @Test
    void everyParameterIsDescribed() {
        assertThat(Stream.concat(
                                ROOT.at("/components/parameters").valueStream(),
                                ApiDescription.OURS
                                        .operations()
                                        .flatMap(operation -> operation
                                                .description()
                                                .path("parameters")
                                                .valueStream()))
                        .map(WholeDescriptionTest::resolved)
                        .filter(parameter -> !parameter.hasNonNull("description"))
                        .map(parameter -> parameter.path("name").asText()))
                .isEmpty();
    }

    static Stream<Operation> operations() {
        return ApiDescription.OURS.operations();
    }

    @ParameterizedTest
    @MethodSource("operations")
    void everyBodyHasAnExample(Operation operation) {
        assertThat(operation.description().at("/requestBody/content").propertyStream())
                .filteredOn(body -> !body.getValue().has("example"))
                .extracting(Map.Entry::getKey)
                .isEmpty();
    }

    /** What a page shows is seen best on the page; a PDF is no text. */
    @ParameterizedTest
    @MethodSource("operations")
    void everyAnswerHasAnExampleOfItsSchema(Operation operation) {
        operation
                .description()
                .path("responses")
                .valueStream()
                .map(WholeDescriptionTest::resolved)
                .forEach(answer -> answer.path("content").properties().forEach(body -> {
                    if (body.getKey().endsWith("json")) {
                        String schema = body.getValue().at("/schema/$ref").asText();
                        assertThat(examples(body.getValue()))
                                .as(operation + " " + schema)
                                .isNotEmpty()
                                .allSatisfy(example -> assertThat(ApiDescription.OURS.faults(
                                                schema.substring(schema.lastIndexOf('/') + 1), example.toString()))
                                        .as(operation + " " + schema)
                                        .isEmpty());
                    } else if (TEXTS.contains(body.getKey())) {
                        assertThat(examples(body.getValue()))
                                .as(operation + " " + body.getKey())
                                .isNotEmpty();
                    }
                }));
    }

    private static List<JsonNode> examples(JsonNode body) {
        return Stream.concat(
                        body.has("example") ? Stream.of(body.get("example")) : Stream.empty(),
                        body.path("examples")
                                .valueStream()
                                .map(WholeDescriptionTest::resolved)
                                .map(example -> example.get("value")))
                .toList();
    }

    @Test
    void everyExampleIsShownSomewhere() {
        String paths = ROOT.get("paths").toString();
        assertThat(ROOT.at("/components/examples").fieldNames())
                .toIterable()
                .isNotEmpty()
                .allSatisfy(name -> assertThat(paths).contains("\"#/components/examples/" + name + "\""));
    }

    @ParameterizedTest
    @MethodSource("operations")
    void everyRefusalIsDescribed(Operation operation) {
        assertThat(operation.description().path("responses").fieldNames())
                .toIterable()
                .containsAll(refusals(operation))
                .anyMatch(status -> status.startsWith("2"));
    }

    /** What an operation may refuse by its form alone. */
    private static List<String> refusals(Operation operation) {
        List<String> refusals = new ArrayList<>(List.of("414", "429", "500"));
        if (!operation.isOpen()) {
            refusals.addAll(List.of("401", "403"));
        }
        if (operation.description().has("requestBody")) {
            refusals.addAll(List.of("400", "413", "415"));
        }
        // A patient's id is the practice's own word: any may be one.
        if (operation.path().contains("{") && !operation.path().startsWith("/v1/patients/")) {
            refusals.add("404");
        }
        return refusals;
    }

    /** API Gateway takes no notice of a security of the whole API: what says nothing itself would be open. */
    @ParameterizedTest
    @MethodSource("operations")
    void everyOperationSaysItselfWhoMayCallItAndCountsItsCalls(Operation operation) {
        assertThat(ROOT.has("security")).isFalse();
        assertThat(operation.description().path("security").isArray()).isTrue();
        if (!operation.isOpen()) {
            assertThat(operation.description().path("security").toString())
                    .isEqualTo("[{\"ApiKey\":[]},{\"UsageKey\":[]}]");
        }
    }

    static Stream<Map.Entry<String, JsonNode>> gatewaysAnswers() {
        return ROOT.path("x-amazon-apigateway-gateway-responses").propertyStream();
    }

    @ParameterizedTest
    @MethodSource("gatewaysAnswers")
    void whatTheGatewayAnswersItselfIsAProblemThatSaysItsStatus(Map.Entry<String, JsonNode> answer) {
        String body = answer.getValue()
                .at("/responseTemplates/application~1json")
                .asText()
                .replace("$context.error.messageString", "\"a text\"");

        assertThat(ApiDescription.OURS.faults("Problem", body)).isEmpty();
        assertThat(Json.read(body).get("status")).isEqualTo(answer.getValue().get("statusCode"));
        assertThat(answer.getValue()
                        .at("/responseParameters/gatewayresponse.header.Content-Type")
                        .asText())
                .isEqualTo("'application/problem+json'");
    }

    @Test
    void whoeverIsTurnedAwayForAWhileIsToldForHowManySeconds() {
        assertThat(gatewaysAnswers()
                        .map(Map.Entry::getValue)
                        .filter(answer -> answer.path("statusCode").asInt() == 429)
                        .map(answer -> answer.at("/responseParameters/gatewayresponse.header.Retry-After")
                                .asText()))
                .hasSize(2)
                .allMatch(seconds -> seconds.matches("'[1-9][0-9]*'"));
    }

    /** Keys are an operator's business: the functions that make and end them are called by name. */
    @Test
    void noOperationMakesOrEndsKeys() {
        assertThat(operations()
                        .map(Operation::description)
                        .map(description -> description
                                .path("x-amazon-apigateway-integration")
                                .toString()))
                .isNotEmpty()
                .noneMatch(integration -> integration.contains("CallerKey"));
    }

    @Test
    void whatTheGatewayAnswersItselfIsKnownForEveryCase() {
        assertThat(gatewaysAnswers().map(Map.Entry::getKey)).contains("DEFAULT_4XX", "DEFAULT_5XX");
    }

    /** With a body, the gateway's word of a parameter would hide the body's faults. */
    @ParameterizedTest
    @MethodSource("operations")
    void theGatewayAsksForRequiredParametersWhereThereIsNoBody(Operation operation) {
        boolean asks = operation
                .description()
                .path("parameters")
                .valueStream()
                .map(WholeDescriptionTest::resolved)
                .anyMatch(parameter -> parameter.path("required").asBoolean()
                        && parameter.path("in").asText().equals("query"));

        assertThat(operation
                        .description()
                        .path("x-amazon-apigateway-request-validator")
                        .asText(""))
                .isEqualTo(asks && !operation.description().has("requestBody") ? "parameters" : "");
    }

    @Test
    void everyPostThatAddsSomethingTakesAnIdempotencyKey() {
        assertThat(operations()
                        .filter(operation -> operation.method().equals("POST"))
                        .filter(operation -> !WRITES_NOTHING.contains(operation.path()))
                        .filter(operation -> !SETS_A_STATE.contains(operation.path()))
                        .filter(operation -> operation
                                .description()
                                .path("parameters")
                                .valueStream()
                                .map(WholeDescriptionTest::resolved)
                                .noneMatch(parameter ->
                                        parameter.path("name").asText().equals("Idempotency-Key"))))
                .isEmpty();
    }

    static Stream<Operation> readings() {
        return operations().filter(operation -> operation.method().equals("GET"));
    }

    @ParameterizedTest
    @MethodSource("readings")
    void everyReadingCanBeAskedForOnlyIfItIsAnother(Operation reading) {
        assertThat(reading.description().path("parameters").valueStream().map(WholeDescriptionTest::resolved))
                .extracting(parameter -> parameter.path("name").asText())
                .contains("If-None-Match");
        assertThat(reading.description().path("responses").fieldNames())
                .toIterable()
                .contains("304");
    }

    @ParameterizedTest
    @MethodSource("operations")
    void everyOperationSaysWhatItIsFor(Operation operation) {
        assertThat(operation.description().path("summary").asText()).isNotBlank();
        assertThat(operation.description().path("operationId").asText()).isNotBlank();
        assertThat(operation.description().path("tags")).isNotEmpty();
    }

    private static JsonNode resolved(JsonNode node) {
        return node.has("$ref") ? ROOT.at(node.get("$ref").textValue().substring(1)) : node;
    }
}
