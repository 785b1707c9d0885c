package com.therapyclaims.conformance;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;

/** What a run found: a table by area, and every difference of the cases that failed. */
public record Report(List<Outcome> outcomes) {
    private static final String ROW = "%-16s %6s %10s %7s %7s%n";

    public Report {
        outcomes = List.copyOf(outcomes);
    }

    /** The cases that failed. */
    public List<Outcome> failed() {
        return outcomes.stream().filter(outcome -> !outcome.passed()).toList();
    }

    /** The report as it is printed. */
    public String text() {
        var text = new StringBuilder(ROW.formatted("Area", "Cases", "Published", "Passed", "Failed"));
        Map<String, List<Outcome>> byArea = outcomes.stream()
                .collect(
                        Collectors.groupingBy(outcome -> outcome.of().area(), LinkedHashMap::new, Collectors.toList()));
        byArea.forEach((area, of) -> text.append(row(area, of)));
        text.append(row("Total", outcomes));
        failed().forEach(outcome -> text.append(failure(outcome)));
        return text.toString();
    }

    private static String row(String name, List<Outcome> outcomes) {
        long passed = outcomes.stream().filter(Outcome::passed).count();
        return ROW.formatted(
                name,
                outcomes.size(),
                outcomes.stream().filter(outcome -> outcome.of().published()).count(),
                passed,
                outcomes.size() - passed);
    }

    private static String failure(Outcome outcome) {
        Case one = outcome.of();
        return "%nFAILED %s, %s (%s)%n  %s, source: %s%n%s"
                .formatted(
                        one.id(),
                        one.title(),
                        one.rule(),
                        outcome.at(),
                        one.source(),
                        outcome.differences().stream().map("  %s%n"::formatted).collect(Collectors.joining()));
    }
}
