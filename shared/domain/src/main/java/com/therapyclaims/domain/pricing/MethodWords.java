package com.therapyclaims.domain.pricing;

import com.therapyclaims.domain.money.Money;
import com.therapyclaims.domain.payers.Contract.Method;
import java.math.BigDecimal;

/** A contract's methods in words. */
final class MethodWords {
    private MethodWords() {}

    static String of(Method method) {
        return switch (method) {
            case Method.FeeSchedule() -> "the practice's own fees";
            case Method.PercentOfMedicare medicare ->
                "%s%% of Medicare, rounded %s"
                        .formatted(
                                medicare.percent().toPlainString(),
                                switch (medicare.rounding()) {
                                    case PER_UNIT -> "per unit";
                                    case PER_LINE -> "per line";
                                });
            case Method.FlatPerUnit(Money rate) -> "%s a unit".formatted(rate);
            case Method.PerVisit(Money rate) -> "%s for the visit".formatted(rate);
            case Method.PercentOfCharge(BigDecimal percent) -> "%s%% of the charge".formatted(percent.toPlainString());
        };
    }
}
