package com.therapyclaims.benchmarks.apiload;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import java.util.Locale;
import java.util.UUID;
import java.util.regex.Pattern;

/**
 * A request of the API.
 *
 * @param name what it does
 * @param method its HTTP method
 * @param path its path
 * @param body its body, in which {@link #FIRST} stands for what is new with each request
 */
record Operation(String name, String method, String path, String body) {
    /** As long as what replaces it, and like nothing else in a request. */
    static final String FIRST = novelty(0);

    private static final Pattern ID = Pattern.compile("[0-9a-f]{8}(?:-[0-9a-f]{4}){3}-[0-9a-f]{12}");

    /** What is new with that request. */
    static String novelty(long number) {
        return String.format(Locale.ROOT, "zq%08d", number);
    }

    /**
     * A recorded read or write as another request would make it: what is new with a request, its hash and every id are
     * replaced, so that the conditions of writes hold as they did.
     */
    static String renewed(String recorded, String novelty) {
        String renewed = recorded.replace(FIRST, novelty).replace(sha256(FIRST), sha256(novelty));
        return ID.matcher(renewed)
                .replaceAll(id -> UUID.nameUUIDFromBytes((id.group() + novelty).getBytes(StandardCharsets.UTF_8))
                        .toString());
    }

    private static String sha256(String text) {
        try {
            return HexFormat.of()
                    .formatHex(MessageDigest.getInstance("SHA-256").digest(text.getBytes(StandardCharsets.UTF_8)));
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException(e);
        }
    }
}
