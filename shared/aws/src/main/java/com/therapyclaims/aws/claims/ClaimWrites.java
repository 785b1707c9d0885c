package com.therapyclaims.aws.claims;

import static com.therapyclaims.aws.Attributes.number;
import static com.therapyclaims.aws.Attributes.text;

import com.therapyclaims.aws.Attributes;
import com.therapyclaims.aws.ItemFormat;
import com.therapyclaims.aws.Table;
import com.therapyclaims.aws.Transactions;
import com.therapyclaims.aws.claims.CurrentItem.Condition;
import com.therapyclaims.domain.claims.ClaimRevision;
import com.therapyclaims.domain.claims.ClaimStatus;
import com.therapyclaims.domain.claims.DayChange;
import com.therapyclaims.domain.claims.IdempotencyKey;
import com.therapyclaims.domain.claims.PatientDay;
import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import java.util.stream.Stream;
import software.amazon.awssdk.services.dynamodb.model.AttributeValue;
import software.amazon.awssdk.services.dynamodb.model.Put;
import software.amazon.awssdk.services.dynamodb.model.ReturnValuesOnConditionCheckFailure;
import software.amazon.awssdk.services.dynamodb.model.TransactWriteItem;

/**
 * The conditional writes of claims, which keep revisions without gaps and never overwritten. A claim has one {@link CurrentItem}
 * and an item for each revision ({@link RevisionItems}); its patient's day has one too.
 */
public final class ClaimWrites {
    /** The writes of a claim's revision: its summary and the revision itself. */
    static final int CLAIM_WRITES = 2;

    /** So many days and authorizations have room in a transaction, however many other claims of the day it changes. */
    private static final int DAYS_AND_AUTHORIZATIONS = 5;

    private final Table table;
    private final RevisionItems revisions;

    /** Writes into this table. */
    public ClaimWrites(Table table, RevisionDocuments documents) {
        this.table = table;
        this.revisions = new RevisionItems(documents);
    }

    /**
     * The writes of a new claim: its idempotency key first, so that a cancelled transaction's first reason tells, then
     * the claim, then its day.
     */
    List<TransactWriteItem> create(ClaimRevision first, IdempotencyKey key, DayChange change) {
        Put current = Transactions.putNew(table, CurrentItem.of(first));
        return Stream.concat(
                        Stream.of(remember(first, key, first.recordedAt()), write(current), write(newRevision(first))),
                        days(first, change))
                .toList();
    }

    /** The write that makes a request with this key recognised: the key refers to the revision that it is answered with. */
    TransactWriteItem remember(ClaimRevision answered, IdempotencyKey key, Instant now) {
        return write(RememberedRequest.put(
                table,
                answered.practiceId(),
                key,
                Map.of("claimId", text(answered.claimId()), "revision", number(answered.revision())),
                now));
    }

    /** Whether a change of days can be written in one transaction: a claim that is held still is one write. */
    static boolean fits(DayChange change, String claimId) {
        int others = CLAIM_WRITES * change.revisions().size()
                + change.unchangedBeside(claimId).size();
        int days = change.seen().size() + change.authorizations().size();
        // The claim's key is one more.
        return 1 + CLAIM_WRITES + others + Math.max(DAYS_AND_AUTHORIZATIONS, days) <= Transactions.MOST_WRITES;
    }

    /**
     * The writes of a further revision: the summary moves on only from the revision before, and the revision item must
     * be new. To be written in one transaction, alone or with what must happen together with it.
     */
    public List<TransactWriteItem> append(ClaimRevision next) {
        return append(next, Condition.at(next.revision() - 1));
    }

    /** The same, on condition that the day of the claim has not changed either since it was read. */
    public List<TransactWriteItem> append(ClaimRevision next, CurrentClaim seen) {
        return append(next, Condition.of(seen));
    }

    private List<TransactWriteItem> append(ClaimRevision next, Condition before) {
        Put current = Put.builder()
                .tableName(table.name())
                .item(CurrentItem.of(next))
                .conditionExpression(before.expression())
                .expressionAttributeValues(before.values())
                .returnValuesOnConditionCheckFailure(ReturnValuesOnConditionCheckFailure.ALL_OLD)
                .build();
        return List.of(write(current), write(newRevision(next)));
    }

    /** The writes of a further revision: the key first, if there is one, then the claim, then its day. */
    List<TransactWriteItem> append(ClaimRevision next, Optional<IdempotencyKey> key, DayChange change) {
        return Stream.of(
                        key.map(sent -> remember(next, sent, next.recordedAt())).stream(),
                        append(next).stream(),
                        days(next, change))
                .flatMap(Function.identity())
                .toList();
    }

    /**
     * What a revision changes in its day, on condition that the day and its claims are as they were seen. Those that stay
     * as they are learn that their day changed.
     */
    private Stream<TransactWriteItem> days(ClaimRevision claim, DayChange change) {
        return Stream.of(
                        change.seen().stream().map(day -> write(dayAfter(claim, day))),
                        change.revisions().stream().flatMap(other -> append(other).stream()),
                        change.unchangedBeside(claim.claimId()).stream().map(other -> mark(other, DayMark.of(claim))),
                        change.usedBy(claim).stream()
                                .map(seen ->
                                        PatientAuthorizationItems.use(table, claim, change.usersOf(seen, claim), seen)))
                .flatMap(Function.identity());
    }

    /** The day with this revision in place of the claim's earlier one. */
    private Put dayAfter(ClaimRevision claim, PatientDay day) {
        Stream<String> others =
                day.claims().stream().map(ClaimRevision::claimId).filter(id -> !id.equals(claim.claimId()));
        boolean stays = claim.status() != ClaimStatus.VOID && day.isOf(claim.visit());
        List<AttributeValue> ids = Stream.concat(others, stays ? Stream.of(claim.claimId()) : Stream.empty())
                .map(Attributes::text)
                .toList();
        Map<String, AttributeValue> item =
                new HashMap<>(ClaimKeys.day(day.practiceId(), day.patientId(), day.dateOfService()));
        ItemFormat.putInto(item);
        item.put("version", number(day.version() + 1));
        item.put("claimIds", AttributeValue.fromL(ids));
        return Put.builder()
                .tableName(table.name())
                .item(item)
                .conditionExpression(condition(day))
                .expressionAttributeValues(Map.of(":seen", number(day.version())))
                .build();
    }

    /** Tells a claim that stays as it is that its day changed, on condition that this revision is its latest. */
    private TransactWriteItem mark(ClaimRevision claim, DayMark mark) {
        Map<String, AttributeValue> values =
                new HashMap<>(Condition.at(claim.revision()).values());
        values.put(":mark", text(mark.text()));
        return TransactWriteItem.builder()
                .update(update -> update.tableName(table.name())
                        .key(ClaimKeys.current(claim.practiceId(), claim.claimId()))
                        .updateExpression("SET " + CurrentItem.DAY_MARK + " = :mark")
                        .conditionExpression(Condition.at(claim.revision()).expression())
                        .expressionAttributeValues(values))
                .build();
    }

    /** The condition, within a transaction, that this revision is still the claim's latest. */
    public TransactWriteItem stillLatest(ClaimRevision claim) {
        return check(claim, Condition.at(claim.revision()));
    }

    /** The condition, within a transaction, that neither the claim nor its day has changed since they were read. */
    public TransactWriteItem stillLatest(ClaimRevision claim, CurrentClaim seen) {
        return check(claim, Condition.of(seen));
    }

    private TransactWriteItem check(ClaimRevision claim, Condition standing) {
        return TransactWriteItem.builder()
                .conditionCheck(check -> check.tableName(table.name())
                        .key(ClaimKeys.current(claim.practiceId(), claim.claimId()))
                        .conditionExpression(standing.expression())
                        .expressionAttributeValues(standing.values()))
                .build();
    }

    /** The condition, within a transaction, that a day's claims are those that were read. */
    public TransactWriteItem dayStands(PatientDay day) {
        return TransactWriteItem.builder()
                .conditionCheck(check -> check.tableName(table.name())
                        .key(ClaimKeys.day(day.practiceId(), day.patientId(), day.dateOfService()))
                        .conditionExpression(condition(day))
                        .expressionAttributeValues(Map.of(":seen", number(day.version()))))
                .build();
    }

    /** A day that was never written is version 0. */
    private static String condition(PatientDay day) {
        return day.version() == 0 ? "attribute_not_exists(version) OR version = :seen" : "version = :seen";
    }

    private Put newRevision(ClaimRevision claim) {
        return Transactions.putNew(table, revisions.of(claim));
    }

    private static TransactWriteItem write(Put put) {
        return TransactWriteItem.builder().put(put).build();
    }
}
