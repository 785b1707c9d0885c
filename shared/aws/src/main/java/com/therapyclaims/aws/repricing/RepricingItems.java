package com.therapyclaims.aws.repricing;

import static com.therapyclaims.aws.Attributes.count;
import static com.therapyclaims.aws.Attributes.number;
import static com.therapyclaims.aws.Attributes.optional;
import static com.therapyclaims.aws.Attributes.required;
import static com.therapyclaims.aws.Attributes.text;

import com.therapyclaims.aws.Attributes;
import com.therapyclaims.domain.money.Money;
import com.therapyclaims.domain.repricing.AmountChange;
import com.therapyclaims.domain.repricing.Causes;
import com.therapyclaims.domain.repricing.ClaimChange;
import com.therapyclaims.domain.repricing.RepricingPlan;
import com.therapyclaims.domain.repricing.RepricingTotals;
import com.therapyclaims.domain.schedules.ScheduleVersion;
import java.time.Instant;
import java.time.LocalDate;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;
import software.amazon.awssdk.services.dynamodb.model.AttributeValue;

/**
 * The items of repricings in the claims table and their keys.
 *
 * <ul>
 *   <li>{@code REPRICING#<owner>#<id>}: the run, and its chunks with the ids of their claims.
 *   <li>{@code PRACTICE#<practice>#REPRICINGS}: each practice's own share of the runs that met its claims, by time.
 *   <li>{@code PRACTICE#<practice>#REPRICING#<owner>#<id>}: the practice's ledger, an item for each changed claim.
 * </ul>
 */
final class RepricingItems {
    static final String RUN = "RUN";
    static final String CHUNK_PREFIX = "CHUNK#";
    static final String CLAIM_PREFIX = "CLAIM#";

    private static final int FORMAT_VERSION = 1;
    private static final String CODE_PREFIX = "code:";

    private RepricingItems() {}

    static String runPartition(RepricingPlan plan) {
        return "REPRICING#" + owner(plan) + "#" + plan.repricingId();
    }

    static Map<String, AttributeValue> runKey(RepricingPlan plan) {
        return Attributes.key(runPartition(plan), RUN);
    }

    static Map<String, AttributeValue> chunkKey(RepricingChunk chunk) {
        return Attributes.key(runPartition(chunk.plan()), CHUNK_PREFIX + chunk.practiceId() + "#" + chunk.number());
    }

    static String sharesPartition(String practiceId) {
        return "PRACTICE#" + practiceId + "#REPRICINGS";
    }

    static Map<String, AttributeValue> shareKey(String practiceId, Run run) {
        return Attributes.key(
                sharesPartition(practiceId),
                Attributes.sortable(run.startedAt()) + "#" + run.plan().repricingId());
    }

    static String ledgerPartition(String practiceId, RepricingPlan plan) {
        return "PRACTICE#" + practiceId + "#REPRICING#" + owner(plan) + "#" + plan.repricingId();
    }

    static Map<String, AttributeValue> ledgerKey(String practiceId, RepricingPlan plan, String claimId) {
        return Attributes.key(ledgerPartition(practiceId, plan), CLAIM_PREFIX + claimId);
    }

    /** A repricing as a whole. */
    record Run(RepricingPlan plan, ScheduleVersion version, Instant startedAt, boolean planned) {}

    static Map<String, AttributeValue> runItem(Run run) {
        ScheduleVersion version = run.version();
        Map<String, AttributeValue> item = new HashMap<>(runKey(run.plan()));
        item.put("formatVersion", number(FORMAT_VERSION));
        run.plan().practiceId().ifPresent(id -> item.put("ownerPracticeId", text(id)));
        item.put("scheduleId", text(version.id()));
        item.put("version", text(version.version()));
        item.put("sha256", text(version.sha256()));
        item.put("effectiveFrom", text(version.effectiveFrom().toString()));
        version.effectiveTo().ifPresent(date -> item.put("effectiveTo", text(date.toString())));
        item.put("publishedAt", text(version.publishedAt().toString()));
        item.put("source", text(version.source()));
        item.put("startedAt", text(run.startedAt().toString()));
        item.put("planned", AttributeValue.fromBool(run.planned()));
        return item;
    }

    static Run run(Map<String, AttributeValue> item) {
        return new Run(
                new RepricingPlan(
                        required(item, "scheduleId"), required(item, "version"), optional(item, "ownerPracticeId")),
                new ScheduleVersion(
                        required(item, "scheduleId"),
                        required(item, "version"),
                        required(item, "sha256"),
                        LocalDate.parse(required(item, "effectiveFrom")),
                        optional(item, "effectiveTo").map(LocalDate::parse),
                        Instant.parse(required(item, "publishedAt")),
                        required(item, "source")),
                Instant.parse(required(item, "startedAt")),
                item.get("planned").bool());
    }

    static Map<String, AttributeValue> ledgerItem(
            String practiceId, RepricingPlan plan, ClaimChange change, SortedMap<String, AmountChange> byCode) {
        Map<String, AttributeValue> item = new HashMap<>(ledgerKey(practiceId, plan, change.claimId()));
        item.put("formatVersion", number(FORMAT_VERSION));
        item.put("claimId", text(change.claimId()));
        item.put("fromRevision", number(change.fromRevision()));
        change.toRevision().ifPresent(revision -> item.put("toRevision", number(revision)));
        item.putAll(amounts(new AmountChange(change.before(), change.after()), change.causes(), byCode));
        return item;
    }

    static ClaimChange change(Map<String, AttributeValue> item) {
        AmountChange amounts = amounts(item);
        return new ClaimChange(
                required(item, "claimId"),
                count(item, "fromRevision"),
                Optional.ofNullable(item.get("toRevision")).map(value -> Integer.valueOf(value.n())),
                amounts.before(),
                amounts.after(),
                amounts.delta(),
                causes(item));
    }

    /** What to add to a practice's share for a number of claims. */
    static Map<String, AttributeValue> additions(RepricingTotals totals) {
        Map<String, AttributeValue> add = amounts(totals.amounts(), totals.causes(), totals.byCode());
        add.put("done", number(totals.done()));
        add.put("changed", number(totals.changed()));
        add.put("unchanged", number(totals.unchanged()));
        return add;
    }

    static RepricingTotals totals(Map<String, AttributeValue> share) {
        return new RepricingTotals(
                count(share, "changed"), count(share, "unchanged"), amounts(share), causes(share), byCode(share));
    }

    static SortedMap<String, AmountChange> byCode(Map<String, AttributeValue> item) {
        SortedMap<String, AmountChange> byCode = new TreeMap<>();
        item.forEach((name, value) -> {
            if (name.startsWith(CODE_PREFIX)) {
                int end = name.lastIndexOf(':');
                String code = name.substring(CODE_PREFIX.length(), end);
                Money amount = Money.of(value.n());
                byCode.merge(
                        code,
                        name.endsWith(":before")
                                ? new AmountChange(amount, Money.ZERO)
                                : new AmountChange(Money.ZERO, amount),
                        AmountChange::plus);
            }
        });
        return byCode;
    }

    private static Map<String, AttributeValue> amounts(
            AmountChange amounts, Causes causes, SortedMap<String, AmountChange> byCode) {
        Map<String, AttributeValue> item = new HashMap<>();
        item.put("before", money(amounts.before()));
        item.put("after", money(amounts.after()));
        item.put("rvu", money(causes.rvu()));
        item.put("gpci", money(causes.gpci()));
        item.put("conversionFactor", money(causes.conversionFactor()));
        item.put("contract", money(causes.contract()));
        item.put("rule", money(causes.rule()));
        byCode.forEach((code, change) -> {
            item.put(CODE_PREFIX + code + ":before", money(change.before()));
            item.put(CODE_PREFIX + code + ":after", money(change.after()));
        });
        return item;
    }

    private static AmountChange amounts(Map<String, AttributeValue> item) {
        return new AmountChange(money(item, "before"), money(item, "after"));
    }

    private static Causes causes(Map<String, AttributeValue> item) {
        return new Causes(
                money(item, "rvu"),
                money(item, "gpci"),
                money(item, "conversionFactor"),
                money(item, "contract"),
                money(item, "rule"));
    }

    private static AttributeValue money(Money amount) {
        return AttributeValue.fromN(amount.toString());
    }

    private static Money money(Map<String, AttributeValue> item, String name) {
        return Optional.ofNullable(item.get(name))
                .map(value -> Money.of(value.n()))
                .orElse(Money.ZERO);
    }

    private static String owner(RepricingPlan plan) {
        return plan.practiceId().map(id -> "PRACTICE#" + id).orElse("medicare");
    }
}
