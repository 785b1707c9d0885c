package com.therapyclaims.aws.backup;

import static org.assertj.core.api.Assertions.assertThat;

import com.therapyclaims.backup.SystemBackup;
import com.therapyclaims.local.testing.TestServers;
import java.io.IOException;
import java.net.URLDecoder;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.io.TempDir;
import software.amazon.awssdk.core.SdkRequest;
import software.amazon.awssdk.core.SdkResponse;
import software.amazon.awssdk.core.interceptor.Context;
import software.amazon.awssdk.core.interceptor.ExecutionAttributes;
import software.amazon.awssdk.core.interceptor.ExecutionInterceptor;
import software.amazon.awssdk.core.sync.RequestBody;
import software.amazon.awssdk.services.s3.S3Client;
import software.amazon.awssdk.services.s3.model.GetObjectRequest;
import software.amazon.awssdk.services.s3.model.ListObjectsV2Response;
import software.amazon.awssdk.services.s3.model.PutObjectRequest;
import software.amazon.awssdk.services.s3.model.S3Object;

/** The bucket's part of a backup; {@code BackupTest} of the end-to-end tests has that of a whole system. */
@ExtendWith(TestServers.class)
class SystemBackupTest {
    /** A folder as S3's console makes one, keys that go on where others end, and one that leads out of every folder. */
    private static final List<String> NO_NAMES_OF_FILES =
            List.of("published/", "published/a", "published/a/b", "published//a", "published/../../../a");

    private static final String FOLDER_OF_UPLOADS = "incoming/medicare/2027-01-01/";

    @TempDir
    private Path folder;

    @Test
    void objectsAreKeptAndPutBackWhateverTheirKeysAre(TestServers servers) throws IOException {
        String bucket = servers.newBucket();
        String empty = servers.newBucket();
        Path backup = folder.resolve("backup");
        try (S3Client s3 = servers.s3(new AnyKey())) {
            put(s3, bucket, FOLDER_OF_UPLOADS);
            put(s3, bucket, FOLDER_OF_UPLOADS + "PPRRVU.csv");
            NO_NAMES_OF_FILES.forEach(key -> put(s3, bucket, key));

            backup(servers, s3, bucket).write(backup);
            backup(servers, s3, empty).restore(backup);

            assertThat(keys(s3, empty)).containsExactlyInAnyOrderElementsOf(NO_NAMES_OF_FILES);
            assertThat(NO_NAMES_OF_FILES)
                    .allSatisfy(key -> assertThat(
                                    s3.getObjectAsBytes(get -> get.bucket(empty).key(key))
                                            .asUtf8String())
                            .isEqualTo(key));
        }
    }

    @Test
    void aBackupThatHasItsObjectsUnderTheirKeysIsPutBackToo(TestServers servers) throws IOException {
        String empty = servers.newBucket();
        Path published = Files.createDirectories(folder.resolve("objects/published"));
        Files.writeString(published.resolve("a"), "published/a");
        Files.writeString(folder.resolve("complete.properties"), "objects=1");

        backup(servers, servers.s3(), empty).restore(folder);

        assertThat(keys(servers.s3(), empty)).containsExactly("published/a");
    }

    private static SystemBackup backup(TestServers servers, S3Client s3, String bucket) {
        return new SystemBackup(servers.dynamoDb(), s3, Map.of(), bucket);
    }

    private static void put(S3Client s3, String bucket, String key) {
        s3.putObject(put -> put.bucket(bucket).key(key), RequestBody.fromString(key));
    }

    private static List<String> keys(S3Client s3, String bucket) {
        return s3.listObjectsV2(list -> list.bucket(bucket)).contents().stream()
                .map(S3Object::key)
                .toList();
    }

    /** S3 takes any text for a key; the server of the tests keeps objects in files, and gets names of files from here. */
    private static final class AnyKey implements ExecutionInterceptor {
        @Override
        public SdkRequest modifyRequest(Context.ModifyRequest context, ExecutionAttributes attributes) {
            return switch (context.request()) {
                case PutObjectRequest put ->
                    put.toBuilder().key(name(put.key())).build();
                case GetObjectRequest get ->
                    get.toBuilder().key(name(get.key())).build();
                default -> context.request();
            };
        }

        @Override
        public SdkResponse modifyResponse(Context.ModifyResponse context, ExecutionAttributes attributes) {
            return context.response() instanceof ListObjectsV2Response list
                    ? list.toBuilder()
                            .contents(list.contents().stream()
                                    .map(object -> object.toBuilder()
                                            .key(URLDecoder.decode(object.key(), StandardCharsets.UTF_8))
                                            .build())
                                    .toList())
                            .build()
                    : context.response();
        }

        private static String name(String key) {
            return URLEncoder.encode(key, StandardCharsets.UTF_8);
        }
    }
}
