package com.therapyclaims.files;

import java.io.IOException;
import java.io.InputStream;

/**
 * Reads an uploaded file: recognises by its content what it is, checks it whole and compiles it.
 *
 * <p>The file is read once, from its first byte on; memory does not grow with it beyond its compiled form.
 */
public final class FeeScheduleFiles {
    /**
     * Reads an upload.
     *
     * @param upload its bytes; not closed
     * @param key where it was uploaded
     * @param inForce what holds on its effective date so far
     * @throws IOException if the bytes cannot be had; a file with faults is a {@link UploadReading.Refused}
     */
    public UploadReading read(InputStream upload, UploadKey key, InForce inForce) throws IOException {
        return switch (new ContentReader(Upload.of(key, inForce)).read(upload)) {
            case Content.Tables tables -> new UploadReading.Checked(tables.tables());
            case Content.Document document -> new UploadReading.ContractDocument(document.bytes());
            case Content.Faulty faulty ->
                new UploadReading.Refused(
                        faulty.kind(),
                        faulty.problems().faults(),
                        faulty.problems().faultCount(),
                        faulty.rows());
        };
    }
}
