package com.therapyclaims.domain.repricing;

import com.therapyclaims.domain.money.Money;
import com.therapyclaims.domain.schedules.ScheduleVersion;
import java.time.Instant;
import java.util.List;

/**
 * A repricing as one practice sees it: its own claims and amounts alone.
 *
 * @param feeSchedule the version whose publication started it
 * @param startedAt when its planning began
 * @param amounts the allowed amounts of every claim that is done
 * @param byCode the same by code
 * @param byCause what the change comes from; the parts add up to it
 */
public record Repricing(
        String id,
        State state,
        ScheduleVersion feeSchedule,
        Instant startedAt,
        Claims claims,
        Amounts amounts,
        List<CodeAmounts> byCode,
        Causes byCause) {
    public Repricing {
        byCode = List.copyOf(byCode);
    }

    /**
     * What a share of a repricing came to so far.
     *
     * @param planned whether every claim it can change has been found
     */
    public static Repricing of(
            String id,
            ScheduleVersion feeSchedule,
            Instant startedAt,
            boolean planned,
            int total,
            int failed,
            RepricingTotals totals) {
        return new Repricing(
                id,
                state(planned, total, failed, totals.done()),
                feeSchedule,
                startedAt,
                new Claims(total, totals.done(), totals.changed(), totals.unchanged(), failed),
                Amounts.of(totals.amounts()),
                totals.byCode().entrySet().stream()
                        .map(code -> CodeAmounts.of(code.getKey(), code.getValue()))
                        .toList(),
                totals.causes());
    }

    private static State state(boolean planned, int total, int failed, int done) {
        if (!planned || done + failed < total) {
            return State.RUNNING;
        }
        return failed == 0 ? State.DONE : State.FAILED;
    }

    /** How far it got. */
    public enum State {
        RUNNING,
        DONE,
        /** Done but for claims that cannot be repriced: their messages wait in the dead-letter queue. */
        FAILED
    }

    /** Numbers of claims. */
    public record Claims(int total, int done, int changed, int unchanged, int failed) {}

    /** Allowed amounts. */
    public record Amounts(Money before, Money after, Money delta) {
        private static Amounts of(AmountChange change) {
            return new Amounts(change.before(), change.after(), change.delta());
        }
    }

    /** Allowed amounts of a code. */
    public record CodeAmounts(String code, Money before, Money after, Money delta) {
        private static CodeAmounts of(String code, AmountChange change) {
            return new CodeAmounts(code, change.before(), change.after(), change.delta());
        }
    }
}
