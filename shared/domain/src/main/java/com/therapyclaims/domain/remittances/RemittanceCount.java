package com.therapyclaims.domain.remittances;

import com.therapyclaims.domain.remittances.ClaimPayment.Step;
import java.util.HashMap;
import java.util.Map;

/** Adds up what became of a remittance's claims: a claim that comes several times as it stands after the last. */
public final class RemittanceCount {
    private final Map<String, RemittedAmounts> amounts = new HashMap<>();
    private int matched;
    private int unmatched;
    private int bookedBefore;

    /** Adds the next claim, in the order of the file. */
    public void add(ClaimPayment payment) {
        if (payment.claimId().isEmpty()) {
            unmatched++;
            return;
        }
        matched++;
        bookedBefore += payment.step() == Step.BOOKED_BEFORE ? 1 : 0;
        payment.comparison().ifPresent(it -> amounts.put(payment.claimId().get(), it.amounts()));
    }

    /** The remittance, as far as these claims are worked off. */
    public Remittance of(Remittance remittance) {
        return remittance.with(
                new Remittance.Claims(
                        remittance.claims().total(), matched + unmatched, matched, unmatched, bookedBefore),
                amounts.values().stream().reduce(RemittedAmounts.NONE, RemittedAmounts::plus));
    }
}
