package com.therapyclaims.testing;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.therapyclaims.http.json.Fault;
import com.therapyclaims.http.json.InvalidRequestException;
import com.therapyclaims.http.json.Kind;
import com.therapyclaims.http.json.MalformedJsonException;
import com.therapyclaims.http.json.Requests;
import com.therapyclaims.http.requests.EditsJson;
import com.therapyclaims.http.requests.NoteJson;
import com.therapyclaims.http.requests.PriceJson;
import com.therapyclaims.http.requests.UnitsJson;
import com.therapyclaims.http.requests.VisitJson;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeSet;
import java.util.stream.Stream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

/** The readers take what openapi.yaml describes, all of it and nothing else. */
class RequestReadersTest {
    /** Where two fields exclude each other the sample has the first. */
    private static final List<String> LEFT_OUT = List.of("/zip", "/claim/serviceLocationZip");

    private static final Map<String, String> TEXT_OF_FORM = Map.ofEntries(
            Map.entry("^-?[0-9]{1,9}(\\.[0-9]{1,2})?$", "120.00"),
            Map.entry("^[0-9A-Z]{5}$", "97110"),
            Map.entry("^[0-9A-Z]{1,5}$", "45"),
            Map.entry("^[0-9A-Z]{2}$", "GP"),
            Map.entry("^([01][0-9]|2[0-3]):[0-5][0-9]$", "09:30"),
            Map.entry("^[0-9]{2}$", "11"),
            Map.entry("^[A-Z][A-Z_]{0,31}$", "PTPP"),
            Map.entry("^[0-9]{5}$", "43215"),
            Map.entry("^([0-9]{5}-[0-9]{2}|NATIONAL)$", "15202-00"),
            Map.entry("^[A-Z][0-9][0-9A-Z](\\.?[0-9A-Z]{1,4})?$", "M25.561"),
            Map.entry("^[A-Z]{2}$", "OH"),
            Map.entry("^[0-9]{5}(-?[0-9]{4})?$", "43215-1234"),
            Map.entry("^[0-9]{10}$", "1234567893"),
            Map.entry("^[0-9A-Z]{10}$", "225100000X"),
            Map.entry("^[0-9]{9}$", "123456789"));

    static Stream<Arguments> requests() {
        return Stream.of(
                Arguments.of("/v1/units", UnitsJson.REQUEST),
                Arguments.of("/v1/notes/validate", NoteJson.REQUEST),
                Arguments.of("/v1/edits", EditsJson.REQUEST),
                Arguments.of("/v1/prices", PriceJson.REQUEST),
                Arguments.of("/v1/claims", VisitJson.REQUEST));
    }

    @ParameterizedTest
    @MethodSource("requests")
    void theDescribedExampleIsRead(String path, Kind<?> kind) {
        String example = body(path).get("example").toString();

        assertThat(ApiDescription.OURS.faultsOfRequest("POST", path, example)).isEmpty();
        assertThat(faults(example, kind)).isEmpty();
    }

    @ParameterizedTest
    @MethodSource("requests")
    void everyDescribedFieldIsRead(String path, Kind<?> kind) {
        String whole = sample(schema(path), "").toString();

        assertThat(ApiDescription.OURS.faultsOfRequest("POST", path, whole)).isEmpty();
        assertThat(faults(whole, kind)).isEmpty();
    }

    @ParameterizedTest
    @MethodSource("requests")
    void noFieldIsReadThatIsNotDescribed(String path, Kind<?> kind) {
        ObjectNode whole = (ObjectNode) sample(schema(path), "");
        List<String> described = new ArrayList<>();
        plantUnknownFields(whole, schema(path), "", described);

        assertThat(faults(whole.toString(), kind).stream().map(fault -> fault.pointer() + ": " + fault.message()))
                .containsExactlyInAnyOrderElementsOf(described);
    }

    @ParameterizedTest
    @MethodSource("requests")
    void eachFieldDescribedAsRequiredIsRequired(String path, Kind<?> kind) {
        JsonNode required = schema(path).get("required");
        List<String> expected = new ArrayList<>();
        required.forEach(name -> expected.add("/" + name.textValue()));

        List<String> missing = faults("{}", kind).stream()
                .filter(fault -> fault.code() == Fault.Kind.REQUIRED)
                .map(Fault::pointer)
                .toList();

        // One of two alternatives may be required beside those.
        assertThat(missing).containsAll(expected);
        assertThat(missing.size() - expected.size()).isLessThanOrEqualTo(1);
    }

    /** Puts an unknown field into every object, and tells what the reader is to say of it. */
    private static void plantUnknownFields(ObjectNode object, JsonNode schema, String pointer, List<String> said) {
        for (var member : schema.get("properties").properties()) {
            JsonNode value = object.get(member.getKey());
            JsonNode ofMember = resolved(member.getValue());
            String at = pointer + "/" + member.getKey();
            if (value instanceof ObjectNode inner) {
                plantUnknownFields(inner, ofMember, at, said);
            } else if (value instanceof ArrayNode items && items.get(0) instanceof ObjectNode item) {
                plantUnknownFields(item, resolved(ofMember.get("items")), at + "/0", said);
            }
        }
        object.put("planted", true);
        TreeSet<String> described = new TreeSet<>();
        schema.get("properties").fieldNames().forEachRemaining(described::add);
        said.add(pointer + "/planted: " + described);
    }

    private static List<Fault> faults(String body, Kind<?> kind) {
        try {
            Requests.read(body, kind);
            return List.of();
        } catch (InvalidRequestException e) {
            return e.faults().stream()
                    .map(fault -> fault.code() == Fault.Kind.UNKNOWN_FIELD ? sorted(fault) : fault)
                    .toList();
        } catch (MalformedJsonException e) {
            throw new AssertionError(e);
        }
    }

    /** The fault with the names it lists in alphabetical order. */
    private static Fault sorted(Fault fault) {
        String names = fault.message().substring(fault.message().indexOf("known fields: ") + "known fields: ".length());
        return new Fault(fault.pointer(), fault.code(), new TreeSet<>(List.of(names.split(", "))).toString());
    }

    private static JsonNode sample(JsonNode unresolved, String pointer) {
        JsonNode schema = resolved(unresolved);
        JsonNodeFactory json = JsonNodeFactory.instance;
        return switch (schema.get("type").textValue()) {
            case "object" -> {
                ObjectNode object = json.objectNode();
                for (var member : schema.get("properties").properties()) {
                    String at = pointer + "/" + member.getKey();
                    if (!LEFT_OUT.contains(at)) {
                        object.set(member.getKey(), sample(member.getValue(), at));
                    }
                }
                yield object;
            }
            case "array" -> json.arrayNode().add(sample(schema.get("items"), pointer + "/0"));
            case "integer" -> json.numberNode(schema.get("minimum").intValue());
            case "boolean" -> json.booleanNode(true);
            case "string" -> json.textNode(text(schema, pointer));
            default -> throw new AssertionError("no sample of " + schema + " at " + pointer);
        };
    }

    private static String text(JsonNode schema, String pointer) {
        if (schema.has("enum")) {
            return schema.at("/enum/0").textValue();
        }
        if (schema.has("pattern")) {
            String form = schema.get("pattern").textValue();
            assertThat(TEXT_OF_FORM).as(pointer).containsKey(form);
            return TEXT_OF_FORM.get(form);
        }
        return switch (schema.path("format").asText()) {
            case "date" -> "2026-03-02";
            case "date-time" -> "2026-11-23T00:00:00Z";
            default -> "x".repeat(schema.get("maxLength").intValue());
        };
    }

    private static JsonNode schema(String path) {
        return resolved(body(path).get("schema"));
    }

    private static JsonNode body(String path) {
        return ApiDescription.OURS.root().get("paths").get(path).at("/post/requestBody/content/application~1json");
    }

    private static JsonNode resolved(JsonNode schema) {
        return schema.has("$ref")
                ? ApiDescription.OURS.root().at(schema.get("$ref").textValue().substring(1))
                : schema;
    }
}
