package com.therapyclaims.functions.archiveclaim;

/**
 * The idempotency keys of a batch's claims: the batch's and the claim's place, in a name that no caller can send, so that
 * none meets the key of a claim that is sent alone.
 */
final class BatchItemKey {
    private static final String PREFIX = "batch\n";

    private BatchItemKey() {}

    static String of(String batchKey, int place) {
        return PREFIX + batchKey + "/" + place;
    }
}
