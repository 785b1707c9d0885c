package com.therapyclaims.files;

import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.security.DigestInputStream;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;

/**
 * Reads an uploaded file: recognises by its content what it is, checks it whole and compiles it.
 *
 * <p>The file is read once, from its first byte to its last, and hashed on the way; memory does not grow with it beyond
 * its compiled form.
 */
public final class FeeScheduleFiles {
    /**
     * Reads an upload.
     *
     * @param upload its bytes; read to the end, not closed
     * @param key where it was uploaded
     * @param inForce what holds on its effective date so far
     * @throws IOException if the bytes cannot be had; a file with faults is a {@link UploadReading.Refused}
     */
    public UploadReading read(InputStream upload, UploadKey key, InForce inForce) throws IOException {
        DigestInputStream hashed = new DigestInputStream(upload, sha256());
        Content content = new ContentReader(Upload.of(key, inForce)).read(hashed);
        hashed.transferTo(OutputStream.nullOutputStream());
        String hash = HexFormat.of().formatHex(hashed.getMessageDigest().digest());
        return switch (content) {
            case Content.Tables tables -> new UploadReading.Checked(tables.tables(), hash);
            case Content.Document document -> new UploadReading.ContractDocument(document.bytes(), hash);
            case Content.Faulty faulty ->
                new UploadReading.Refused(
                        faulty.kind(),
                        faulty.problems().faults(),
                        faulty.problems().faultCount(),
                        faulty.rows(),
                        hash);
        };
    }

    private static MessageDigest sha256() {
        try {
            return MessageDigest.getInstance("SHA-256");
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("every Java platform has SHA-256", e);
        }
    }
}
