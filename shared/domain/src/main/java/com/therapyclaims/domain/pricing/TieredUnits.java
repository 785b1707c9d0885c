package com.therapyclaims.domain.pricing;

import com.therapyclaims.domain.money.Money;
import com.therapyclaims.domain.payers.Contract.Tier;
import com.therapyclaims.domain.rules.Rule;
import com.therapyclaims.domain.rules.Text;
import java.util.ArrayList;
import java.util.List;

/** Pays the units of a day by tiers (PY-1): the lines fill them in their order, those of earlier claims first. */
final class TieredUnits {
    private final List<Tier> tiers;
    private final Journal journal;
    private int before;

    TieredUnits(List<Tier> tiers, Journal journal) {
        this.tiers = tiers;
        this.journal = journal;
    }

    /** The amount of the next line. */
    TermAmount.Amount next(DayLine line) {
        int units = line.line().units();
        Money total = Money.ZERO;
        var words = new ArrayList<String>();
        int start = 0;
        for (Tier tier : tiers) {
            int end = tier.units().isPresent() ? start + tier.units().get() : Integer.MAX_VALUE;
            int here = Math.min(end, before + units) - Math.max(start, before);
            if (here > 0) {
                total = total.plus(tier.rate().times(here));
                words.add(Text.of("%d x %s", here, tier.rate()));
            }
            start = end;
        }
        journal.explain(
                Rule.PY_1,
                Text.of(
                        "%s%d units of the day came before: %s = %s.",
                        line.label(), before, String.join(" + ", words), total));
        before += units;
        return TermAmount.Amount.ofLine(units, total);
    }
}
