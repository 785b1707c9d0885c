package com.therapyclaims.aws;

import java.security.Security;
import java.time.Duration;
import java.util.List;
import software.amazon.awssdk.awscore.client.builder.AwsClientBuilder;
import software.amazon.awssdk.awscore.client.builder.AwsSyncClientBuilder;
import software.amazon.awssdk.awscore.defaultsmode.DefaultsMode;
import software.amazon.awssdk.awscore.retry.AwsRetryStrategy;
import software.amazon.awssdk.core.interceptor.ExecutionInterceptor;
import software.amazon.awssdk.http.SdkHttpClient;
import software.amazon.awssdk.http.urlconnection.UrlConnectionHttpClient;
import software.amazon.awssdk.regions.Region;
import software.amazon.awssdk.retries.api.BackoffStrategy;
import software.amazon.awssdk.retries.api.RetryStrategy;
import software.amazon.awssdk.services.dynamodb.DynamoDbClient;
import software.amazon.awssdk.services.dynamodb.model.TransactionConflictException;
import software.amazon.awssdk.services.s3.S3Client;
import software.amazon.awssdk.services.s3.model.S3Exception;
import software.amazon.awssdk.services.s3.presigner.S3Presigner;
import software.amazon.awssdk.services.sqs.SqsClient;

/**
 * The clients of AWS's services, all alike: the region of the environment, the SDK's default credentials (which a
 * restored snapshot renews), the JDK's own HTTP client because it loads fewest classes. Where a service lives is the
 * SDK's own setting ({@code AWS_ENDPOINT_URL_S3} and its like), so no code differs between AWS and one machine.
 *
 * <p>Each client is made once, when it is first asked for: making one is a good part of a function's start. The clients are
 * thread-safe, so all that a function is made of share them.
 */
public final class AwsClients {
    private static final Duration CONNECT_TIMEOUT = Duration.ofSeconds(2);
    /**
     * Well below every function's timeout, so that an answer that never comes is asked for again and is not the end of the
     * request: four such answers in a row fit in the twenty seconds of a function that a caller waits for.
     */
    private static final Duration READ_TIMEOUT = Duration.ofSeconds(3);

    /**
     * All tries of a request together wait 4 seconds at most. The SDK's own nine tries of DynamoDB wait up to 90 where a
     * table is throttled: longer than a function may run, so its caller would be told nothing. Who still fails is tried
     * again as a whole, by the queue or by the caller.
     */
    private static final int MOST_TRIES = 6;

    private static final Duration FIRST_WAIT = Duration.ofMillis(25);
    private static final Duration FIRST_WAIT_WHEN_THROTTLED = Duration.ofMillis(100);
    private static final Duration LONGEST_WAIT = Duration.ofSeconds(2);

    private static final int CONFLICT = 409;

    static {
        // The JDK drops a connection that was idle for 5 seconds, and the next call pays for TCP and TLS anew. Before
        // the first one.
        System.setProperty("http.keepAlive.time.server", "60");
        // AWS's advice with SnapStart: a name that was not found when the snapshot was taken is asked for again.
        Security.setProperty("networkaddress.cache.negative.ttl", "0");
    }

    private final Configuration configuration;
    private final Region region;
    private final SdkHttpClient http;
    private final Lazy<DynamoDbClient> dynamoDb =
            new Lazy<>(() -> alike(DynamoDbClient.builder(), new ItemFormat(), new PrimingRequests()));
    private final Lazy<S3Client> s3 = new Lazy<>(() -> alike(S3Client.builder()));
    private final Lazy<SqsClient> sqs = new Lazy<>(() -> alike(SqsClient.builder()));

    /** Clients for the region that the configuration names, and its tables. */
    public AwsClients(Configuration configuration) {
        this.configuration = configuration;
        this.region = Region.of(configuration.region());
        this.http = UrlConnectionHttpClient.builder()
                .connectionTimeout(CONNECT_TIMEOUT)
                .socketTimeout(READ_TIMEOUT)
                .build();
    }

    /** The client of DynamoDB. */
    public DynamoDbClient dynamoDb() {
        return dynamoDb.get();
    }

    /** The table of claims, revisions, repricings and ledgers. */
    public Table claimsTable() {
        return new Table(dynamoDb(), configuration.claimsTable());
    }

    /** The table of published fee schedules and uploads. */
    public Table feeSchedulesTable() {
        return new Table(dynamoDb(), configuration.feeSchedulesTable());
    }

    /** The table of hashed API keys. */
    public Table callersTable() {
        return new Table(dynamoDb(), configuration.callersTable());
    }

    /** The table of who saw or changed patient data. */
    public Table accessRecordsTable() {
        return new Table(dynamoDb(), configuration.accessRecordsTable());
    }

    /** The table of files of visits and how far they have come. */
    public Table visitFilesTable() {
        return new Table(dynamoDb(), configuration.visitFilesTable());
    }

    /** The client of S3. */
    public S3Client s3() {
        return s3.get();
    }

    /** Signs requests to S3 that others send. */
    public S3Presigner s3Presigner() {
        return S3Presigner.builder().region(region).build();
    }

    /** The client of SQS. */
    public SqsClient sqs() {
        return sqs.get();
    }

    private <C, B extends AwsSyncClientBuilder<B, C> & AwsClientBuilder<B, C>> C alike(
            B builder, ExecutionInterceptor... interceptors) {
        return builder.region(region)
                .httpClient(http)
                .defaultsMode(DefaultsMode.IN_REGION)
                .overrideConfiguration(
                        overrides -> overrides.retryStrategy(retries()).executionInterceptors(List.of(interceptors)))
                .build();
    }

    private static RetryStrategy retries() {
        return AwsRetryStrategy.standardRetryStrategy().toBuilder()
                .maxAttempts(MOST_TRIES)
                .backoffStrategy(BackoffStrategy.exponentialDelay(FIRST_WAIT, LONGEST_WAIT))
                .throttlingBackoffStrategy(BackoffStrategy.exponentialDelay(FIRST_WAIT_WHEN_THROTTLED, LONGEST_WAIT))
                // A single write of an item that a transaction writes at that moment; DynamoDB Local never says so.
                .retryOnException(TransactionConflictException.class)
                // Two writes at once of an object that is to be new: the second time it is there.
                .retryOnException(AwsClients::isConflictOfObjects)
                .build();
    }

    private static boolean isConflictOfObjects(Throwable failure) {
        return failure instanceof S3Exception refused && refused.statusCode() == CONFLICT;
    }
}
