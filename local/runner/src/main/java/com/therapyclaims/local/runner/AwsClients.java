package com.therapyclaims.local.runner;

import com.therapyclaims.local.runner.template.Aws;
import java.time.Duration;
import software.amazon.awssdk.auth.credentials.AwsBasicCredentials;
import software.amazon.awssdk.auth.credentials.StaticCredentialsProvider;
import software.amazon.awssdk.awscore.client.builder.AwsClientBuilder;
import software.amazon.awssdk.awscore.client.builder.AwsSyncClientBuilder;
import software.amazon.awssdk.http.urlconnection.UrlConnectionHttpClient;
import software.amazon.awssdk.regions.Region;
import software.amazon.awssdk.services.dynamodb.DynamoDbClient;
import software.amazon.awssdk.services.s3.S3Client;
import software.amazon.awssdk.services.sqs.SqsClient;

/** The ordinary SDK clients, pointed at the local servers. */
public final class AwsClients implements AutoCloseable {

    private static final String KEY = "local";

    private final DynamoDbClient dynamoDb;
    private final S3Client s3;
    private final SqsClient sqs;

    /** Clients of the servers at those addresses. */
    public AwsClients(Endpoints endpoints) {
        dynamoDb = local(DynamoDbClient.builder())
                .endpointOverride(endpoints.dynamoDb())
                .build();
        s3 = local(S3Client.builder()).endpointOverride(endpoints.s3()).build();
        sqs = local(SqsClient.builder()).endpointOverride(endpoints.sqs()).build();
    }

    /** The tables. */
    public DynamoDbClient dynamoDb() {
        return dynamoDb;
    }

    /** The buckets. */
    public S3Client s3() {
        return s3;
    }

    /** The queues. */
    public SqsClient sqs() {
        return sqs;
    }

    @Override
    public void close() {
        dynamoDb.close();
        s3.close();
        sqs.close();
    }

    private static <B extends AwsClientBuilder<B, ?> & AwsSyncClientBuilder<B, ?>> B local(B builder) {
        return builder.region(Region.of(Aws.REGION))
                .credentialsProvider(StaticCredentialsProvider.create(AwsBasicCredentials.create(KEY, KEY)))
                .httpClientBuilder(UrlConnectionHttpClient.builder().socketTimeout(Duration.ofSeconds(60)));
    }
}
