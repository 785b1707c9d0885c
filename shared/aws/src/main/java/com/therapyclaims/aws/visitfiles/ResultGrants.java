package com.therapyclaims.aws.visitfiles;

import com.therapyclaims.domain.visitfiles.VisitFile;
import com.therapyclaims.http.answers.VisitFileAnswer;
import java.time.Duration;
import software.amazon.awssdk.services.s3.presigner.S3Presigner;
import software.amazon.awssdk.services.s3.presigner.model.PresignedGetObjectRequest;

/** Lets a practice fetch the result of its file: a signed address for a quarter of an hour. */
public final class ResultGrants {
    private static final Duration VALID = Duration.ofMinutes(15);

    private final S3Presigner presigner;
    private final String bucket;

    /** Grants for the named bucket, signed with the presigner's credentials. */
    public ResultGrants(S3Presigner presigner, String bucket) {
        this.presigner = presigner;
        this.bucket = bucket;
    }

    /** Signs the address of the file's result. */
    public VisitFileAnswer.Result grant(VisitFile file) {
        PresignedGetObjectRequest signed = presigner.presignGetObject(presign -> presign.signatureDuration(VALID)
                .getObjectRequest(
                        get -> get.bucket(bucket).key(VisitFileObjects.resultKey(file.practiceId(), file.id()))));
        return new VisitFileAnswer.Result(signed.url().toString(), signed.expiration());
    }
}
