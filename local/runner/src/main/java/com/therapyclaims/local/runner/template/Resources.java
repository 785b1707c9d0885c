package com.therapyclaims.local.runner.template;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.net.URI;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;

/** The resources of a template that one machine has to run, each with SAM's globals in it. */
final class Resources {
    private static final JsonNodeFactory JSON = JsonNodeFactory.instance;

    private final JsonNode template;
    private final URI sqs;
    private final Refusals refusals;
    private final Map<String, Resource> resources = new LinkedHashMap<>();
    private final Intrinsics intrinsics;

    /**
     * The resources of a template.
     *
     * @param folder where included files stand
     * @param parameters the parameters' values
     * @param sqs the SQS endpoint, which queue addresses begin with
     */
    Resources(JsonNode template, Path folder, Map<String, JsonNode> parameters, URI sqs, Refusals refusals) {
        this.template = template;
        this.sqs = sqs;
        this.refusals = refusals;
        this.intrinsics = new Intrinsics(
                parameters, template.path("Conditions"), template.path("Mappings"), new PhysicalNames(), folder);
        template.path("Resources").properties().forEach(entry -> register(entry.getKey(), entry.getValue()));
    }

    /**
     * A resource that is there under the template's conditions.
     *
     * @param properties those that are understood, with the globals in them
     */
    record Resource(String id, ResourceType type, ObjectNode properties) {}

    /** What becomes of all resources of a type; one that is refused is left out and named. */
    <T> List<T> all(ResourceType type, Function<Resource, T> reader) {
        List<T> found = new ArrayList<>();
        resources.values().stream().filter(resource -> resource.type() == type).forEach(resource -> {
            try {
                found.add(reader.apply(resource));
            } catch (TemplateRefusedException e) {
                refusals.add(resource.id() + ": " + e.getMessage());
            }
        });
        return found;
    }

    /** What this comes to with every function of CloudFormation's evaluated; empty for {@code AWS::NoValue}. */
    Optional<JsonNode> evaluate(JsonNode node) {
        return intrinsics.evaluate(node);
    }

    /** The same; nothing in it where it has no value. */
    JsonNode value(JsonNode properties) {
        return evaluate(properties).orElse(JSON.objectNode());
    }

    /** The name a resource has on this machine. */
    String physicalName(Resource resource) {
        String property = switch (resource.type()) {
            case FUNCTION -> "FunctionName";
            case TABLE -> "TableName";
            case BUCKET -> "BucketName";
            case QUEUE -> "QueueName";
            case API, USAGE_PLAN, USAGE_KEY, USAGE_PLAN_KEY -> "";
        };
        JsonNode name = resource.properties().path(property);
        String own = name.isMissingNode() ? resource.id() : value(name).asText();
        // A bucket's name is lower case everywhere.
        return resource.type() == ResourceType.BUCKET ? own.toLowerCase(Locale.ROOT) : own;
    }

    private void register(String id, JsonNode resource) {
        if (resource.has("Condition")
                && !intrinsics.condition(resource.path("Condition").asText())) {
            return;
        }
        String typeName = resource.path("Type").asText();
        Optional<ResourceType> type = ResourceType.of(typeName);
        if (type.isEmpty()) {
            if (!ResourceType.mayBeLeftOut(typeName)) {
                refusals.add(id + ": " + typeName + " is not understood");
            }
            return;
        }
        ObjectNode understood = JSON.objectNode();
        withGlobals(type.get(), resource.path("Properties")).properties().forEach(property -> {
            if (!type.get().knows(property.getKey())) {
                refusals.add(id + ": " + property.getKey() + " of " + typeName + " is not understood");
            } else if (type.get().understands(property.getKey())) {
                understood.set(property.getKey(), property.getValue());
            }
        });
        resources.put(id, new Resource(id, type.get(), understood));
    }

    /** SAM's rule: the resource's own value wins, maps are merged, lists are joined. */
    private JsonNode withGlobals(ResourceType type, JsonNode own) {
        String section = type.awsName().substring(type.awsName().lastIndexOf(':') + 1);
        boolean isServerless = type.awsName().startsWith("AWS::Serverless::");
        return isServerless ? merged(template.path("Globals").path(section), own) : own;
    }

    private static JsonNode merged(JsonNode global, JsonNode own) {
        if (global.isMissingNode()) {
            return own;
        }
        if (own.isMissingNode()) {
            return global;
        }
        if (global.isObject() && own.isObject()) {
            ObjectNode both = JSON.objectNode();
            global.properties().forEach(entry -> both.set(entry.getKey(), entry.getValue()));
            own.properties()
                    .forEach(entry -> both.set(entry.getKey(), merged(global.path(entry.getKey()), entry.getValue())));
            return both;
        }
        if (global.isArray() && own.isArray()) {
            return JSON.arrayNode()
                    .addAll(global.valueStream().toList())
                    .addAll(own.valueStream().toList());
        }
        return own;
    }

    private final class PhysicalNames implements Intrinsics.Names {

        @Override
        public Optional<String> ref(String logicalId) {
            return Optional.ofNullable(resources.get(logicalId)).map(resource -> {
                String name = physicalName(resource);
                return resource.type() == ResourceType.QUEUE ? sqs + "/" + Aws.ACCOUNT + "/" + name : name;
            });
        }

        @Override
        public Optional<String> attribute(String logicalId, String attribute) {
            return Optional.ofNullable(resources.get(logicalId)).flatMap(resource -> {
                String name = physicalName(resource);
                return Optional.ofNullable(
                        switch (resource.type().name() + "." + attribute) {
                            case "FUNCTION.Arn" -> Aws.functionArn(name);
                            case "TABLE.Arn" -> Aws.tableArn(name);
                            case "BUCKET.Arn" -> "arn:aws:s3:::" + name;
                            case "QUEUE.Arn" -> Aws.queueArn(name);
                            case "QUEUE.QueueName" -> name;
                            case "QUEUE.QueueUrl" -> sqs + "/" + Aws.ACCOUNT + "/" + name;
                            default -> null;
                        });
            });
        }
    }
}
