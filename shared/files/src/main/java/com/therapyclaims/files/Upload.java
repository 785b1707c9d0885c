package com.therapyclaims.files;

/**
 * What is known about an upload besides its bytes.
 *
 * @param inForce what holds on its effective date so far
 * @param name the file's name; for one inside an archive with the archive's before it
 */
record Upload(UploadKey key, InForce inForce, String name) {
    static Upload of(UploadKey key, InForce inForce) {
        return new Upload(key, inForce, key.file());
    }

    /** A file inside this one. */
    Upload inside(String entry) {
        return new Upload(key, inForce, name + "/" + entry);
    }

    int year() {
        return key.effectiveFrom().getYear();
    }
}
