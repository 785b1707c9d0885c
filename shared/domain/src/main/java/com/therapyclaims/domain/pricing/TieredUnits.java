package com.therapyclaims.domain.pricing;

import com.therapyclaims.domain.money.Money;
import com.therapyclaims.domain.payers.Contract.Tier;
import com.therapyclaims.domain.rules.Rule;
import com.therapyclaims.domain.rules.Sentence;
import com.therapyclaims.domain.rules.Text;
import java.util.ArrayList;
import java.util.List;

/**
 * Pays the units of a day by tiers (PY-1): the lines fill them in their order, those of earlier claims first. A line that its
 * own modifiers deny fills none, and is priced as if it stood alone (C-8).
 */
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
        if (line.denied()) {
            DeniedLine.explain(line, "it fills none of the day's tiers.", journal);
            return amount(line, 0);
        }
        TermAmount.Amount amount = amount(line, before);
        before += line.line().units();
        return amount;
    }

    private TermAmount.Amount amount(DayLine line, int unitsBefore) {
        int units = line.line().units();
        Money total = Money.ZERO;
        var words = new ArrayList<String>();
        int start = 0;
        for (Tier tier : tiers) {
            int end = tier.units().isPresent() ? start + tier.units().get() : Integer.MAX_VALUE;
            int here = Math.min(end, unitsBefore + units) - Math.max(start, unitsBefore);
            if (here > 0) {
                total = total.plus(tier.rate().times(here));
                words.add(Text.of("%d x %s", here, tier.rate()));
            }
            start = end;
        }
        journal.explain(
                Rule.PY_1,
                Sentence.of(
                        "%s%d units of the day came before: %s = %s.",
                        line.label(), unitsBefore, String.join(" + ", words), total));
        return TermAmount.Amount.ofLine(units, total);
    }
}
