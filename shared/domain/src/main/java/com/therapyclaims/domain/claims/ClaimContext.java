package com.therapyclaims.domain.claims;

import com.therapyclaims.domain.edits.TherapyAccrual;
import com.therapyclaims.domain.pricing.LineToPrice;
import java.time.LocalDate;
import java.util.List;
import java.util.Optional;

/**
 * What the archive knows around a visit.
 *
 * @param filedOn the day the claim is filed, for timely filing (C-3): the day of its first revision
 * @param earlierLines lines of the patient's other claims of the day with this practice, in the order they were archived
 *     (P-1, P-6)
 * @param therapyAccrual the patient's accrual of the year before this claim (KX-1), if it is known
 */
public record ClaimContext(LocalDate filedOn, List<LineToPrice> earlierLines, Optional<TherapyAccrual> therapyAccrual) {
    public ClaimContext {
        earlierLines = List.copyOf(earlierLines);
    }

    /** Nothing is known around a visit filed on this day. */
    public static ClaimContext alone(LocalDate filedOn) {
        return new ClaimContext(filedOn, List.of(), Optional.empty());
    }
}
