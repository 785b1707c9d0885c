package com.therapyclaims.local.runner.template;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Evaluates CloudFormation's intrinsic functions. */
final class Intrinsics {

    private static final JsonNodeFactory JSON = JsonNodeFactory.instance;
    private static final Pattern VARIABLE = Pattern.compile("\\$\\{(!?)([^}]+)}");
    private static final String NO_VALUE = "AWS::NoValue";

    private final Map<String, JsonNode> parameters;
    private final JsonNode conditions;
    private final JsonNode mappings;
    private final Names names;
    private final Path folder;
    private final Map<String, Boolean> decided = new HashMap<>();

    /** What {@code Ref} and {@code Fn::GetAtt} of a resource give on this machine. */
    interface Names {

        Optional<String> ref(String logicalId);

        Optional<String> attribute(String logicalId, String attribute);
    }

    /**
     * Evaluates within one template.
     *
     * @param parameters the parameters' values and AWS's pseudo parameters
     * @param folder where included files stand
     */
    Intrinsics(Map<String, JsonNode> parameters, JsonNode conditions, JsonNode mappings, Names names, Path folder) {
        this.parameters = Map.copyOf(parameters);
        this.conditions = conditions;
        this.mappings = mappings;
        this.names = names;
        this.folder = folder;
    }

    /** The value without any function; empty for {@code AWS::NoValue}. */
    Optional<JsonNode> evaluate(JsonNode node) {
        return evaluate(node, Map.of());
    }

    boolean condition(String name) {
        Boolean known = decided.get(name);
        if (known != null) {
            return known;
        }
        JsonNode definition = conditions.path(name);
        if (definition.isMissingNode()) {
            throw refused("Condition " + name + " does not exist");
        }
        boolean value = truth(definition);
        decided.put(name, value);
        return value;
    }

    private Optional<JsonNode> evaluate(JsonNode node, Map<String, JsonNode> locals) {
        if (node.isObject()) {
            return evaluateObject((ObjectNode) node, locals);
        }
        if (node.isArray()) {
            ArrayNode array = JSON.arrayNode();
            node.forEach(item -> evaluate(item, locals).ifPresent(array::add));
            return Optional.of(array);
        }
        return Optional.of(node);
    }

    private Optional<JsonNode> evaluateObject(ObjectNode node, Map<String, JsonNode> locals) {
        if (node.size() == 1) {
            String name = node.fieldNames().next();
            if (name.equals("Ref") || name.startsWith("Fn::")) {
                return call(name, node.get(name), locals);
            }
        }
        ObjectNode object = JSON.objectNode();
        node.properties()
                .forEach(property ->
                        evaluate(property.getValue(), locals).ifPresent(value -> object.set(property.getKey(), value)));
        return Optional.of(object);
    }

    private Optional<JsonNode> call(String name, JsonNode argument, Map<String, JsonNode> locals) {
        return switch (name) {
            case "Ref" ->
                argument.asText().equals(NO_VALUE) ? Optional.empty() : Optional.of(ref(argument.asText(), locals));
            case "Fn::GetAtt" ->
                Optional.of(
                        attribute(argument.path(0).asText(), argument.path(1).asText()));
            case "Fn::Sub" -> Optional.of(substitute(argument, locals));
            case "Fn::If" -> evaluate(argument.path(condition(argument.path(0).asText()) ? 1 : 2), locals);
            case "Fn::Join" -> Optional.of(join(argument, locals));
            case "Fn::Select" ->
                Optional.of(required(argument.path(1), locals)
                        .path(required(argument.path(0), locals).asInt()));
            case "Fn::Split" -> Optional.of(split(argument, locals));
            case "Fn::FindInMap" -> Optional.of(find(argument, locals));
            case "Fn::Transform" -> include(argument, locals);
            default -> throw refused(name + " is not understood");
        };
    }

    private JsonNode ref(String name, Map<String, JsonNode> locals) {
        if (locals.containsKey(name)) {
            return locals.get(name);
        }
        if (parameters.containsKey(name)) {
            return parameters.get(name);
        }
        return names.ref(name)
                .map(value -> (JsonNode) JSON.textNode(value))
                .orElseThrow(() -> refused("Ref " + name + " has no value on this machine"));
    }

    private JsonNode attribute(String logicalId, String attribute) {
        return names.attribute(logicalId, attribute)
                .map(value -> (JsonNode) JSON.textNode(value))
                .orElseThrow(() -> refused("GetAtt " + logicalId + "." + attribute + " has no value on this machine"));
    }

    private JsonNode substitute(JsonNode argument, Map<String, JsonNode> locals) {
        Map<String, JsonNode> known = new HashMap<>(locals);
        String text = argument.isArray() ? argument.path(0).asText() : argument.asText();
        if (argument.isArray()) {
            argument.path(1)
                    .properties()
                    .forEach(entry -> known.put(entry.getKey(), required(entry.getValue(), locals)));
        }
        Matcher matcher = VARIABLE.matcher(text);
        StringBuilder result = new StringBuilder();
        while (matcher.find()) {
            String value =
                    matcher.group(1).isEmpty() ? variable(matcher.group(2), known) : "${" + matcher.group(2) + "}";
            matcher.appendReplacement(result, Matcher.quoteReplacement(value));
        }
        return JSON.textNode(matcher.appendTail(result).toString());
    }

    private String variable(String name, Map<String, JsonNode> known) {
        int dot = name.indexOf('.');
        boolean isAttribute = dot > 0 && !known.containsKey(name);
        return isAttribute
                ? attribute(name.substring(0, dot), name.substring(dot + 1)).asText()
                : ref(name, known).asText();
    }

    private JsonNode join(JsonNode argument, Map<String, JsonNode> locals) {
        List<String> parts = new ArrayList<>();
        required(argument.path(1), locals).forEach(part -> parts.add(part.asText()));
        return JSON.textNode(String.join(argument.path(0).asText(), parts));
    }

    private JsonNode split(JsonNode argument, Map<String, JsonNode> locals) {
        ArrayNode parts = JSON.arrayNode();
        String separator = Pattern.quote(argument.path(0).asText());
        List.of(required(argument.path(1), locals).asText().split(separator, -1))
                .forEach(parts::add);
        return parts;
    }

    private JsonNode find(JsonNode argument, Map<String, JsonNode> locals) {
        JsonNode value = mappings;
        for (JsonNode key : argument) {
            value = value.path(required(key, locals).asText());
        }
        if (value.isMissingNode()) {
            throw refused("Fn::FindInMap " + argument + " finds nothing");
        }
        return value;
    }

    private Optional<JsonNode> include(JsonNode argument, Map<String, JsonNode> locals) {
        if (!argument.path("Name").asText().equals("AWS::Include")) {
            throw refused("Fn::Transform " + argument.path("Name").asText() + " is not understood");
        }
        Path file = folder.resolve(
                required(argument.path("Parameters").path("Location"), locals).asText());
        return evaluate(Yaml.read(file), locals);
    }

    private JsonNode required(JsonNode node, Map<String, JsonNode> locals) {
        return evaluate(node, locals).orElse(JSON.nullNode());
    }

    private boolean truth(JsonNode node) {
        String name = node.isObject() && node.size() == 1 ? node.fieldNames().next() : "";
        JsonNode argument = node.path(name);
        return switch (name) {
            case "Condition" -> condition(argument.asText());
            case "Fn::Equals" ->
                required(argument.path(0), Map.of())
                        .asText()
                        .equals(required(argument.path(1), Map.of()).asText());
            case "Fn::Not" -> !truth(argument.path(0));
            case "Fn::And" -> argument.valueStream().allMatch(this::truth);
            case "Fn::Or" -> argument.valueStream().anyMatch(this::truth);
            default -> throw refused("A condition made of " + node + " is not understood");
        };
    }

    private static TemplateRefusedException refused(String reason) {
        return new TemplateRefusedException(List.of(reason));
    }
}
