package com.therapyclaims.domain.pricing;

import static org.assertj.core.api.Assertions.assertThat;

import com.therapyclaims.domain.money.Money;
import com.therapyclaims.domain.pricing.LinePrice.Priced;
import java.math.BigDecimal;
import java.math.RoundingMode;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;

/** Recomputes each amount of a Medicare price from the words and figures of its explanation alone. */
class ExplanationReplayTest {
    @Provide
    static Arbitrary<List<LineToPrice>> days() {
        return PricePropertiesTest.days();
    }

    @Provide
    static Arbitrary<Money> deductibles() {
        return PricePropertiesTest.deductibles();
    }

    @Property(tries = 200)
    void everyCentCanBeRecomputedByHand(
            @ForAll("days") List<LineToPrice> lines,
            @ForAll("deductibles") Money deductible,
            @ForAll boolean participating) {
        Day day = Day.of(lines.toArray(LineToPrice[]::new)).deductible(deductible.toString());
        Price price = (participating ? day : day.nonParticipating()).price();
        for (int i = 0; i < lines.size(); i++) {
            if (price.lines().get(i) instanceof Priced line) {
                replay(line, ExplainedLine.of(price, i));
            } else {
                assertThat(ExplainedLine.of(price, i).find("no price, (.*)")).isPresent();
            }
        }
    }

    private static void replay(Priced line, ExplainedLine words) {
        List<BigDecimal> full = words.numbers(
                        "one unit = \\(\\(%1 x %1\\) \\+ \\(%1 x %1\\) \\+ \\(%1 x %1\\)\\) x %1 = .*")
                .orElseThrow();
        assertThat(line.fullUnitAmount()).contains(provider(words, fee(full, BigDecimal.ONE)));
        line.reducedUnitAmount().ifPresent(reduced -> {
            List<BigDecimal> figures = words.numbers(
                            "one reduced unit = \\(\\(%1 x %1\\) \\+ \\(%1 x %1 x %1\\) \\+ \\(%1 x %1\\)\\) x %1 = .*")
                    .orElseThrow();
            BigDecimal kept = figures.get(2);
            List<BigDecimal> rest = new ArrayList<>(figures);
            rest.remove(2);
            assertThat(reduced).isEqualTo(provider(words, fee(rest, kept)));
        });

        Money units = Money.ZERO;
        for (MatchResult part : words.all("([0-9]+) (?:full|reduced) x " + ExplainedLine.N)) {
            units = units.plus(Money.of(part.group(2)).times(Integer.parseInt(part.group(1))));
        }
        Money amount = units;
        Money allowed = words.numbers("the charge %1 is less than .*")
                .map(charge -> Money.rounded(charge.getFirst()))
                .orElse(amount);
        assertThat(line.allowed()).isEqualTo(allowed);

        waterfall(line, words);
    }

    /** From the allowed amount on, Medicare and every contract go the same way. */
    static void waterfall(Priced line, ExplainedLine words) {
        List<BigDecimal> coinsurance =
                words.numbers("coinsurance %1% x \\(%1 - %1\\) = .*").orElseThrow();
        Money share = Money.rounded(coinsurance.get(1).subtract(coinsurance.get(2)));
        Money patient = share.percent(coinsurance.get(0));
        assertThat(line.deductible()).isEqualTo(Money.rounded(coinsurance.get(2)));
        assertThat(line.coinsurance()).isEqualTo(patient);

        Money afterCut = words.numbers("furnished by an assistant \\(C[QO]\\): share %1 x %1 = .*")
                .map(cut -> Money.rounded(share.minus(patient).amount().multiply(cut.get(1))))
                .orElse(share.minus(patient));
        Money sequestration = words.numbers("sequestration %1% x %1 = .*")
                .map(figures -> afterCut.percent(figures.get(0)))
                .orElse(Money.ZERO);
        assertThat(line.sequestration()).isEqualTo(sequestration);
        assertThat(line.payerPayment()).isEqualTo(afterCut.minus(sequestration));
    }

    static Money fee(List<BigDecimal> figures, BigDecimal kept) {
        BigDecimal sum = figures.get(0)
                .multiply(figures.get(1))
                .add(kept.multiply(figures.get(2)).multiply(figures.get(3)))
                .add(figures.get(4).multiply(figures.get(5)));
        return new Money(sum.multiply(figures.get(6)).setScale(2, RoundingMode.HALF_UP));
    }

    private static Money provider(ExplainedLine words, Money fee) {
        return words.numbers("non-participating: %1% of " + Pattern.quote(fee.toString()) + " = .*")
                .map(figures -> fee.percent(figures.getFirst()))
                .orElse(fee);
    }
}
