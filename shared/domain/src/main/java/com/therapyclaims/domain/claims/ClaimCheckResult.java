package com.therapyclaims.domain.claims;

import com.therapyclaims.domain.rules.Coverage;
import com.therapyclaims.domain.rules.Finding;
import java.util.List;

/** What the checks of a claim as a whole found, and which of them ran. */
public record ClaimCheckResult(List<Finding> findings, List<Coverage> coverage) {
    public ClaimCheckResult {
        findings = List.copyOf(findings);
        coverage = List.copyOf(coverage);
    }
}
