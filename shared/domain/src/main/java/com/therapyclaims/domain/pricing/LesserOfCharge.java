package com.therapyclaims.domain.pricing;

import com.therapyclaims.domain.money.Money;
import com.therapyclaims.domain.rules.FindingCode;
import com.therapyclaims.domain.rules.Rule;
import com.therapyclaims.domain.rules.Sentence;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Collectors;

/** The lesser of charge and amount: of each line, or of the claim where a contract says so (PY-3). */
final class LesserOfCharge {
    private LesserOfCharge() {}

    static Money of(DayLine line, Money amount, Journal journal) {
        journal.explain(
                Rule.R_2,
                line.line()
                        .charge()
                        .map(charge -> charge.compareTo(amount) < 0
                                ? Sentence.of(
                                        "%sthe charge %s is less than %s: allowed %s.",
                                        line.label(), charge, amount, charge)
                                : Sentence.of(
                                        "%sthe charge %s is not less than %s: allowed %s.",
                                        line.label(), charge, amount, amount))
                        .orElseGet(() -> Sentence.of("%sno charge is given: allowed %s.", line.label(), amount)));
        return line.line().charge().map(amount::min).orElse(amount);
    }

    /**
     * Cuts each claim's lines pro rata, in place, where its charges together are less than its amounts; the last line takes
     * the residue. Where a line has no charge, its claim has no total to compare with. Lines that their own modifiers deny are
     * compared with nothing: what is charged for them pays for no other (C-8).
     */
    static void ofClaims(Map<DayLine, Money> allowed, Journal journal) {
        allowed.keySet().stream()
                .filter(line -> !line.denied())
                .collect(Collectors.groupingBy(DayLine::claim, TreeMap::new, Collectors.toList()))
                .values()
                .forEach(claim -> ofClaim(claim, allowed, journal));
    }

    private static void ofClaim(List<DayLine> claim, Map<DayLine, Money> allowed, Journal journal) {
        boolean another = claim.getFirst().ofAnotherClaim();
        List<Money> charges =
                claim.stream().flatMap(line -> line.line().charge().stream()).toList();
        if (charges.size() < claim.size()) {
            if (!another) {
                String text = "Not every line has a charge: the claim's charge is not compared with its amount.";
                journal.explain(Rule.PY_3, text);
                journal.find(FindingCode.PRICE_CONTRACT_ASSUMPTION, "/lines", text);
            }
            return;
        }
        Money charge = charges.stream().reduce(Money.ZERO, Money::plus);
        Money amount = claim.stream().map(allowed::get).reduce(Money.ZERO, Money::plus);
        if (charge.compareTo(amount) >= 0) {
            if (!another) {
                journal.explain(
                        Rule.PY_3,
                        Sentence.of("The claim's charge %s is not less than its amount %s.", charge, amount));
            }
            return;
        }
        List<Integer> weights =
                claim.stream().map(allowed::get).map(Money::cents).toList();
        for (int i = 0; i < claim.size(); i++) {
            DayLine line = claim.get(i);
            Money part = charge.share(weights, i);
            journal.explain(
                    Rule.PY_3,
                    Sentence.of(
                            "%sthe claim's charge %s is less than its amount %s: %s becomes %s%s.",
                            line.label(),
                            charge,
                            amount,
                            allowed.get(line),
                            part,
                            i == claim.size() - 1 ? ", with the residue" : ""));
            allowed.put(line, part);
        }
    }
}
