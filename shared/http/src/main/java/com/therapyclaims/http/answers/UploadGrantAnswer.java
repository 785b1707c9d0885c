package com.therapyclaims.http.answers;

import java.time.Instant;
import java.util.Map;

/**
 * How one file can be uploaded.
 *
 * @param url where to PUT the file's bytes, until {@code expiresAt}
 * @param headers what to send with them, exactly: they are part of the signature
 * @param key the object's key
 */
public record UploadGrantAnswer(String url, Map<String, String> headers, String key, Instant expiresAt) {
    public UploadGrantAnswer {
        headers = Map.copyOf(headers);
    }
}
