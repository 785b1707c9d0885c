package com.therapyclaims.aws.remittances;

import software.amazon.awssdk.core.sync.RequestBody;
import software.amazon.awssdk.services.s3.S3Client;
import software.amazon.awssdk.services.s3.model.S3Exception;

/** The files as they were sent, each in its practice's own area under the hash of its content; never overwritten. */
public final class RemittanceFiles {
    private static final int PRECONDITION_FAILED = 412;

    private final S3Client s3;
    private final String bucket;

    /** The files in the named bucket. */
    public RemittanceFiles(S3Client s3, String bucket) {
        this.s3 = s3;
        this.bucket = bucket;
    }

    /** Keeps a file, if it is not kept yet. */
    public void keep(String practiceId, String remittanceId, byte[] content) {
        try {
            s3.putObject(
                    put -> put.bucket(bucket).key(key(practiceId, remittanceId)).ifNoneMatch("*"),
                    RequestBody.fromBytes(content));
        } catch (S3Exception e) {
            // The same content is there already: the file came before.
            if (e.statusCode() != PRECONDITION_FAILED) {
                throw e;
            }
        }
    }

    static String key(String practiceId, String remittanceId) {
        return "remittances/practices/" + practiceId + "/" + remittanceId + ".x12";
    }
}
