package com.therapyclaims.local.runner.template;

import com.fasterxml.jackson.databind.JsonNode;
import com.therapyclaims.local.runner.template.SystemTemplate.QueueTrigger;
import com.therapyclaims.local.runner.template.SystemTemplate.UploadTrigger;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.OptionalInt;
import java.util.Set;
import java.util.stream.Stream;

/** Reads which events call the functions of a template. */
final class TriggerReader {
    private static final int DEFAULT_BATCH_SIZE = 10;

    private final Resources resources;
    private final Refusals refusals;

    TriggerReader(Resources resources, Refusals refusals) {
        this.resources = resources;
        this.refusals = refusals;
    }

    /** The functions that uploads call. */
    List<UploadTrigger> uploads() {
        return triggers("S3", this::uploadTrigger);
    }

    /** The functions that queues call. */
    List<QueueTrigger> queues() {
        return triggers("SQS", this::queueTrigger);
    }

    /** Reads one event of a function. */
    private interface EventReader<T> {
        T read(String functionId, String where, JsonNode properties);
    }

    private <T> List<T> triggers(String kind, EventReader<T> reader) {
        List<T> triggers = new ArrayList<>();
        resources.all(ResourceType.FUNCTION, resource -> {
            resource.properties().path("Events").properties().forEach(entry -> {
                String where = resource.id() + " event " + entry.getKey();
                String type = entry.getValue().path("Type").asText();
                if (type.equals(kind)) {
                    JsonNode properties = resources.value(entry.getValue().path("Properties"));
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
        refusals.allBut(Set.of("Bucket", "Events", "Filter"), where, properties);
        refusals.allBut(Set.of("S3Key"), where + " Filter", properties.path("Filter"));
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
        refusals.allBut(
                Set.of("Queue", "BatchSize", "FunctionResponseTypes", "ScalingConfig", "Enabled"), where, properties);
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
}
