package com.therapyclaims.domain.pricing;

import com.therapyclaims.domain.money.Money;
import com.therapyclaims.domain.rules.Finding;
import com.therapyclaims.domain.rules.FindingCode;
import com.therapyclaims.domain.rules.Rule;
import com.therapyclaims.domain.rules.Severity;
import com.therapyclaims.domain.rules.Text;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Function;
import java.util.stream.Stream;

/**
 * What is open of the deductible for a claim beside the earlier ones of its patient's day (P-6, P-9). A later claim may reduce a unit
 * of an earlier one, which then takes less of the deductible than the figure sent with the later claim supposes: the
 * difference is open again, and the later claim takes it.
 *
 * <p>A figure of at most what the earlier claims left, as they stood without the later one, was looked up after them. The
 * same figure as theirs was looked up before any of them. Of a figure between the two nobody can tell: it is taken as it was
 * sent.
 *
 * @param sent the figure that was sent with the claim
 * @param open what is taken for open
 * @param again what the earlier claims took where they were alone, less what they take now
 */
record DayDeductible(Money sent, Money open, Money again) {
    private static final String POINTER = "/deductibleRemaining";

    /** What was sent, whatever the earlier claims take. */
    static DayDeductible asSent(PriceRequest request) {
        return new DayDeductible(request.deductibleRemaining(), request.deductibleRemaining(), Money.ZERO);
    }

    /**
     * What is open for the claim of this request.
     *
     * @param takes what a claim takes of the deductible that its request says to be open
     */
    static DayDeductible of(PriceRequest request, Function<PriceRequest, Money> takes) {
        List<OtherClaim> earlier = request.earlier();
        if (earlier.isEmpty()) {
            return asSent(request);
        }
        List<Money> figures = Stream.concat(
                        earlier.stream().map(OtherClaim::deductibleRemaining), Stream.of(request.deductibleRemaining()))
                .toList();
        if (figures.stream().allMatch(Money::isZero)) {
            return asSent(request);
        }
        int last = earlier.size();
        List<Money> alone = new ArrayList<>();
        for (int among = 0; among <= last; among++) {
            Money taken = Money.ZERO;
            for (int claim = 0; claim < among; claim++) {
                Money open = open(figures, claim, alone.get(claim), taken);
                taken = taken.plus(takes.apply(request.ofClaim(claim, among, open)));
            }
            alone.add(taken);
        }
        Money taken = Money.ZERO;
        for (int claim = 0; claim < last; claim++) {
            Money open = open(figures, claim, alone.get(claim), taken);
            PriceRequest beside = request.ofClaim(claim, request.claims(), open);
            taken = taken.plus(earlier.get(claim).deductibleSent().orElseGet(() -> takes.apply(beside)));
        }
        return new DayDeductible(
                figures.get(last), open(figures, last, alone.get(last), taken), openAgain(alone.get(last), taken));
    }

    /** Nothing where the payer has a claim that took more than it would take now. */
    private static Money openAgain(Money alone, Money taken) {
        return alone.minus(alone.min(taken));
    }

    /**
     * What is open for a claim.
     *
     * @param alone what those before it took as long as it was not there
     * @param taken what they take
     */
    private static Money open(List<Money> figures, int claim, Money alone, Money taken) {
        Money sent = figures.get(claim);
        Money before = figures.subList(0, claim).stream().max(Money::compareTo).orElse(sent);
        if (!sent.isMoreThan(before.minus(alone))) {
            return sent.plus(openAgain(alone, taken));
        }
        return sent.equals(before) ? before.minus(before.min(taken)) : sent;
    }

    /** Tells of a figure that is not taken as it was sent, or that nobody can place. */
    void tell(Journal journal) {
        if (!open.equals(sent)) {
            String text = Text.of(
                    "Of the deductible %s is open for this claim where %s was sent: what the day's earlier claims take was reckoned anew.",
                    open, sent);
            journal.explain(Rule.P_9, text);
            journal.find(Finding.of(FindingCode.PRICE_DEDUCTIBLE_REOPENED, POINTER, text)
                    .as(Severity.INFO));
        } else if (!again.isZero()) {
            journal.find(
                    FindingCode.PRICE_DEDUCTIBLE_REOPENED,
                    POINTER,
                    Text.of(
                            "Ranked with this claim, the day's earlier ones take %s less of the deductible; the open %s is neither what they left nor what was open before them, and is taken as it was sent.",
                            again, sent));
        }
    }
}
