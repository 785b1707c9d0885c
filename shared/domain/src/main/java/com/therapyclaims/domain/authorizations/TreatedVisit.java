package com.therapyclaims.domain.authorizations;

import java.time.LocalDate;
import java.util.List;
import java.util.Optional;

/**
 * A claim that takes from what a payer authorises and limits: one that asks for payment, is not void and has nothing left
 * to be corrected (PY-4).
 *
 * @param authorization the number the claim names
 */
public record TreatedVisit(
        String claimId,
        LocalDate dateOfService,
        String payerId,
        Optional<String> authorization,
        List<TreatedLine> lines) {
    public TreatedVisit {
        lines = List.copyOf(lines);
    }

    /** The units of it that the authorisation is for; 0 if the claim is not under it. */
    int unitsUnder(Authorization authorized) {
        return payerId.equals(authorized.payerId())
                        && authorization.filter(authorized.number()::equals).isPresent()
                ? lines.stream()
                        .filter(authorized::isFor)
                        .mapToInt(TreatedLine::units)
                        .sum()
                : 0;
    }
}
