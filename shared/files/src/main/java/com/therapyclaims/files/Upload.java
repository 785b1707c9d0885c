package com.therapyclaims.files;

/**
 * What is known about an upload besides its bytes.
 *
 * @param inForce what holds on its effective date so far
 */
record Upload(UploadKey key, InForce inForce) {
    int year() {
        return key.effectiveFrom().getYear();
    }
}
