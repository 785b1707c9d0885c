package com.therapyclaims.aws;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.charset.StandardCharsets;
import java.util.Map;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.parallel.Isolated;
import software.amazon.awssdk.auth.credentials.AwsBasicCredentials;
import software.amazon.awssdk.auth.credentials.StaticCredentialsProvider;
import software.amazon.awssdk.services.dynamodb.DynamoDbClient;
import software.amazon.awssdk.services.dynamodb.model.DynamoDbException;
import software.amazon.awssdk.services.dynamodb.model.TransactionConflictException;

/** What a client does when DynamoDB turns it away for good. */
@Isolated("sets where all clients of this process find their service")
class AwsClientsTest {
    private static final String ENDPOINT = "aws.endpointUrlDynamoDb";

    private final AtomicInteger requests = new AtomicInteger();
    private volatile String refusal = "ThrottlingException";
    private HttpServer dynamoDb;

    @BeforeEach
    void aTableThatOnlyRefuses() throws IOException {
        dynamoDb = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        dynamoDb.createContext("/", call -> {
            requests.incrementAndGet();
            byte[] refused = ("{\"__type\":\"com.amazonaws.dynamodb.v20120810#" + refusal + "\",\"message\":\"no\"}")
                    .getBytes(StandardCharsets.UTF_8);
            call.getRequestBody().readAllBytes();
            call.getResponseHeaders().add("Content-Type", "application/x-amz-json-1.0");
            call.sendResponseHeaders(400, refused.length);
            call.getResponseBody().write(refused);
            call.close();
        });
        dynamoDb.start();
        System.setProperty(ENDPOINT, "http://127.0.0.1:" + dynamoDb.getAddress().getPort());
    }

    @AfterEach
    void stop() {
        System.clearProperty(ENDPOINT);
        dynamoDb.stop(0);
    }

    @Test
    void allThatAFunctionIsMadeOfSharesOneClientOfAService() {
        AwsClients clients = new AwsClients(Configuration.of(Map.of("AWS_REGION", "us-east-1")));

        assertThat(clients.dynamoDb()).isSameAs(clients.dynamoDb());
        assertThat(clients.s3()).isSameAs(clients.s3());
        assertThat(clients.sqs()).isSameAs(clients.sqs());
    }

    @Test
    void aThrottledRequestIsGivenUpAfterSixTriesSoThatItsCallerIsTold() {
        assertThatExceptionOfType(DynamoDbException.class)
                .isThrownBy(this::ask)
                .matches(DynamoDbException::isThrottlingException);
        assertThat(requests).hasValue(6);
    }

    @Test
    void aWriteThatMeetsATransactionIsTriedAgain() {
        refusal = "TransactionConflictException";

        assertThatExceptionOfType(TransactionConflictException.class).isThrownBy(this::ask);
        assertThat(requests).hasValue(6);
    }

    private void ask() {
        try (DynamoDbClient client = new AwsClients(Configuration.of(Map.of("AWS_REGION", "us-east-1"))).dynamoDb()) {
            client.listTables(request -> request.overrideConfiguration(override -> override.credentialsProvider(
                    StaticCredentialsProvider.create(AwsBasicCredentials.create("a-key", "a-secret")))));
        }
    }
}
