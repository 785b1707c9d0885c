package com.therapyclaims.domain.claims;

import com.therapyclaims.domain.rules.Finding;
import java.util.List;

/**
 * Where the findings of a claim's parts point. A part finds faults in what it was asked; what the caller sent stands
 * below {@code /claim}, and the lines were made by us and stand in the answer.
 */
final class ClaimPointers {
    private static final String LINES = "/lines";

    private ClaimPointers() {}

    /**
     * The findings of a part as findings of the claim.
     *
     * @param part the part's name in the answer, for example {@code pricing}
     */
    static List<Finding> of(List<Finding> findings, String part) {
        return findings.stream()
                .map(finding -> finding.under(finding.pointer().startsWith(LINES) ? "/" + part : "/claim"))
                .toList();
    }
}
