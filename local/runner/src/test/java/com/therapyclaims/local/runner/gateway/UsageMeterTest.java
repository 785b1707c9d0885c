package com.therapyclaims.local.runner.gateway;

import static org.assertj.core.api.Assertions.assertThat;

import com.therapyclaims.local.runner.gateway.GatewayAnswers.Situation;
import com.therapyclaims.local.runner.template.SystemTemplate.UsagePlan;
import com.therapyclaims.local.runner.template.SystemTemplate.UsagePlans;
import java.time.Instant;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalLong;
import org.junit.jupiter.api.Test;

final class UsageMeterTest {

    private static final Instant NOON = Instant.parse("2026-03-31T12:00:00Z");

    @Test
    void aKeyThatUsedItsBurstWaitsForTheRate() {
        UsageMeter meter = meter(plan(2, 2, OptionalLong.empty()));

        assertThat(count(meter, "a", NOON)).isEmpty();
        assertThat(count(meter, "a", NOON)).isEmpty();
        assertThat(count(meter, "a", NOON)).contains(Situation.THROTTLED);
        assertThat(count(meter, "a", NOON.plusMillis(400))).contains(Situation.THROTTLED);
        assertThat(count(meter, "a", NOON.plusMillis(500))).isEmpty();
    }

    @Test
    void oneKeysCallsAreNotAnothers() {
        UsageMeter meter = meter(plan(1, 1, OptionalLong.empty()));

        assertThat(count(meter, "a", NOON)).isEmpty();
        assertThat(count(meter, "b", NOON)).isEmpty();
        assertThat(count(meter, "a", NOON)).contains(Situation.THROTTLED);
    }

    @Test
    void aQuotaHoldsForItsMonth() {
        UsageMeter meter = meter(plan(100, 100, OptionalLong.of(2)));

        assertThat(count(meter, "a", NOON)).isEmpty();
        assertThat(count(meter, "a", NOON)).isEmpty();
        assertThat(count(meter, "a", NOON)).contains(Situation.QUOTA_EXCEEDED);
        assertThat(count(meter, "a", Instant.parse("2026-04-01T00:00:00Z"))).isEmpty();
    }

    @Test
    void aKeyThatIsNamedHasThePlanItIsIn() {
        UsageMeter meter = new UsageMeter(new UsagePlans(
                Map.of("everybody", new UsagePlan(Optional.empty(), OptionalLong.empty())),
                Optional.of(plan(1, 1, OptionalLong.empty()))));

        for (int i = 0; i < 100; i++) {
            assertThat(count(meter, "everybody", NOON)).isEmpty();
        }
        assertThat(count(meter, "a", NOON)).isEmpty();
        assertThat(count(meter, "a", NOON)).contains(Situation.THROTTLED);
    }

    @Test
    void aCallThatIsCountedByNothingMayNotPass() {
        assertThat(meter(plan(1, 1, OptionalLong.empty())).count(Optional.empty(), NOON))
                .contains(Situation.NOT_COUNTED);
        assertThat(count(new UsageMeter(new UsagePlans(Map.of(), Optional.empty())), "a", NOON))
                .contains(Situation.NOT_COUNTED);
    }

    private static Optional<Situation> count(UsageMeter meter, String key, Instant now) {
        return meter.count(Optional.of(key), now);
    }

    private static UsageMeter meter(UsagePlan others) {
        return new UsageMeter(new UsagePlans(Map.of(), Optional.of(others)));
    }

    private static UsagePlan plan(double rate, int burst, OptionalLong quota) {
        return new UsagePlan(Optional.of(new UsagePlan.Throttle(rate, burst)), quota);
    }
}
