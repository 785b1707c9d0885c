package com.therapyclaims.domain.edits;

import com.therapyclaims.domain.edits.EditResult.CheckedLine;
import com.therapyclaims.domain.edits.EditResult.Status;
import com.therapyclaims.domain.payers.ModifierOrder;
import com.therapyclaims.domain.rules.Coverage;
import com.therapyclaims.domain.rules.Explanation;
import com.therapyclaims.domain.rules.Finding;
import com.therapyclaims.domain.rules.InWords;
import com.therapyclaims.domain.rules.Rule;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

/** Where the checks of one request write down what they find. Lives for one request, on one thread. */
final class EditReport {
    private final List<Finding> findings = new ArrayList<>();
    private final List<Explanation> explanation = new ArrayList<>();
    private final List<Coverage> coverage = new ArrayList<>();
    private final Map<Integer, Status> statuses = new HashMap<>();
    private final Set<Integer> kxRequired = new HashSet<>();
    private final ModifierOrder modifierOrder;

    /** A report that puts each line's modifiers in the payer's order. */
    EditReport(ModifierOrder modifierOrder) {
        this.modifierOrder = modifierOrder;
    }

    void add(Finding finding) {
        findings.add(finding);
    }

    void explain(Rule rule, String text) {
        explanation.add(Explanation.of(rule, text));
    }

    void explain(Rule rule, InWords words) {
        explanation.add(Explanation.of(rule, words));
    }

    void cover(Coverage check) {
        coverage.add(check);
    }

    void deny(Line line) {
        statuses.put(line.index(), Status.DENIED);
    }

    /** Sends the line to review, unless it is denied already. */
    void review(Line line) {
        statuses.putIfAbsent(line.index(), Status.REVIEW);
    }

    boolean isDenied(Line line) {
        return statuses.get(line.index()) == Status.DENIED;
    }

    void requireKx(Line line) {
        kxRequired.add(line.index());
    }

    /** The line as it stands after all checks. */
    CheckedLine outcome(Line line) {
        return new CheckedLine(
                line.code(),
                line.sent().units(),
                modifierOrder.claimOrder(line.sent().modifiers()),
                statuses.getOrDefault(line.index(), Status.OK),
                kxRequired.contains(line.index()));
    }

    List<Finding> findings() {
        return findings;
    }

    List<Explanation> explanation() {
        return explanation;
    }

    List<Coverage> coverage() {
        return coverage;
    }
}
