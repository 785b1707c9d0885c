package com.therapyclaims.domain.pricing;

import com.therapyclaims.domain.rules.Coverage;
import com.therapyclaims.domain.rules.Explanation;
import com.therapyclaims.domain.rules.Finding;
import com.therapyclaims.domain.schedules.ScheduleVersion;
import java.util.List;

/**
 * A day's price with the reason for every cent.
 *
 * @param lines in the order of the request
 * @param feeSchedules every published version that took part
 */
public record Price(
        List<LinePrice> lines,
        PriceTotals totals,
        List<ScheduleVersion> feeSchedules,
        List<Explanation> explanation,
        List<Finding> findings,
        List<Coverage> coverage) {
    public Price {
        lines = List.copyOf(lines);
        feeSchedules = List.copyOf(feeSchedules);
        explanation = List.copyOf(explanation);
        findings = List.copyOf(findings);
        coverage = List.copyOf(coverage);
    }

    /** The same with other findings, where they point into a larger request. */
    public Price withFindings(List<Finding> others) {
        return new Price(lines, totals, feeSchedules, explanation, others, coverage);
    }
}
