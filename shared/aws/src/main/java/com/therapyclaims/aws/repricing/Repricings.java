package com.therapyclaims.aws.repricing;

import static com.therapyclaims.aws.Attributes.count;
import static com.therapyclaims.aws.Attributes.optional;

import com.therapyclaims.aws.InvalidCursorException;
import com.therapyclaims.aws.ListPage;
import com.therapyclaims.aws.Table;
import com.therapyclaims.aws.claims.ClaimBatches;
import com.therapyclaims.aws.claims.JsonRevisionDocuments;
import com.therapyclaims.aws.repricing.RepricingItems.Run;
import com.therapyclaims.domain.repricing.ClaimChange;
import com.therapyclaims.domain.repricing.Repricing;
import com.therapyclaims.domain.repricing.YearChange;
import java.time.Clock;
import java.time.Instant;
import java.util.Map;
import java.util.Optional;
import software.amazon.awssdk.services.dynamodb.model.AttributeValue;

/** Repricings as one practice reads them: its own share and its own ledger, whatever id or cursor it sends. */
public final class Repricings {
    private final Table table;
    private final Clock clock;
    private final ClaimBatches claims;
    private final RepricingRuns runs;
    private final PartitionPages pages;
    private final LedgerLines ledger;

    /** The repricings in this table. */
    public Repricings(Table table, Clock clock) {
        this.table = table;
        this.clock = clock;
        this.claims = new ClaimBatches(table, new JsonRevisionDocuments());
        this.runs = new RepricingRuns(table);
        this.pages = new PartitionPages(table);
        this.ledger = new LedgerLines(table);
    }

    /**
     * The repricings that met claims of the practice, newest first.
     *
     * @throws InvalidCursorException if the cursor is none of this list
     */
    public ListPage<Repricing> page(String practiceId, int limit, Optional<String> cursor) {
        ListPage<Map<String, AttributeValue>> shares =
                pages.page(RepricingItems.sharesPartition(practiceId), false, limit, cursor, Optional.empty());
        return new ListPage<>(
                shares.items().stream()
                        .map(share ->
                                repricing(runs.find(RepricingItems.plan(share)).orElseThrow(), share))
                        .toList(),
                shares.nextCursor());
    }

    /** One repricing; with nothing but zeros where it met no claim of the practice. */
    public Optional<Repricing> find(String practiceId, String id) {
        return runSeenBy(practiceId, id)
                .map(run -> repricing(
                        run, table.get(RepricingItems.shareKey(practiceId, run)).orElse(Map.of())));
    }

    /**
     * The claims of the practice that a repricing changed, by id; empty if there is no such repricing.
     *
     * @throws InvalidCursorException if the cursor is none of this list
     */
    public Optional<ListPage<ClaimChange>> changes(String practiceId, String id, int limit, Optional<String> cursor) {
        return runSeenBy(practiceId, id).map(run -> ledger.page(practiceId, run.plan(), limit, cursor));
    }

    /**
     * A page of the claims of the practice to rebill, by id: they are with their payer and would be paid differently now. Empty
     * if there is no such repricing.
     *
     * @throws InvalidCursorException if the cursor is none of this list
     */
    public Optional<ListPage<ClaimChange>> variances(String practiceId, String id, int limit, Optional<String> cursor) {
        return runSeenBy(practiceId, id).map(run -> toRebill(practiceId, run).page(limit, cursor));
    }

    /** The claims of the practice to rebill. */
    ClaimsToRebill toRebill(String practiceId, Run run) {
        return new ClaimsToRebill(table, claims, practiceId, run);
    }

    /**
     * The claims of the practice that stand otherwise in their patient's year after a repricing, by id; empty if there is
     * no such repricing.
     *
     * @throws InvalidCursorException if the cursor is none of this list
     */
    public Optional<ListPage<YearChange>> yearChanges(
            String practiceId, String id, int limit, Optional<String> cursor) {
        return runSeenBy(practiceId, id).map(run -> {
            ListPage<Map<String, AttributeValue>> lines = pages.page(
                    YearLines.partition(practiceId, run.plan()),
                    true,
                    limit,
                    cursor,
                    Optional.of("attribute_not_exists(" + YearLines.WITHDRAWN + ")"));
            return new ListPage<>(lines.items().stream().map(YearLines::change).toList(), lines.nextCursor());
        });
    }

    /** The run, if the practice may see it. */
    Optional<Run> runSeenBy(String practiceId, String id) {
        return runs.seenBy(practiceId, id);
    }

    private Repricing repricing(Run run, Map<String, AttributeValue> share) {
        return Repricing.of(
                run.plan().repricingId(),
                run.version(),
                new Repricing.Course(
                        run.startedAt(),
                        run.planned(),
                        run.looksAgainAt(),
                        run.pausedSince(),
                        run.pausedBefore(),
                        clock.instant()),
                new Repricing.Share(
                        count(share, "total"),
                        count(share, "failed"),
                        RepricingAmounts.totals(share),
                        RepricingItems.again(share),
                        optional(share, "lastDoneAt").map(Instant::parse),
                        RepricingItems.idle(share),
                        new Repricing.YearChanges(
                                count(share, RepricingItems.YEAR_REVISED),
                                count(share, RepricingItems.YEAR_VARIANCES),
                                count(share, YearStore.OPEN) > 0)));
    }
}
