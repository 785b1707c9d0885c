package com.therapyclaims.aws.repricing;

import static com.therapyclaims.aws.Attributes.count;
import static com.therapyclaims.aws.Attributes.number;
import static com.therapyclaims.aws.Attributes.optional;
import static com.therapyclaims.aws.Attributes.required;
import static com.therapyclaims.aws.Attributes.text;

import com.therapyclaims.aws.Attributes;
import com.therapyclaims.aws.ItemFormat;
import com.therapyclaims.aws.schedules.VersionAttributes;
import com.therapyclaims.domain.repricing.AmountChange;
import com.therapyclaims.domain.repricing.ClaimChange;
import com.therapyclaims.domain.repricing.Repricing;
import com.therapyclaims.domain.repricing.RepricingPlan;
import com.therapyclaims.domain.schedules.ScheduleVersion;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import java.util.SortedMap;
import java.util.function.Function;
import software.amazon.awssdk.services.dynamodb.model.AttributeValue;

/**
 * The items of repricings in the claims table and their keys.
 *
 * <ul>
 *   <li>{@code REPRICING#<owner>#<id>}: the run, its chunks with the ids of their claims, and the patients' years they
 *       touched.
 *   <li>{@code PRACTICE#<practice>#REPRICINGS}: each practice's own share of the runs that met its claims, by time.
 *   <li>{@code PRACTICE#<practice>#REPRICING#<owner>#<id>}: the practice's ledger, an item for each changed claim.
 *   <li>the same with {@code #YEARS}: an item for each claim that stands otherwise in its patient's year.
 *   <li>{@code PRACTICE#<practice>#REBILL}, {@code WORK}: the mark that deliveries of the practice's chunks set.
 *   <li>{@code PRACTICE#<practice>#REBILL#<id>}: who signed the practice's list of a repricing, by time.
 *   <li>{@code PRACTICE#<practice>#CLAIM#<claim>}, {@code VARIANCE}: what all repricings told of a claim with its payer.
 * </ul>
 */
final class RepricingItems {
    static final String RUN = "RUN";
    static final String CHUNK_PREFIX = "CHUNK#";
    static final String CLAIM_PREFIX = "CLAIM#";
    static final String YEAR_REVISED = "yearRevised";
    static final String YEAR_VARIANCES = "yearVariances";
    static final String LOOKS_AGAIN_AT = "looksAgainAt";
    static final String IDLE_SINCE = "idleSince";
    static final String IDLE_UNTIL = "idleUntil";
    static final String AGAIN_TOTAL = "againTotal";
    static final String AGAIN_DONE = "againDone";
    static final String AGAIN_FAILED = "againFailed";

    private RepricingItems() {}

    static String runPartition(RepricingPlan plan) {
        return "REPRICING#" + owner(plan) + "#" + plan.repricingId();
    }

    static Map<String, AttributeValue> runKey(RepricingPlan plan) {
        return Attributes.key(runPartition(plan), RUN);
    }

    static Map<String, AttributeValue> chunkKey(RepricingChunk chunk) {
        return Attributes.key(runPartition(chunk.plan()), CHUNK_PREFIX + chunk.number() + "#" + chunk.practiceId());
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

    /**
     * A repricing as a whole.
     *
     * @param planned whether every claim is in a chunk
     * @param looksAgainAt when the second look is due; empty once every claim it finds is in a chunk, and of repricings of
     *     earlier programs, which did not say
     * @param pausedSince when it was paused, while it is
     * @param pausedBefore how long earlier pauses took together
     */
    record Run(
            RepricingPlan plan,
            ScheduleVersion version,
            Instant startedAt,
            boolean planned,
            Optional<Instant> looksAgainAt,
            Optional<Instant> pausedSince,
            Duration pausedBefore) {
        /** Clocks of two machines differ less, and no request takes as long to decide. */
        private static final Duration CLOCKS_DIFFER = Duration.ofMinutes(2);

        static Run begun(RepricingPlan plan, ScheduleVersion version, Instant now, Duration secondLookAfter) {
            return new Run(
                    plan, version, now, false, Optional.of(now.plus(secondLookAfter)), Optional.empty(), Duration.ZERO);
        }

        /** What was archived before this knows every table that was published when the repricing began. */
        Instant settledBefore() {
            return startedAt.minus(CLOCKS_DIFFER);
        }

        boolean paused() {
            return pausedSince.isPresent();
        }
    }

    static Map<String, AttributeValue> runItem(Run run) {
        ScheduleVersion version = run.version();
        Map<String, AttributeValue> item = new HashMap<>(runKey(run.plan()));
        ItemFormat.putInto(item);
        run.plan().practiceId().ifPresent(id -> item.put("ownerPracticeId", text(id)));
        VersionAttributes.putInto(item, "scheduleId", version);
        item.put("startedAt", text(run.startedAt().toString()));
        item.put("planned", AttributeValue.fromBool(run.planned()));
        run.looksAgainAt().ifPresent(moment -> item.put(LOOKS_AGAIN_AT, text(moment.toString())));
        return item;
    }

    static Run run(Map<String, AttributeValue> item) {
        return new Run(
                plan(item),
                VersionAttributes.read(item, "scheduleId"),
                Instant.parse(required(item, "startedAt")),
                item.get("planned").bool(),
                optional(item, LOOKS_AGAIN_AT).map(Instant::parse),
                optional(item, "pausedSince").map(Instant::parse),
                Duration.ofSeconds(count(item, "pausedSeconds")));
    }

    /** The plan of a run, or of a practice's share of one. */
    static RepricingPlan plan(Map<String, AttributeValue> share) {
        return new RepricingPlan(
                required(share, "scheduleId"), required(share, "version"), optional(share, "ownerPracticeId"));
    }

    static Map<String, AttributeValue> ledgerItem(
            RepricingChunk chunk, ClaimChange change, SortedMap<String, AmountChange> byCode) {
        Map<String, AttributeValue> item = new HashMap<>(ledgerKey(chunk.practiceId(), chunk.plan(), change.claimId()));
        ItemFormat.putInto(item);
        item.put("claimId", text(change.claimId()));
        item.put("fromRevision", number(change.fromRevision()));
        change.toRevision().ifPresent(revision -> item.put("toRevision", number(revision)));
        item.put("payerId", text(change.payerId()));
        item.put("dateOfService", text(change.dateOfService().toString()));
        item.putAll(RepricingAmounts.of(new AmountChange(change.before(), change.after()), change.causes(), byCode));
        return item;
    }

    /**
     * A line of the ledger.
     *
     * @param current the claim's summary, asked where the line is of before lines said payer and date of service
     */
    static ClaimChange change(Map<String, AttributeValue> line, Function<String, Map<String, AttributeValue>> current) {
        Map<String, AttributeValue> item = line;
        if (!line.containsKey("payerId")) {
            item = new HashMap<>(current.apply(required(line, "claimId")));
            item.putAll(line);
        }
        return change(item);
    }

    private static ClaimChange change(Map<String, AttributeValue> item) {
        AmountChange amounts = RepricingAmounts.amounts(item);
        return new ClaimChange(
                required(item, "claimId"),
                count(item, "fromRevision"),
                Optional.ofNullable(item.get("toRevision")).map(value -> Integer.valueOf(value.n())),
                required(item, "payerId"),
                LocalDate.parse(required(item, "dateOfService")),
                amounts.before(),
                amounts.after(),
                amounts.delta(),
                RepricingAmounts.causes(item));
    }

    /** How long a share had nothing to do before the second look found more. */
    static Duration idle(Map<String, AttributeValue> share) {
        return optional(share, IDLE_SINCE)
                .map(since -> Duration.between(Instant.parse(since), Instant.parse(required(share, IDLE_UNTIL))))
                .orElse(Duration.ZERO);
    }

    /** The claims of a share that are priced once more. */
    static Repricing.Again again(Map<String, AttributeValue> share) {
        return new Repricing.Again(count(share, AGAIN_TOTAL), count(share, AGAIN_DONE), count(share, AGAIN_FAILED));
    }

    private static String owner(RepricingPlan plan) {
        return plan.practiceId().map(id -> "PRACTICE#" + id).orElse("medicare");
    }
}
