package com.therapyclaims.aws.claims;

import com.therapyclaims.domain.claims.ClaimRevision;
import java.time.Instant;

/**
 * Which change of its day a claim's {@code CURRENT} item last learned of, where the change left the claim as it is. Whoever
 * writes what follows from a claim and its day does so on condition that the mark is still the one that was read.
 *
 * @param text unlike any other mark
 */
public record DayMark(String text) {
    /** The mark this revision of another claim of the day leaves. */
    static DayMark of(ClaimRevision other) {
        return new DayMark(other.recordedAt() + "#" + other.claimId() + "#" + other.revision());
    }

    /** When the day changed. */
    public Instant at() {
        return Instant.parse(text.substring(0, text.indexOf('#')));
    }
}
