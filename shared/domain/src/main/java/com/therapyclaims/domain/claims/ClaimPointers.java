package com.therapyclaims.domain.claims;

import com.therapyclaims.domain.lists.Lists;
import com.therapyclaims.domain.rules.Finding;
import java.util.List;

/**
 * Where the findings of a claim's parts point. A part finds faults in what it was asked; what the caller sent stands
 * below {@code /claim}, and the lines were made by us and stand in the answer.
 */
final class ClaimPointers {
    static final String DATE_OF_SERVICE = "/claim/dateOfService";
    static final String PRIOR_AUTHORIZATION = "/claim/priorAuthorization";

    private static final String LINES = "/lines";
    private static final String ACCRUAL = "/therapyAccrual";

    private ClaimPointers() {}

    /**
     * The findings of a part as findings of the claim.
     *
     * @param part the part's name in the answer, for example {@code pricing}
     */
    static List<Finding> of(List<Finding> findings, String part) {
        return Lists.map(findings, finding -> of(finding, part));
    }

    private static Finding of(Finding finding, String part) {
        if (finding.pointer().startsWith(LINES)) {
            return finding.under("/" + part);
        }
        // What the year holds comes from the archive, not from the caller: only the services can be mended.
        return finding.pointer().startsWith(ACCRUAL) ? finding.at("/claim/services") : finding.under("/claim");
    }
}
