package com.therapyclaims.domain.claims;

import com.therapyclaims.domain.payers.StandardPayers;
import com.therapyclaims.domain.rules.Finding;
import com.therapyclaims.domain.rules.FindingCode;
import com.therapyclaims.domain.rules.Text;
import java.util.List;

/**
 * Whether a corrected claim goes as an original to a payer that has it already (C-2). The payer takes it for a duplicate:
 * what it has is replaced under its own control number, and at Medicare Part B, which replaces nothing, reopened.
 */
final class SentBefore {
    private SentBefore() {}

    /**
     * What is told of a correction.
     *
     * @param before the revision that is corrected
     */
    static List<Finding> check(ClaimRevision before, Visit corrected) {
        boolean samePayer = corrected.payerId().equals(before.visit().payerId());
        if (!samePayer || !isWithThePayer(before) || corrected.filing().replacesAnother()) {
            return List.of();
        }
        return List.of(Finding.of(
                FindingCode.CLM_SENT_BEFORE,
                "/claim/frequencyCode",
                corrected.payerId().equals(StandardPayers.MEDICARE)
                        ? Text.of("Medicare has the claim already and takes no replacement (7): sent once more it is a"
                                + " duplicate, unless it was rejected as unprocessable.")
                        : Text.of("The payer has the claim already: sent once more as an original (1) it is a"
                                + " duplicate.")));
    }

    /** It was submitted, or corrected since it was, or is itself about a claim that the payer has. */
    static boolean isWithThePayer(ClaimRevision claim) {
        return claim.status() == ClaimStatus.SUBMITTED
                || !told(claim.decision()).isEmpty()
                || claim.visit().filing().replacesAnother();
    }

    /** Whether it went out itself: a replacement of another claim is about what its payer has, and may not have gone yet. */
    static boolean wasSent(ClaimRevision claim) {
        return claim.status().isWithItsPayer()
                || !told(claim.decision()).isEmpty()
                || (claim.visit().filing().replacesAnother() && !Replacement.replaces(claim.decision()));
    }

    /** What was told of it, which stays true of a revision that another claim of the day or new tables bring about. */
    static List<Finding> told(ClaimDecision decision) {
        return decision.findings().stream()
                .filter(finding -> finding.code().equals(FindingCode.CLM_SENT_BEFORE.code()))
                .toList();
    }
}
