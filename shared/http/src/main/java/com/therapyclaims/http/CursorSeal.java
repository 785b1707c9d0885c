package com.therapyclaims.http;

import com.therapyclaims.domain.content.Hashes;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.util.Arrays;
import java.util.Base64;
import java.util.Optional;
import java.util.TreeMap;
import javax.crypto.Cipher;
import javax.crypto.Mac;
import javax.crypto.spec.GCMParameterSpec;
import javax.crypto.spec.SecretKeySpec;

/**
 * Seals the cursors callers are given: nobody can read or alter one, and one opens for the practice and the list it was
 * made for alone (AES-GCM; the practice, the path and the filters are its associated data).
 */
public final class CursorSeal {
    private static final String CIPHER = "AES/GCM/NoPadding";
    private static final int NONCE_BYTES = 12;
    private static final int TAG_BITS = 128;

    private final SecretKeySpec key;

    /**
     * Seals with this secret.
     *
     * @param secret the installation's own, the same in every function
     */
    public CursorSeal(String secret) {
        this.key = new SecretKeySpec(Hashes.newSha256().digest(secret.getBytes(StandardCharsets.UTF_8)), "AES");
    }

    /**
     * The cursors of the list a request asks for.
     *
     * @throws ProblemException 401 if nobody said who calls
     */
    public ListCursors of(ApiRequest request) throws ProblemException {
        TreeMap<String, String> filters = new TreeMap<>(request.queryParameters());
        filters.remove("cursor");
        filters.remove("limit");
        // Each part with its length, so that no two lists have the same text.
        StringBuilder list = new StringBuilder();
        part(list, request.caller().practiceId());
        part(list, request.resource());
        new TreeMap<>(request.pathParameters()).values().forEach(value -> part(list, value));
        filters.forEach((name, value) -> part(part(list, name), value));
        return new ListCursors(list.toString().getBytes(StandardCharsets.UTF_8));
    }

    private static StringBuilder part(StringBuilder list, String text) {
        return list.append(text.length()).append(':').append(text);
    }

    /** The cursors of one practice's one list. */
    public final class ListCursors {
        private final byte[] list;

        private ListCursors(byte[] list) {
            this.list = list;
        }

        /** The cursor that goes on from this place. */
        public String seal(String place) {
            byte[] text = place.getBytes(StandardCharsets.UTF_8);
            try {
                byte[] nonce = nonce(text);
                byte[] sealed = cipher(Cipher.ENCRYPT_MODE, nonce).doFinal(text);
                return Base64.getUrlEncoder()
                        .withoutPadding()
                        .encodeToString(ByteBuffer.allocate(NONCE_BYTES + sealed.length)
                                .put(nonce)
                                .put(sealed)
                                .array());
            } catch (GeneralSecurityException e) {
                throw new IllegalStateException("every JVM has " + CIPHER, e);
            }
        }

        /** The place a cursor goes on from; empty if it is none of this list. */
        public Optional<String> open(String cursor) {
            try {
                ByteBuffer bytes = ByteBuffer.wrap(Base64.getUrlDecoder().decode(cursor));
                if (bytes.remaining() <= NONCE_BYTES) {
                    return Optional.empty();
                }
                byte[] nonce = new byte[NONCE_BYTES];
                bytes.get(nonce);
                byte[] sealed = new byte[bytes.remaining()];
                bytes.get(sealed);
                return Optional.of(
                        new String(cipher(Cipher.DECRYPT_MODE, nonce).doFinal(sealed), StandardCharsets.UTF_8));
            } catch (IllegalArgumentException | GeneralSecurityException e) {
                return Optional.empty();
            }
        }

        /** Made of what is sealed, so that the same list has the same bytes, and no two texts the same nonce. */
        private byte[] nonce(byte[] text) throws GeneralSecurityException {
            Mac mac = Mac.getInstance("HmacSHA256");
            mac.init(key);
            mac.update(list);
            return Arrays.copyOf(mac.doFinal(text), NONCE_BYTES);
        }

        private Cipher cipher(int mode, byte[] nonce) throws GeneralSecurityException {
            Cipher cipher = Cipher.getInstance(CIPHER);
            cipher.init(mode, key, new GCMParameterSpec(TAG_BITS, nonce));
            cipher.updateAAD(list);
            return cipher;
        }
    }
}
