package com.therapyclaims.domain.claims;

/**
 * What makes a repeated request harmless: the caller's key and a hash of what came with it.
 *
 * @param key the caller's own key, scoped by its practice
 * @param payloadHash hash of the request, so that the same key with another request is refused
 */
public record IdempotencyKey(String key, String payloadHash) {}
