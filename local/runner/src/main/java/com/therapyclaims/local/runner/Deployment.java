package com.therapyclaims.local.runner;

import com.therapyclaims.local.runner.template.SystemTemplate;
import com.therapyclaims.local.runner.template.SystemTemplate.Bucket;
import com.therapyclaims.local.runner.template.SystemTemplate.Index;
import com.therapyclaims.local.runner.template.SystemTemplate.Queue;
import com.therapyclaims.local.runner.template.SystemTemplate.Table;
import com.therapyclaims.local.runner.template.SystemTemplate.TableKey;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.stream.Stream;
import software.amazon.awssdk.services.dynamodb.model.AttributeDefinition;
import software.amazon.awssdk.services.dynamodb.model.BillingMode;
import software.amazon.awssdk.services.dynamodb.model.CreateTableRequest;
import software.amazon.awssdk.services.dynamodb.model.GlobalSecondaryIndex;
import software.amazon.awssdk.services.dynamodb.model.KeySchemaElement;
import software.amazon.awssdk.services.dynamodb.model.KeyType;
import software.amazon.awssdk.services.dynamodb.model.LocalSecondaryIndex;
import software.amazon.awssdk.services.dynamodb.model.Projection;
import software.amazon.awssdk.services.s3.model.BucketVersioningStatus;
import software.amazon.awssdk.services.sqs.model.QueueAttributeName;

/** Creates the template's tables, buckets and queues where they do not exist yet. */
final class Deployment {

    private final AwsClients clients;

    Deployment(AwsClients clients) {
        this.clients = clients;
    }

    void create(SystemTemplate template) {
        CompletableFuture<Void> tables = CompletableFuture.runAsync(() -> createTables(template.tables()));
        CompletableFuture<Void> buckets = CompletableFuture.runAsync(() -> createBuckets(template.buckets()));
        createQueues(template.queues());
        CompletableFuture.allOf(tables, buckets).join();
    }

    private void createTables(List<Table> tables) {
        Set<String> existing = Set.copyOf(
                clients.dynamoDb().listTablesPaginator().tableNames().stream().toList());
        tables.stream()
                .filter(table -> !existing.contains(table.name()))
                .forEach(table -> clients.dynamoDb().createTable(request(table)));
    }

    private static CreateTableRequest request(Table table) {
        CreateTableRequest.Builder request = CreateTableRequest.builder()
                .tableName(table.name())
                .billingMode(BillingMode.PAY_PER_REQUEST)
                .keySchema(keySchema(table.key()))
                .attributeDefinitions(table.attributes().entrySet().stream()
                        .map(attribute -> AttributeDefinition.builder()
                                .attributeName(attribute.getKey())
                                .attributeType(attribute.getValue())
                                .build())
                        .toList());
        if (!table.globalIndexes().isEmpty()) {
            request.globalSecondaryIndexes(table.globalIndexes().stream()
                    .map(index -> GlobalSecondaryIndex.builder()
                            .indexName(index.name())
                            .keySchema(keySchema(index.key()))
                            .projection(projection(index))
                            .build())
                    .toList());
        }
        if (!table.localIndexes().isEmpty()) {
            request.localSecondaryIndexes(table.localIndexes().stream()
                    .map(index -> LocalSecondaryIndex.builder()
                            .indexName(index.name())
                            .keySchema(keySchema(index.key()))
                            .projection(projection(index))
                            .build())
                    .toList());
        }
        return request.build();
    }

    private static Projection projection(Index index) {
        Projection.Builder projection = Projection.builder().projectionType(index.projection());
        return (index.nonKeyAttributes().isEmpty() ? projection : projection.nonKeyAttributes(index.nonKeyAttributes()))
                .build();
    }

    private static List<KeySchemaElement> keySchema(TableKey key) {
        Stream<KeySchemaElement> hash = Stream.of(element(key.hash(), KeyType.HASH));
        return Stream.concat(hash, key.range().stream().map(name -> element(name, KeyType.RANGE)))
                .toList();
    }

    private static KeySchemaElement element(String name, KeyType type) {
        return KeySchemaElement.builder().attributeName(name).keyType(type).build();
    }

    private void createBuckets(List<Bucket> buckets) {
        List<String> existing = clients.s3().listBuckets().buckets().stream()
                .map(software.amazon.awssdk.services.s3.model.Bucket::name)
                .toList();
        for (Bucket bucket : buckets) {
            if (!existing.contains(bucket.name())) {
                clients.s3().createBucket(b -> b.bucket(bucket.name()));
            }
            if (bucket.versioned()) {
                clients.s3()
                        .putBucketVersioning(b -> b.bucket(bucket.name())
                                .versioningConfiguration(v -> v.status(BucketVersioningStatus.ENABLED)));
            }
        }
    }

    /** Dead-letter queues first: a queue may only name one that exists. */
    private void createQueues(List<Queue> queues) {
        List<Queue> ordered = new ArrayList<>(queues);
        ordered.sort(
                (a, b) -> Boolean.compare(a.redrive().isPresent(), b.redrive().isPresent()));
        for (Queue queue : ordered) {
            Map<QueueAttributeName, String> attributes = new HashMap<>();
            queue.attributes().forEach((name, value) -> attributes.put(QueueAttributeName.fromValue(name), value));
            queue.redrive()
                    .ifPresent(redrive -> attributes.put(
                            QueueAttributeName.REDRIVE_POLICY,
                            "{\"deadLetterTargetArn\":\"" + redrive.targetArn() + "\",\"maxReceiveCount\":\""
                                    + redrive.maxReceiveCount() + "\"}"));
            clients.sqs().createQueue(q -> q.queueName(queue.name()).attributes(attributes));
        }
    }
}
