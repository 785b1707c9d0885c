package com.therapyclaims.domain.remittances;

import java.util.List;

/** What payers have decided of the claims of practices, as their remittances said. */
@FunctionalInterface
public interface ClaimDecisions {
    /** All that is said of a claim by now, oldest first. */
    List<PayerDecision> of(String practiceId, String claimId);
}
