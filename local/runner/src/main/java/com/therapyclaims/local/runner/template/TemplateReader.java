package com.therapyclaims.local.runner.template;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.therapyclaims.local.runner.template.SystemTemplate.Api;
import com.therapyclaims.local.runner.template.SystemTemplate.AsyncFailures;
import com.therapyclaims.local.runner.template.SystemTemplate.Bucket;
import com.therapyclaims.local.runner.template.SystemTemplate.Function;
import com.therapyclaims.local.runner.template.SystemTemplate.Index;
import com.therapyclaims.local.runner.template.SystemTemplate.Queue;
import com.therapyclaims.local.runner.template.SystemTemplate.QueueTrigger;
import com.therapyclaims.local.runner.template.SystemTemplate.Redrive;
import com.therapyclaims.local.runner.template.SystemTemplate.Table;
import com.therapyclaims.local.runner.template.SystemTemplate.TableKey;
import com.therapyclaims.local.runner.template.SystemTemplate.UploadTrigger;
import com.therapyclaims.local.runner.template.SystemTemplate.UsagePlan;
import com.therapyclaims.local.runner.template.SystemTemplate.UsagePlans;
import java.net.URI;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.OptionalLong;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** Reads a SAM template into what one machine has to run, or refuses it naming everything that is not understood. */
public final class TemplateReader {

    private static final JsonNodeFactory JSON = JsonNodeFactory.instance;
    private static final int DEFAULT_ASYNC_RETRIES = 2;
    private static final int DEFAULT_BATCH_SIZE = 10;
    private static final Set<String> SECTIONS = Set.of(
            "AWSTemplateFormatVersion",
            "Transform",
            "Description",
            "Metadata",
            "Parameters",
            "Mappings",
            "Conditions",
            "Globals",
            "Resources",
            "Outputs");

    private final Path folder;
    private final JsonNode template;
    private final URI sqs;
    private final Refusals refusals = new Refusals();
    private final Map<String, Resource> resources = new LinkedHashMap<>();
    private final Intrinsics intrinsics;

    private record Resource(String id, ResourceType type, ObjectNode properties) {}

    private TemplateReader(Path file, Map<String, String> parameters, URI sqs) {
        this.folder = file.toAbsolutePath().getParent();
        this.template = Yaml.read(file);
        this.sqs = sqs;
        this.intrinsics = new Intrinsics(
                parameters(parameters),
                template.path("Conditions"),
                template.path("Mappings"),
                new PhysicalNames(),
                folder);
    }

    /**
     * Reads a template.
     *
     * @param file {@code template.yaml}
     * @param parameters the parameters' values where they differ from their defaults
     * @param sqs the SQS endpoint, which queue addresses begin with
     * @throws TemplateRefusedException naming everything that is not understood
     */
    public static SystemTemplate read(Path file, Map<String, String> parameters, URI sqs) {
        return new TemplateReader(file, parameters, sqs).read();
    }

    private SystemTemplate read() {
        template.fieldNames().forEachRemaining(section -> {
            if (!SECTIONS.contains(section)) {
                refusals.add("Section " + section + " is not understood");
            }
        });
        template.path("Resources").properties().forEach(entry -> register(entry.getKey(), entry.getValue()));
        refusals.throwIfAny();
        SystemTemplate system = new SystemTemplate(
                all(ResourceType.FUNCTION, this::function),
                all(ResourceType.API, this::api).stream().reduce((_, second) -> {
                    refusals.add(second.id() + ": a second API is not understood");
                    return second;
                }),
                all(ResourceType.TABLE, this::table),
                all(ResourceType.BUCKET, this::bucket),
                all(ResourceType.QUEUE, this::queue),
                triggers("S3", this::uploadTrigger),
                triggers("SQS", this::queueTrigger));
        refusals.throwIfAny();
        return system;
    }

    private Map<String, JsonNode> parameters(Map<String, String> given) {
        Map<String, JsonNode> values = new LinkedHashMap<>();
        values.put("AWS::Region", JSON.textNode(Aws.REGION));
        values.put("AWS::AccountId", JSON.textNode(Aws.ACCOUNT));
        values.put("AWS::StackName", JSON.textNode(Aws.STACK));
        values.put("AWS::Partition", JSON.textNode("aws"));
        values.put("AWS::URLSuffix", JSON.textNode("amazonaws.com"));
        values.put("AWS::StackId", JSON.textNode("arn:aws:cloudformation:::" + Aws.STACK));
        template.path("Parameters").properties().forEach(entry -> {
            JsonNode definition = entry.getValue();
            JsonNode value = given.containsKey(entry.getKey())
                    ? JSON.textNode(given.get(entry.getKey()))
                    : definition.path("Default");
            JsonNode allowed = definition.path("AllowedValues");
            if (value.isMissingNode()) {
                refusals.add("Parameter " + entry.getKey() + " has no value");
            } else if (!allowed.isMissingNode()
                    && allowed.valueStream().noneMatch(one -> one.asText().equals(value.asText()))) {
                refusals.add("Parameter " + entry.getKey() + " must not be " + value.asText());
            } else {
                values.put(entry.getKey(), value);
            }
        });
        return values;
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

    private <T> List<T> all(ResourceType type, java.util.function.Function<Resource, T> reader) {
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

    private Function function(Resource resource) {
        only(
                resource.id() + " LoggingConfig",
                resource.properties().path("LoggingConfig"),
                Set.of("LogFormat", "LogGroup", "ApplicationLogLevel", "SystemLogLevel"));
        ObjectNode own = resource.properties().deepCopy();
        own.remove("Events");
        // Log groups are not made here: their names have no value.
        if (own.get("LoggingConfig") instanceof ObjectNode logging) {
            logging.remove("LogGroup");
        }
        JsonNode properties = value(own);
        String runtime = properties.path("Runtime").asText();
        if (!runtime.startsWith("java")) {
            refusals.add(resource.id() + ": Runtime " + runtime + " is not understood");
        }
        only(resource.id() + " Environment", properties.path("Environment"), Set.of("Variables"));
        Map<String, String> environment = new LinkedHashMap<>();
        properties
                .path("Environment")
                .path("Variables")
                .properties()
                .forEach(entry ->
                        environment.put(entry.getKey(), entry.getValue().asText()));
        JsonNode reserved = properties.path("ReservedConcurrentExecutions");
        return new Function(
                resource.id(),
                properties.path("FunctionName").asText(resource.id()),
                folder.resolve(properties.path("CodeUri").asText()).normalize(),
                properties.path("Handler").asText(),
                properties.path("MemorySize").asInt(128),
                Duration.ofSeconds(properties.path("Timeout").asInt(3)),
                environment,
                reserved.isMissingNode() ? OptionalInt.empty() : OptionalInt.of(reserved.asInt()),
                properties.path("LoggingConfig").path("LogFormat").asText().equals("JSON"),
                failures(resource.id(), properties));
    }

    private AsyncFailures failures(String id, JsonNode properties) {
        JsonNode config = properties.path("EventInvokeConfig");
        only(id + " EventInvokeConfig", config, Set.of("MaximumRetryAttempts", "DestinationConfig"));
        only(id + " DestinationConfig", config.path("DestinationConfig"), Set.of("OnFailure"));
        JsonNode onFailure = config.path("DestinationConfig").path("OnFailure");
        JsonNode deadLetters = properties.path("DeadLetterQueue");
        return new AsyncFailures(
                config.path("MaximumRetryAttempts").asInt(DEFAULT_ASYNC_RETRIES),
                queueArn(id + " OnFailure", onFailure, "Destination"),
                queueArn(id + " DeadLetterQueue", deadLetters, "TargetArn"));
    }

    private Optional<String> queueArn(String where, JsonNode target, String property) {
        if (target.isMissingNode()) {
            return Optional.empty();
        }
        only(where, target, Set.of("Type", property));
        if (!target.path("Type").asText().equals("SQS")) {
            refusals.add(where + ": type " + target.path("Type").asText() + " is not understood");
        }
        return Optional.of(target.path(property).asText());
    }

    private Api api(Resource resource) {
        JsonNode definition = intrinsics
                .evaluate(resource.properties().path("DefinitionBody"))
                .orElseThrow(() -> new TemplateRefusedException(List.of("DefinitionBody is needed")));
        String stage = value(resource.properties()).path("StageName").asText();
        if (!value(resource.properties())
                .path("ApiKeySourceType")
                .asText("AUTHORIZER")
                .equals("AUTHORIZER")) {
            refusals.add(resource.id() + ": an API key that does not come from the authorizer is not understood");
        }
        return new OpenApiReader(refusals).read(resource.id(), stage, definition, usagePlans());
    }

    private UsagePlans usagePlans() {
        Map<String, UsagePlan> plans = new LinkedHashMap<>();
        all(ResourceType.USAGE_PLAN, resource -> plans.put(resource.id(), usagePlan(resource)));
        Map<String, String> keys = new LinkedHashMap<>();
        all(
                ResourceType.USAGE_KEY,
                resource -> keys.put(
                        resource.id(),
                        value(resource.properties()).path("Value").asText()));
        Map<String, UsagePlan> byKey = new LinkedHashMap<>();
        Map<String, UsagePlan> others = new LinkedHashMap<>(plans);
        all(ResourceType.USAGE_PLAN_KEY, resource -> {
            JsonNode properties = value(resource.properties());
            String plan = properties.path("UsagePlanId").asText();
            others.remove(plan);
            return byKey.put(keys.get(properties.path("KeyId").asText()), plans.get(plan));
        });
        if (others.size() > 1) {
            refusals.add(String.join(", ", others.keySet())
                    + ": which of these an operator's keys are in is not understood");
        }
        return new UsagePlans(byKey, others.values().stream().findFirst());
    }

    private UsagePlan usagePlan(Resource resource) {
        JsonNode properties = value(resource.properties());
        JsonNode throttle = properties.path("Throttle");
        JsonNode quota = properties.path("Quota");
        only(resource.id() + " Throttle", throttle, Set.of("RateLimit", "BurstLimit"));
        only(resource.id() + " Quota", quota, Set.of("Limit", "Period"));
        if (!quota.path("Period").asText("MONTH").equals("MONTH")) {
            refusals.add(resource.id() + ": a Quota Period that is not MONTH is not understood");
        }
        return new UsagePlan(
                throttle.isMissingNode()
                        ? Optional.empty()
                        : Optional.of(new UsagePlan.Throttle(
                                throttle.path("RateLimit").asDouble(),
                                throttle.path("BurstLimit").asInt())),
                quota.isMissingNode()
                        ? OptionalLong.empty()
                        : OptionalLong.of(quota.path("Limit").asLong()));
    }

    private Table table(Resource resource) {
        JsonNode properties = value(resource.properties());
        Map<String, String> attributes = new LinkedHashMap<>();
        properties
                .path("AttributeDefinitions")
                .forEach(attribute -> attributes.put(
                        attribute.path("AttributeName").asText(),
                        attribute.path("AttributeType").asText()));
        return new Table(
                physicalName(resource),
                attributes,
                key(properties.path("KeySchema")),
                indexes(resource.id(), properties.path("GlobalSecondaryIndexes")),
                indexes(resource.id(), properties.path("LocalSecondaryIndexes")));
    }

    private List<Index> indexes(String id, JsonNode indexes) {
        return indexes.valueStream()
                .map(index -> {
                    only(id + " index", index, Set.of("IndexName", "KeySchema", "Projection"));
                    return new Index(
                            index.path("IndexName").asText(),
                            key(index.path("KeySchema")),
                            index.path("Projection").path("ProjectionType").asText("ALL"),
                            index.path("Projection")
                                    .path("NonKeyAttributes")
                                    .valueStream()
                                    .map(JsonNode::asText)
                                    .toList());
                })
                .toList();
    }

    private static TableKey key(JsonNode schema) {
        Map<String, String> byType = schema.valueStream()
                .collect(Collectors.toMap(
                        part -> part.path("KeyType").asText(),
                        part -> part.path("AttributeName").asText()));
        return new TableKey(byType.get("HASH"), Optional.ofNullable(byType.get("RANGE")));
    }

    private Bucket bucket(Resource resource) {
        JsonNode versioning = value(resource.properties()).path("VersioningConfiguration");
        return new Bucket(
                physicalName(resource), versioning.path("Status").asText().equals("Enabled"));
    }

    private Queue queue(Resource resource) {
        JsonNode properties = value(resource.properties());
        Map<String, String> attributes = new LinkedHashMap<>();
        properties.properties().stream()
                .filter(entry -> !Set.of("QueueName", "RedrivePolicy").contains(entry.getKey()))
                .forEach(
                        entry -> attributes.put(entry.getKey(), entry.getValue().asText()));
        JsonNode redrive = properties.path("RedrivePolicy");
        return new Queue(
                physicalName(resource),
                attributes,
                redrive.isMissingNode()
                        ? Optional.empty()
                        : Optional.of(new Redrive(
                                redrive.path("deadLetterTargetArn").asText(),
                                redrive.path("maxReceiveCount").asInt())));
    }

    /** Reads one event of a function. */
    private interface TriggerReader<T> {
        T read(String functionId, String where, JsonNode properties);
    }

    private <T> List<T> triggers(String kind, TriggerReader<T> reader) {
        List<T> triggers = new ArrayList<>();
        all(ResourceType.FUNCTION, resource -> {
            resource.properties().path("Events").properties().forEach(entry -> {
                String where = resource.id() + " event " + entry.getKey();
                String type = entry.getValue().path("Type").asText();
                if (type.equals(kind)) {
                    JsonNode properties = intrinsics
                            .evaluate(entry.getValue().path("Properties"))
                            .orElse(JSON.objectNode());
                    triggers.add(reader.read(resource.id(), where, properties));
                } else if (!Set.of("S3", "SQS").contains(type)) {
                    refusals.add(where + ": type " + type + " is not understood");
                }
            });
            return resource;
        });
        return triggers;
    }

    private UploadTrigger uploadTrigger(String functionId, String where, JsonNode properties) {
        only(where, properties, Set.of("Bucket", "Events", "Filter"));
        only(where + " Filter", properties.path("Filter"), Set.of("S3Key"));
        Map<String, String> rules = new LinkedHashMap<>();
        properties.path("Filter").path("S3Key").path("Rules").forEach(rule -> {
            String name = rule.path("Name").asText();
            if (!Set.of("prefix", "suffix").contains(name)) {
                refusals.add(where + ": filter " + name + " is not understood");
            }
            rules.put(name, rule.path("Value").asText());
        });
        List<String> events = listOrOne(properties.path("Events"));
        events.stream()
                .filter(event -> !event.startsWith("s3:ObjectCreated:"))
                .forEach(event -> refusals.add(where + ": " + event + " is not understood"));
        return new UploadTrigger(
                functionId,
                properties.path("Bucket").asText(),
                events,
                rules.getOrDefault("prefix", ""),
                rules.getOrDefault("suffix", ""));
    }

    private QueueTrigger queueTrigger(String functionId, String where, JsonNode properties) {
        only(where, properties, Set.of("Queue", "BatchSize", "FunctionResponseTypes", "ScalingConfig", "Enabled"));
        int batchSize = properties.path("BatchSize").asInt(DEFAULT_BATCH_SIZE);
        if (batchSize > DEFAULT_BATCH_SIZE) {
            refusals.add(where + ": a BatchSize over " + DEFAULT_BATCH_SIZE + " is not understood");
        }
        if (!properties.path("Enabled").asBoolean(true)) {
            refusals.add(where + ": Enabled false is not understood");
        }
        List<String> responseTypes = listOrOne(properties.path("FunctionResponseTypes"));
        responseTypes.stream()
                .filter(type -> !type.equals("ReportBatchItemFailures"))
                .forEach(type -> refusals.add(where + ": response type " + type + " is not understood"));
        JsonNode concurrency = properties.path("ScalingConfig").path("MaximumConcurrency");
        return new QueueTrigger(
                functionId,
                properties.path("Queue").asText(),
                batchSize,
                !responseTypes.isEmpty(),
                concurrency.isMissingNode() ? OptionalInt.empty() : OptionalInt.of(concurrency.asInt()));
    }

    private static List<String> listOrOne(JsonNode node) {
        Stream<JsonNode> items = node.isArray() ? node.valueStream() : Stream.of(node);
        return items.filter(item -> !item.isMissingNode()).map(JsonNode::asText).toList();
    }

    private void only(String where, JsonNode node, Set<String> understood) {
        node.fieldNames().forEachRemaining(name -> {
            if (!understood.contains(name)) {
                refusals.add(where + ": " + name + " is not understood");
            }
        });
    }

    private JsonNode value(JsonNode properties) {
        return intrinsics.evaluate(properties).orElse(JSON.objectNode());
    }

    private String physicalName(Resource resource) {
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
