package com.therapyclaims.aws.repricing;

import static java.util.function.Predicate.not;

import com.therapyclaims.aws.claims.CurrentClaim;
import com.therapyclaims.aws.repricing.RepricingItems.Run;
import com.therapyclaims.domain.payers.StandardPayers;
import com.therapyclaims.domain.repricing.ClaimChange;
import com.therapyclaims.domain.repricing.RepricedClaim;
import com.therapyclaims.domain.repricing.RepricingTotals;
import com.therapyclaims.domain.repricing.Told;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import software.amazon.awssdk.services.dynamodb.model.TransactWriteItem;

/**
 * The ledger as one chunk tells its claims in it: what each adds to the chunk's totals, so that a claim which several
 * chunks or several attempts at one come to is counted once. Thread-safe.
 */
final class ChunkLedger {
    private final RepricingStore store;
    private final RepricingChunk chunk;
    private final Instant startedAt;
    private final Set<String> mates;
    /** As it is at the chunk's begin: no list is signed while a delivery of it may take claims over ({@link WorkMark}). */
    private final Map<String, Optional<RebillSignatures.Last>> lastSigned = new ConcurrentHashMap<>();

    ChunkLedger(RepricingStore store, Run run, Chunk chunk) {
        this.store = store;
        this.startedAt = run.startedAt();
        this.chunk = chunk.name();
        this.mates = Set.copyOf(chunk.claims().mates());
    }

    /** Whether another chunk counts the claim. */
    boolean isMate(String claimId) {
        return mates.contains(claimId);
    }

    /** Whether the claim is a mate whose change another chunk tells. */
    boolean isMateToldElsewhere(String claimId) {
        return isMate(claimId) && told(claimId).filter(not(this::isOfThisChunk)).isPresent();
    }

    /**
     * The writes of a changed claim.
     *
     * @param told what repricings have told so far of claims with their payer, by claim
     * @param seen how it stood when it was read, if its day is to stand so too
     */
    List<TransactWriteItem> writes(
            RepricedClaim.Changed claim, Map<String, Told> told, Optional<CurrentClaim> seen, Instant now) {
        List<TransactWriteItem> writes = new ArrayList<>(
                store.ledger().change(chunk, claim, isMate(claim.claim().claimId()), seen, now));
        if (claim.change().isVariance()) {
            Optional<Told> before = Optional.ofNullable(told.get(claim.claim().claimId()));
            writes.add(store.variances()
                    .next(
                            chunk.plan(),
                            claim,
                            before,
                            before.filter(this::isSigned).isPresent(),
                            now));
        }
        return writes;
    }

    /**
     * Whether a signed list has what was told of a claim before. A list of an earlier version of this schedule no longer has
     * the claim once it knows of this repricing.
     */
    private boolean isSigned(Told told) {
        boolean isOfThisSchedule = told.by().startsWith(chunk.plan().scheduleId() + "-");
        return lastSigned
                .computeIfAbsent(told.by(), id -> store.lastSigned(chunk.practiceId(), id))
                .filter(signed -> !signed.hasAllUntil().isBefore(told.at())
                        && !(isOfThisSchedule && signed.leftDatesTo(chunk.plan().repricingId(), startedAt)))
                .isPresent();
    }

    /** What a claim adds whose change is written. */
    DayOutcome changed(RepricedClaim.Changed claim) {
        RepricingTotals none = RepricingTotals.NONE;
        return DayOutcome.of(
                isMate(claim.claim().claimId()) ? none.plusCounted(claim.change(), claim.byCode()) : none.plus(claim),
                claim.change());
    }

    /** What a claim adds that stays as it is; a mate was counted by its own chunk. */
    DayOutcome unchanged(RepricedClaim.Unchanged claim) {
        return DayOutcome.of(isMate(claim.claim().claimId()) ? RepricingTotals.NONE : RepricingTotals.NONE.plus(claim));
    }

    /**
     * What a claim adds whose change stands in the ledger: an earlier attempt at the chunk told it, or another chunk, for
     * which it was a mate or of which it is one.
     */
    Optional<DayOutcome> toldBefore(String claimId) {
        return told(claimId).map(entry -> {
            DayOutcome outcome =
                    DayOutcome.of(counted(claimId, entry), entry.change()).plus(limited(entry.change()));
            return isCountedElsewhere(claimId, entry) ? outcome.plus(DayOutcome.COUNTED_ELSEWHERE) : outcome;
        });
    }

    /** Whether it took otherwise of visit limits before cannot be told any more: its year is judged to be sure. */
    private static DayOutcome limited(ClaimChange change) {
        return change.isVariance() || change.payerId().equals(StandardPayers.MEDICARE)
                ? DayOutcome.NONE
                : DayOutcome.limited(List.of(change.claimId()));
    }

    private RepricingTotals counted(String claimId, RepricingLedger.Entry entry) {
        RepricingTotals none = RepricingTotals.NONE;
        if (isMate(claimId)) {
            return isOfThisChunk(entry) ? none.plusCounted(entry.change(), entry.byCode()) : none;
        }
        if (isCountedElsewhere(claimId, entry)) {
            return none;
        }
        return entry.mateIn().isPresent()
                ? none.plusBefore(entry.change(), entry.byCode())
                : none.plus(entry.change(), entry.byCode());
    }

    private Optional<RepricingLedger.Entry> told(String claimId) {
        return Optional.ofNullable(
                store.ledger().entries(chunk, List.of(claimId)).get(claimId));
    }

    private boolean isOfThisChunk(RepricingLedger.Entry entry) {
        return entry.mateIn().filter(chunk.root()::equals).isPresent();
    }

    /** A claim whose date of service was corrected while it was planned may be in a chunk of either date. */
    private boolean isCountedElsewhere(String claimId, RepricingLedger.Entry entry) {
        return !isMate(claimId)
                && entry.toldIn().filter(not(chunk.root()::equals)).isPresent();
    }
}
