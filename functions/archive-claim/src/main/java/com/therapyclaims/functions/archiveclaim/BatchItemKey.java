package com.therapyclaims.functions.archiveclaim;

import java.util.Optional;

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

    /**
     * The name this key had while batches shared the callers' names: claims archived under it are known for 30 days. Empty if
     * the key is of no batch.
     */
    static Optional<String> formerly(String key) {
        return Optional.of(key).filter(name -> name.startsWith(PREFIX)).map(name -> name.substring(PREFIX.length()));
    }
}
