package com.therapyclaims.domain.authorizations;

import com.therapyclaims.domain.rules.Coverage;
import com.therapyclaims.domain.rules.Finding;
import java.util.List;

/** What the check of authorisations and visit limits found, and how far it could look. */
public record AuthorizationResult(List<Finding> findings, List<Coverage> coverage) {
    public AuthorizationResult {
        findings = List.copyOf(findings);
        coverage = List.copyOf(coverage);
    }
}
