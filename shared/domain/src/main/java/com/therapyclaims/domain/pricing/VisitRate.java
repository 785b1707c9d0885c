package com.therapyclaims.domain.pricing;

import com.therapyclaims.domain.money.Money;
import com.therapyclaims.domain.rules.Rule;
import com.therapyclaims.domain.rules.Sentence;
import com.therapyclaims.domain.schedules.FeeSchedules;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Optional;

/**
 * Spreads a rate for the visit over the lines that it covers and that are paid (PY-2), pro rata by Medicare's unreduced amount of each; where
 * Medicare does not price them all by their charges, and where not all have one by their units. The last line takes
 * the residue, so that the lines add up to the rate.
 */
final class VisitRate {
    private final FeeSchedules feeSchedules;
    private final PriceRequest request;
    private final Journal journal;

    VisitRate(FeeSchedules feeSchedules, PriceRequest request, Journal journal) {
        this.feeSchedules = feeSchedules;
        this.request = request;
        this.journal = journal;
    }

    /** Each line's part, in the order of the lines. */
    List<Money> spread(Money rate, List<DayLine> lines) {
        Weights weights = byMedicare(lines).or(() -> byCharge(lines)).orElseGet(() -> byUnits(lines));
        var parts = new ArrayList<Money>();
        for (int i = 0; i < lines.size(); i++) {
            Money part = rate.share(weights.figures(), i);
            parts.add(part);
            journal.explain(
                    Rule.PY_2,
                    Sentence.of(
                            "%svisit rate %s spread by %s: %s of %s gives %s%s.",
                            lines.get(i).label(),
                            rate,
                            weights.of(),
                            weights.inWords(weights.figures().get(i)),
                            weights.inWords(weights.total()),
                            part,
                            i == lines.size() - 1 ? ", with the residue" : ""));
        }
        return parts;
    }

    /** What each line counts: cents, or units. */
    private record Weights(String of, boolean cents, List<Integer> figures) {
        int total() {
            return figures.stream().mapToInt(Integer::intValue).sum();
        }

        String inWords(int figure) {
            return cents ? Money.ofCents(figure).toString() : Integer.toString(figure);
        }
    }

    private Optional<Weights> byMedicare(List<DayLine> lines) {
        var tried = new Journal();
        var fees = new HashMap<PricingPlace, MedicareFees>();
        List<Integer> cents = lines.stream()
                .flatMap(line -> fees
                        .computeIfAbsent(
                                line.place(),
                                place -> new MedicareFees(feeSchedules, MedicareFees.Basis.at(place, request), tried))
                        .find(line.line(), line.placeOfService())
                        .payable()
                        .stream()
                        .map(found ->
                                found.fee().full().times(line.line().units()).cents()))
                .toList();
        if (cents.size() < lines.size()) {
            return Optional.empty();
        }
        journal.addAll(tried);
        return Optional.of(new Weights("Medicare's unreduced amounts", true, cents));
    }

    private static Optional<Weights> byCharge(List<DayLine> lines) {
        List<Integer> cents = lines.stream()
                .flatMap(line -> line.line().charge().stream())
                .filter(charge -> !charge.isZero())
                .map(Money::cents)
                .toList();
        return cents.size() < lines.size() ? Optional.empty() : Optional.of(new Weights("charges", true, cents));
    }

    private static Weights byUnits(List<DayLine> lines) {
        return new Weights(
                "units", false, lines.stream().map(line -> line.line().units()).toList());
    }
}
