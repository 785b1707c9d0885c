package com.therapyclaims.aws.events;

import com.therapyclaims.domain.content.Hashes;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
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
    private final long largest;

    /**
     * Uploads to the named bucket.
     *
     * @param largest the most bytes of an upload that is read: what this machine's disk has room for
     */
    public UploadedObjects(S3Client s3, String bucket, long largest) {
        this.s3 = s3;
        this.bucket = bucket;
        this.largest = largest;
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
        try (InputStream content = s3.getObject(request.build())) {
            return Optional.of(fetched(content));
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

    private Fetched fetched(InputStream content) throws IOException {
        Path file = Files.createTempFile("upload", "");
        try (DigestInputStream hashed = new DigestInputStream(content, Hashes.newSha256())) {
            copyUpToTheLargest(hashed, file);
            // What is too large is told by its hash too, as every upload is.
            boolean isTooLarge = hashed.transferTo(OutputStream.nullOutputStream()) > 0;
            String sha256 = HexFormat.of().formatHex(hashed.getMessageDigest().digest());
            if (isTooLarge) {
                Files.delete(file);
                return new Fetched.TooLarge(sha256, largest);
            }
            return new Fetched.Whole(file, sha256);
        } catch (IOException | RuntimeException e) {
            Files.deleteIfExists(file);
            throw e;
        }
    }

    private void copyUpToTheLargest(InputStream content, Path file) throws IOException {
        byte[] buffer = new byte[1 << 16];
        try (OutputStream onDisk = Files.newOutputStream(file)) {
            long left = largest;
            for (int read; (read = content.read(buffer, 0, (int) Math.min(buffer.length, left))) > 0; left -= read) {
                onDisk.write(buffer, 0, read);
            }
        }
    }

    /** An upload, to be closed after use. */
    public sealed interface Fetched extends AutoCloseable {
        /** The hash of its bytes, hexadecimal. */
        String sha256();

        @Override
        void close();

        /** One that lies on disk. */
        record Whole(Path file, String sha256) implements Fetched {
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

        /**
         * One that is not read, because it has more bytes than are.
         *
         * @param largest the most bytes of an upload that is read
         */
        record TooLarge(String sha256, long largest) implements Fetched {
            /** What its uploader is told. */
            public String message() {
                return "The file has more than " + largest + " bytes, the most that are read.";
            }

            @Override
            public void close() {
                // Nothing was kept.
            }
        }
    }
}
