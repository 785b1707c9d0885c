package com.therapyclaims.domain.repricing;

import com.therapyclaims.domain.money.Money;
import com.therapyclaims.domain.schedules.ScheduleVersion;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;

/**
 * A repricing as one practice sees it: its own claims and amounts alone. The divisions by code, payer and month and the
 * causes each add up to the amounts to the cent.
 *
 * @param paused whether the operator holds it up
 * @param feeSchedule the version whose publication started it
 * @param startedAt when its planning began
 * @param looksAgainAt when claims are looked for that were saved while the version was published; empty once that is done.
 *     Until then claims may come to a repricing that is done
 * @param amounts the allowed amounts of every claim that is done
 * @param byCode the same by code
 * @param byPayer the same by payer
 * @param byMonth the same by month of service
 * @param byCause what the change comes from
 * @param yearChanges claims that stand otherwise to the therapy threshold or to a visit limit; their amounts are among the
 *     others
 */
public record Repricing(
        String id,
        State state,
        boolean paused,
        ScheduleVersion feeSchedule,
        Instant startedAt,
        Optional<Instant> looksAgainAt,
        Claims claims,
        Progress progress,
        Amounts amounts,
        List<CodeAmounts> byCode,
        List<PayerAmounts> byPayer,
        List<MonthAmounts> byMonth,
        Causes byCause,
        YearChanges yearChanges) {
    public Repricing {
        byCode = List.copyOf(byCode);
        byPayer = List.copyOf(byPayer);
        byMonth = List.copyOf(byMonth);
    }

    /** What a share of a repricing came to so far. */
    public static Repricing of(String id, ScheduleVersion feeSchedule, Course course, Share share) {
        RepricingTotals totals = share.totals();
        State state = state(course.planned(), share);
        Again again = share.again();
        return new Repricing(
                id,
                state,
                course.pausedSince().isPresent(),
                feeSchedule,
                course.startedAt(),
                course.looksAgainAt(),
                new Claims(
                        share.total(),
                        totals.done(),
                        totals.changed(),
                        totals.unchanged(),
                        totals.variances(),
                        share.failed() + again.failed()),
                Progress.of(
                        totals.done() + again.done(),
                        share.total() + again.total(),
                        share.waiting(),
                        course.atWork(state, share),
                        course.planned() && course.pausedSince().isEmpty()),
                Amounts.of(totals.amounts()),
                totals.byCode().entrySet().stream()
                        .map(code -> CodeAmounts.of(code.getKey(), code.getValue()))
                        .toList(),
                totals.byPayer().entrySet().stream()
                        .map(payer -> PayerAmounts.of(payer.getKey(), payer.getValue()))
                        .toList(),
                totals.byMonth().entrySet().stream()
                        .map(month -> MonthAmounts.of(month.getKey().toString(), month.getValue()))
                        .toList(),
                totals.causes(),
                share.yearChanges());
    }

    private static State state(boolean planned, Share share) {
        if (!planned || share.waiting() > 0) {
            return State.RUNNING;
        }
        return share.failed() + share.again().failed() == 0 ? State.DONE : State.FAILED;
    }

    /** How far it got. */
    public enum State {
        RUNNING,
        DONE,
        /** Done but for claims that cannot be repriced: their messages wait in the dead-letter queue. */
        FAILED
    }

    /**
     * How the run as a whole goes.
     *
     * @param planned whether every claim it can change has been found
     * @param looksAgainAt when the second look for claims is due, while it is not done
     * @param pausedSince when it was paused, while it is
     * @param pausedBefore how long earlier pauses took together
     * @param now the moment it is looked at
     */
    public record Course(
            Instant startedAt,
            boolean planned,
            Optional<Instant> looksAgainAt,
            Optional<Instant> pausedSince,
            Duration pausedBefore,
            Instant now) {
        private Duration atWork(State state, Share share) {
            Instant end = state == State.RUNNING
                    ? pausedSince.orElse(now)
                    : share.lastDoneAt().orElse(startedAt);
            return Duration.between(startedAt, end).minus(pausedBefore).minus(share.idle());
        }
    }

    /**
     * A practice's part of the run.
     *
     * @param again claims that are counted among the others and are priced once more
     * @param lastDoneAt when the last chunk was counted, if one was
     * @param idle how long it had nothing to do before the second look found more
     */
    public record Share(
            int total,
            int failed,
            RepricingTotals totals,
            Again again,
            Optional<Instant> lastDoneAt,
            Duration idle,
            YearChanges yearChanges) {
        /** How many times a claim is still to be priced. */
        private int waiting() {
            return Math.max(0, total - failed - totals.done()) + again.waiting();
        }
    }

    /**
     * Claims that the second look has priced once more, beside one that came to their day or because they were changed
     * meanwhile.
     *
     * @param done those of them that are done
     * @param failed those that cannot be priced once more for now
     */
    public record Again(int total, int done, int failed) {
        /** None. */
        public static final Again NONE = new Again(0, 0, 0);

        /** Those that are still to be priced once more. */
        private int waiting() {
            return Math.max(0, total - done - failed);
        }
    }

    /**
     * Numbers of claims that stand otherwise in their patient's year: to the therapy threshold or to their contract's visit
     * limits.
     *
     * @param revised those with a new revision that says so
     * @param variances those that are with their payer and stay
     * @param pending whether years are still to be judged
     */
    public record YearChanges(int revised, int variances, boolean pending) {
        /** None. */
        public static final YearChanges NONE = new YearChanges(0, 0, false);
    }

    /**
     * Numbers of claims.
     *
     * @param changed those with a changed amount
     * @param variances those of the changed ones that keep their price because they are with their payer
     * @param failed those that cannot be repriced for now, or not once more
     */
    public record Claims(int total, int done, int changed, int unchanged, int variances, int failed) {}

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

    /** Allowed amounts of a payer. */
    public record PayerAmounts(String payerId, Money before, Money after, Money delta) {
        private static PayerAmounts of(String payerId, AmountChange change) {
            return new PayerAmounts(payerId, change.before(), change.after(), change.delta());
        }
    }

    /**
     * Allowed amounts of a month.
     *
     * @param month of service, {@code 2026-08}
     */
    public record MonthAmounts(String month, Money before, Money after, Money delta) {
        private static MonthAmounts of(String month, AmountChange change) {
            return new MonthAmounts(month, change.before(), change.after(), change.delta());
        }
    }
}
