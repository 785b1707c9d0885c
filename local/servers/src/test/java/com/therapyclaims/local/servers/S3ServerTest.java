package com.therapyclaims.local.servers;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.tuple;

import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.Comparator;
import java.util.HexFormat;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.Executors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import software.amazon.awssdk.core.sync.RequestBody;
import software.amazon.awssdk.services.s3.S3Client;
import software.amazon.awssdk.services.s3.model.BucketVersioningStatus;
import software.amazon.awssdk.services.s3.model.CompletedPart;
import software.amazon.awssdk.services.s3.model.PutObjectResponse;
import software.amazon.awssdk.services.s3.model.S3Exception;

final class S3ServerTest {

    private static final String BUCKET = "fee-schedules";

    private final List<ObjectCreated> events = new CopyOnWriteArrayList<>();

    @TempDir
    private Path data;

    private S3Server server;
    private S3Client client;

    @BeforeEach
    void start() throws Exception {
        start(ServerOptions.inMemory());
        client.createBucket(b -> b.bucket(BUCKET));
        keepVersions();
    }

    @AfterEach
    void stop() throws Exception {
        client.close();
        server.stop();
    }

    @Test
    void aPutIsToldWithItsVersionAndSize() {
        String version = put("incoming/a file.csv", "code,amount").versionId();

        assertThat(events).singleElement().satisfies(event -> {
            assertThat(event.event()).isEqualTo("ObjectCreated:Put");
            assertThat(event.bucket()).isEqualTo(BUCKET);
            assertThat(event.key()).isEqualTo("incoming/a file.csv");
            assertThat(event.size()).isEqualTo(11);
            assertThat(event.eTag()).isEqualTo(md5("code,amount"));
            assertThat(event.versionId()).contains(version);
        });
    }

    @Test
    void aFinishedMultipartUploadIsToldOnce() {
        String id =
                client.createMultipartUpload(b -> b.bucket(BUCKET).key("big")).uploadId();
        byte[] part = new byte[5 * 1024 * 1024];
        String first = uploadPart(id, 1, part);
        String second = uploadPart(id, 2, part);
        client.completeMultipartUpload(b -> b.bucket(BUCKET)
                .key("big")
                .uploadId(id)
                .multipartUpload(parts -> parts.parts(List.of(part(1, first), part(2, second)))));

        assertThat(events).singleElement().satisfies(event -> {
            assertThat(event.event()).isEqualTo("ObjectCreated:CompleteMultipartUpload");
            assertThat(event.size()).isEqualTo(10L * 1024 * 1024);
            assertThat(event.eTag()).endsWith("-2");
        });
    }

    @Test
    void aCopyIsToldUnderItsNewKey() {
        put("incoming/a", "1");
        client.copyObject(b -> b.sourceBucket(BUCKET)
                .sourceKey("incoming/a")
                .destinationBucket(BUCKET)
                .destinationKey("b"));

        assertThat(events)
                .extracting(ObjectCreated::event, ObjectCreated::key)
                .last()
                .isEqualTo(tuple("ObjectCreated:Copy", "b"));
    }

    @Test
    void aClientThatWritesInSmallPiecesNeverSendsAnUploadTwice() {
        IntStream.range(0, 200).forEach(i -> put("incoming/" + i, "x".repeat(i * 50)));

        assertThat(events).hasSize(200);
    }

    /** Some clients say so of every body that they are told nothing of. */
    @Test
    void aBodyThatSaysItIsAFormIsAnObjectLikeAnyOther() {
        client.putObject(
                b -> b.bucket(BUCKET).key("incoming/a").contentType("application/x-www-form-urlencoded"),
                RequestBody.fromString("code,amount"));

        assertThat(client.getObjectAsBytes(b -> b.bucket(BUCKET).key("incoming/a"))
                        .asUtf8String())
                .isEqualTo("code,amount");
    }

    @Test
    void theGreatestSequencerIsTheContentThatStays() throws Exception {
        try (var threads = Executors.newVirtualThreadPerTaskExecutor()) {
            IntStream.range(0, 40).forEach(i -> threads.execute(() -> put("incoming/same", "content " + i)));
        }

        ObjectCreated last = events.stream()
                .max(Comparator.comparing(ObjectCreated::sequencer))
                .orElseThrow();
        String current =
                client.headObject(b -> b.bucket(BUCKET).key("incoming/same")).eTag();
        assertThat(events).hasSize(40);
        assertThat(current).isEqualTo('"' + last.eTag() + '"');
    }

    @Test
    void aPageOfAnotherOriginMayAskWhetherItMayPut() throws Exception {
        HttpRequest preflight = HttpRequest.newBuilder(server.endpoint().resolve("/" + BUCKET + "/incoming/a"))
                .method("OPTIONS", HttpRequest.BodyPublishers.noBody())
                .header("Origin", "http://localhost:3000")
                .header("Access-Control-Request-Method", "PUT")
                .header("Access-Control-Request-Headers", "content-type,x-amz-checksum-sha256")
                .build();

        try (HttpClient http = HttpClient.newHttpClient()) {
            HttpResponse<Void> answer = http.send(preflight, HttpResponse.BodyHandlers.discarding());

            assertThat(answer.statusCode()).isEqualTo(200);
            assertThat(answer.headers().firstValue("Access-Control-Allow-Origin"))
                    .hasValue("*");
            assertThat(answer.headers().firstValue("Access-Control-Allow-Methods"))
                    .hasValueSatisfying(methods -> assertThat(methods).contains("PUT"));
            assertThat(answer.headers().firstValue("Access-Control-Allow-Headers"))
                    .hasValueSatisfying(headers -> assertThat(headers).contains("x-amz-checksum-sha256"));
        }
    }

    @Test
    void aWrongSecretIsRefused() {
        try (S3Client stranger = Clients.s3(server.endpoint(), Clients.credentials("wrong"))) {
            assertThatThrownBy(() ->
                            stranger.putObject(b -> b.bucket(BUCKET).key("incoming/a"), RequestBody.fromString("1")))
                    .isInstanceOf(S3Exception.class)
                    .hasMessageContaining("403");
        }
        assertThat(events).isEmpty();
    }

    @Test
    void aDamagedBodyIsRefusedAndNotTold() {
        assertThatThrownBy(() -> client.putObject(
                        b -> b.bucket(BUCKET).key("incoming/a").contentMD5("AAAAAAAAAAAAAAAAAAAAAA=="),
                        RequestBody.fromString("1")))
                .isInstanceOf(S3Exception.class);
        assertThat(events).isEmpty();
    }

    @Test
    void objectsAndVersionsComeBackAfterARestart() throws Exception {
        restartWithData();
        client.createBucket(b -> b.bucket(BUCKET));
        keepVersions();
        String first = put("incoming/a", "first").versionId();
        String before = events.getLast().sequencer();
        restartWithData();
        String second = put("incoming/a", "second").versionId();

        assertThat(second).isNotEqualTo(first);
        assertThat(read("incoming/a", first)).isEqualTo("first");
        assertThat(read("incoming/a", second)).isEqualTo("second");
        assertThat(events.getLast().sequencer()).isGreaterThan(before);
    }

    @Test
    void ofTwoWhoCreateAKeyOnlyTheFirstSucceeds() {
        assertOnlyTheFirstCreates();
    }

    @Test
    void ofTwoWhoCreateAKeyInAFolderOnlyTheFirstSucceeds() throws Exception {
        restartWithData();
        client.createBucket(b -> b.bucket(BUCKET));
        keepVersions();
        assertOnlyTheFirstCreates();
    }

    private void assertOnlyTheFirstCreates() {
        client.putObject(b -> b.bucket(BUCKET).key("published/a").ifNoneMatch("*"), RequestBody.fromString("1"));

        assertThatThrownBy(() -> client.putObject(
                        b -> b.bucket(BUCKET).key("published/a").ifNoneMatch("*"), RequestBody.fromString("2")))
                .isInstanceOfSatisfying(
                        S3Exception.class, e -> assertThat(e.statusCode()).isEqualTo(412));
        assertThat(events).hasSize(1);
    }

    private void restartWithData() throws Exception {
        stop();
        start(ServerOptions.parse("--data", data.toString()));
    }

    private void start(ServerOptions options) throws Exception {
        server = S3Server.start(options, events::add);
        client = Clients.s3(server.endpoint());
    }

    private void keepVersions() {
        client.putBucketVersioning(
                b -> b.bucket(BUCKET).versioningConfiguration(v -> v.status(BucketVersioningStatus.ENABLED)));
    }

    private PutObjectResponse put(String key, String content) {
        return client.putObject(b -> b.bucket(BUCKET).key(key), RequestBody.fromString(content));
    }

    private String uploadPart(String id, int number, byte[] part) {
        return client.uploadPart(
                        b -> b.bucket(BUCKET).key("big").uploadId(id).partNumber(number), RequestBody.fromBytes(part))
                .eTag();
    }

    private static CompletedPart part(int number, String eTag) {
        return CompletedPart.builder().partNumber(number).eTag(eTag).build();
    }

    private static String md5(String content) {
        try {
            byte[] digest = MessageDigest.getInstance("MD5").digest(content.getBytes(StandardCharsets.UTF_8));
            return HexFormat.of().formatHex(digest);
        } catch (NoSuchAlgorithmException e) {
            throw new AssertionError(e);
        }
    }

    private String read(String key, String version) {
        return client.getObjectAsBytes(b -> b.bucket(BUCKET).key(key).versionId(version))
                .asUtf8String();
    }
}
