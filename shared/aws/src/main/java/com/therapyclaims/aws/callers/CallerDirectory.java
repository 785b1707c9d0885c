package com.therapyclaims.aws.callers;

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
}
