package com.therapyclaims.domain.repricing;

import com.therapyclaims.domain.claims.ClaimRevision;
import java.util.Collections;
import java.util.SortedMap;
import java.util.TreeMap;

/**
 * What a claim that is with its payer differs by: it keeps its price, and repricings tell what it would be. Each repricing
 * goes on where the one before ended, so that together they tell the whole difference once.
 *
 * @param amounts the allowed amount before and after
 * @param causes what the difference comes from; they add up to it
 * @param byCode the allowed amounts by code
 */
public record Variance(AmountChange amounts, Causes causes, SortedMap<String, AmountChange> byCode) {
    public Variance {
        byCode = Collections.unmodifiableSortedMap(new TreeMap<>(byCode));
    }

    /** What a repricing found, told alone. */
    public static Variance of(RepricedClaim.Changed changed) {
        ClaimChange change = changed.change();
        return new Variance(new AmountChange(change.before(), change.after()), change.causes(), changed.byCode());
    }

    /** No difference from the claim's price. */
    static Variance none(ClaimRevision claim) {
        return new Variance(
                new AmountChange(claim.allowed(), claim.allowed()),
                Causes.NONE,
                AmountChange.byCode(claim.decision().pricing(), claim.decision().pricing()));
    }

    /** Whether it begins with the price that the claim has: a correction since may have given it another. */
    public boolean isOf(ClaimRevision claim) {
        Variance none = none(claim);
        return amounts.before().equals(none.amounts.before()) && befores(byCode).equals(befores(none.byCode));
    }

    /** This and what came after it, as one. */
    public Variance plus(Variance later) {
        return new Variance(
                new AmountChange(amounts.before(), later.amounts.after()),
                causes.plus(later.causes),
                joined(byCode, later.byCode));
    }

    /** What of this an earlier one has not told: it begins where that ended. */
    Variance since(Variance earlier) {
        return new Variance(
                new AmountChange(earlier.amounts.after(), amounts.after()),
                causes.minus(earlier.causes),
                joined(reversed(earlier.byCode), byCode));
    }

    /** Whether it differs in nothing. */
    public boolean isNothing() {
        return isSame(amounts) && byCode.values().stream().allMatch(Variance::isSame);
    }

    /** Every amount as it is after it, and no change. */
    Variance standing() {
        return new Variance(
                new AmountChange(amounts.after(), amounts.after()), Causes.NONE, joined(reversed(byCode), byCode));
    }

    private static boolean isSame(AmountChange change) {
        return change.before().equals(change.after());
    }

    private static SortedMap<String, AmountChange> reversed(SortedMap<String, AmountChange> byCode) {
        SortedMap<String, AmountChange> reversed = new TreeMap<>();
        byCode.forEach((code, change) -> reversed.put(code, new AmountChange(change.after(), change.before())));
        return reversed;
    }

    /** From before the first to after the second. */
    private static SortedMap<String, AmountChange> joined(
            SortedMap<String, AmountChange> first, SortedMap<String, AmountChange> second) {
        SortedMap<String, AmountChange> joined = new TreeMap<>();
        first.forEach((code, change) ->
                joined.merge(code, new AmountChange(change.before(), AmountChange.NONE.after()), AmountChange::plus));
        second.forEach((code, change) ->
                joined.merge(code, new AmountChange(AmountChange.NONE.before(), change.after()), AmountChange::plus));
        return joined;
    }

    private static SortedMap<String, Object> befores(SortedMap<String, AmountChange> byCode) {
        SortedMap<String, Object> befores = new TreeMap<>();
        byCode.forEach((code, change) -> befores.put(code, change.before()));
        return befores;
    }
}
