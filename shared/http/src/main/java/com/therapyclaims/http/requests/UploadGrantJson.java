package com.therapyclaims.http.requests;

import com.therapyclaims.http.json.Fault;
import com.therapyclaims.http.json.Fields;
import com.therapyclaims.http.json.Kind;
import com.therapyclaims.http.json.Kinds;
import java.util.Locale;
import java.util.Optional;
import java.util.function.Function;

/** The request of {@code POST /v1/fee-schedules/uploads}. */
public final class UploadGrantJson {
    /** S3's own limit. */
    private static final int LONGEST_KEY = 1024;

    private static final Kind<String> SHA256 = Kinds.formed(
                    "[0-9a-fA-F]{64}", "must be the file's SHA-256, 64 hexadecimal digits", "0".repeat(64))
            .as(hash -> hash.toLowerCase(Locale.ROOT));

    private UploadGrantJson() {}

    /**
     * The whole body.
     *
     * @param faultOfKey what is wrong with a key, as in {@code must be ...}; empty if it is a place for an upload
     */
    public static Kind<UploadGrantQuestion> request(Function<String, Optional<String>> faultOfKey) {
        return Kinds.object(fields -> question(fields, faultOfKey));
    }

    private static UploadGrantQuestion question(Fields fields, Function<String, Optional<String>> faultOfKey) {
        String key = fields.required("key", Kinds.text(LONGEST_KEY));
        // What stands in for a key that is no text is empty, and its fault is told already.
        Optional.of(key)
                .filter(text -> !text.isEmpty())
                .flatMap(faultOfKey)
                .ifPresent(message -> fields.fault("key", Fault.Kind.FORMAT, message));
        return new UploadGrantQuestion(key, fields.required("sha256", SHA256));
    }
}
