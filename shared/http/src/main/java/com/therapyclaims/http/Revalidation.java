package com.therapyclaims.http;

import com.therapyclaims.domain.content.Hashes;
import java.util.Arrays;
import java.util.Map;

/** Tells a caller that asks again, with {@code If-None-Match}, that what it has is still the same. */
final class Revalidation {
    private static final String ETAG = "ETag";
    private static final int TAG_DIGITS = 32;

    private Revalidation() {}

    /** The answer to a GET with its entity tag, or without its body where the caller named that tag. */
    static ApiResponse of(ApiRequest request, ApiResponse response) {
        if (!request.method().equals("GET") || response.status() != 200) {
            return response;
        }
        ApiResponse tagged =
                response.headers().containsKey(ETAG) ? response : response.with(ETAG, tag(response.body()));
        String tag = tagged.headers().get(ETAG);
        boolean known = request.header("If-None-Match").stream()
                .flatMap(tags -> Arrays.stream(tags.split(",")))
                .map(String::strip)
                .anyMatch(sent -> sent.equals(tag) || sent.equals("W/" + tag) || sent.equals("*"));
        return known ? new ApiResponse(304, Map.of(ETAG, tag), "", false) : tagged;
    }

    private static String tag(String body) {
        return '"' + Hashes.sha256(body).substring(0, TAG_DIGITS) + '"';
    }
}
