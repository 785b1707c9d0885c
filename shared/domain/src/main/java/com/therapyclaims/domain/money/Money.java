package com.therapyclaims.domain.money;

import com.therapyclaims.domain.rules.InWords;
import com.therapyclaims.domain.rules.Text;
import java.math.BigDecimal;
import java.math.RoundingMode;
import java.util.List;

/**
 * An exact amount of US dollars in whole cents.
 *
 * <p>An amount is rounded only where a rule says so: {@link #rounded} is the single place where a finer figure becomes
 * cents, half-up, and every method here that can leave whole cents goes through it. An amount beyond 92 quadrillion
 * dollars, which nobody bills, is refused with an {@link ArithmeticException}, never cut off.
 *
 * @param inCents how many cents it is
 */
public record Money(long inCents) implements Comparable<Money>, InWords {
    /** No dollars. */
    public static final Money ZERO = new Money(0L);

    private static final int CENTS_SCALE = 2;
    private static final int CENTS_OF_A_DOLLAR = 100;
    private static final int WHOLE = 100;
    /** An amount of fewer cents times a few percentages of few digits is exact in a long. */
    private static final long SMALL = 1_000_000_000L;

    private static final int FEW = 3;

    /**
     * Takes an amount of whole cents in any scale.
     *
     * @throws IllegalArgumentException if the amount is finer than a cent
     */
    public Money(BigDecimal amount) {
        this(wholeCents(amount));
    }

    private static long wholeCents(BigDecimal amount) {
        if (amount.scale() > CENTS_SCALE && amount.stripTrailingZeros().scale() > CENTS_SCALE) {
            throw new IllegalArgumentException("finer than a cent: an amount is rounded by a rule, never by accident");
        }
        return amount.movePointRight(CENTS_SCALE).longValueExact();
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
        return roundedCents(exact.movePointRight(CENTS_SCALE));
    }

    private static Money roundedCents(BigDecimal exact) {
        return new Money(exact.setScale(0, RoundingMode.HALF_UP).longValueExact());
    }

    /** An amount of so many cents. */
    public static Money ofCents(int cents) {
        return new Money((long) cents);
    }

    /** The amount in dollars, with two decimals. */
    public BigDecimal amount() {
        return BigDecimal.valueOf(inCents, CENTS_SCALE);
    }

    /**
     * How many cents it is.
     *
     * @throws ArithmeticException above 21 million dollars
     */
    public int cents() {
        return Math.toIntExact(inCents);
    }

    /** Both together. */
    public Money plus(Money other) {
        return new Money(Math.addExact(inCents, other.inCents));
    }

    /** This amount less the other: negative where the other is more. */
    public Money minus(Money other) {
        return new Money(Math.subtractExact(inCents, other.inCents));
    }

    /** This amount so many times. */
    public Money times(int count) {
        return new Money(Math.multiplyExact(inCents, count));
    }

    /** The given percent of this amount, rounded half-up to cents. */
    public Money percent(BigDecimal percent) {
        if (isSmall() && areShort(percent)) {
            return new Money(roundedQuotient(inCents * percent.longValueExact(), WHOLE));
        }
        // A cent is a percent of a dollar: as many percent of the amount in dollars are so many cents.
        return roundedCents(amount().multiply(percent));
    }

    /** What is left when the percentages are taken away, each of what those before it left, rounded half-up to cents once. */
    public Money without(BigDecimal... percents) {
        if (isSmall() && areShort(percents)) {
            long left = inCents;
            long parts = 1;
            for (BigDecimal percent : percents) {
                left *= WHOLE - percent.longValueExact();
                parts *= WHOLE;
            }
            return new Money(roundedQuotient(left, parts));
        }
        BigDecimal left = amount();
        for (BigDecimal percent : percents) {
            left = left.multiply(BigDecimal.valueOf(WHOLE).subtract(percent)).movePointLeft(2);
        }
        return rounded(left);
    }

    private boolean isSmall() {
        return inCents > -SMALL && inCents < SMALL;
    }

    /** Whether they are few and each a whole number of few digits, as nearly all are. */
    private static boolean areShort(BigDecimal... percents) {
        for (BigDecimal percent : percents) {
            if (percent.scale() != 0 || percent.precision() > FEW) {
                return false;
            }
        }
        return percents.length <= FEW;
    }

    private static long roundedQuotient(long figure, long parts) {
        long whole = figure / parts;
        return Math.abs(figure % parts) * 2 < parts ? whole : whole + Long.signum(figure);
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
            Money part = new Money(amount().multiply(BigDecimal.valueOf(weights.get(i)))
                            .divide(total, CENTS_SCALE, RoundingMode.HALF_UP))
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
        return inCents <= other.inCents ? this : other;
    }

    /** Whether it is less than nothing. */
    public boolean isNegative() {
        return inCents < 0;
    }

    /** Whether it is nothing. */
    public boolean isZero() {
        return inCents == 0;
    }

    /** Whether it is more than the other. */
    public boolean isMoreThan(Money other) {
        return inCents > other.inCents;
    }

    @Override
    public int compareTo(Money other) {
        return Long.compare(inCents, other.inCents);
    }

    /** The plain decimal form, always with two decimals: {@code 27.87}. */
    @Override
    public String toString() {
        return Text.of("%s", this);
    }

    @Override
    public void writeTo(StringBuilder text) {
        long dollars = Math.abs(inCents / CENTS_OF_A_DOLLAR);
        long cents = Math.abs(inCents % CENTS_OF_A_DOLLAR);
        text.append(inCents < 0 ? "-" : "")
                .append(dollars)
                .append(cents < 10 ? ".0" : ".")
                .append(cents);
    }
}
