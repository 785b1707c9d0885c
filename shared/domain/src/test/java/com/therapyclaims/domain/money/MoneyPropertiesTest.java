package com.therapyclaims.domain.money;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import java.math.BigDecimal;
import java.math.RoundingMode;
import java.util.List;
import java.util.function.Supplier;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Example;
import net.jqwik.api.ForAll;
import net.jqwik.api.From;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import net.jqwik.api.constraints.Size;

/** Amounts in cents come to what exact decimals come to, over the whole range, and never to another amount beyond it. */
class MoneyPropertiesTest {
    private static final BigDecimal MOST = BigDecimal.valueOf(Long.MAX_VALUE, 2);
    private static final BigDecimal LEAST = BigDecimal.valueOf(Long.MIN_VALUE, 2);

    @Provide
    static Arbitrary<Money> amounts() {
        return Arbitraries.longs().map(Money::new);
    }

    /** Of a claim, and around the most that is reckoned in a long. */
    @Provide
    static Arbitrary<Money> usualAmounts() {
        return Arbitraries.oneOf(
                        Arbitraries.longs().between(-100_000, 100_000),
                        Arbitraries.longs().between(999_999_000, 1_000_001_000),
                        Arbitraries.longs())
                .map(Money::new);
    }

    /** Whole ones too, of which half of an odd cent is one in many. */
    @Provide
    static Arbitrary<BigDecimal> percents() {
        return Arbitraries.oneOf(
                Arbitraries.integers().between(-60, 60).map(percent -> BigDecimal.valueOf(percent * 5L)),
                Arbitraries.bigDecimals()
                        .between(new BigDecimal("-300"), new BigDecimal("300"))
                        .ofScale(4));
    }

    /** Tenths of a cent too, of which each tenth one is a half. */
    @Provide
    static Arbitrary<BigDecimal> exactFigures() {
        return Arbitraries.oneOf(
                Arbitraries.longs().map(tenths -> BigDecimal.valueOf(tenths, 3)),
                Arbitraries.bigDecimals()
                        .between(LEAST.movePointLeft(1), MOST.movePointLeft(1))
                        .ofScale(9));
    }

    @Property
    void sumsAndDifferencesAreExactOrRefused(@ForAll("amounts") Money one, @ForAll("amounts") Money other) {
        comesTo(one.amount().add(other.amount()), () -> one.plus(other));
        comesTo(one.amount().subtract(other.amount()), () -> one.minus(other));
    }

    @Property
    void productsAreExactOrRefused(@ForAll("amounts") Money one, @ForAll int count) {
        comesTo(one.amount().multiply(BigDecimal.valueOf(count)), () -> one.times(count));
    }

    @Property
    void aPercentageIsRoundedHalfUpOnce(@ForAll("amounts") Money one, @ForAll("percents") BigDecimal percent) {
        BigDecimal exact = one.amount().multiply(percent).divide(BigDecimal.valueOf(100));
        comesTo(exact.setScale(2, RoundingMode.HALF_UP), () -> one.percent(percent));
    }

    @Property
    void whatPercentagesLeaveIsRoundedHalfUpOnce(
            @ForAll("usualAmounts") Money one, @ForAll @Size(max = 4) List<@From("percents") BigDecimal> percents) {
        BigDecimal exact = one.amount();
        for (BigDecimal percent : percents) {
            exact = exact.multiply(BigDecimal.valueOf(100).subtract(percent)).divide(BigDecimal.valueOf(100));
        }
        BigDecimal rounded = exact.setScale(2, RoundingMode.HALF_UP);
        comesTo(rounded, () -> one.without(percents.toArray(BigDecimal[]::new)));
    }

    @Property
    void aPercentageOfAUsualAmountIsRoundedHalfUpOnce(
            @ForAll("usualAmounts") Money one, @ForAll("percents") BigDecimal percent) {
        aPercentageIsRoundedHalfUpOnce(one, percent);
    }

    @Property
    void anExactFigureIsRoundedHalfUpOnce(@ForAll("exactFigures") BigDecimal exact) {
        assertThat(Money.rounded(exact).amount()).isEqualTo(exact.setScale(2, RoundingMode.HALF_UP));
    }

    @Property
    void theFormIsTheDecimalsAndIsReadBack(@ForAll("amounts") Money one) {
        assertThat(one).hasToString(one.amount().toPlainString());
        assertThat(Money.of(one.toString())).isEqualTo(one);
    }

    @Property
    void theOrderIsTheDecimals(@ForAll("amounts") Money one, @ForAll("amounts") Money other) {
        int order = one.amount().compareTo(other.amount());
        assertThat(one.compareTo(other)).isEqualTo(order);
        assertThat(one.isMoreThan(other)).isEqualTo(order > 0);
        assertThat(one.min(other)).isEqualTo(order <= 0 ? one : other);
    }

    @Example
    void whatIsFinerThanACentIsRefused() {
        assertThatIllegalArgumentException().isThrownBy(() -> Money.of("0.001"));
        assertThat(Money.of("1.500")).isEqualTo(Money.of("1.5"));
    }

    private static void comesTo(BigDecimal exact, Supplier<Money> amount) {
        if (exact.compareTo(MOST) > 0 || exact.compareTo(LEAST) < 0) {
            assertThatExceptionOfType(ArithmeticException.class).isThrownBy(amount::get);
        } else {
            assertThat(amount.get().amount()).isEqualByComparingTo(exact);
        }
    }
}
