package com.therapyclaims.domain.claims;

import com.therapyclaims.domain.edits.EditResult.CheckedLine;
import com.therapyclaims.domain.pricing.LinePrice;
import com.therapyclaims.domain.rules.Finding;
import com.therapyclaims.domain.rules.FindingCode;
import java.util.List;
import java.util.Set;
import java.util.stream.Stream;

/**
 * What of a decision matters to whoever bills it: status, amounts, what becomes of each line and what is to be mended.
 * Two decisions with the same outcome may differ in words, names of tables and running totals.
 */
record DecisionOutcome(ClaimStatus status, List<List<Object>> amounts, List<CheckedLine> lines, List<String> findings) {
    /** Findings of what a revision did to others, or of what stood before it: they belong to the event, not to the visit. */
    private static final Set<String> OF_THE_EVENT = Set.of(
            FindingCode.CLM_DAY_CHANGED.code(),
            FindingCode.CLM_DAY_VARIANCE.code(),
            FindingCode.CLM_SENT_BEFORE.code(),
            FindingCode.KX_LATER_CLAIM.code());

    static DecisionOutcome of(ClaimDecision decision) {
        return new DecisionOutcome(
                decision.status(),
                decision.pricing().lines().stream().map(LinePrice::amounts).toList(),
                decision.edits().lines(),
                Stream.of(decision.edits().findings(), decision.pricing().findings(), decision.findings())
                        .flatMap(List::stream)
                        .filter(finding -> !isOfAnEvent(finding))
                        .map(DecisionOutcome::inShort)
                        .sorted()
                        .toList());
    }

    static boolean isOfAnEvent(Finding finding) {
        return OF_THE_EVENT.contains(finding.code());
    }

    private static String inShort(Finding finding) {
        return finding.code() + " " + finding.severity() + " " + finding.pointer();
    }
}
