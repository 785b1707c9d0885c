package com.therapyclaims.aws;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIOException;

import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.io.InputStream;
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
import software.amazon.awssdk.services.s3.S3Client;
import software.amazon.awssdk.services.s3.model.GetObjectRequest;

/** An object of which half comes is no object. */
@Isolated("sets where all clients of this process find their service")
class CutOffAnswersTest {
    private static final String ENDPOINT = "aws.endpointUrlS3";
    private static final String OBJECT = "code,modifier,amount\n97110,,30.00\n97140,,25.00\n";
    private static final GetObjectRequest GET = GetObjectRequest.builder()
            .bucket("fees")
            .key("fees.csv")
            .overrideConfiguration(override -> override.credentialsProvider(
                    StaticCredentialsProvider.create(AwsBasicCredentials.create("a-key", "a-secret"))))
            .build();

    private final AtomicInteger halves = new AtomicInteger();
    private HttpServer s3;
    private S3Client client;

    @BeforeEach
    void anObjectThatIsCutOff() throws IOException {
        byte[] object = OBJECT.getBytes(StandardCharsets.UTF_8);
        s3 = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        s3.createContext("/", call -> {
            call.sendResponseHeaders(200, object.length);
            boolean isCutOff = halves.getAndDecrement() > 0;
            call.getResponseBody().write(object, 0, isCutOff ? object.length / 2 : object.length);
            call.getResponseBody().flush();
            call.close();
        });
        s3.start();
        System.setProperty(ENDPOINT, "http://127.0.0.1:" + s3.getAddress().getPort());
        client = new AwsClients(Configuration.of(Map.of("AWS_REGION", "us-east-1"))).s3();
    }

    @AfterEach
    void stop() {
        System.clearProperty(ENDPOINT);
        client.close();
        s3.stop(0);
    }

    @Test
    void isAskedForAgainWhenItIsReadIntoMemory() {
        halves.set(2);

        assertThat(client.getObjectAsBytes(GET).asUtf8String()).isEqualTo(OBJECT);
    }

    @Test
    void isAFailureWhenItIsReadAsAStream() throws IOException {
        halves.set(1);

        try (InputStream content = client.getObject(GET)) {
            assertThatIOException().isThrownBy(content::readAllBytes);
        }
    }
}
