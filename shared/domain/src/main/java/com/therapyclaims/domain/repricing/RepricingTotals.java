package com.therapyclaims.domain.repricing;

import java.util.Collections;
import java.util.SortedMap;
import java.util.TreeMap;

/**
 * What repricing a number of claims came to.
 *
 * @param changed claims with a changed amount
 * @param unchanged claims without
 * @param amounts the allowed amounts of all these claims
 * @param causes what the changes come from
 * @param byCode the allowed amounts by code
 */
public record RepricingTotals(
        int changed, int unchanged, AmountChange amounts, Causes causes, SortedMap<String, AmountChange> byCode) {
    /** No claims. */
    public static final RepricingTotals NONE =
            new RepricingTotals(0, 0, AmountChange.NONE, Causes.NONE, new TreeMap<>());

    public RepricingTotals {
        byCode = Collections.unmodifiableSortedMap(new TreeMap<>(byCode));
    }

    /** Claims that are done. */
    public int done() {
        return changed + unchanged;
    }

    /** With one more claim. */
    public RepricingTotals plus(RepricedClaim claim) {
        return switch (claim) {
            case RepricedClaim.Unchanged unchangedClaim ->
                plus(0, 1, unchangedClaim.amounts(), Causes.NONE, claim.byCode());
            case RepricedClaim.Changed changedClaim -> plus(changedClaim.change(), claim.byCode());
        };
    }

    /** With one more claim that an earlier attempt changed. */
    public RepricingTotals plus(ClaimChange change, SortedMap<String, AmountChange> codes) {
        return plus(1, 0, new AmountChange(change.before(), change.after()), change.causes(), codes);
    }

    private RepricingTotals plus(
            int moreChanged,
            int moreUnchanged,
            AmountChange more,
            Causes moreCauses,
            SortedMap<String, AmountChange> moreCodes) {
        SortedMap<String, AmountChange> codes = new TreeMap<>(byCode);
        moreCodes.forEach((code, change) -> codes.merge(code, change, AmountChange::plus));
        return new RepricingTotals(
                changed + moreChanged, unchanged + moreUnchanged, amounts.plus(more), causes.plus(moreCauses), codes);
    }
}
