package com.therapyclaims.files;

import com.therapyclaims.domain.schedules.CommercialFeesSnapshot;
import com.therapyclaims.domain.schedules.RvuSnapshot;
import java.util.Optional;

/**
 * The versions in force on an upload's effective date, which the new file is compared with: a fee that moves far, or
 * codes that vanish, tell a wrong file from a right one.
 */
public record InForce(Optional<RvuSnapshot> relativeValues, Optional<CommercialFeesSnapshot> commercialFees) {
    /** Nothing to compare with. */
    public static final InForce NOTHING = new InForce(Optional.empty(), Optional.empty());
}
