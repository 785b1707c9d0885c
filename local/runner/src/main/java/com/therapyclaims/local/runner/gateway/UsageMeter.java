package com.therapyclaims.local.runner.gateway;

import com.therapyclaims.local.runner.gateway.GatewayAnswers.Situation;
import com.therapyclaims.local.runner.template.SystemTemplate.UsagePlan;
import com.therapyclaims.local.runner.template.SystemTemplate.UsagePlans;
import java.time.Duration;
import java.time.Instant;
import java.time.YearMonth;
import java.time.ZoneOffset;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;

/** Counts calls by usage key and holds each key to its plan: so many a second, so many at once, so many a month. */
final class UsageMeter {

    private static final double NANOS_A_SECOND = Duration.ofSeconds(1).toNanos();

    private final UsagePlans plans;
    private final Map<String, Account> accounts = new ConcurrentHashMap<>();

    UsageMeter(UsagePlans plans) {
        this.plans = plans;
    }

    /**
     * Counts a call.
     *
     * @param key what the authorizer said the call is counted by
     * @return why the call may not pass, if so
     */
    Optional<Situation> count(Optional<String> key, Instant now) {
        Optional<UsagePlan> plan = key.flatMap(plans::of);
        if (plan.isEmpty()) {
            return Optional.of(Situation.NOT_COUNTED);
        }
        return accounts.computeIfAbsent(key.get(), _ -> new Account(plan.get(), now))
                .take(now);
    }

    /** What is left to one key. */
    private static final class Account {

        private final UsagePlan plan;
        private double left;
        private Instant filledAt;
        private YearMonth month;
        private long thisMonth;

        Account(UsagePlan plan, Instant now) {
            this.plan = plan;
            this.filledAt = now;
            this.month = monthOf(now);
            this.left = plan.throttle().map(UsagePlan.Throttle::burst).orElse(0);
        }

        synchronized Optional<Situation> take(Instant now) {
            if (!monthOf(now).equals(month)) {
                month = monthOf(now);
                thisMonth = 0;
            }
            if (plan.monthlyQuota().isPresent()
                    && thisMonth >= plan.monthlyQuota().getAsLong()) {
                return Optional.of(Situation.QUOTA_EXCEEDED);
            }
            if (plan.throttle().isPresent() && !takeOne(plan.throttle().get(), now)) {
                return Optional.of(Situation.THROTTLED);
            }
            thisMonth++;
            return Optional.empty();
        }

        private boolean takeOne(UsagePlan.Throttle throttle, Instant now) {
            double since = Math.max(0, Duration.between(filledAt, now).toNanos()) / NANOS_A_SECOND;
            left = Math.min(throttle.burst(), left + since * throttle.rate());
            filledAt = now;
            if (left < 1) {
                return false;
            }
            left--;
            return true;
        }

        private static YearMonth monthOf(Instant moment) {
            return YearMonth.from(moment.atZone(ZoneOffset.UTC));
        }
    }
}
