package com.therapyclaims.domain.units;

import com.therapyclaims.domain.codes.Discipline;
import com.therapyclaims.domain.rules.Coverage;
import com.therapyclaims.domain.rules.Explanation;
import com.therapyclaims.domain.rules.Finding;
import java.util.List;
import java.util.Map;

/**
 * A day's units with the reason for each.
 *
 * @param timedMinutes minutes of 15-minute timed codes, billed or not (U-6)
 * @param totalMinutes all treatment minutes, timed and untimed
 * @param timedUnits units of 15-minute timed codes
 * @param lines in note order
 */
public record UnitCount(
        UnitRule unitRule,
        int timedMinutes,
        int totalMinutes,
        int timedUnits,
        List<UnitLine> lines,
        List<UnbilledService> unbilled,
        List<Tie> ties,
        Map<Discipline, DisciplineTotal> byDiscipline,
        List<Finding> findings,
        List<Explanation> explanation,
        List<Coverage> coverage) {
    public UnitCount {
        lines = List.copyOf(lines);
        unbilled = List.copyOf(unbilled);
        ties = List.copyOf(ties);
        byDiscipline = Map.copyOf(byDiscipline);
        findings = List.copyOf(findings);
        explanation = List.copyOf(explanation);
        coverage = List.copyOf(coverage);
    }
}
