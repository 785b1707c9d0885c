package com.therapyclaims.domain.pricing;

import com.therapyclaims.domain.money.Money;
import com.therapyclaims.domain.payers.Contract.Method;
import com.therapyclaims.domain.payers.Contract.Tier;
import java.math.BigDecimal;
import java.util.List;
import java.util.stream.Collectors;

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
            case Method.TieredPerUnit(List<Tier> tiers) ->
                tiers.stream().map(MethodWords::of).collect(Collectors.joining(", "));
            case Method.PerVisit(Money rate) -> "%s for the visit".formatted(rate);
            case Method.PercentOfCharge(BigDecimal percent) -> "%s%% of the charge".formatted(percent.toPlainString());
        };
    }

    private static String of(Tier tier) {
        return tier.units()
                .map(units -> "%d units of the day at %s".formatted(units, tier.rate()))
                .orElseGet(() -> "the others at " + tier.rate());
    }
}
