package com.therapyclaims.testing;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.networknt.schema.InputFormat;
import com.networknt.schema.Schema;
import com.networknt.schema.SchemaRegistry;
import com.networknt.schema.SpecificationVersion;
import com.therapyclaims.http.requests.ContractJson;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Stream;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** {@code docs/contract.schema.json} and the reader of {@code contract.json} take and refuse the same documents. */
class ContractSchemaTest {
    private static final JsonNodeFactory JSON = JsonNodeFactory.instance;
    private static final Schema SCHEMA = schema();

    /** Every field and every method at least once. */
    private static final String WHOLE = """
            {"payerId": "acme", "name": "Acme PPO", "effectiveFrom": "2026-01-01", "effectiveTo": "2026-12-31",
             "unitRule": "AMA_MIDPOINT", "editTable": "NONE",
             "terms": [
              {"scope": {"codes": ["97010", "97014"]}, "method": "FEE_SCHEDULE"},
              {"scope": {"kinds": ["EVALUATION"]}, "method": "FLAT_PER_UNIT", "rate": "95.00"},
              {"scope": {"codes": ["97110"]}, "method": "TIERED_PER_UNIT",
               "tiers": [{"units": 2, "rate": "32.00"}, {"rate": "0.00"}]},
              {"scope": {"codes": ["97150"]}, "method": "PER_VISIT", "rate": "60.00"},
              {"scope": {"codes": ["97799"]}, "method": "PERCENT_OF_CHARGE", "percent": "60"},
              {"scope": {"all": true}, "method": "PERCENT_OF_MEDICARE", "percent": "112.5", "rounding": "PER_LINE",
               "medicare": {"year": "2025", "locality": "15202-00"}}],
             "mppr": {"apply": true, "percent": "50"}, "assistantReduction": {"percent": "15", "basis": "ALLOWED"},
             "lesserOf": "CLAIM", "dailyCap": "120.00", "unlisted": {"method": "PERCENT_OF_CHARGE", "percent": "60"},
             "coinsurance": {"percent": "20"}, "sequestration": false,
             "timelyFiling": {"count": 90, "unit": "DAYS", "from": "PRIMARY_EOB"},
             "authorizationRequired": {"kinds": ["PROCEDURE"]},
             "visitLimits": [
              {"visits": 20, "period": "CALENDAR_YEAR", "disciplines": ["PT", "OT"], "effect": "HARD"},
              {"visits": 30, "period": "PLAN_YEAR", "planYearBegins": "07-01", "effect": "SOFT"}],
             "modifierOrder": ["DISTINCT", "ASSISTANT"],
             "requiredElements": ["BODY_PART", "TIME"]}
            """;

    /** What is put in the place of a value. */
    private static final List<JsonNode> OTHERS = List.of(
            JSON.nullNode(),
            JSON.numberNode(5),
            JSON.numberNode(1.5),
            JSON.booleanNode(false),
            JSON.textNode(""),
            JSON.textNode("0"),
            JSON.textNode("0.00"),
            JSON.textNode("101"),
            JSON.textNode("1001"),
            JSON.textNode("-5.00"),
            JSON.textNode("CLAIM"),
            JSON.textNode("commercial-115"),
            JSON.textNode("x y"),
            JSON.arrayNode(),
            JSON.objectNode());

    /** "All but the last" is nothing a schema can say of an array. */
    private static final Set<String> THE_READERS_ALONE =
            Set.of("/terms/2/tiers/0 units removed", "/terms/2/tiers/0/units is null");

    @Test
    void theWholeContractIsTaken() {
        assertThat(faults(WHOLE)).isEmpty();
        assertThat(ContractJson.read(WHOLE)).isInstanceOf(ContractJson.Reading.Usable.class);
    }

    /** A contract that is tried (openapi.yaml) has the fields of one that is uploaded, no more and no fewer. */
    @Test
    void theApisDescriptionHasTheSameFields() {
        assertThat(ApiDescription.OURS.faults("ContractDocument", WHOLE)).isEmpty();
        assertThat(described("ContractDocument"))
                .containsExactlyInAnyOrderElementsOf(names(schemaFile().at("/properties")));
        assertThat(described("ContractTerm"))
                .containsExactlyInAnyOrderElementsOf(names(schemaFile().at("/$defs/term/properties")));
        assertThat(described("ContractScope"))
                .containsExactlyInAnyOrderElementsOf(names(schemaFile().at("/$defs/scope/properties")));
    }

    private static List<String> described(String name) {
        return names(ApiDescription.OURS.root().at("/components/schemas/" + name + "/properties"));
    }

    private static List<String> names(JsonNode properties) {
        return properties.propertyStream().map(Map.Entry::getKey).toList();
    }

    @TestFactory
    Stream<DynamicTest> schemaAndReaderAgreeOnEveryChangeOfEveryField() {
        return changes().stream()
                .filter(change -> !THE_READERS_ALONE.contains(change.what()))
                .map(change -> DynamicTest.dynamicTest(change.what(), () -> {
                    boolean taken = ContractJson.read(change.document()) instanceof ContractJson.Reading.Usable;
                    assertThat(faults(change.document()).isEmpty())
                            .as(
                                    "the schema takes %s, and the reader says %s",
                                    change.document(), ContractJson.read(change.document()))
                            .isEqualTo(taken);
                }));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "\"effectiveTo\": \"2026-12-31\" > \"effectiveTo\": \"2025-12-31\"",
                "[\"97799\"] > [\"97110\"]",
                "{\"codes\": [\"97010\", \"97014\"]} > {\"all\": true}",
                "{\"units\": 2, \"rate\" > {\"rate\""
            })
    void whatTheSchemaCannotSayTheReaderDoes(String change) {
        List<String> sides = List.of(change.split(" > "));
        String document = WHOLE.replace(sides.getFirst(), sides.getLast());

        assertThat(document).isNotEqualTo(WHOLE);
        assertThat(faults(document)).isEmpty();
        assertThat(ContractJson.read(document)).isInstanceOf(ContractJson.Reading.Faulty.class);
    }

    private record Change(String what, String document) {}

    private static List<Change> changes() {
        List<Change> changes = new ArrayList<>();
        collect("", Json.read(WHOLE), changes);
        return changes;
    }

    private static void collect(String pointer, JsonNode here, List<Change> changes) {
        if (here instanceof ObjectNode object) {
            ObjectNode withMore = object.deepCopy();
            withMore.put("bonus", true);
            add(pointer, "bonus added", withMore, changes);
            for (var field : object.properties()) {
                ObjectNode withLess = object.deepCopy();
                withLess.remove(field.getKey());
                add(pointer, field.getKey() + " removed", withLess, changes);
            }
        }
        if (!pointer.isEmpty()) {
            OTHERS.forEach(other -> add(pointer, "is " + other, other, changes));
        }
        if (here instanceof ArrayNode array) {
            for (int i = 0; i < array.size(); i++) {
                collect(pointer + "/" + i, array.get(i), changes);
            }
        }
        here.properties().forEach(field -> collect(pointer + "/" + field.getKey(), field.getValue(), changes));
    }

    private static void add(String pointer, String what, JsonNode value, List<Change> changes) {
        changes.add(new Change(pointer + " " + what, replaced(pointer, value).toString()));
    }

    private static JsonNode replaced(String pointer, JsonNode value) {
        if (pointer.isEmpty()) {
            return value;
        }
        JsonNode document = Json.read(WHOLE);
        int slash = pointer.lastIndexOf('/');
        String name = pointer.substring(slash + 1);
        switch (document.at(pointer.substring(0, slash))) {
            case ObjectNode object -> object.set(name, value);
            case ArrayNode array -> array.set(Integer.parseInt(name), value);
            default -> throw new AssertionError(pointer);
        }
        return document;
    }

    private static List<String> faults(String document) {
        return SCHEMA.validate(document, InputFormat.JSON).stream()
                .map(Object::toString)
                .toList();
    }

    private static Schema schema() {
        return SchemaRegistry.withDefaultDialect(SpecificationVersion.DRAFT_2020_12)
                .getSchema(schemaFile().toString());
    }

    private static JsonNode schemaFile() {
        try {
            return Json.read(Files.readString(Project.ROOT.resolve("docs/contract.schema.json")));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
