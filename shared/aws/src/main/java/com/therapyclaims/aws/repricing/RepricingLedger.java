package com.therapyclaims.aws.repricing;

import static com.therapyclaims.aws.Attributes.required;
import static com.therapyclaims.aws.Attributes.text;

import com.therapyclaims.aws.Attributes;
import com.therapyclaims.aws.Table;
import com.therapyclaims.aws.Transactions;
import com.therapyclaims.aws.claims.ClaimWrites;
import com.therapyclaims.aws.claims.CurrentClaim;
import com.therapyclaims.domain.claims.ClaimRevision;
import com.therapyclaims.domain.repricing.AmountChange;
import com.therapyclaims.domain.repricing.ClaimChange;
import com.therapyclaims.domain.repricing.RepricedClaim;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.SortedMap;
import software.amazon.awssdk.services.dynamodb.model.AttributeValue;
import software.amazon.awssdk.services.dynamodb.model.TransactWriteItem;

/** The ledgers of repricings: a line for each claim that one has changed, written together with the claim's revision. */
final class RepricingLedger {
    private static final String MATE_IN = "mateIn";
    private static final String TOLD_IN = "toldIn";

    private final Table table;
    private final ClaimWrites claims;
    private final LedgerLines lines;

    RepricingLedger(Table table, ClaimWrites claims) {
        this.table = table;
        this.claims = claims;
        this.lines = new LedgerLines(table);
    }

    /** The changes that earlier attempts at these claims have recorded, by claim. */
    Map<String, Entry> entries(RepricingChunk chunk, List<String> claimIds) {
        Map<String, Entry> entries = new HashMap<>();
        table.all(claimIds.stream()
                        .map(id -> RepricingItems.ledgerKey(chunk.practiceId(), chunk.plan(), id))
                        .toList())
                .forEach(item -> entries.put(
                        required(item, "claimId"),
                        new Entry(
                                lines.change(chunk.practiceId(), item),
                                RepricingAmounts.byCode(item),
                                Attributes.optional(item, TOLD_IN),
                                Attributes.optional(item, MATE_IN))));
        return entries;
    }

    /**
     * The writes of a changed claim: its next revision and its line in the ledger; of a variance the line alone.
     *
     * @param mate whether the claim was counted by another chunk, of which it is unchanged
     * @param seen how it stood when it was read, if its day is to stand so too
     */
    List<TransactWriteItem> change(
            RepricingChunk chunk,
            RepricedClaim.Changed changed,
            boolean mate,
            Optional<CurrentClaim> seen,
            Instant now) {
        Map<String, AttributeValue> line =
                new HashMap<>(RepricingItems.ledgerItem(chunk, changed.change(), changed.byCode()));
        line.put(mate ? MATE_IN : TOLD_IN, text(chunk.root()));
        List<TransactWriteItem> writes = new ArrayList<>();
        writes.add(TransactWriteItem.builder()
                .put(Transactions.putNew(table, line))
                .build());
        if (changed.change().isVariance()) {
            writes.add(seen.map(current -> claims.stillLatest(changed.claim(), current))
                    .orElseGet(() -> claims.stillLatest(changed.claim())));
        } else {
            ClaimRevision next = changed.claim().repriced(now, chunk.plan().repricingId(), changed.decision());
            writes.addAll(seen.map(current -> claims.append(next, current)).orElseGet(() -> claims.append(next)));
        }
        return writes;
    }

    /**
     * A line of the ledger, with the amounts by code.
     *
     * @param toldIn the chunk that counts the claim, if the line says so and that chunk changed it
     * @param mateIn the chunk the claim was changed in as another's mate, if it was; of its own chunk it is unchanged
     */
    record Entry(
            ClaimChange change,
            SortedMap<String, AmountChange> byCode,
            Optional<String> toldIn,
            Optional<String> mateIn) {}
}
