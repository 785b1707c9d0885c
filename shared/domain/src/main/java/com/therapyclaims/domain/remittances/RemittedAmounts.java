package com.therapyclaims.domain.remittances;

import com.therapyclaims.domain.money.Money;
import java.util.List;

/**
 * What was expected and what was paid.
 *
 * @param difference what was paid less than expected: explained and unexplained together
 */
public record RemittedAmounts(Money expected, Money paid, Money difference, Money explained, Money unexplained) {
    /** Nothing yet. */
    public static final RemittedAmounts NONE =
            new RemittedAmounts(Money.ZERO, Money.ZERO, Money.ZERO, Money.ZERO, Money.ZERO);

    /** The amounts with these differences between them. */
    static RemittedAmounts of(Money expected, Money paid, List<Difference> differences) {
        return new RemittedAmounts(
                expected, paid, expected.minus(paid), sum(differences, true), sum(differences, false));
    }

    /** Both together. */
    public RemittedAmounts plus(RemittedAmounts other) {
        return new RemittedAmounts(
                expected.plus(other.expected),
                paid.plus(other.paid),
                difference.plus(other.difference),
                explained.plus(other.explained),
                unexplained.plus(other.unexplained));
    }

    private static Money sum(List<Difference> differences, boolean explained) {
        return differences.stream()
                .filter(difference -> difference.explained() == explained)
                .map(Difference::amount)
                .reduce(Money.ZERO, Money::plus);
    }
}
