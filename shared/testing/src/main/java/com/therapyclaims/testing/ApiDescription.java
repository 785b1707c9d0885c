package com.therapyclaims.testing;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.networknt.schema.Error;
import com.networknt.schema.InputFormat;
import com.networknt.schema.Schema;
import com.networknt.schema.SchemaRegistry;
import com.networknt.schema.SpecificationVersion;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.snakeyaml.engine.v2.api.Load;
import org.snakeyaml.engine.v2.api.LoadSettings;

/** {@code openapi.yaml}, to hold requests and answers against. */
public final class ApiDescription {
    /** The description in the clone. */
    public static final ApiDescription OURS = load();

    private static final List<String> VERBS = List.of("get", "put", "post", "delete", "patch");

    private final JsonNode root;
    /** Each path as it is described, and what calls of it look like. */
    private final Map<String, Pattern> resources = new LinkedHashMap<>();

    private final ObjectNode schemas;
    private final Map<String, Schema> compiled = new ConcurrentHashMap<>();

    private ApiDescription(JsonNode root) {
        this.root = root;
        root.get("paths")
                .fieldNames()
                .forEachRemaining(path -> resources.put(path, Pattern.compile(path.replaceAll("\\{[^}]+}", "[^/]+"))));
        this.schemas = root.at("/components/schemas").deepCopy();
        schemas.forEach(ApiDescription::asJsonSchema);
    }

    /** The description as it is written. */
    public JsonNode root() {
        return root;
    }

    /** One operation: its method in capitals, its path with parameters in braces, and what is written of it. */
    public record Operation(String method, String path, JsonNode description) {
        /** Whether it is answered without a key. */
        public boolean isOpen() {
            JsonNode security = description.path("security");
            return security.isArray() && security.isEmpty();
        }
    }

    /** Every operation, in the order of the description. */
    public Stream<Operation> operations() {
        return root.get("paths")
                .propertyStream()
                .flatMap(path -> path.getValue()
                        .propertyStream()
                        .filter(verb -> VERBS.contains(verb.getKey()))
                        .map(verb ->
                                new Operation(verb.getKey().toUpperCase(Locale.ROOT), path.getKey(), verb.getValue())));
    }

    /**
     * What is wrong with a request's body; empty if nothing is, or if the operation has none.
     *
     * @param resource the path as it is described
     */
    public List<String> faultsOfRequest(String method, String resource, String body) {
        JsonNode schema = operation(method, resource).at("/requestBody/content/application~1json/schema");
        return schema.isMissingNode() ? List.of() : faults(schema, body);
    }

    /**
     * The path as it is described.
     *
     * @param path the path that was called, without its query
     */
    public String resourceOf(String path) {
        return resources.entrySet().stream()
                .filter(resource -> resource.getValue().matcher(path).matches())
                .map(Map.Entry::getKey)
                .findFirst()
                .orElseThrow(() -> new AssertionError(path + " is not described"));
    }

    /** What is wrong with an answer: its status, its media type or its body. */
    public List<String> faultsOfAnswer(String method, String resource, Answer answer) {
        return faultsOfAnswer(method, resource, answer.status(), answer.header("Content-Type"), answer.text());
    }

    /** What is wrong with an answer: its status, its media type or its body. */
    public List<String> faultsOfAnswer(String method, String resource, int status, String mediaType, String text) {
        JsonNode response = resolved(operation(method, resource).at("/responses/" + status));
        if (response.isMissingNode()) {
            return List.of("the status is not described");
        }
        if (!response.has("content")) {
            return text.isEmpty() ? List.of() : List.of("no body is described");
        }
        String type = mediaType.split(";", 2)[0];
        JsonNode schema = response.at("/content").path(type).path("schema");
        if (schema.isMissingNode()) {
            return List.of("the media type is not described");
        }
        return type.endsWith("json") ? faults(schema, text) : List.of();
    }

    /** What is wrong with a text that is to be of the named schema. */
    public List<String> faults(String schemaName, String json) {
        return compiled.computeIfAbsent(schemaName, this::compile).validate(json, InputFormat.JSON).stream()
                .map(Error::toString)
                .toList();
    }

    private List<String> faults(JsonNode schema, String json) {
        String reference = schema.path("$ref").textValue();
        return faults(reference.substring(reference.lastIndexOf('/') + 1), json);
    }

    private JsonNode operation(String method, String resource) {
        JsonNode operation = root.get("paths").path(resource).path(method.toLowerCase(Locale.ROOT));
        if (operation.isMissingNode()) {
            throw new AssertionError(method + " " + resource + " is not described");
        }
        return operation;
    }

    private JsonNode resolved(JsonNode node) {
        return node.has("$ref") ? root.at(node.get("$ref").textValue().substring(1)) : node;
    }

    private Schema compile(String name) {
        ObjectNode document = JsonNodeFactory.instance.objectNode();
        document.putArray("allOf").addObject().put("$ref", "#/components/schemas/" + name);
        document.putObject("components").set("schemas", schemas);
        return SchemaRegistry.withDefaultDialect(SpecificationVersion.DRAFT_7).getSchema(document.toString());
    }

    /** OpenAPI 3.0 says null in its own way; and what we do not describe we do not answer. */
    private static void asJsonSchema(JsonNode node) {
        if (node instanceof ObjectNode schema) {
            if (schema.path("nullable").asBoolean()) {
                ArrayNode types = JsonNodeFactory.instance.arrayNode();
                types.add(schema.get("type")).add("null");
                schema.set("type", types);
            }
            if (schema.has("properties") && !schema.has("additionalProperties")) {
                schema.put("additionalProperties", false);
            }
        }
        node.forEach(ApiDescription::asJsonSchema);
    }

    private static ApiDescription load() {
        try {
            String yaml = Files.readString(Project.ROOT.resolve("openapi.yaml"));
            return new ApiDescription(Json.of(new Load(LoadSettings.builder().build()).loadFromString(yaml)));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
