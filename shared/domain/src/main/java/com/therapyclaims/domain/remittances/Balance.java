package com.therapyclaims.domain.remittances;

import com.therapyclaims.domain.money.Money;
import java.util.ArrayList;
import java.util.List;

/**
 * Whether a payment adds up, as the guide of the 835 asks (005010X221A1, 1.10.2): each line's charge less its adjustments
 * is its payment, each claim's likewise with those of its lines, and the payment is that of its claims less the provider's
 * adjustments.
 */
public final class Balance {
    private Balance() {}

    /**
     * Everything that does not add up.
     *
     * @param segment the place of the payment's amount in the file
     */
    public static List<RemittanceFault> faults(Payment payment, int segment) {
        List<RemittanceFault> faults = new ArrayList<>();
        for (RemittedClaim claim : payment.claims()) {
            for (RemittedLine line : claim.lines()) {
                check(
                        line.charge().minus(sum(line.adjustments())),
                        line.paid(),
                        line.segment(),
                        "The line's charge less its adjustments",
                        faults);
            }
            check(
                    claim.charge().minus(sum(claim.allAdjustments())),
                    claim.paid(),
                    claim.segment(),
                    "The claim's charge less its adjustments and those of its lines",
                    faults);
        }
        Money claims = payment.claims().stream().map(RemittedClaim::paid).reduce(Money.ZERO, Money::plus);
        Money provider = payment.providerAdjustments().stream()
                .map(ProviderAdjustment::amount)
                .reduce(Money.ZERO, Money::plus);
        check(
                claims.minus(provider),
                payment.paid(),
                segment,
                "The sum of the claims' payments less the provider's adjustments (PLB)",
                faults);
        return List.copyOf(faults);
    }

    static Money sum(List<Adjustment> adjustments) {
        return adjustments.stream().map(Adjustment::amount).reduce(Money.ZERO, Money::plus);
    }

    private static void check(Money made, Money paid, int segment, String what, List<RemittanceFault> faults) {
        if (!made.equals(paid)) {
            faults.add(new RemittanceFault(
                    segment,
                    RemittanceFault.Kind.BALANCE,
                    what + " must be the payment; it is off by " + made.minus(paid) + "."));
        }
    }
}
