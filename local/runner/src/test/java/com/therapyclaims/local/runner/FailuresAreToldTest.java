package com.therapyclaims.local.runner;

import static org.assertj.core.api.Assertions.assertThat;

import com.therapyclaims.local.runner.console.Console;
import com.therapyclaims.local.runner.gateway.Gateway;
import com.therapyclaims.local.runner.triggers.Pace;
import com.therapyclaims.local.runner.triggers.QueuePoller;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import software.amazon.awssdk.core.sync.RequestBody;

/** What fails in the local system itself, and in no function of it, is told and ends nothing. */
class FailuresAreToldTest {
    private final List<String> told = new CopyOnWriteArrayList<>();
    private final Console console = new Console(told::add);

    @TempDir
    private Path records;

    @Test
    void anInvocationThatFailsHereIsABadGatewayAndTold() throws Exception {
        try (LocalSystem system = LocalSystem.start(options());
                HttpClient http = HttpClient.newHttpClient()) {
            system.functions().stop();
            Gateway gateway =
                    Gateway.start(system.template().api().orElseThrow(), system.functions(), "127.0.0.1", 0, console);
            URI open = URI.create("http://127.0.0.1:" + gateway.port() + "/open");

            HttpResponse<String> answer =
                    http.send(HttpRequest.newBuilder(open).build(), HttpResponse.BodyHandlers.ofString());

            gateway.stop();
            assertThat(answer.statusCode()).isEqualTo(502);
            assertThat(told)
                    .singleElement()
                    .asString()
                    .startsWith("The invocation of EchoFunction for request ")
                    .contains("java.lang.IllegalStateException", "HostStarter.java");
        }
    }

    @Test
    void aPollerWhoseWorkFailsTellsItAndGoesOn() {
        try (LocalSystem system = LocalSystem.start(options())) {
            system.functions().stop();
            QueuePoller poller = QueuePoller.start(
                    system.template().queueTriggers().getFirst(),
                    system.functions(),
                    system.clients().sqs(),
                    Pace.quick(),
                    console);
            var sqs = system.clients().sqs();
            String queue = sqs.getQueueUrl(q -> q.queueName("WorkQueue")).queueUrl();

            // The system's own poller takes its part of them, and this one has four threads.
            system.await("more failures than threads", LocalSystemContract.DEADLINE, () -> {
                sqs.sendMessage(m -> m.queueUrl(queue).messageBody("one more"));
                return told.size() > 4;
            });

            poller.stop();
            assertThat(told).allSatisfy(line -> assertThat(line).startsWith("The work on a queue, "));
        }
    }

    @Test
    void anUploadWhoseEventFailsHoldsUpNoneAfterIt() {
        LocalOptions failing = options().withUploadEvents(events -> upload -> {
            if (upload.key().endsWith("broken")) {
                throw new IllegalStateException("told to fail");
            }
            events.accept(upload);
        });
        try (LocalSystem system = LocalSystem.start(failing)) {
            for (String key : List.of("incoming/broken", "incoming/good")) {
                system.clients().s3().putObject(p -> p.bucket("uploads").key(key), RequestBody.fromString("content"));
            }

            system.await("the second is taken up", LocalSystemContract.DEADLINE, this::anUploadIsRecorded);
        }
    }

    private LocalOptions options() {
        return Samples.options(records).withServersIn(Samples.servers()).withFunctionsInOneProcess();
    }

    private boolean anUploadIsRecorded() {
        try (Stream<Path> files = Files.list(records)) {
            return files.anyMatch(file -> file.getFileName().toString().startsWith("upload-"));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
