package com.therapyclaims.domain.claims;

import java.util.List;

/** What became of a visit. */
public sealed interface ProcessedVisit {
    /** It was decided. */
    record Decided(ClaimDecision decision) implements ProcessedVisit {}

    /**
     * The practice cannot bill this payer on this date.
     *
     * @param known the payers it can bill
     */
    record UnknownPayer(List<String> known) implements ProcessedVisit {
        public UnknownPayer {
            known = List.copyOf(known);
        }
    }
}
