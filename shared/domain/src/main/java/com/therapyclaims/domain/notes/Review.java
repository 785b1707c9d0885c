package com.therapyclaims.domain.notes;

import com.therapyclaims.domain.notes.NoteValidation.CodeAdvice;
import com.therapyclaims.domain.rules.Coverage;
import com.therapyclaims.domain.rules.Finding;
import com.therapyclaims.domain.rules.FindingCode;
import com.therapyclaims.domain.rules.Span;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.UnaryOperator;

/** What the checks of one note have found so far. */
final class Review {
    private final List<Finding> findings = new ArrayList<>();
    private final List<CodeAdvice> advice = new ArrayList<>();
    private final List<Coverage> coverage = new ArrayList<>();

    void find(FindingCode code, String pointer, String message) {
        find(Finding.of(code, pointer, message));
    }

    /** Something the wording of a text shows: the words are kept with it. */
    void find(FindingCode code, Span words, String message) {
        find(Finding.of(code, words.pointer(), message).with(words));
    }

    void find(Finding finding) {
        findings.add(finding);
    }

    void advise(CodeAdvice code) {
        advice.add(code);
    }

    void covered(String check, String source) {
        coverage.add(Coverage.checked(check, source));
    }

    void notCovered(String check, String source, String reason) {
        coverage.add(Coverage.unchecked(check, source, reason));
    }

    /** A check that ran on an assumption the caller should know. */
    void coveredAssuming(String check, String source, String assumption) {
        Coverage checked = Coverage.checked(check, source);
        coverage.add(new Coverage(
                check, source, checked.effectiveFrom(), checked.effectiveTo(), true, Optional.of(assumption)));
    }

    /** Takes over what other checks have found. */
    void take(Review other, UnaryOperator<Finding> as) {
        other.findings.forEach(finding -> findings.add(as.apply(finding)));
        advice.addAll(other.advice);
        coverage.addAll(other.coverage);
    }

    List<Finding> findings() {
        return List.copyOf(findings);
    }

    List<CodeAdvice> advice() {
        return List.copyOf(advice);
    }

    List<Coverage> coverage() {
        return List.copyOf(coverage);
    }
}
