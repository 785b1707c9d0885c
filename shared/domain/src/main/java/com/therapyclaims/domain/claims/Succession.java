package com.therapyclaims.domain.claims;

import java.time.LocalDate;
import java.util.Optional;

/**
 * What is known of a claim's original and of its successor beyond what a look at its day tells (C-2): a replacement or void may
 * be of another date of service than the claim it is about.
 *
 * @param of the claim that bears the number it was sent with as its original's, on whichever day
 * @param by the claim of another day that takes its place or takes it back
 */
public record Succession(Optional<Original> of, Optional<Successor> by) {
    /** Nothing is known. */
    public static final Succession NONE = new Succession(Optional.empty(), Optional.empty());

    /**
     * A claim that another is about.
     *
     * @param dateOfService as it was when that one was decided
     */
    public record Original(String claimId, LocalDate dateOfService) {
        static Original of(ClaimRevision claim) {
            return new Original(claim.claimId(), claim.visit().dateOfService());
        }
    }

    /**
     * A claim that another gives way to.
     *
     * @param takesBack whether it takes the other back and asks for nothing in its place
     */
    public record Successor(String claimId, LocalDate dateOfService, boolean takesBack) {}

    Succession about(Optional<Original> original) {
        return new Succession(original, by);
    }

    Succession followedBy(Optional<Successor> successor) {
        return new Succession(of, successor);
    }
}
