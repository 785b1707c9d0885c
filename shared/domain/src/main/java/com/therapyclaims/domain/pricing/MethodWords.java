package com.therapyclaims.domain.pricing;

import com.therapyclaims.domain.money.Money;
import com.therapyclaims.domain.payers.Contract.Method;
import com.therapyclaims.domain.payers.Contract.Tier;
import com.therapyclaims.domain.rules.Text;
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
                Text.of(
                        "%s%% of Medicare, rounded %s",
                        medicare.percent().toPlainString(),
                        switch (medicare.rounding()) {
                            case PER_UNIT -> "per unit";
                            case PER_LINE -> "per line";
                        });
            case Method.FlatPerUnit(Money rate) -> Text.of("%s a unit", rate);
            case Method.TieredPerUnit(List<Tier> tiers) ->
                tiers.stream().map(MethodWords::of).collect(Collectors.joining(", "));
            case Method.PerVisit(Money rate) -> Text.of("%s for the visit", rate);
            case Method.PercentOfCharge(BigDecimal percent) -> Text.of("%s%% of the charge", percent.toPlainString());
        };
    }

    private static String of(Tier tier) {
        return tier.units()
                .map(units -> Text.of("%d units of the day at %s", units, tier.rate()))
                .orElseGet(() -> "the others at " + tier.rate());
    }
}
