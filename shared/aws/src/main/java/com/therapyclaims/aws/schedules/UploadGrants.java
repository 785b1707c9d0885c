package com.therapyclaims.aws.schedules;

import java.net.URI;
import java.time.Duration;
import java.time.Instant;
import java.util.Base64;
import java.util.HexFormat;
import java.util.Map;
import java.util.stream.Collectors;
import software.amazon.awssdk.services.s3.presigner.S3Presigner;
import software.amazon.awssdk.services.s3.presigner.model.PresignedPutObjectRequest;

/**
 * Lets somebody without credentials of AWS put one file into the bucket: a signed address for one key and one content,
 * for a quarter of an hour. S3 refuses other bytes, another key and another method.
 */
public final class UploadGrants {
    private static final Duration VALID = Duration.ofMinutes(15);

    private final S3Presigner presigner;
    private final String bucket;

    /** Grants for the named bucket, signed with the presigner's credentials. */
    public UploadGrants(S3Presigner presigner, String bucket) {
        this.presigner = presigner;
        this.bucket = bucket;
    }

    /**
     * Signs an upload.
     *
     * @param key the object's key
     * @param sha256 hash of the bytes, 64 hexadecimal digits
     */
    public Grant grant(String key, String sha256) {
        String checksum = Base64.getEncoder().encodeToString(HexFormat.of().parseHex(sha256));
        PresignedPutObjectRequest signed = presigner.presignPutObject(presign -> presign.signatureDuration(VALID)
                .putObjectRequest(put -> put.bucket(bucket).key(key).checksumSHA256(checksum)));
        return new Grant(
                URI.create(signed.url().toString()),
                signed.signedHeaders().entrySet().stream()
                        // Every client names the host it sends to by itself, and a browser lets nobody else do it.
                        .filter(header -> !header.getKey().equalsIgnoreCase("host"))
                        .collect(Collectors.toMap(Map.Entry::getKey, header -> String.join(",", header.getValue()))),
                signed.expiration());
    }

    /**
     * A signed upload.
     *
     * @param headers what has to be sent with it
     * @param expiresAt until when it can be begun
     */
    public record Grant(URI url, Map<String, String> headers, Instant expiresAt) {
        public Grant {
            headers = Map.copyOf(headers);
        }
    }
}
