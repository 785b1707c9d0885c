package com.therapyclaims.aws.events;

import com.therapyclaims.aws.Hashes;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.security.DigestInputStream;
import java.util.HexFormat;
import java.util.Optional;
import java.util.Set;
import software.amazon.awssdk.services.s3.S3Client;
import software.amazon.awssdk.services.s3.model.GetObjectRequest;
import software.amazon.awssdk.services.s3.model.NoSuchKeyException;
import software.amazon.awssdk.services.s3.model.S3Exception;

/** Fetches uploads to this machine's disk, so that a file of any size is hashed and then read without being in memory. */
public final class UploadedObjects {
    /** Gone (404), a version that is a deletion (405), or another content than the event told of (412). */
    private static final Set<Integer> REPLACED = Set.of(404, 405, 412);

    private final S3Client s3;
    private final String bucket;

    /** Uploads to the named bucket. */
    public UploadedObjects(S3Client s3, String bucket) {
        this.s3 = s3;
        this.bucket = bucket;
    }

    /**
     * Fetches exactly what the event tells of.
     *
     * @return empty if the object is gone or holds something else by now
     */
    public Optional<Fetched> fetch(ObjectCreated upload) {
        GetObjectRequest.Builder request =
                GetObjectRequest.builder().bucket(bucket).key(upload.key());
        upload.versionId()
                .ifPresentOrElse(
                        request::versionId, () -> upload.eTag().ifPresent(tag -> request.ifMatch('"' + tag + '"')));
        try (InputStream content = s3.getObject(request.build());
                DigestInputStream hashed = new DigestInputStream(content, Hashes.newSha256())) {
            Path file = Files.createTempFile("upload", "");
            try {
                Files.copy(hashed, file, StandardCopyOption.REPLACE_EXISTING);
            } catch (IOException | RuntimeException e) {
                Files.deleteIfExists(file);
                throw e;
            }
            return Optional.of(new Fetched(
                    file, HexFormat.of().formatHex(hashed.getMessageDigest().digest())));
        } catch (NoSuchKeyException e) {
            return Optional.empty();
        } catch (S3Exception e) {
            if (REPLACED.contains(e.statusCode())) {
                return Optional.empty();
            }
            throw e;
        } catch (IOException e) {
            throw new UncheckedIOException("the upload could not be fetched whole", e);
        }
    }

    /**
     * An upload on disk, to be closed after use.
     *
     * @param sha256 hash of its bytes
     */
    public record Fetched(Path file, String sha256) implements AutoCloseable {
        /** Its bytes from the first. */
        public InputStream open() throws IOException {
            return Files.newInputStream(file);
        }

        @Override
        public void close() {
            try {
                Files.deleteIfExists(file);
            } catch (IOException e) {
                throw new UncheckedIOException(e);
            }
        }
    }
}
