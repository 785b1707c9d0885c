package com.therapyclaims.domain.pricing;

import com.therapyclaims.domain.rules.Coverage;
import com.therapyclaims.domain.rules.Explanations;
import com.therapyclaims.domain.rules.Finding;
import com.therapyclaims.domain.rules.FindingCode;
import com.therapyclaims.domain.rules.InWords;
import com.therapyclaims.domain.rules.Rule;
import com.therapyclaims.domain.schedules.ScheduleVersion;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/** What is noted while one day is priced: the reason for every cent, and which tables took part. Each thing once. */
final class Journal {
    private final Explanations explanation = new Explanations();
    private final Set<Finding> findings = new LinkedHashSet<>();
    // Few whatever the day: compared one by one in less time than it takes to hash them.
    private final List<Coverage> coverage = new ArrayList<>();
    private final List<ScheduleVersion> versions = new ArrayList<>();

    void explain(Rule rule, String text) {
        explanation.add(rule, text);
    }

    void explain(Rule rule, InWords words) {
        explanation.add(rule, words);
    }

    void find(FindingCode code, String pointer, String message) {
        findings.add(Finding.of(code, pointer, message));
    }

    void find(Finding finding) {
        findings.add(finding);
    }

    /** Notes that a check ran with a table. */
    void used(String check, ScheduleVersion version, Optional<String> remark) {
        addOnce(version, versions);
        covered(new Coverage(
                check, version.source(), Optional.of(version.effectiveFrom()), version.effectiveTo(), true, remark));
    }

    void used(String check, ScheduleVersion version) {
        used(check, version, Optional.empty());
    }

    void unchecked(String check, String source, String reason) {
        covered(Coverage.unchecked(check, source, reason));
    }

    void covered(Coverage check) {
        addOnce(check, coverage);
    }

    /** Takes over everything another one notes. */
    void addAll(Journal other) {
        explanation.addAll(other.explanation);
        findings.addAll(other.findings);
        other.coverage.forEach(this::covered);
        other.versions.forEach(version -> addOnce(version, versions));
    }

    private static <T> void addOnce(T thing, List<T> things) {
        if (!things.contains(thing)) {
            things.add(thing);
        }
    }

    /** The price of the lines with all that was noted. */
    Price price(List<LinePrice> lines) {
        return new Price(
                lines,
                PriceTotals.of(lines),
                List.copyOf(versions),
                explanation.steps(),
                List.copyOf(findings),
                List.copyOf(coverage));
    }
}
