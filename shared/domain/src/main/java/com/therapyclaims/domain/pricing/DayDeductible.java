package com.therapyclaims.domain.pricing;

import com.therapyclaims.domain.money.Money;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * What is open of the deductible for each claim of a patient's day, in their order (P-6, P-9). A later claim may reduce a unit
 * of an earlier one, which then takes less of the deductible than the figure sent with the later claim supposes: the
 * difference is open again, and the later claim takes it.
 *
 * <p>A figure of at most what the earlier claims left, as they stood without the later one, was looked up after them. The
 * same figure as theirs was looked up before any of them. Of a figure between the two nobody can tell: it is taken as it was
 * sent.
 */
final class DayDeductible {
    /** The claims of a day up to the one that is priced. */
    interface Day {
        /**
         * What a claim takes of the deductible.
         *
         * @param claim counted from 0
         * @param open what is open for it
         * @param among how many of the day's claims are there; all, later ones too, where it is the number of claims up to the
         *     priced one
         */
        Money takes(int claim, Money open, int among);
    }

    /**
     * What is open for the claim that is priced.
     *
     * @param sent the figure that was sent with it
     * @param open what is taken for open
     * @param again what the earlier claims took where they were alone, less what they take now
     */
    record Open(Money sent, Money open, Money again) {
        /** Whether something is open again that the figure does not account for, as far as can be told. */
        boolean isPassedOver() {
            return !again.isZero() && open.equals(sent);
        }
    }

    private DayDeductible() {}

    /**
     * What is open for the last of the claims.
     *
     * @param figures the open deductible as it was sent with each claim, in their order
     * @param asSent what the payer was told that a claim takes, where it has the claim already: it stays so
     */
    static Open of(List<Money> figures, List<Optional<Money>> asSent, Day day) {
        int last = figures.size() - 1;
        Money sent = figures.get(last);
        if (last == 0 || figures.stream().allMatch(Money::isZero)) {
            return new Open(sent, sent, Money.ZERO);
        }
        List<Money> alone = new ArrayList<>();
        for (int among = 0; among <= last; among++) {
            Money taken = Money.ZERO;
            for (int claim = 0; claim < among; claim++) {
                taken = taken.plus(day.takes(claim, open(figures, claim, alone.get(claim), taken), among));
            }
            alone.add(taken);
        }
        Money taken = Money.ZERO;
        for (int claim = 0; claim < last; claim++) {
            Money open = open(figures, claim, alone.get(claim), taken);
            int place = claim;
            taken = taken.plus(asSent.get(claim).orElseGet(() -> day.takes(place, open, figures.size())));
        }
        return new Open(sent, open(figures, last, alone.get(last), taken), openAgain(alone.get(last), taken));
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
}
