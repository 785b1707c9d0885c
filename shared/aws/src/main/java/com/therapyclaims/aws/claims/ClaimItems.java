package com.therapyclaims.aws.claims;

import static com.therapyclaims.aws.Attributes.money;
import static com.therapyclaims.aws.Attributes.number;
import static com.therapyclaims.aws.Attributes.optional;
import static com.therapyclaims.aws.Attributes.required;
import static com.therapyclaims.aws.Attributes.text;

import com.therapyclaims.aws.Attributes;
import com.therapyclaims.aws.ItemFormat;
import com.therapyclaims.aws.Transactions;
import com.therapyclaims.domain.claims.ClaimArchive;
import com.therapyclaims.domain.claims.ClaimRevision;
import com.therapyclaims.domain.claims.ClaimStanding;
import com.therapyclaims.domain.claims.ClaimStatus;
import com.therapyclaims.domain.claims.ClaimSummary;
import com.therapyclaims.domain.claims.DayChange;
import com.therapyclaims.domain.claims.IdempotencyKey;
import com.therapyclaims.domain.claims.PatientDay;
import com.therapyclaims.domain.claims.RevisionCause;
import com.therapyclaims.domain.claims.Succession;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.time.LocalDate;
import java.time.YearMonth;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import java.util.stream.Stream;
import java.util.zip.GZIPInputStream;
import java.util.zip.GZIPOutputStream;
import software.amazon.awssdk.core.SdkBytes;
import software.amazon.awssdk.services.dynamodb.model.AttributeValue;
import software.amazon.awssdk.services.dynamodb.model.Put;
import software.amazon.awssdk.services.dynamodb.model.ReturnValuesOnConditionCheckFailure;
import software.amazon.awssdk.services.dynamodb.model.TransactWriteItem;

/**
 * The items of the claims table, and the conditional writes that keep revisions without gaps and never overwritten.
 *
 * <p>A claim has one {@code CURRENT} item, its summary and its place in the indexes, and one item a revision with what
 * was sent and what was decided, compressed.
 */
public final class ClaimItems {
    /** The writes of a claim's revision: its summary and the revision itself. */
    static final int CLAIM_WRITES = 2;

    /**
     * The most writes of other claims of the day: a transaction takes 100, with those of the claim itself, its key, its days
     * and its authorizations.
     */
    private static final int MOST_WRITES_OF_OTHERS = 92;

    /** So many days and authorizations are among the rest of a transaction's writes. */
    private static final int DAYS_AND_AUTHORIZATIONS = 100 - MOST_WRITES_OF_OTHERS - CLAIM_WRITES - 1;

    /** Most documents in one step, which the JDK's own 512 bytes take eight for. */
    private static final int ZIP_BUFFER = 8_192;

    private static final String HELD = "held";
    private static final String LEGAL_HOLD = "legalHold";
    private static final String DAY_MARK = "dayMark";
    private static final String ORIGINAL = "originalClaimId";
    private static final String ORIGINAL_DATE = "originalDateOfService";
    private static final String SUCCESSOR = "successorClaimId";
    private static final String SUCCESSOR_DATE = "successorDateOfService";
    private static final String TAKEN_BACK = "takenBack";

    private final String table;
    private final RevisionDocuments documents;

    /** Items of the named table. */
    public ClaimItems(String table, RevisionDocuments documents) {
        this.table = table;
        this.documents = documents;
    }

    /**
     * The writes of a new claim: its idempotency key first, so that a cancelled transaction's first reason tells, then
     * the claim, then its day.
     */
    List<TransactWriteItem> create(ClaimRevision first, IdempotencyKey key, DayChange change) {
        Put current = Transactions.putNew(table, currentItem(first));
        return Stream.concat(
                        Stream.of(remember(first, key, first.recordedAt()), write(current), write(putRevision(first))),
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

    /** Whether a revision's item has room for what was sent: DynamoDB takes items of 400 KB. */
    static boolean fits(String sent) {
        // No character takes more than three bytes, and gzip adds next to nothing to what it cannot compress.
        return sent.length() <= ClaimArchive.MOST_SENT_BYTES / 4
                || zip(sent).b().asByteArrayUnsafe().length <= ClaimArchive.MOST_SENT_BYTES;
    }

    /** Whether a change of days can be written in one transaction: a claim that is held still is one write. */
    static boolean fits(DayChange change, String claimId) {
        return CLAIM_WRITES * change.revisions().size()
                        + change.unchangedBeside(claimId).size()
                        + Math.max(
                                0,
                                change.seen().size() + change.authorizations().size() - DAYS_AND_AUTHORIZATIONS)
                <= MOST_WRITES_OF_OTHERS;
    }

    /**
     * The writes of a further revision: the summary moves on only from the revision before, and the revision item must
     * be new. To be written in one transaction, alone or with what must happen together with it.
     */
    public List<TransactWriteItem> append(ClaimRevision next) {
        return append(next, Standing.at(next.revision() - 1));
    }

    /** The same, on condition that the day of the claim has not changed either since it was read. */
    public List<TransactWriteItem> append(ClaimRevision next, CurrentClaim seen) {
        return append(next, Standing.of(seen));
    }

    private List<TransactWriteItem> append(ClaimRevision next, Standing before) {
        Put current = Put.builder()
                .tableName(table)
                .item(currentItem(next))
                .conditionExpression(before.condition())
                .expressionAttributeValues(before.values())
                .returnValuesOnConditionCheckFailure(ReturnValuesOnConditionCheckFailure.ALL_OLD)
                .build();
        return List.of(write(current), write(putRevision(next)));
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
                .tableName(table)
                .item(item)
                .conditionExpression(condition(day))
                .expressionAttributeValues(Map.of(":seen", number(day.version())))
                .build();
    }

    /** Tells a claim that stays as it is that its day changed, on condition that this revision is its latest. */
    private TransactWriteItem mark(ClaimRevision claim, DayMark mark) {
        Map<String, AttributeValue> values =
                new HashMap<>(Standing.at(claim.revision()).values());
        values.put(":mark", text(mark.text()));
        return TransactWriteItem.builder()
                .update(update -> update.tableName(table)
                        .key(ClaimKeys.current(claim.practiceId(), claim.claimId()))
                        .updateExpression("SET " + DAY_MARK + " = :mark")
                        .conditionExpression(Standing.at(claim.revision()).condition())
                        .expressionAttributeValues(values))
                .build();
    }

    /** The condition, within a transaction, that this revision is still the claim's latest. */
    public TransactWriteItem stillLatest(ClaimRevision claim) {
        return check(claim, Standing.at(claim.revision()));
    }

    /** The condition, within a transaction, that neither the claim nor its day has changed since they were read. */
    public TransactWriteItem stillLatest(ClaimRevision claim, CurrentClaim seen) {
        return check(claim, Standing.of(seen));
    }

    private TransactWriteItem check(ClaimRevision claim, Standing standing) {
        return TransactWriteItem.builder()
                .conditionCheck(check -> check.tableName(table)
                        .key(ClaimKeys.current(claim.practiceId(), claim.claimId()))
                        .conditionExpression(standing.condition())
                        .expressionAttributeValues(standing.values()))
                .build();
    }

    /** The condition, within a transaction, that a day's claims are those that were read. */
    public TransactWriteItem dayStands(PatientDay day) {
        return TransactWriteItem.builder()
                .conditionCheck(check -> check.tableName(table)
                        .key(ClaimKeys.day(day.practiceId(), day.patientId(), day.dateOfService()))
                        .conditionExpression(condition(day))
                        .expressionAttributeValues(Map.of(":seen", number(day.version()))))
                .build();
    }

    /** A day that was never written is version 0. */
    private static String condition(PatientDay day) {
        return day.version() == 0 ? "attribute_not_exists(version) OR version = :seen" : "version = :seen";
    }

    /** How a {@code CURRENT} item must stand for a write to be made. */
    private record Standing(String condition, Map<String, AttributeValue> values) {
        private static Standing at(int revision) {
            return new Standing("revision = :revision", Map.of(":revision", number(revision)));
        }

        private static Standing of(CurrentClaim seen) {
            Standing revision = at(seen.summary().revision());
            Map<String, AttributeValue> values = new HashMap<>(revision.values());
            seen.mark().ifPresent(mark -> values.put(":seen", text(mark.text())));
            String day = seen.mark().isPresent() ? DAY_MARK + " = :seen" : "attribute_not_exists(" + DAY_MARK + ")";
            return new Standing(revision.condition() + " AND " + day, values);
        }
    }

    /** A {@code CURRENT} item. */
    static CurrentClaim current(Map<String, AttributeValue> item) {
        return new CurrentClaim(summary(item), optional(item, DAY_MARK).map(DayMark::new));
    }

    /** The summary in a {@code CURRENT} item. */
    static ClaimSummary summary(Map<String, AttributeValue> item) {
        return new ClaimSummary(
                item.get("claimId").s(),
                Integer.parseInt(item.get("revision").n()),
                standing(item).status(),
                standing(item).held(),
                item.get("patientId").s(),
                item.get("payerId").s(),
                LocalDate.parse(item.get("dateOfService").s()),
                money(item, "allowed"),
                Instant.parse(item.get("createdAt").s()),
                Instant.parse(item.get("recordedAt").s()));
    }

    /** The revision in a revision item. */
    ClaimRevision revision(Map<String, AttributeValue> item) {
        String sent = unzip(item.get("sent"));
        String partition = item.get("pk").s();
        return new ClaimRevision(
                ClaimKeys.practiceId(partition),
                ClaimKeys.claimId(partition),
                Integer.parseInt(item.get("revision").n()),
                standing(item),
                RevisionCause.of(
                        required(item, "cause"),
                        standing(item).status(),
                        optional(item, "repricingId"),
                        optional(item, "causingClaimId")),
                Instant.parse(item.get("createdAt").s()),
                Instant.parse(item.get("recordedAt").s()),
                documents.readVisit(sent),
                sent,
                documents.readDecision(unzip(item.get("decision"))),
                succession(item));
    }

    private Map<String, AttributeValue> currentItem(ClaimRevision claim) {
        String practiceId = claim.practiceId();
        String patientId = claim.visit().patient().id();
        LocalDate dateOfService = claim.visit().dateOfService();
        Map<String, AttributeValue> item = new HashMap<>();
        item.put("pk", text(ClaimKeys.claim(practiceId, claim.claimId())));
        item.put("sk", text(ClaimKeys.CURRENT));
        ItemFormat.putInto(item);
        item.put("claimId", text(claim.claimId()));
        item.put("revision", number(claim.revision()));
        putStanding(item, claim.standing());
        item.put("patientId", text(patientId));
        item.put("payerId", text(claim.visit().payerId()));
        item.put("dateOfService", text(dateOfService.toString()));
        item.put("allowed", money(claim.allowed()));
        TherapyYears.putAccrual(item, claim);
        PatientAuthorizationItems.putUse(item, claim);
        DynamoDbUnitTimes.putTime(item, claim);
        item.put("createdAt", text(claim.createdAt().toString()));
        item.put("recordedAt", text(claim.recordedAt().toString()));
        item.put("practicePk", text(ClaimKeys.practice(practiceId)));
        item.put("practiceSk", text(ClaimKeys.instant(claim.createdAt()) + "#" + claim.claimId()));
        item.put("patientPk", text(ClaimKeys.patient(practiceId, patientId)));
        item.put("patientSk", text(dateOfService + "#" + claim.claimId()));
        item.put("dosPk", text(ClaimKeys.month(YearMonth.from(dateOfService), ClaimKeys.shard(practiceId, patientId))));
        item.put("dosSk", text(ClaimKeys.placeInMonth(dateOfService, practiceId, patientId, claim.claimId())));
        return item;
    }

    private Put putRevision(ClaimRevision claim) {
        Map<String, AttributeValue> item = new HashMap<>();
        item.put("pk", text(ClaimKeys.claim(claim.practiceId(), claim.claimId())));
        item.put("sk", text(ClaimKeys.revision(claim.revision())));
        ItemFormat.putInto(item);
        item.put("revision", number(claim.revision()));
        putStanding(item, claim.standing());
        item.put("cause", text(claim.cause().word()));
        claim.cause().repricing().ifPresent(id -> item.put("repricingId", text(id)));
        claim.cause().causingClaim().ifPresent(id -> item.put("causingClaimId", text(id)));
        item.put("createdAt", text(claim.createdAt().toString()));
        item.put("recordedAt", text(claim.recordedAt().toString()));
        item.put("sent", zip(claim.sent()));
        item.put("decision", zip(documents.writeDecision(claim.decision())));
        putSuccession(item, claim.succession());
        return Transactions.putNew(table, item);
    }

    /** Most claims have neither. */
    private static void putSuccession(Map<String, AttributeValue> item, Succession succession) {
        succession.of().ifPresent(original -> {
            item.put(ORIGINAL, text(original.claimId()));
            item.put(ORIGINAL_DATE, text(original.dateOfService().toString()));
        });
        succession.by().ifPresent(successor -> {
            item.put(SUCCESSOR, text(successor.claimId()));
            item.put(SUCCESSOR_DATE, text(successor.dateOfService().toString()));
            item.put(TAKEN_BACK, AttributeValue.fromBool(successor.takesBack()));
        });
    }

    private static Succession succession(Map<String, AttributeValue> item) {
        return new Succession(
                optional(item, ORIGINAL)
                        .map(claimId ->
                                new Succession.Original(claimId, LocalDate.parse(required(item, ORIGINAL_DATE)))),
                optional(item, SUCCESSOR)
                        .map(claimId -> new Succession.Successor(
                                claimId, LocalDate.parse(required(item, SUCCESSOR_DATE)), flag(item, TAKEN_BACK))));
    }

    private static void putStanding(Map<String, AttributeValue> item, ClaimStanding standing) {
        item.put("status", text(standing.status().name()));
        item.put(HELD, AttributeValue.fromBool(standing.held()));
        item.put(LEGAL_HOLD, AttributeValue.fromBool(standing.legalHold()));
    }

    /** Items of before there were holds have none. */
    private static ClaimStanding standing(Map<String, AttributeValue> item) {
        return new ClaimStanding(
                ClaimStatus.valueOf(required(item, "status")), flag(item, HELD), flag(item, LEGAL_HOLD));
    }

    private static boolean flag(Map<String, AttributeValue> item, String name) {
        AttributeValue value = item.get(name);
        return value != null && value.bool();
    }

    private static TransactWriteItem write(Put put) {
        return TransactWriteItem.builder().put(put).build();
    }

    private static AttributeValue zip(String document) {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream(ZIP_BUFFER);
        try (GZIPOutputStream zip = new GZIPOutputStream(bytes, ZIP_BUFFER)) {
            zip.write(document.getBytes(StandardCharsets.UTF_8));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return AttributeValue.builder()
                .b(SdkBytes.fromByteArrayUnsafe(bytes.toByteArray()))
                .build();
    }

    private static String unzip(AttributeValue document) {
        try (GZIPInputStream zip =
                new GZIPInputStream(new ByteArrayInputStream(document.b().asByteArrayUnsafe()), ZIP_BUFFER)) {
            return new String(zip.readAllBytes(), StandardCharsets.UTF_8);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
