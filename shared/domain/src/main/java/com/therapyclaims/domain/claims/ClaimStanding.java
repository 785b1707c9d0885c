package com.therapyclaims.domain.claims;

/**
 * Where a claim stands as a whole: its status, and what keeps it from moving on or from ever being destroyed.
 *
 * @param held the practice holds it back: it is not submitted until it is released
 * @param legalHold it is kept beyond its retention, for as long as the hold lasts
 */
public record ClaimStanding(ClaimStatus status, boolean held, boolean legalHold) {
    /** A claim nobody holds. */
    public static ClaimStanding of(ClaimStatus status) {
        return new ClaimStanding(status, false, false);
    }

    /** The same claim with another status; holds stay. */
    public ClaimStanding withStatus(ClaimStatus next) {
        return new ClaimStanding(next, held, legalHold);
    }

    ClaimStanding withHeld(boolean next) {
        return new ClaimStanding(status, next, legalHold);
    }

    ClaimStanding withLegalHold(boolean next) {
        return new ClaimStanding(status, held, next);
    }
}
