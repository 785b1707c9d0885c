package com.therapyclaims.local.runner;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.therapyclaims.local.runner.ServersProcess.Servers;
import com.therapyclaims.local.runner.triggers.ObjectCreated;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import software.amazon.awssdk.core.sync.RequestBody;

final class ServersProcessTest {

    private final ServersProcess process = Samples.servers();
    private final BlockingQueue<ObjectCreated> uploads = new LinkedBlockingQueue<>();

    @Test
    void systemsThatShareItKnowNothingOfEachOther() throws Exception {
        BlockingQueue<ObjectCreated> othersUploads = new LinkedBlockingQueue<>();
        try (Servers servers = process.serve(options(), uploads::add);
                Servers others = process.serve(options(), othersUploads::add);
                AwsClients clients = new AwsClients(servers.endpoints());
                AwsClients othersClients = new AwsClients(others.endpoints())) {
            clients.s3().createBucket(b -> b.bucket("uploads"));
            clients.sqs().createQueue(q -> q.queueName("work"));
            upload(clients, "first");

            assertThat(uploads.poll(1, TimeUnit.MINUTES).key()).isEqualTo("first");
            assertThat(othersClients.s3().listBuckets().buckets()).isEmpty();
            assertThat(othersClients.sqs().listQueues().queueUrls()).isEmpty();
            assertThat(othersUploads).isEmpty();
        }
    }

    @Test
    void theEndOfOneSystemLeavesTheOther() throws Exception {
        Servers others = process.serve(options(), _ -> {});
        try (Servers servers = process.serve(options(), uploads::add);
                AwsClients clients = new AwsClients(servers.endpoints());
                AwsClients othersClients = new AwsClients(others.endpoints())) {
            clients.s3().createBucket(b -> b.bucket("uploads"));
            assertThat(othersClients.s3().listBuckets().buckets()).isEmpty();

            others.close();

            assertThatThrownBy(() -> othersClients.s3().listBuckets()).hasMessageContaining("Connection refused");
            upload(clients, "second");
            assertThat(uploads.poll(1, TimeUnit.MINUTES).key()).isEqualTo("second");
        }
    }

    @Test
    void aSystemWhosePortIsTakenIsToldAlone() throws Exception {
        try (Servers servers = process.serve(options(), _ -> {});
                ServerSocket taken = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
            int port = taken.getLocalPort();
            Servers others = process.serve(options().withPorts(new LocalOptions.Ports(0, port, 0, 0)), _ -> {});

            assertThatThrownBy(others::endpoints)
                    .isInstanceOf(PortTakenException.class)
                    .hasMessageStartingWith("Port " + port + " for S3 is taken");
            assertThat(servers.endpoints().s3()).hasHost("127.0.0.1");
        }
    }

    private static LocalOptions options() {
        return LocalOptions.of(Samples.template());
    }

    private static void upload(AwsClients clients, String key) {
        clients.s3().putObject(p -> p.bucket("uploads").key(key), RequestBody.fromString("content"));
    }
}
