package com.therapyclaims.domain.remittances;

import static org.assertj.core.api.Assertions.assertThat;

import com.therapyclaims.domain.money.Money;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.List;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.IntRange;
import net.jqwik.api.constraints.Size;

/** Whatever a payer says, the parts of a difference add up to it. */
class ComparisonProperties {
    private static final Expected EXPECTED =
            new Expected(Money.of("49.49"), Money.ZERO, Money.of("9.90"), Money.of("0.79"), Money.of("38.80"));
    private static final List<String> CODES =
            List.of("CO-45", "CO-59", "CO-253", "PR-1", "PR-2", "PR-3", "OA-23", "CO-22", "CO-119", "PR-96", "PI-16");
    private static final Terms USUAL = new Terms(new BigDecimal("0.2"), BigDecimal.ONE, BigDecimal.ZERO);

    @Property
    void thePartsAddUpToTheDifference(
            @ForAll @IntRange(min = -10_000, max = 10_000) int paid,
            @ForAll @Size(max = 6) List<@IntRange(min = -5_000, max = 9_000) Integer> amounts,
            @ForAll @IntRange(max = 10) int first) {
        List<Adjustment> adjustments = new ArrayList<>();
        for (int i = 0; i < amounts.size(); i++) {
            String[] code = CODES.get((first + i) % CODES.size()).split("-", 2);
            adjustments.add(new Adjustment(code[0], code[1], Money.ofCents(amounts.get(i))));
        }
        Terms terms = Terms.of(EXPECTED, USUAL, BigDecimal.TWO);

        List<Difference> differences =
                new Comparison(EXPECTED, terms, Money.ofCents(paid), adjustments).differences(_ -> false);

        assertThat(differences.stream().map(Difference::amount).reduce(Money.ZERO, Money::plus))
                .isEqualTo(EXPECTED.payerPayment().minus(Money.ofCents(paid)));
        assertThat(differences).noneMatch(difference -> difference.amount().isZero());
    }
}
