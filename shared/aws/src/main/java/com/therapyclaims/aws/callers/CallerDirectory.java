package com.therapyclaims.aws.callers;

import java.time.Instant;
import java.util.List;
import java.util.Optional;

/** Knows the owner of each key by the key's hash. */
public interface CallerDirectory {
    /** The key's owner, active or not; empty for a key nobody was given. */
    Optional<Caller> find(ApiKey key);

    /**
     * Gives the key to a caller, unless it has an owner already.
     *
     * @return the owner it already has, and nothing was changed; empty if it is now the caller's
     */
    Optional<Caller> register(ApiKey key, Caller caller);

    /** The keys of a practice, oldest first, those that open nothing any more included. */
    List<Registered> ofPractice(String practiceId);

    /** The key of this id. */
    Optional<Registered> byId(String keyId);

    /** Takes the key of this id back for good; empty if there is none. */
    Optional<Registered> revoke(String keyId);

    /** Lets the key of this id end at this moment, or earlier if it does so already; empty if there is none. */
    Optional<Registered> endBy(String keyId, Instant moment);

    /**
     * A key that has an owner.
     *
     * @param keyId names it without being it: the hash of the key
     */
    record Registered(String keyId, Caller caller) {}
}
