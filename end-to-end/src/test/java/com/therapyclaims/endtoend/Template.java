package com.therapyclaims.endtoend;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.therapyclaims.local.runner.template.Yaml;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** {@code template.yaml} with {@code openapi.yaml}, as data. */
final class Template {
    static final Path ROOT = Path.of("..");
    private static final Pattern NAME = Pattern.compile("[A-Za-z0-9]+");

    private final JsonNode template;
    private final JsonNode openApi = Yaml.read(ROOT.resolve("openapi.yaml"));

    /** The template as it is written. */
    Template() {
        this(Yaml.read(ROOT.resolve("template.yaml")));
    }

    /** A template that was made of it. */
    Template(JsonNode template) {
        this.template = template;
    }

    /** The properties of every resource of a type by its logical id; a function's with the globals it does not override. */
    Map<String, JsonNode> properties(String type) {
        Map<String, JsonNode> found = new LinkedHashMap<>();
        template.path("Resources").properties().forEach(resource -> {
            if (resource.getValue().path("Type").asText().equals(type)) {
                found.put(resource.getKey(), resource.getValue().path("Properties"));
            }
        });
        return found;
    }

    /** The type of every resource by its logical id. */
    Map<String, String> types() {
        Map<String, String> types = new LinkedHashMap<>();
        template.path("Resources")
                .properties()
                .forEach(resource -> types.put(
                        resource.getKey(), resource.getValue().path("Type").asText()));
        return types;
    }

    Map<String, JsonNode> functions() {
        return properties("AWS::Serverless::Function");
    }

    JsonNode resource(String id) {
        return template.path("Resources").path(id);
    }

    /** The version of OpenAPI that the description is written in. */
    String openApiVersion() {
        return openApi.path("openapi").asText();
    }

    /** The names of the parameters. */
    Set<String> parameters() {
        return template.path("Parameters")
                .propertyStream()
                .map(Map.Entry::getKey)
                .collect(Collectors.toSet());
    }

    JsonNode globals() {
        return template.path("Globals").path("Function");
    }

    /** The alarms that stop a deployment, unless it is the one that brings the fix. */
    JsonNode deploymentAlarms() {
        return globals().at("/DeploymentPreference/Alarms/Fn::If/1");
    }

    /** A function's own property, or the one all functions share. */
    JsonNode property(JsonNode function, String name) {
        return function.has(name) ? function.path(name) : globals().path(name);
    }

    /** The names of the variables that any function declares. */
    Set<String> environmentVariables() {
        return Stream.concat(Stream.of(globals()), functions().values().stream())
                .flatMap(function -> function.at("/Environment/Variables").propertyStream())
                .map(Map.Entry::getKey)
                .collect(Collectors.toSet());
    }

    /** The statements of a function's own policies that allow something. */
    static Stream<JsonNode> statements(JsonNode function) {
        return statements(function, "Allow");
    }

    /** The statements of a function's own policies that take something back which another policy allows. */
    static Stream<JsonNode> denials(JsonNode function) {
        return statements(function, "Deny");
    }

    private static Stream<JsonNode> statements(JsonNode function, String effect) {
        return function.path("Policies")
                .valueStream()
                .flatMap(policy -> policy.path("Statement").valueStream())
                .filter(statement -> statement.path("Effect").asText().equals(effect));
    }

    /** The functions that an operation of the API is answered by: what stands in their addresses. */
    List<String> integrations() {
        return openApi.path("paths")
                .valueStream()
                .flatMap(JsonNode::valueStream)
                .map(operation -> operation
                        .path("x-amazon-apigateway-integration")
                        .path("uri")
                        .path("Fn::Sub")
                        .asText())
                .filter(uri -> !uri.isEmpty())
                .toList();
    }

    /**
     * What each resource waits for, as CloudFormation sees it once SAM has made an alias, and where it is shifted a
     * deployment group with its alarms, of a function: a bucket waits for the aliases it calls, the API for the functions
     * its description names.
     */
    Map<String, Set<String>> waitsFor() {
        Map<String, Set<String>> waits = new LinkedHashMap<>();
        template.path("Resources").properties().forEach(resource -> {
            ObjectNode properties = resource.getValue().path("Properties").deepCopy();
            if (resource.getValue().path("Type").asText().equals("AWS::Serverless::Function")) {
                // Its event is a trigger of the bucket's, or a mapping that waits for both.
                properties.remove("Events");
            }
            Set<String> names = waits.computeIfAbsent(resource.getKey(), _ -> new TreeSet<>());
            names.addAll(named(properties));
            names.addAll(named(resource.getValue().path("DependsOn")));
        });
        waits.get("Api").addAll(named(openApi.path("paths")));
        functions().forEach((id, function) -> {
            String alias = id + ".alias";
            waits.put(alias, new TreeSet<>(Set.of(id)));
            if (property(function, "DeploymentPreference").path("Enabled").asBoolean(true)) {
                waits.get(alias).addAll(named(globals().path("DeploymentPreference")));
            }
            function.path("Events")
                    .valueStream()
                    .filter(event -> event.path("Type").asText().equals("S3"))
                    .map(event -> event.at("/Properties/Bucket/Ref").asText())
                    .forEach(bucket -> waits.get(bucket).add(alias));
        });
        return waits;
    }

    private Set<String> named(JsonNode value) {
        Set<String> names = new TreeSet<>();
        Matcher words = NAME.matcher(value.toString());
        while (words.find()) {
            if (template.path("Resources").has(words.group())) {
                names.add(words.group());
            }
        }
        return names;
    }

    /** A text or one of CloudFormation's functions, as one line. */
    static String text(JsonNode value) {
        return value.isTextual() ? value.asText() : value.toString();
    }

    static String texts(JsonNode list) {
        return list.isArray() ? list.valueStream().map(Template::text).collect(Collectors.joining(" ")) : text(list);
    }
}
