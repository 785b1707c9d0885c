package com.therapyclaims.domain.units;

import com.therapyclaims.domain.rules.Explanation;
import com.therapyclaims.domain.rules.Explanations;
import com.therapyclaims.domain.rules.Finding;
import com.therapyclaims.domain.rules.FindingCode;
import com.therapyclaims.domain.rules.InWords;
import com.therapyclaims.domain.rules.Rule;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.SequencedSet;

/** What is noted while one day is counted. Each thing once. */
final class Journal {
    private final Explanations explanation = new Explanations();
    private final SequencedSet<Finding> findings = new LinkedHashSet<>();

    void explain(Rule rule, String text) {
        explanation.add(rule, text);
    }

    void explain(Rule rule, InWords words) {
        explanation.add(rule, words);
    }

    void find(FindingCode code, String pointer, String message) {
        findings.add(Finding.of(code, pointer, message));
    }

    List<Explanation> explanation() {
        return explanation.steps();
    }

    List<Finding> findings() {
        return List.copyOf(findings);
    }
}
