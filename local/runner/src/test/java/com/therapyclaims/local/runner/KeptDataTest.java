package com.therapyclaims.local.runner;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import software.amazon.awssdk.core.sync.RequestBody;
import software.amazon.awssdk.services.dynamodb.model.AttributeValue;

final class KeptDataTest {

    @TempDir
    private Path records;

    @TempDir
    private Path data;

    @Test
    void everythingComesBackAndAnUploadCutOffIsTakenUpAgain() throws IOException {
        try (LocalSystem first = start()) {
            first.clients()
                    .dynamoDb()
                    .putItem(p -> p.tableName("ThingsTable")
                            .item(Map.of("pk", AttributeValue.fromS("1"), "sk", AttributeValue.fromS("a"))));
            put(first, "incoming/wait");
            first.await(
                    "the function begins",
                    LocalSystemContract.DEADLINE,
                    () -> Files.exists(records.resolve("waiting")));
        }
        Files.createFile(records.resolve("open"));

        try (LocalSystem second = start()) {
            second.await("the upload is taken up", LocalSystemContract.DEADLINE, this::isRecorded);
            assertThat(second.clients()
                            .dynamoDb()
                            .scan(s -> s.tableName("ThingsTable"))
                            .items())
                    .hasSize(1);
            assertThat(second.clients()
                            .s3()
                            .getObjectAsBytes(g -> g.bucket("uploads").key("incoming/wait"))
                            .asUtf8String())
                    .isEqualTo("content");
        }
    }

    @Test
    void aBatchCutOffIsTakenUpAgainBeforeItsVisibilityTimeout() throws IOException {
        try (LocalSystem first = start()) {
            var sqs = first.clients().sqs();
            String queue = sqs.getQueueUrl(q -> q.queueName("WorkQueue")).queueUrl();
            sqs.sendMessage(m -> m.queueUrl(queue).messageBody("wait"));
            first.await(
                    "the function begins",
                    LocalSystemContract.DEADLINE,
                    () -> Files.exists(records.resolve("waiting")));
        }
        Files.createFile(records.resolve("open"));

        try (LocalSystem second = start()) {
            second.await("the message is taken up", LocalSystemContract.DEADLINE, () -> isRecorded("batch-"));
        }
    }

    @Test
    void aTornNoteOfAnUploadIsLeftAndKeepsNothingFromStarting() throws IOException {
        Path async = Files.createDirectories(data.resolve("async"));
        Path torn = Files.writeString(async.resolve("1-torn.json"), "{\"function\":\"UploadFunc");
        Path empty = Files.createFile(async.resolve("2-empty.json"));

        try (LocalSystem system = start()) {
            put(system, "incoming/next");
            system.await("the next upload is taken up", LocalSystemContract.DEADLINE, this::isRecorded);
        }
        assertThat(torn).exists();
        assertThat(empty).exists();
    }

    @Test
    void aTakenPortIsNamedWithWhoHasIt() throws IOException {
        try (ServerSocket taken = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
            LocalOptions options = Samples.options(records);
            int port = taken.getLocalPort();

            assertThatThrownBy(() -> LocalSystem.start(options.withPorts(new LocalOptions.Ports(port, 0, 0, 0))))
                    .isInstanceOf(PortTakenException.class)
                    .hasMessageStartingWith("Port " + port + " for the API is taken by process "
                            + ProcessHandle.current().pid());
            assertThatThrownBy(() -> LocalSystem.start(options.withPorts(new LocalOptions.Ports(0, port, 0, 0))))
                    .isInstanceOf(PortTakenException.class)
                    .hasMessageStartingWith("Port " + port + " for S3 is taken by process ");
        }
    }

    private LocalSystem start() {
        return LocalSystem.start(
                Samples.options(records).withFunctionsInOneProcess().withData(data));
    }

    private static void put(LocalSystem system, String key) {
        system.clients().s3().putObject(p -> p.bucket("uploads").key(key), RequestBody.fromString("content"));
    }

    private boolean isRecorded() {
        return isRecorded("upload-");
    }

    private boolean isRecorded(String kind) {
        try (Stream<Path> files = Files.list(records)) {
            return files.anyMatch(file -> file.getFileName().toString().startsWith(kind));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
