package com.therapyclaims.domain.repricing;

import java.time.YearMonth;
import java.util.Collections;
import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.function.UnaryOperator;

/**
 * What repricing a number of claims came to. Each division adds up to the same amounts.
 *
 * @param changed claims with a changed amount
 * @param unchanged claims without
 * @param variances those of the changed claims that keep their price because they are with their payer
 * @param amounts the allowed amounts of all these claims
 * @param causes what the changes come from
 * @param byCode the allowed amounts by code
 * @param byPayer the allowed amounts by payer
 * @param byMonth the allowed amounts by month of service
 */
public record RepricingTotals(
        int changed,
        int unchanged,
        int variances,
        AmountChange amounts,
        Causes causes,
        SortedMap<String, AmountChange> byCode,
        SortedMap<String, AmountChange> byPayer,
        SortedMap<YearMonth, AmountChange> byMonth) {
    /** No claims. */
    public static final RepricingTotals NONE = new RepricingTotals(
            0, 0, 0, AmountChange.NONE, Causes.NONE, new TreeMap<>(), new TreeMap<>(), new TreeMap<>());

    public RepricingTotals {
        byCode = Collections.unmodifiableSortedMap(new TreeMap<>(byCode));
        byPayer = Collections.unmodifiableSortedMap(new TreeMap<>(byPayer));
        byMonth = Collections.unmodifiableSortedMap(new TreeMap<>(byMonth));
    }

    /** Claims that are done. */
    public int done() {
        return changed + unchanged;
    }

    /** With one more claim. */
    public RepricingTotals plus(RepricedClaim claim) {
        return switch (claim) {
            case RepricedClaim.Unchanged same -> plus(of(same));
            case RepricedClaim.Changed other -> plus(other.change(), other.byCode());
        };
    }

    /** With one more claim that an earlier attempt changed. */
    public RepricingTotals plus(ClaimChange change, SortedMap<String, AmountChange> codes) {
        return plus(1, 0, change, change.causes(), codes, UnaryOperator.identity());
    }

    /**
     * With a claim changed that counts as unchanged already: it is no claim more, and what it was counted with before
     * changes by what it changes by now.
     */
    public RepricingTotals plusCounted(ClaimChange change, SortedMap<String, AmountChange> codes) {
        return plus(1, -1, change, change.causes(), codes, AmountChange::deltaAlone);
    }

    /** With one more claim that counts as changed already: as it was before. */
    public RepricingTotals plusBefore(ClaimChange change, SortedMap<String, AmountChange> codes) {
        return plus(0, 1, change, Causes.NONE, codes, AmountChange::beforeAlone);
    }

    /** With what part of the claim's amounts is to be counted, under its codes, payer and month. */
    private RepricingTotals plus(
            int moreChanged,
            int moreUnchanged,
            ClaimChange change,
            Causes moreCauses,
            SortedMap<String, AmountChange> codes,
            UnaryOperator<AmountChange> part) {
        SortedMap<String, AmountChange> parts = new TreeMap<>();
        codes.forEach((code, whole) -> parts.put(code, part.apply(whole)));
        AmountChange counted = part.apply(new AmountChange(change.before(), change.after()));
        return plus(new RepricingTotals(
                moreChanged,
                moreUnchanged,
                moreChanged == 1 && change.isVariance() ? 1 : 0,
                counted,
                moreCauses,
                parts,
                only(change.payerId(), counted),
                only(YearMonth.from(change.dateOfService()), counted)));
    }

    /** Both together. */
    public RepricingTotals plus(RepricingTotals more) {
        return new RepricingTotals(
                changed + more.changed,
                unchanged + more.unchanged,
                variances + more.variances,
                amounts.plus(more.amounts),
                causes.plus(more.causes),
                sum(byCode, more.byCode),
                sum(byPayer, more.byPayer),
                sum(byMonth, more.byMonth));
    }

    private static RepricingTotals of(RepricedClaim.Unchanged same) {
        return new RepricingTotals(
                0,
                1,
                0,
                same.amounts(),
                Causes.NONE,
                same.byCode(),
                only(same.claim().visit().payerId(), same.amounts()),
                only(YearMonth.from(same.claim().visit().dateOfService()), same.amounts()));
    }

    private static <K> SortedMap<K, AmountChange> only(K key, AmountChange amounts) {
        return new TreeMap<>(Map.of(key, amounts));
    }

    private static <K> SortedMap<K, AmountChange> sum(
            SortedMap<K, AmountChange> some, SortedMap<K, AmountChange> more) {
        SortedMap<K, AmountChange> sum = new TreeMap<>(some);
        more.forEach((key, change) -> sum.merge(key, change, AmountChange::plus));
        return sum;
    }
}
