package com.therapyclaims.local.testing;

import java.net.URI;
import java.util.List;
import java.util.Map;
import java.util.Queue;
import java.util.UUID;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.stream.Stream;
import org.junit.jupiter.api.extension.AfterAllCallback;
import org.junit.jupiter.api.extension.ConditionEvaluationResult;
import org.junit.jupiter.api.extension.ExecutionCondition;
import org.junit.jupiter.api.extension.ExtensionContext;
import org.junit.jupiter.api.extension.ParameterContext;
import org.junit.jupiter.api.extension.ParameterResolver;
import software.amazon.awssdk.auth.credentials.AwsBasicCredentials;
import software.amazon.awssdk.auth.credentials.StaticCredentialsProvider;
import software.amazon.awssdk.awscore.client.builder.AwsClientBuilder;
import software.amazon.awssdk.awscore.client.builder.AwsSyncClientBuilder;
import software.amazon.awssdk.core.interceptor.ExecutionInterceptor;
import software.amazon.awssdk.http.urlconnection.UrlConnectionHttpClient;
import software.amazon.awssdk.regions.Region;
import software.amazon.awssdk.services.dynamodb.DynamoDbClient;
import software.amazon.awssdk.services.dynamodb.model.AttributeDefinition;
import software.amazon.awssdk.services.dynamodb.model.BillingMode;
import software.amazon.awssdk.services.dynamodb.model.GlobalSecondaryIndex;
import software.amazon.awssdk.services.dynamodb.model.KeySchemaElement;
import software.amazon.awssdk.services.dynamodb.model.KeyType;
import software.amazon.awssdk.services.dynamodb.model.ProjectionType;
import software.amazon.awssdk.services.dynamodb.model.ScalarAttributeType;
import software.amazon.awssdk.services.s3.S3Client;
import software.amazon.awssdk.services.s3.S3Configuration;
import software.amazon.awssdk.services.s3.model.BucketVersioningStatus;
import software.amazon.awssdk.services.s3.presigner.S3Presigner;
import software.amazon.awssdk.services.sqs.SqsClient;

/**
 * DynamoDB, S3 and SQS for tests: as a JUnit extension it hands itself to test methods. The servers start with the first
 * test that asks; each test makes tables, buckets and queues of its own, so no test meets another's.
 *
 * <p>They are those of {@code local/servers}, or what the property {@code servers} names: {@code localstack}, or the
 * address of an emulator. Where that cannot be had the tests are skipped and say why.
 */
public final class TestServers implements ParameterResolver, ExecutionCondition, AfterAllCallback {
    private static final String SECRET = "local";

    private final Choice choice;
    private final Queue<String> tables = new ConcurrentLinkedQueue<>();

    /** Made by JUnit. */
    public TestServers() {
        this(Choice.OF_PROPERTY);
    }

    TestServers(Choice choice) {
        this.choice = choice;
    }

    @Override
    public ConditionEvaluationResult evaluateExecutionCondition(ExtensionContext context) {
        return choice.hindrance()
                .map(why -> {
                    // Maven's output names skipped tests and not why.
                    System.out.println(context.getDisplayName() + " is " + why);
                    return ConditionEvaluationResult.disabled(why);
                })
                .orElseGet(() -> ConditionEvaluationResult.enabled("its servers can be had"));
    }

    /** DynamoDB Local looks at all its tables once a second: a class's go with it, or a build's would soon keep it busy. */
    @Override
    public void afterAll(ExtensionContext context) {
        for (String table = tables.poll(); table != null; table = tables.poll()) {
            String name = table;
            dynamoDb().deleteTable(delete -> delete.tableName(name));
        }
    }

    /** A client of the local DynamoDB. */
    public DynamoDbClient dynamoDb() {
        return Servers.ONE_FOR_ALL.dynamoDb;
    }

    /** A client of its own of the local DynamoDB, with these interceptors; its user closes it. */
    public DynamoDbClient dynamoDb(ExecutionInterceptor... interceptors) {
        return Servers.client(
                DynamoDbClient.builder()
                        .overrideConfiguration(change -> change.executionInterceptors(List.of(interceptors))),
                Servers.ONE_FOR_ALL.addresses.dynamoDb());
    }

    /** A client of the local S3. */
    public S3Client s3() {
        return Servers.ONE_FOR_ALL.s3;
    }

    /** A client of its own of the local S3, with these interceptors; its user closes it. */
    public S3Client s3(ExecutionInterceptor... interceptors) {
        return Servers.client(
                S3Client.builder()
                        .forcePathStyle(true)
                        .overrideConfiguration(change -> change.executionInterceptors(List.of(interceptors))),
                Servers.ONE_FOR_ALL.addresses.s3());
    }

    /** Signs requests to the local S3. */
    public S3Presigner s3Presigner() {
        return Servers.ONE_FOR_ALL.s3Presigner;
    }

    /** A client of the local SQS. */
    public SqsClient sqs() {
        return Servers.ONE_FOR_ALL.sqs;
    }

    /** What a deployed function finds in its environment to reach these servers; its own tables and queues are to be added. */
    public Map<String, String> environment() {
        Addresses addresses = Servers.ONE_FOR_ALL.addresses;
        return Map.of(
                "AWS_REGION", Region.US_EAST_1.id(),
                "AWS_ACCESS_KEY_ID", SECRET,
                "AWS_SECRET_ACCESS_KEY", SECRET,
                "AWS_ENDPOINT_URL_S3", addresses.s3().toString(),
                "AWS_ENDPOINT_URL_DYNAMODB", addresses.dynamoDb().toString(),
                "AWS_ENDPOINT_URL_SQS", addresses.sqs().toString());
    }

    /**
     * A new table with the keys {@code pk} and {@code sk}.
     *
     * @param indexes names of indexes to the prefix of their two keys: {@code by-practice} to {@code practice}
     * @return its name
     */
    public String newTable(Map<String, String> indexes) {
        String name = newTableName();
        List<String> attributes = Stream.concat(
                        Stream.of("pk", "sk"),
                        indexes.values().stream().flatMap(prefix -> Stream.of(prefix + "Pk", prefix + "Sk")))
                .toList();
        List<GlobalSecondaryIndex> secondary = indexes.entrySet().stream()
                .map(index -> GlobalSecondaryIndex.builder()
                        .indexName(index.getKey())
                        .keySchema(keys(index.getValue() + "Pk", index.getValue() + "Sk"))
                        .projection(all -> all.projectionType(ProjectionType.ALL))
                        .build())
                .toList();
        dynamoDb().createTable(table -> {
            table.tableName(name)
                    .billingMode(BillingMode.PAY_PER_REQUEST)
                    .attributeDefinitions(
                            attributes.stream().map(TestServers::attribute).toList())
                    .keySchema(keys("pk", "sk"));
            if (!secondary.isEmpty()) {
                table.globalSecondaryIndexes(secondary);
            }
        });
        return name;
    }

    /** A new table of fee schedules. */
    public String newFeeSchedulesTable() {
        return newTable(Map.of());
    }

    /** A new table of access records. */
    public String newAccessRecordsTable() {
        return newTable(Map.of());
    }

    /** A new table of callers. */
    public String newCallersTable() {
        String name = newTableName();
        dynamoDb()
                .createTable(table -> table.tableName(name)
                        .billingMode(BillingMode.PAY_PER_REQUEST)
                        .attributeDefinitions(attribute("pk"))
                        .keySchema(key("pk", KeyType.HASH)));
        return name;
    }

    /** A new table of files of visits, with its index. */
    public String newVisitFilesTable() {
        String name = newTableName();
        dynamoDb()
                .createTable(table -> table.tableName(name)
                        .billingMode(BillingMode.PAY_PER_REQUEST)
                        .attributeDefinitions(attribute("pk"), attribute("sk"), attribute("since"))
                        .keySchema(keys("pk", "sk"))
                        .globalSecondaryIndexes(GlobalSecondaryIndex.builder()
                                .indexName("by-time")
                                .keySchema(keys("pk", "since"))
                                .projection(all -> all.projectionType(ProjectionType.ALL))
                                .build()));
        return name;
    }

    /** A new table of claims, with its indexes. */
    public String newClaimsTable() {
        return newTable(Map.of("by-practice", "practice", "by-patient", "patient", "by-date-of-service", "dos"));
    }

    /**
     * A new bucket that keeps versions.
     *
     * @return its name
     */
    public String newBucket() {
        String name = newName();
        s3().createBucket(bucket -> bucket.bucket(name));
        s3().putBucketVersioning(versioning -> versioning
                .bucket(name)
                .versioningConfiguration(configuration -> configuration.status(BucketVersioningStatus.ENABLED)));
        return name;
    }

    /**
     * A new queue.
     *
     * @return its URL
     */
    public String newQueue() {
        return sqs().createQueue(queue -> queue.queueName(newName())).queueUrl();
    }

    /** The bodies of every message in the queue; they are taken from it. */
    public List<String> drain(String queueUrl) {
        return Stream.generate(() -> sqs().receiveMessage(receive -> receive.queueUrl(queueUrl)
                                .maxNumberOfMessages(10)
                                .waitTimeSeconds(0))
                        .messages())
                .takeWhile(messages -> !messages.isEmpty())
                .flatMap(List::stream)
                .peek(message ->
                        sqs().deleteMessage(delete -> delete.queueUrl(queueUrl).receiptHandle(message.receiptHandle())))
                .map(message -> message.body())
                .toList();
    }

    @Override
    public boolean supportsParameter(ParameterContext parameter, ExtensionContext context) {
        return parameter.getParameter().getType().equals(TestServers.class);
    }

    @Override
    public Object resolveParameter(ParameterContext parameter, ExtensionContext context) {
        return this;
    }

    private String newTableName() {
        String name = newName();
        tables.add(name);
        return name;
    }

    private static String newName() {
        return "test-" + UUID.randomUUID();
    }

    private static AttributeDefinition attribute(String name) {
        return AttributeDefinition.builder()
                .attributeName(name)
                .attributeType(ScalarAttributeType.S)
                .build();
    }

    private static List<KeySchemaElement> keys(String partition, String sort) {
        return List.of(key(partition, KeyType.HASH), key(sort, KeyType.RANGE));
    }

    private static KeySchemaElement key(String attribute, KeyType type) {
        return KeySchemaElement.builder().attributeName(attribute).keyType(type).build();
    }

    /** The process and its clients, started when the class is first used. */
    private static final class Servers {
        private static final Servers ONE_FOR_ALL =
                new Servers(Choice.OF_PROPERTY.start().get());

        private final Addresses addresses;
        private final DynamoDbClient dynamoDb;
        private final S3Client s3;
        private final S3Presigner s3Presigner;
        private final SqsClient sqs;

        private Servers(Addresses addresses) {
            this.addresses = addresses;
            this.dynamoDb = client(DynamoDbClient.builder(), addresses.dynamoDb());
            this.s3 = client(S3Client.builder().forcePathStyle(true), addresses.s3());
            this.s3Presigner = S3Presigner.builder()
                    .endpointOverride(addresses.s3())
                    .region(Region.US_EAST_1)
                    .credentialsProvider(credentials())
                    .serviceConfiguration(S3Configuration.builder()
                            .pathStyleAccessEnabled(true)
                            .build())
                    .build();
            this.sqs = client(SqsClient.builder(), addresses.sqs());
        }

        private static <C, B extends AwsSyncClientBuilder<B, C> & AwsClientBuilder<B, C>> C client(
                B builder, URI endpoint) {
            return builder.endpointOverride(endpoint)
                    .region(Region.US_EAST_1)
                    .credentialsProvider(credentials())
                    .httpClient(UrlConnectionHttpClient.create())
                    .build();
        }

        private static StaticCredentialsProvider credentials() {
            return StaticCredentialsProvider.create(AwsBasicCredentials.create(SECRET, SECRET));
        }
    }
}
