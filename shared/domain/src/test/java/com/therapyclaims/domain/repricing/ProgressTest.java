package com.therapyclaims.domain.repricing;

import static org.assertj.core.api.Assertions.assertThat;

import java.math.BigDecimal;
import java.time.Duration;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class ProgressTest {
    @Test
    void theRestTakesAsLongAsTheRateSays() {
        assertThat(Progress.of(500, 2_000, 1_500, Duration.ofSeconds(10), true))
                .isEqualTo(new Progress(500, 2_000, Optional.of(new BigDecimal("50.0")), Optional.of(30L)));
    }

    @Test
    void failedClaimsAreNotWaitedFor() {
        assertThat(Progress.of(1_990, 2_000, 0, Duration.ofSeconds(10), true).secondsLeft())
                .contains(0L);
    }

    @Test
    void beforeTheFirstClaimNothingIsKnown() {
        assertThat(Progress.of(0, 2_000, 2_000, Duration.ofSeconds(10), true))
                .isEqualTo(new Progress(0, 2_000, Optional.empty(), Optional.empty()));
    }

    @Test
    void whileClaimsAreBeingFoundOrDuringAPauseNobodyKnowsWhenItEnds() {
        assertThat(Progress.of(500, 600, 100, Duration.ofSeconds(10), false).secondsLeft())
                .isEmpty();
    }
}
