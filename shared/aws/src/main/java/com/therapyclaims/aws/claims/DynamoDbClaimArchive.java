package com.therapyclaims.aws.claims;

import static com.therapyclaims.aws.Attributes.count;
import static com.therapyclaims.aws.Attributes.required;
import static com.therapyclaims.aws.Attributes.text;

import com.therapyclaims.aws.Attributes;
import com.therapyclaims.aws.Table;
import com.therapyclaims.aws.Transactions;
import com.therapyclaims.domain.authorizations.Authorization;
import com.therapyclaims.domain.authorizations.AuthorizationMark;
import com.therapyclaims.domain.authorizations.TreatedVisit;
import com.therapyclaims.domain.claims.ClaimArchive;
import com.therapyclaims.domain.claims.ClaimFilter;
import com.therapyclaims.domain.claims.ClaimPage;
import com.therapyclaims.domain.claims.ClaimRevision;
import com.therapyclaims.domain.claims.ClaimStatus;
import com.therapyclaims.domain.claims.ClaimSummary;
import com.therapyclaims.domain.claims.DayChange;
import com.therapyclaims.domain.claims.IdempotencyKey;
import com.therapyclaims.domain.claims.PatientDay;
import com.therapyclaims.domain.claims.SeenDay;
import com.therapyclaims.domain.claims.TherapyYear;
import com.therapyclaims.domain.claims.Visit;
import com.therapyclaims.domain.remittances.RemittedClaim;
import com.therapyclaims.http.answers.DomainJson;
import java.time.Instant;
import java.time.LocalDate;
import java.time.Year;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Supplier;
import java.util.stream.Stream;
import software.amazon.awssdk.services.dynamodb.model.AttributeValue;
import software.amazon.awssdk.services.dynamodb.model.CancellationReason;
import software.amazon.awssdk.services.dynamodb.model.QueryRequest;
import software.amazon.awssdk.services.dynamodb.model.TransactionCanceledException;

/** The claim archive on DynamoDB. */
public final class DynamoDbClaimArchive implements ClaimArchive {
    private final Table table;
    private final Transactions transactions;
    private final ClaimWrites writes;
    private final RevisionItems revisions;
    private final ClaimList list;
    private final TherapyYears therapyYears;
    private final PatientAuthorizationItems authorizations;

    /** An archive in this table. */
    public DynamoDbClaimArchive(Table table, RevisionDocuments documents) {
        this.table = table;
        this.transactions = new Transactions(table.dynamoDb());
        this.writes = new ClaimWrites(table, documents);
        this.revisions = new RevisionItems(documents);
        this.list = new ClaimList(table);
        this.therapyYears = new TherapyYears(table);
        this.authorizations = new PatientAuthorizationItems(table);
    }

    @Override
    public Created create(ClaimRevision first, IdempotencyKey key, DayChange change) {
        return unlessContended(() -> createOnce(first, key, change), new Created.Contended());
    }

    /** A request that came twice at one moment: while the first one's transaction lasts the second has no other answer. */
    private static <T> T unlessContended(Supplier<T> write, T contended) {
        try {
            return write.get();
        } catch (TransactionCanceledException e) {
            if (Transactions.isContended(e)) {
                return contended;
            }
            throw e;
        }
    }

    private Created createOnce(ClaimRevision first, IdempotencyKey key, DayChange change) {
        Optional<List<CancellationReason>> cancelled = transactions.write(writes.create(first, key, change));
        if (cancelled.isEmpty()) {
            return new Created.Now(first);
        }
        Map<String, AttributeValue> earlier = cancelled.get().getFirst().item();
        if (earlier == null || earlier.isEmpty()) {
            if (failed(cancelled.get(), 1)) {
                throw new IllegalStateException("a new claim's id is taken");
            }
            return new Created.DayMoved();
        }
        if (!RememberedRequest.isOf(key, earlier)) {
            return new Created.KeyReused();
        }
        return new Created.Before(
                latest(first.practiceId(), earlier.get("claimId").s())
                        .orElseThrow(() -> new IllegalStateException("an idempotency key without its claim")));
    }

    @Override
    public Appended append(ClaimRevision next, Optional<IdempotencyKey> key, DayChange change) {
        return unlessContended(() -> appendOnce(next, key, change), new Appended.Contended());
    }

    private Appended appendOnce(ClaimRevision next, Optional<IdempotencyKey> key, DayChange change) {
        Optional<List<CancellationReason>> cancelled = transactions.write(writes.append(next, key, change));
        if (cancelled.isEmpty()) {
            return new Appended.Done(next);
        }
        int keys = key.isPresent() ? 1 : 0;
        boolean dayAlone = !failed(cancelled.get(), keys)
                && cancelled.get().stream()
                        .skip(keys + ClaimWrites.CLAIM_WRITES)
                        .anyMatch(Transactions::conditionFailed);
        return key.flatMap(sent -> earlier(next.practiceId(), sent, next.recordedAt()))
                .orElseGet(() -> dayAlone
                        ? new Appended.DayMoved()
                        : new Appended.Outrun(latest(next.practiceId(), next.claimId())
                                .map(ClaimRevision::revision)
                                .orElse(0)));
    }

    @Override
    public Appended remember(ClaimRevision stands, IdempotencyKey key, Instant now) {
        return unlessContended(
                () -> transactions
                        .write(List.of(writes.remember(stands, key, now)))
                        .flatMap(_ -> earlier(stands.practiceId(), key, now))
                        .orElseGet(() -> new Appended.Done(stands)),
                new Appended.Contended());
    }

    @Override
    public boolean fits(String sent) {
        return RevisionItems.fits(sent);
    }

    @Override
    public boolean fits(DayChange change, String claimId) {
        return ClaimWrites.fits(change, claimId);
    }

    /** Whether a claim's own writes, which begin here, met something else than they were made for. */
    private static boolean failed(List<CancellationReason> reasons, int from) {
        return reasons.stream().skip(from).limit(ClaimWrites.CLAIM_WRITES).anyMatch(Transactions::conditionFailed);
    }

    @Override
    public Optional<Appended> earlier(String practiceId, IdempotencyKey key, Instant now) {
        Map<String, AttributeValue> item =
                table.get(ClaimKeys.idempotency(practiceId, key)).orElse(Map.of());
        if (!RememberedRequest.isKnown(item, now)) {
            return Optional.empty();
        }
        if (!RememberedRequest.isOf(key, item)) {
            return Optional.of(new Appended.KeyReused());
        }
        // The first keys were all of a claim's creation, and did not say so.
        return revision(practiceId, required(item, "claimId"), Math.max(1, count(item, "revision")))
                .map(Appended.Before::new);
    }

    @Override
    public Optional<ClaimRevision> latest(String practiceId, String claimId) {
        return table.first(revisionsOf(practiceId, claimId, 0).scanIndexForward(false))
                .map(revisions::read);
    }

    @Override
    public Optional<ClaimRevision> revision(String practiceId, String claimId, int revision) {
        return table.get(Attributes.key(ClaimKeys.claim(practiceId, claimId), ClaimKeys.revision(revision)))
                .map(revisions::read);
    }

    @Override
    public Stream<ClaimRevision> revisions(String practiceId, String claimId, int after) {
        return table.items(revisionsOf(practiceId, claimId, after)).map(revisions::read);
    }

    @Override
    public ClaimPage list(String practiceId, ClaimFilter filter, int limit, Optional<String> cursor) {
        return list.page(practiceId, filter, limit, cursor);
    }

    @Override
    public List<String> payerNumbers(String practiceId, String claimId) {
        return table.in(ClaimKeys.claim(practiceId, claimId), ClaimKeys.PAYMENT_PREFIX)
                .map(item -> DomainJson.read(RemittedClaim.class, required(item, "document")))
                .flatMap(claim -> claim.payerControlNumber().stream())
                .distinct()
                .toList();
    }

    @Override
    public PatientDay patientDay(String practiceId, String patientId, LocalDate dateOfService) {
        return patientDay(
                practiceId,
                patientId,
                dateOfService,
                table.get(ClaimKeys.day(practiceId, patientId, dateOfService)).orElse(Map.of()),
                () -> indexedClaims(practiceId, patientId, dateOfService));
    }

    /** In two requests: the items of day and year in one, and the year's claims, of which the day's are some, in the other. */
    @Override
    public SeenDay seen(String practiceId, Visit visit) {
        String patientId = visit.patient().id();
        LocalDate date = visit.dateOfService();
        Year year = Year.from(date);
        Map<String, AttributeValue> dayKey = ClaimKeys.day(practiceId, patientId, date);
        List<Map<String, AttributeValue>> items =
                table.all(List.of(dayKey, ClaimKeys.accruedElsewhere(practiceId, patientId, year)));
        List<Map<String, AttributeValue>> claims =
                therapyYears.claims(practiceId, patientId, year).toList();
        PatientDay day = patientDay(
                practiceId,
                patientId,
                date,
                items.stream().filter(item -> hasKey(item, dayKey)).findFirst().orElse(Map.of()),
                () -> claims.stream()
                        .map(CurrentItem::summary)
                        .filter(claim -> claim.dateOfService().equals(date))
                        .map(ClaimSummary::claimId));
        TherapyYear accrued = TherapyYears.of(
                year,
                items.stream().filter(item -> !hasKey(item, dayKey)).findFirst().map(TherapyYears::elsewhere),
                claims.stream(),
                claimId -> latest(practiceId, claimId));
        return new SeenDay(day, historyBefore(practiceId, visit, accrued));
    }

    private static boolean hasKey(Map<String, AttributeValue> item, Map<String, AttributeValue> key) {
        return item.entrySet().containsAll(key.entrySet());
    }

    /**
     * A day.
     *
     * @param item its own, which may not be there
     * @param indexed the ids of its claims by the index, where it is not
     */
    private PatientDay patientDay(
            String practiceId,
            String patientId,
            LocalDate dateOfService,
            Map<String, AttributeValue> item,
            Supplier<Stream<String>> indexed) {
        Stream<String> claimIds = item.isEmpty()
                ? indexed.get()
                : item.get("claimIds").l().stream().map(AttributeValue::s);
        List<ClaimRevision> claims = claimIds.flatMap(claimId -> latest(practiceId, claimId).stream())
                .filter(claim -> claim.status() != ClaimStatus.VOID)
                .sorted(ClaimRevision.AS_FILED)
                .toList();
        return new PatientDay(practiceId, patientId, dateOfService, claims, count(item, "version"));
    }

    /** The claims of a day that was last written before days were kept by themselves. */
    private Stream<String> indexedClaims(String practiceId, String patientId, LocalDate dateOfService) {
        QueryRequest.Builder day = table.index("by-patient")
                .keyConditionExpression("patientPk = :patient AND begins_with(patientSk, :day)")
                .expressionAttributeValues(Map.of(
                        ":patient", text(ClaimKeys.patient(practiceId, patientId)), ":day", text(dateOfService + "#")));
        return table.items(day).map(CurrentItem::summary).map(ClaimSummary::claimId);
    }

    @Override
    public TherapyYear therapyYear(String practiceId, String patientId, Year year) {
        return therapyYears.read(practiceId, patientId, year, claimId -> latest(practiceId, claimId));
    }

    @Override
    public void recordElsewhere(String practiceId, String patientId, Year year, TherapyYear.Elsewhere elsewhere) {
        therapyYears.recordElsewhere(practiceId, patientId, year, elsewhere);
    }

    @Override
    public List<Authorization> authorizations(String practiceId, String patientId) {
        return authorizations.recorded(practiceId, patientId);
    }

    @Override
    public void recordAuthorization(String practiceId, String patientId, Authorization authorization) {
        authorizations.record(practiceId, patientId, authorization);
    }

    @Override
    public AuthorizationMark authorizationMark(String practiceId, String patientId, String number) {
        return authorizations.mark(practiceId, patientId, number);
    }

    @Override
    public List<TreatedVisit> treatedVisits(String practiceId, String patientId, LocalDate from, LocalDate through) {
        return authorizations.visits(practiceId, patientId, from, through, claimId -> latest(practiceId, claimId));
    }

    @Override
    public Optional<LocalDate> lastDateOfService(String practiceId, String patientId) {
        return table.first(table.index("by-patient")
                        .keyConditionExpression("patientPk = :patient")
                        .expressionAttributeValues(Map.of(":patient", text(ClaimKeys.patient(practiceId, patientId))))
                        .scanIndexForward(false))
                .map(item -> LocalDate.parse(required(item, "dateOfService")));
    }

    private QueryRequest.Builder revisionsOf(String practiceId, String claimId, int after) {
        return table.between(
                ClaimKeys.claim(practiceId, claimId), ClaimKeys.revision(after + 1), ClaimKeys.LAST_REVISION);
    }
}
