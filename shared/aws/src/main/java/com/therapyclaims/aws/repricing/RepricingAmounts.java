package com.therapyclaims.aws.repricing;

import static com.therapyclaims.aws.Attributes.count;
import static com.therapyclaims.aws.Attributes.money;
import static com.therapyclaims.aws.Attributes.number;

import com.therapyclaims.domain.money.Money;
import com.therapyclaims.domain.repricing.AmountChange;
import com.therapyclaims.domain.repricing.Causes;
import com.therapyclaims.domain.repricing.RepricingTotals;
import com.therapyclaims.domain.repricing.Variance;
import java.time.YearMonth;
import java.util.HashMap;
import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.function.Function;
import software.amazon.awssdk.services.dynamodb.model.AttributeValue;

/** What repricings tell in money, as attributes: amounts before and after, their causes, and the parts by code, payer and month. */
final class RepricingAmounts {
    private static final String CODE = "code:";
    private static final String PAYER = "payer:";
    private static final String MONTH = "month:";
    private static final String BEFORE = ":before";
    private static final String AFTER = ":after";

    private RepricingAmounts() {}

    /** What a claim with its payer differs by. */
    static Map<String, AttributeValue> variance(Variance variance) {
        return of(variance.amounts(), variance.causes(), variance.byCode());
    }

    /** The same, read. */
    static Variance readVariance(Map<String, AttributeValue> item) {
        return new Variance(amounts(item), causes(item), byCode(item));
    }

    /** What to add to a practice's share for a number of claims. */
    static Map<String, AttributeValue> additions(RepricingTotals totals) {
        Map<String, AttributeValue> add = of(totals.amounts(), totals.causes(), totals.byCode());
        add.putAll(parts(PAYER, totals.byPayer()));
        add.putAll(parts(MONTH, totals.byMonth()));
        add.put("done", number(totals.done()));
        add.put("changed", number(totals.changed()));
        add.put("unchanged", number(totals.unchanged()));
        add.put("variances", number(totals.variances()));
        return add;
    }

    static RepricingTotals totals(Map<String, AttributeValue> share) {
        return new RepricingTotals(
                count(share, "changed"),
                count(share, "unchanged"),
                count(share, "variances"),
                amounts(share),
                causes(share),
                byCode(share),
                parts(share, PAYER, Function.identity()),
                parts(share, MONTH, YearMonth::parse));
    }

    static SortedMap<String, AmountChange> byCode(Map<String, AttributeValue> item) {
        return parts(item, CODE, Function.identity());
    }

    private static <K> SortedMap<K, AmountChange> parts(
            Map<String, AttributeValue> item, String prefix, Function<String, K> key) {
        SortedMap<K, AmountChange> parts = new TreeMap<>();
        item.forEach((name, value) -> {
            if (name.startsWith(prefix)) {
                Money amount = Money.of(value.n());
                parts.merge(
                        key.apply(name.substring(prefix.length(), name.lastIndexOf(':'))),
                        name.endsWith(BEFORE)
                                ? new AmountChange(amount, Money.ZERO)
                                : new AmountChange(Money.ZERO, amount),
                        AmountChange::plus);
            }
        });
        return parts;
    }

    private static <K> Map<String, AttributeValue> parts(String prefix, SortedMap<K, AmountChange> parts) {
        Map<String, AttributeValue> item = new HashMap<>();
        parts.forEach((key, change) -> {
            item.put(prefix + key + BEFORE, money(change.before()));
            item.put(prefix + key + AFTER, money(change.after()));
        });
        return item;
    }

    /** Amounts before and after, what changed them, and the same by code. */
    static Map<String, AttributeValue> of(AmountChange amounts, Causes causes, SortedMap<String, AmountChange> byCode) {
        Map<String, AttributeValue> item = parts(CODE, byCode);
        item.put("before", money(amounts.before()));
        item.put("after", money(amounts.after()));
        item.put("rvu", money(causes.rvu()));
        item.put("gpci", money(causes.gpci()));
        item.put("conversionFactor", money(causes.conversionFactor()));
        item.put("contract", money(causes.contract()));
        item.put("rule", money(causes.rule()));
        return item;
    }

    static AmountChange amounts(Map<String, AttributeValue> item) {
        return new AmountChange(sum(item, "before"), sum(item, "after"));
    }

    static Causes causes(Map<String, AttributeValue> item) {
        return new Causes(
                sum(item, "rvu"),
                sum(item, "gpci"),
                sum(item, "conversionFactor"),
                sum(item, "contract"),
                sum(item, "rule"));
    }

    /** A sum that nothing was added to is not there. */
    private static Money sum(Map<String, AttributeValue> item, String name) {
        return item.containsKey(name) ? money(item, name) : Money.ZERO;
    }
}
