package com.therapyclaims.domain.units;

import com.therapyclaims.domain.rules.Explanation;
import com.therapyclaims.domain.rules.Finding;
import com.therapyclaims.domain.rules.FindingCode;
import com.therapyclaims.domain.rules.Rule;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.SequencedSet;

/** What is noted while one day is counted. Each thing once. */
final class Journal {
    private final SequencedSet<Explanation> explanation = new LinkedHashSet<>();
    private final SequencedSet<Finding> findings = new LinkedHashSet<>();

    void explain(Rule rule, String text) {
        explanation.add(Explanation.of(rule, text));
    }

    void find(FindingCode code, String pointer, String message) {
        findings.add(Finding.of(code, pointer, message));
    }

    List<Explanation> explanation() {
        return List.copyOf(explanation);
    }

    List<Finding> findings() {
        return List.copyOf(findings);
    }
}
