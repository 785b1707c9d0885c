package com.therapyclaims.http.requests;

import com.therapyclaims.http.json.Fields;
import com.therapyclaims.http.json.Kind;
import com.therapyclaims.http.json.Kinds;
import java.util.Locale;

/** The request of {@code POST /v1/fee-schedules/uploads}. */
public final class UploadGrantJson {
    /** The whole body. */
    public static final Kind<UploadGrantQuestion> REQUEST = Kinds.object(UploadGrantJson::question);

    /** S3's own limit. */
    private static final int LONGEST_KEY = 1024;

    private static final Kind<String> SHA256 = Kinds.formed(
                    "[0-9a-fA-F]{64}", "must be the file's SHA-256, 64 hexadecimal digits", "0".repeat(64))
            .as(hash -> hash.toLowerCase(Locale.ROOT));

    private UploadGrantJson() {}

    private static UploadGrantQuestion question(Fields fields) {
        return new UploadGrantQuestion(
                fields.required("key", Kinds.text(LONGEST_KEY)), fields.required("sha256", SHA256));
    }
}
