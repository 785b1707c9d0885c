package com.therapyclaims.aws.callers;

import com.therapyclaims.domain.content.Hashes;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.SecureRandom;
import java.util.Base64;

/**
 * An API key as a caller sends it. Its text form hides the key, so that a log line or an exception cannot show it.
 *
 * @param secret the whole key
 */
public record ApiKey(String secret) {
    private static final int RANDOM_BYTES = 32;
    /** Lets people and secret scanners recognise a key that has leaked. */
    private static final String PREFIX = "tc_";

    /** A new key of 256 random bits. */
    public static ApiKey random(SecureRandom random) {
        byte[] bytes = new byte[RANDOM_BYTES];
        random.nextBytes(bytes);
        return new ApiKey(PREFIX + Base64.getUrlEncoder().withoutPadding().encodeToString(bytes));
    }

    /** The SHA-256 hash of the key, hexadecimal: all that is ever stored of it. */
    public String hash() {
        return Hashes.sha256(secret);
    }

    /** Whether {@code storedHash} is this key's, found out in a time that does not depend on where they differ. */
    public boolean matches(String storedHash) {
        return MessageDigest.isEqual(
                hash().getBytes(StandardCharsets.US_ASCII), storedHash.getBytes(StandardCharsets.US_ASCII));
    }

    /** As {@link #matches} does it: there is no other way to compare two keys. */
    @Override
    public boolean equals(Object other) {
        return other instanceof ApiKey that && matches(that.hash());
    }

    @Override
    public int hashCode() {
        return hash().hashCode();
    }

    /** Never the key. */
    @Override
    public String toString() {
        return "ApiKey[hidden]";
    }
}
