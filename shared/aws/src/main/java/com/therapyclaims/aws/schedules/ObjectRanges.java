package com.therapyclaims.aws.schedules;

import com.therapyclaims.domain.schedules.PaymentSnapshot.Ranges;
import java.util.Arrays;
import software.amazon.awssdk.services.s3.S3Client;

/**
 * Parts of an object, each fetched when it is asked for. The beginning, where a snapshot says what lies where, is asked
 * for in pieces and fetched once.
 */
final class ObjectRanges implements Ranges {
    /** More than the beginning of a payment file with every locality takes, 2,091 bytes. */
    private static final int BEGINNING = 4096;

    private final S3Client s3;
    private final String bucket;
    private final String key;
    private final byte[] beginning;

    ObjectRanges(S3Client s3, String bucket, String key) {
        this.s3 = s3;
        this.bucket = bucket;
        this.key = key;
        this.beginning = fetch(0, BEGINNING);
    }

    @Override
    public byte[] read(int offset, int length) {
        byte[] bytes = (long) offset + length <= beginning.length
                ? Arrays.copyOfRange(beginning, offset, offset + length)
                : fetch(offset, length);
        if (bytes.length != length) {
            throw new IllegalStateException("a snapshot that ends before its content does");
        }
        return bytes;
    }

    /** The bytes from the offset on, fewer where the object ends before. */
    private byte[] fetch(int offset, int length) {
        String range = "bytes=" + offset + "-" + (offset + length - 1L);
        return s3.getObjectAsBytes(get -> get.bucket(bucket).key(key).range(range))
                .asByteArrayUnsafe();
    }
}
