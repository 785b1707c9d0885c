package com.therapyclaims.aws.repricing;

import com.therapyclaims.aws.repricing.RepricingItems.Run;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.function.BooleanSupplier;

/** Whether a repricing has been paused, looked up every second at most. Thread-safe. */
final class PauseWatch implements BooleanSupplier {
    private static final Duration KEPT = Duration.ofSeconds(1);

    private final RepricingStore store;
    private final Clock clock;
    private Run run;
    private Instant readAt;

    PauseWatch(RepricingStore store, Run run, Clock clock) {
        this.store = store;
        this.run = run;
        this.clock = clock;
        this.readAt = clock.instant();
    }

    @Override
    public synchronized boolean getAsBoolean() {
        Instant now = clock.instant();
        if (!run.paused() && now.isAfter(readAt.plus(KEPT))) {
            run = store.runs().find(run.plan()).orElseThrow();
            readAt = now;
        }
        return run.paused();
    }
}
