package com.therapyclaims.http.answers;

import com.therapyclaims.domain.money.Money;
import com.therapyclaims.domain.pricing.LinePrice;
import com.therapyclaims.domain.pricing.LinePrice.NotPriced;
import com.therapyclaims.domain.pricing.LinePrice.Priced;
import com.therapyclaims.domain.pricing.NotPricedReason;
import com.therapyclaims.domain.schedules.Gpci;
import java.math.BigDecimal;
import java.util.List;
import java.util.Optional;

/** A {@link LinePrice} as one JSON object: {@code status} says which kind it is, and so which fields are there. */
record LineShape(
        String code,
        int units,
        List<String> modifiers,
        Status status,
        Optional<NotPricedReason> reason,
        Optional<Integer> fullUnits,
        Optional<Integer> reducedUnits,
        Optional<Money> fullUnitAmount,
        Optional<Money> reducedUnitAmount,
        Optional<Money> allowed,
        Optional<Money> deductible,
        Optional<Money> coinsurance,
        Optional<Money> payerPayment,
        Optional<Money> sequestration,
        Optional<Money> patientResponsibility,
        Optional<LinePrice.Rvu> rvu,
        Optional<Gpci> gpci,
        Optional<BigDecimal> conversionFactor,
        Optional<Money> limitingCharge) {

    enum Status {
        PRICED,
        NOT_PRICED
    }

    static LineShape of(LinePrice line) {
        return switch (line) {
            case Priced priced ->
                new LineShape(
                        priced.code(),
                        priced.units(),
                        priced.modifiers(),
                        Status.PRICED,
                        Optional.empty(),
                        Optional.of(priced.fullUnits()),
                        Optional.of(priced.reducedUnits()),
                        priced.fullUnitAmount(),
                        priced.reducedUnitAmount(),
                        Optional.of(priced.allowed()),
                        Optional.of(priced.deductible()),
                        Optional.of(priced.coinsurance()),
                        Optional.of(priced.payerPayment()),
                        Optional.of(priced.sequestration()),
                        Optional.of(priced.patientResponsibility()),
                        priced.rvu(),
                        priced.gpci(),
                        priced.conversionFactor(),
                        priced.limitingCharge());
            case NotPriced(String code, int units, List<String> modifiers, NotPricedReason reason) ->
                new LineShape(
                        code,
                        units,
                        modifiers,
                        Status.NOT_PRICED,
                        Optional.of(reason),
                        Optional.empty(),
                        Optional.empty(),
                        Optional.empty(),
                        Optional.empty(),
                        Optional.empty(),
                        Optional.empty(),
                        Optional.empty(),
                        Optional.empty(),
                        Optional.empty(),
                        Optional.empty(),
                        Optional.empty(),
                        Optional.empty(),
                        Optional.empty(),
                        Optional.empty());
        };
    }

    LinePrice line() {
        return switch (status) {
            case PRICED ->
                new Priced(
                        code,
                        units,
                        modifiers,
                        fullUnits.orElseThrow(),
                        reducedUnits.orElseThrow(),
                        fullUnitAmount,
                        reducedUnitAmount,
                        allowed.orElseThrow(),
                        deductible.orElseThrow(),
                        coinsurance.orElseThrow(),
                        payerPayment.orElseThrow(),
                        sequestration.orElseThrow(),
                        patientResponsibility.orElseThrow(),
                        rvu,
                        gpci,
                        conversionFactor,
                        limitingCharge);
            case NOT_PRICED -> new NotPriced(code, units, modifiers, reason.orElseThrow());
        };
    }
}
