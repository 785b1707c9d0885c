package com.therapyclaims.aws.claims;

import com.therapyclaims.domain.claims.ClaimSummary;
import java.time.Instant;
import java.util.Optional;

/**
 * A claim's {@code CURRENT} item as it was read.
 *
 * @param mark the last change of its day that left it as it is; empty before the first
 */
public record CurrentClaim(ClaimSummary summary, Optional<DayMark> mark) {
    /** Whether the claim or its day changed after that moment. */
    public boolean movedAfter(Instant moment) {
        return summary.recordedAt().isAfter(moment)
                || mark.map(DayMark::at).filter(at -> at.isAfter(moment)).isPresent();
    }
}
