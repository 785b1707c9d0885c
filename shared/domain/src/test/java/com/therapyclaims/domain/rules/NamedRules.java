package com.therapyclaims.domain.rules;

import java.util.Arrays;
import java.util.Collection;
import java.util.stream.Stream;

/** Which rules an answer names: its explanation by their number, its findings by the number their citation ends in. */
public final class NamedRules {
    private NamedRules() {}

    /** The rules of the steps, each with the rule's own citation. */
    public static Stream<Rule> ofSteps(Collection<Explanation> explanation) {
        return explanation.stream()
                .flatMap(step -> Arrays.stream(Rule.values())
                        .filter(rule -> step.rule().equals(rule.number())
                                && step.citation().equals(rule.citation())));
    }

    /** The rules of the findings. */
    public static Stream<Rule> ofFindings(Collection<Finding> findings) {
        return findings.stream()
                .flatMap(finding -> Arrays.stream(Rule.values())
                        .filter(rule -> finding.citation().endsWith(" (" + rule.number() + ")")));
    }

    /** The rules of both. */
    public static Stream<Rule> of(Collection<Explanation> explanation, Collection<Finding> findings) {
        return Stream.concat(ofSteps(explanation), ofFindings(findings));
    }
}
