package com.therapyclaims.domain.authorizations;

import com.therapyclaims.domain.payers.Payer;
import java.time.LocalDate;
import java.util.List;
import java.util.Optional;

/**
 * A day of treatment to be held against what its payer has authorised.
 *
 * @param named the number the claim names
 * @param known what is recorded for the patient and used by other claims; this claim's own day is among the visits only
 *     with its earlier claims
 */
public record AuthorizationRequest(
        LocalDate dateOfService,
        Payer payer,
        List<TreatedLine> lines,
        Optional<String> named,
        PatientAuthorizations known) {
    public AuthorizationRequest {
        lines = List.copyOf(lines);
    }
}
