package com.therapyclaims.domain.claims;

import com.therapyclaims.domain.edits.TherapyAccrual;
import com.therapyclaims.domain.pricing.LineToPrice;
import java.util.List;
import java.util.Optional;

/**
 * What the archive knows around a visit.
 *
 * @param earlierLines lines of the patient's other claims of the day with this practice, in the order they were archived
 *     (P-1, P-6)
 * @param therapyAccrual the patient's accrual of the year before this claim (KX-1), if it is known
 */
public record ClaimContext(List<LineToPrice> earlierLines, Optional<TherapyAccrual> therapyAccrual) {
    /** Nothing is known around the visit. */
    public static final ClaimContext NONE = new ClaimContext(List.of(), Optional.empty());

    public ClaimContext {
        earlierLines = List.copyOf(earlierLines);
    }
}
