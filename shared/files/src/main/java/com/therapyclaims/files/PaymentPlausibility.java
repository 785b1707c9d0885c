package com.therapyclaims.files;

import com.therapyclaims.domain.schedules.Gpci;
import com.therapyclaims.domain.schedules.Locality;
import com.therapyclaims.domain.schedules.PaymentAmount;
import com.therapyclaims.domain.schedules.RelativeValue;
import java.math.BigDecimal;
import java.util.Optional;

/**
 * Whether published amounts can be what they say: not too far from those in force, or, where no payment file is, from
 * what the relative values and indices in force give for the therapy codes.
 */
final class PaymentPlausibility {
    private final InForce inForce;
    private final Moves moves = new Moves();

    PaymentPlausibility(InForce inForce) {
        this.inForce = inForce;
    }

    void compare(Locality locality, PaymentAmount now) {
        before(locality, now)
                .ifPresent(before -> moves.compare(
                        now.code(), " in " + locality, before, now.nonFacility().amount()));
    }

    void report(Problems problems) {
        moves.report(problems);
    }

    private Optional<BigDecimal> before(Locality locality, PaymentAmount now) {
        if (inForce.paymentAmounts().isPresent()) {
            return inForce.paymentAmounts()
                    .flatMap(amounts -> amounts.find(locality, now.code(), now.modifier()))
                    .map(amount -> amount.nonFacility().amount());
        }
        return now.therapyMppr() ? byFormula(locality, now.code()) : Optional.empty();
    }

    private Optional<BigDecimal> byFormula(Locality locality, String code) {
        Optional<Gpci> gpci = inForce.indices().flatMap(indices -> indices.find(locality));
        Optional<RelativeValue> row = inForce.relativeValues().flatMap(values -> values.find(code));
        return gpci.flatMap(indices -> row.map(value -> value.nonFacilityAmount(indices)));
    }
}
