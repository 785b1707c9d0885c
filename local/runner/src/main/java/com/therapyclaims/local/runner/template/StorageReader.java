package com.therapyclaims.local.runner.template;

import com.fasterxml.jackson.databind.JsonNode;
import com.therapyclaims.local.runner.template.Resources.Resource;
import com.therapyclaims.local.runner.template.SystemTemplate.Bucket;
import com.therapyclaims.local.runner.template.SystemTemplate.Index;
import com.therapyclaims.local.runner.template.SystemTemplate.Queue;
import com.therapyclaims.local.runner.template.SystemTemplate.Redrive;
import com.therapyclaims.local.runner.template.SystemTemplate.Table;
import com.therapyclaims.local.runner.template.SystemTemplate.TableKey;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;

/** Reads the tables, buckets and queues of a template. */
final class StorageReader {
    private final Resources resources;
    private final Refusals refusals;

    StorageReader(Resources resources, Refusals refusals) {
        this.resources = resources;
        this.refusals = refusals;
    }

    Table table(Resource resource) {
        JsonNode properties = resources.value(resource.properties());
        Map<String, String> attributes = new LinkedHashMap<>();
        properties
                .path("AttributeDefinitions")
                .forEach(attribute -> attributes.put(
                        attribute.path("AttributeName").asText(),
                        attribute.path("AttributeType").asText()));
        return new Table(
                resources.physicalName(resource),
                attributes,
                key(properties.path("KeySchema")),
                indexes(resource.id(), properties.path("GlobalSecondaryIndexes")),
                indexes(resource.id(), properties.path("LocalSecondaryIndexes")));
    }

    private List<Index> indexes(String id, JsonNode indexes) {
        return indexes.valueStream()
                .map(index -> {
                    refusals.allBut(Set.of("IndexName", "KeySchema", "Projection"), id + " index", index);
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

    Bucket bucket(Resource resource) {
        JsonNode versioning = resources.value(resource.properties()).path("VersioningConfiguration");
        return new Bucket(
                resources.physicalName(resource),
                versioning.path("Status").asText().equals("Enabled"));
    }

    Queue queue(Resource resource) {
        JsonNode properties = resources.value(resource.properties());
        Map<String, String> attributes = new LinkedHashMap<>();
        properties.properties().stream()
                .filter(entry -> !Set.of("QueueName", "RedrivePolicy").contains(entry.getKey()))
                .forEach(
                        entry -> attributes.put(entry.getKey(), entry.getValue().asText()));
        JsonNode redrive = properties.path("RedrivePolicy");
        return new Queue(
                resources.physicalName(resource),
                attributes,
                redrive.isMissingNode()
                        ? Optional.empty()
                        : Optional.of(new Redrive(
                                redrive.path("deadLetterTargetArn").asText(),
                                redrive.path("maxReceiveCount").asInt())));
    }
}
