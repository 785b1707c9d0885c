package com.therapyclaims.local.servers;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.BufferedReader;
import java.io.BufferedWriter;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import software.amazon.awssdk.services.dynamodb.DynamoDbClient;
import software.amazon.awssdk.services.dynamodb.model.AttributeDefinition;
import software.amazon.awssdk.services.dynamodb.model.AttributeValue;
import software.amazon.awssdk.services.dynamodb.model.BillingMode;
import software.amazon.awssdk.services.dynamodb.model.KeySchemaElement;
import software.amazon.awssdk.services.dynamodb.model.KeyType;
import software.amazon.awssdk.services.dynamodb.model.ScalarAttributeType;
import software.amazon.awssdk.services.sqs.SqsClient;

final class LocalServersTest {

    @TempDir
    private Path data;

    @Test
    void everyServerListensOnLoopbackAlone() throws Exception {
        LocalServers servers = LocalServers.start(ServerOptions.inMemory(), _ -> {});
        try {
            assertThat(servers.endpoints().dynamodb()).hasHost("127.0.0.1");
            assertThat(servers.endpoints().s3()).hasHost("127.0.0.1");
            assertThat(servers.endpoints().sqs()).hasHost("127.0.0.1");
        } finally {
            servers.stop();
        }
    }

    @Test
    void theyEndWithTheirOwner() throws Exception {
        Process owner = new ProcessBuilder("sleep", "600").start();
        Process servers = new ProcessBuilder(
                        Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                        "-XX:+UseSerialGC",
                        "-XX:TieredStopAtLevel=1",
                        "-cp",
                        System.getProperty("java.class.path"),
                        Main.class.getName(),
                        "--owner",
                        Long.toString(owner.pid()))
                .redirectError(ProcessBuilder.Redirect.DISCARD)
                .start();
        try (BufferedReader told = servers.inputReader()) {
            try (BufferedWriter commands = servers.outputWriter()) {
                commands.write("START\tone\n");
            }
            assertThat(told.readLine()).as("they outlive their standard input").startsWith("ENDPOINTS one ");
            assertThat(servers.isAlive()).isTrue();

            owner.destroy();

            assertThat(servers.waitFor(1, TimeUnit.MINUTES)).isTrue();
        } finally {
            owner.destroy();
            servers.destroyForcibly();
        }
    }

    @Test
    void itemsComeBackAfterARestart() throws Exception {
        DynamoDbServer first = DynamoDbServer.start(keepingData());
        try (DynamoDbClient client = Clients.dynamoDb(first.endpoint())) {
            client.createTable(t -> t.tableName("claims")
                    .billingMode(BillingMode.PAY_PER_REQUEST)
                    .attributeDefinitions(List.of(AttributeDefinition.builder()
                            .attributeName("pk")
                            .attributeType(ScalarAttributeType.S)
                            .build()))
                    .keySchema(List.of(KeySchemaElement.builder()
                            .attributeName("pk")
                            .keyType(KeyType.HASH)
                            .build())));
            client.putItem(p -> p.tableName("claims").item(Map.of("pk", AttributeValue.fromS("one"))));
        }
        first.stop();

        DynamoDbServer second = DynamoDbServer.start(keepingData());
        try (DynamoDbClient client = Clients.dynamoDb(second.endpoint())) {
            assertThat(client.scan(s -> s.tableName("claims")).items()).hasSize(1);
        } finally {
            second.stop();
        }
    }

    @Test
    void messagesComeBackAfterARestart() throws Exception {
        SqsServer first = SqsServer.start(keepingData());
        try (SqsClient client = Clients.sqs(first.endpoint())) {
            String queue = client.createQueue(q -> q.queueName("chunks")).queueUrl();
            client.sendMessage(m -> m.queueUrl(queue).messageBody("claim ids"));
        }
        first.stop();

        SqsServer second = SqsServer.start(keepingData());
        try (SqsClient client = Clients.sqs(second.endpoint())) {
            String queue = client.getQueueUrl(q -> q.queueName("chunks")).queueUrl();
            assertThat(queue).startsWith(second.endpoint().toString());
            assertThat(client.receiveMessage(r -> r.queueUrl(queue).waitTimeSeconds(5))
                            .messages())
                    .singleElement()
                    .satisfies(message -> assertThat(message.body()).isEqualTo("claim ids"));
        } finally {
            second.stop();
        }
    }

    @Test
    void aTakenPortIsNamedWithItsServer() throws Exception {
        try (ServerSocket taken = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
            String port = Integer.toString(taken.getLocalPort());

            assertThatThrownBy(() -> LocalServers.start(ServerOptions.parse("--s3-port", port), _ -> {}))
                    .isInstanceOf(PortTakenException.class)
                    .hasMessage("port " + port + " for S3 is taken");
        }
    }

    private ServerOptions keepingData() {
        return ServerOptions.parse("--data", data.toString());
    }
}
