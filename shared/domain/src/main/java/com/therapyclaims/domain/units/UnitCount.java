package com.therapyclaims.domain.units;

import com.therapyclaims.domain.codes.Discipline;
import com.therapyclaims.domain.rules.Coverage;
import com.therapyclaims.domain.rules.Explanation;
import com.therapyclaims.domain.rules.Finding;
import java.util.Collections;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;

/**
 * A day's units with the reason for each.
 *
 * @param timedMinutes minutes of 15-minute timed codes, billed or not (U-6)
 * @param totalMinutes all treatment minutes of the day, timed and untimed, those within another service's once; a month's
 *     management time is none
 * @param timedUnits units of 15-minute timed codes
 * @param lines in note order
 * @param unbilled in note order; every recorded service stands in a line or here
 * @param byDiscipline every discipline of the request, in the order of {@link Discipline}
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
        var ordered = new EnumMap<Discipline, DisciplineTotal>(Discipline.class);
        ordered.putAll(byDiscipline);
        byDiscipline = Collections.unmodifiableMap(ordered);
        findings = List.copyOf(findings);
        explanation = List.copyOf(explanation);
        coverage = List.copyOf(coverage);
    }

    /** The same with other findings, where they point into a larger request. */
    public UnitCount withFindings(List<Finding> others) {
        if (others.equals(findings)) {
            return this;
        }
        return new UnitCount(
                unitRule,
                timedMinutes,
                totalMinutes,
                timedUnits,
                lines,
                unbilled,
                ties,
                byDiscipline,
                others,
                explanation,
                coverage);
    }
}
