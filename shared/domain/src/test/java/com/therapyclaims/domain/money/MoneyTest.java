package com.therapyclaims.domain.money;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class MoneyTest {
    private static List<Money> shares(String amount, Integer... weights) {
        List<Integer> all = List.of(weights);
        return IntStream.range(0, all.size())
                .mapToObj(i -> Money.of(amount).share(all, i))
                .toList();
    }

    private static List<Money> money(String... amounts) {
        return List.of(amounts).stream().map(Money::of).toList();
    }

    @Test
    void theLastTakesWhatRoundingLeaves() {
        assertThat(shares("10.00", 1, 1, 1)).isEqualTo(money("3.33", "3.33", "3.34"));
    }

    @Test
    void noShareIsLessThanNothing() {
        assertThat(shares("0.09", 4000, 4000, 5110, 0)).isEqualTo(money("0.03", "0.03", "0.03", "0.00"));
    }
}
