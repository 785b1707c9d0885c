package com.therapyclaims.aws.repricing;

import com.therapyclaims.aws.InvalidCursorException;
import com.therapyclaims.aws.ListPage;
import com.therapyclaims.aws.Table;
import com.therapyclaims.aws.claims.ClaimKeys;
import com.therapyclaims.domain.repricing.ClaimChange;
import com.therapyclaims.domain.repricing.RepricingPlan;
import java.util.Map;
import java.util.Optional;
import software.amazon.awssdk.services.dynamodb.model.AttributeValue;

/** The lines of practices' ledgers as they are read: the claims that a repricing changed, by id. */
final class LedgerLines {
    private final Table table;
    private final PartitionPages pages;

    LedgerLines(Table table) {
        this.table = table;
        this.pages = new PartitionPages(table);
    }

    /**
     * A page of a ledger.
     *
     * @throws InvalidCursorException if the cursor is none of this list
     */
    ListPage<ClaimChange> page(String practiceId, RepricingPlan plan, int limit, Optional<String> cursor) {
        return page(practiceId, plan, limit, cursor, Optional.empty());
    }

    /** The same of claims with their payer alone: they keep their revision. */
    ListPage<ClaimChange> variances(String practiceId, RepricingPlan plan, int limit, Optional<String> cursor) {
        return page(practiceId, plan, limit, cursor, Optional.of("attribute_not_exists(toRevision)"));
    }

    private ListPage<ClaimChange> page(
            String practiceId, RepricingPlan plan, int limit, Optional<String> cursor, Optional<String> filter) {
        ListPage<Map<String, AttributeValue>> lines =
                pages.page(RepricingItems.ledgerPartition(practiceId, plan), true, limit, cursor, filter);
        return new ListPage<>(
                lines.items().stream().map(line -> change(practiceId, line)).toList(), lines.nextCursor());
    }

    /** What a line says; payer and date of service are the claim's where it is of before lines said them. */
    ClaimChange change(String practiceId, Map<String, AttributeValue> line) {
        return RepricingItems.change(
                line,
                claimId -> table.get(ClaimKeys.current(practiceId, claimId))
                        .orElseThrow(() -> new IllegalStateException("a ledger's line without its claim")));
    }
}
