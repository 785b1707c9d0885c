package com.therapyclaims.domain.money;

import java.math.BigDecimal;
import java.math.RoundingMode;
import java.util.List;

/**
 * An exact amount of US dollars in whole cents.
 *
 * <p>An amount is rounded only where a rule says so: {@link #rounded} is the single place where a finer figure becomes
 * cents, half-up, and every method here that can leave whole cents goes through it.
 */
public record Money(BigDecimal amount) implements Comparable<Money> {
    /** No dollars. */
    public static final Money ZERO = new Money(BigDecimal.ZERO.setScale(2));

    private static final BigDecimal HUNDRED = BigDecimal.valueOf(100);

    /**
     * Takes an amount of whole cents in any scale.
     *
     * @throws IllegalArgumentException if the amount is finer than a cent
     */
    public Money {
        if (amount.scale() > 2 && amount.stripTrailingZeros().scale() > 2) {
            throw new IllegalArgumentException("finer than a cent: an amount is rounded by a rule, never by accident");
        }
        amount = amount.setScale(2, RoundingMode.UNNECESSARY);
    }

    /**
     * Reads the decimal form.
     *
     * @param text dollars and cents such as {@code 27.87}
     * @throws IllegalArgumentException if the text is no decimal number or is finer than a cent
     */
    public static Money of(String text) {
        return new Money(new BigDecimal(text));
    }

    /** Rounds an exact figure half-up to cents, once. */
    public static Money rounded(BigDecimal exact) {
        return new Money(exact.setScale(2, RoundingMode.HALF_UP));
    }

    /** An amount of so many cents. */
    public static Money ofCents(int cents) {
        return new Money(BigDecimal.valueOf(cents, 2));
    }

    /**
     * How many cents it is.
     *
     * @throws ArithmeticException above 21 million dollars
     */
    public int cents() {
        return amount.movePointRight(2).intValueExact();
    }

    /** Both together. */
    public Money plus(Money other) {
        return new Money(amount.add(other.amount));
    }

    /** This amount less the other: negative where the other is more. */
    public Money minus(Money other) {
        return new Money(amount.subtract(other.amount));
    }

    /** This amount so many times. */
    public Money times(int count) {
        return new Money(amount.multiply(BigDecimal.valueOf(count)));
    }

    /** The given percent of this amount, rounded half-up to cents. */
    public Money percent(BigDecimal percent) {
        return rounded(amount.multiply(percent).divide(HUNDRED));
    }

    /**
     * This amount's part for one of several who share it by weight. Each part is rounded half-up to cents and the last
     * takes what remains, so that the parts add up to the whole. No part is more than the ones before it leave: of few
     * cents the last ones may get none, and never less.
     *
     * @param weights what each one counts, more than 0 in total
     * @param index whose part is asked for
     */
    public Money share(List<Integer> weights, int index) {
        BigDecimal total =
                BigDecimal.valueOf(weights.stream().mapToInt(Integer::intValue).sum());
        Money given = ZERO;
        for (int i = 0; i < weights.size() - 1; i++) {
            Money part = new Money(
                            amount.multiply(BigDecimal.valueOf(weights.get(i))).divide(total, 2, RoundingMode.HALF_UP))
                    .min(minus(given));
            if (i == index) {
                return part;
            }
            given = given.plus(part);
        }
        return minus(given);
    }

    /** The lesser of the two. */
    public Money min(Money other) {
        return compareTo(other) <= 0 ? this : other;
    }

    /** Whether it is less than nothing. */
    public boolean isNegative() {
        return amount.signum() < 0;
    }

    /** Whether it is nothing. */
    public boolean isZero() {
        return amount.signum() == 0;
    }

    /** Whether it is more than the other. */
    public boolean isMoreThan(Money other) {
        return compareTo(other) > 0;
    }

    @Override
    public int compareTo(Money other) {
        return amount.compareTo(other.amount);
    }

    /** The plain decimal form, always with two decimals: {@code 27.87}. */
    @Override
    public String toString() {
        // Never in scientific notation: the scale is 2. The amount remembers this form, not its plain one.
        return amount.toString();
    }
}
