package com.therapyclaims.domain.remittances;

import java.util.Optional;

/**
 * What a payer said of a claim.
 *
 * @param payerId who said it ({@link Payment#payerId}); empty where that was not kept
 */
public record PayerDecision(Optional<String> payerId, RemittedClaim claim) {
    boolean isOf(Optional<String> payer) {
        return payer.isPresent() && payerId.equals(payer);
    }
}
