package com.therapyclaims.aws;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import com.sun.net.httpserver.HttpServer;
import com.therapyclaims.aws.remittances.RemittanceFiles;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.charset.StandardCharsets;
import java.security.Security;
import java.util.List;
import java.util.Map;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.parallel.Isolated;
import software.amazon.awssdk.services.dynamodb.DynamoDbClient;
import software.amazon.awssdk.services.dynamodb.model.DynamoDbException;
import software.amazon.awssdk.services.dynamodb.model.TransactionConflictException;
import software.amazon.awssdk.services.s3.S3Client;

/** What a client does when DynamoDB or S3 turns it away. */
@Isolated("sets where all clients of this process find their service")
class AwsClientsTest {
    private static final List<String> ENDPOINTS = List.of("aws.endpointUrlDynamoDb", "aws.endpointUrlS3");
    private static final String KEY = "aws.accessKeyId";
    private static final String SECRET = "aws.secretAccessKey";

    private final AtomicInteger requests = new AtomicInteger();
    private volatile String refusal = "ThrottlingException";
    private HttpServer dynamoDb;

    @BeforeEach
    void aTableThatOnlyRefuses() throws IOException {
        dynamoDb = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        dynamoDb.createContext("/", call -> {
            int number = requests.incrementAndGet();
            if (call.getRequestMethod().equals("PUT")) {
                // S3, where another write of the object ends between the two.
                call.getRequestBody().readAllBytes();
                call.sendResponseHeaders(number == 1 ? 409 : 412, -1);
                call.close();
                return;
            }
            byte[] refused = ("{\"__type\":\"com.amazonaws.dynamodb.v20120810#" + refusal + "\",\"message\":\"no\"}")
                    .getBytes(StandardCharsets.UTF_8);
            call.getRequestBody().readAllBytes();
            call.getResponseHeaders().add("Content-Type", "application/x-amz-json-1.0");
            call.sendResponseHeaders(400, refused.length);
            call.getResponseBody().write(refused);
            call.close();
        });
        dynamoDb.start();
        ENDPOINTS.forEach(service -> System.setProperty(
                service, "http://127.0.0.1:" + dynamoDb.getAddress().getPort()));
        System.setProperty(KEY, "a-key");
        System.setProperty(SECRET, "a-secret");
    }

    @AfterEach
    void stop() {
        ENDPOINTS.forEach(System::clearProperty);
        System.clearProperty(KEY);
        System.clearProperty(SECRET);
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

    @Test
    void anObjectThatAnotherWritesAtTheSameMomentIsPutAgain() {
        S3Client s3 = new AwsClients(Configuration.of(Map.of("AWS_REGION", "us-east-1"))).s3();

        new RemittanceFiles(s3, "bucket").keep("demo", "a-remittance", new byte[] {1});

        assertThat(requests).hasValue(2);
    }

    @Test
    void anIdleConnectionIsKeptForAMinuteAndAFailedLookUpOfANameIsForgotten() {
        assertThat(new AwsClients(Configuration.of(Map.of("AWS_REGION", "us-east-1"))).s3())
                .isNotNull();

        assertThat(System.getProperty("http.keepAlive.time.server")).isEqualTo("60");
        assertThat(Security.getProperty("networkaddress.cache.negative.ttl")).isEqualTo("0");
    }

    private void ask() {
        try (DynamoDbClient client = new AwsClients(Configuration.of(Map.of("AWS_REGION", "us-east-1"))).dynamoDb()) {
            client.listTables();
        }
    }
}
