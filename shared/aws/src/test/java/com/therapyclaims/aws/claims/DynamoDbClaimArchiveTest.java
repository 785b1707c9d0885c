package com.therapyclaims.aws.claims;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.tuple;

import com.therapyclaims.aws.Attributes;
import com.therapyclaims.aws.Table;
import com.therapyclaims.domain.authorizations.Authorization;
import com.therapyclaims.domain.authorizations.AuthorizationMark;
import com.therapyclaims.domain.authorizations.AuthorizationStanding;
import com.therapyclaims.domain.claims.ClaimArchive;
import com.therapyclaims.domain.claims.ClaimArchive.Appended;
import com.therapyclaims.domain.claims.ClaimArchive.Created;
import com.therapyclaims.domain.claims.ClaimContext;
import com.therapyclaims.domain.claims.ClaimDecision;
import com.therapyclaims.domain.claims.ClaimDesk;
import com.therapyclaims.domain.claims.ClaimFilter;
import com.therapyclaims.domain.claims.ClaimIntake;
import com.therapyclaims.domain.claims.ClaimIntake.Submission;
import com.therapyclaims.domain.claims.ClaimPage;
import com.therapyclaims.domain.claims.ClaimProcessor;
import com.therapyclaims.domain.claims.ClaimRevision;
import com.therapyclaims.domain.claims.ClaimStanding;
import com.therapyclaims.domain.claims.ClaimStatus;
import com.therapyclaims.domain.claims.ClaimStep;
import com.therapyclaims.domain.claims.ClaimSummary;
import com.therapyclaims.domain.claims.DayChange;
import com.therapyclaims.domain.claims.IdempotencyKey;
import com.therapyclaims.domain.claims.PatientDay;
import com.therapyclaims.domain.claims.ProcessedVisit;
import com.therapyclaims.domain.claims.RevisionCause;
import com.therapyclaims.domain.claims.SeenDay;
import com.therapyclaims.domain.claims.TherapyYear;
import com.therapyclaims.domain.claims.Visit;
import com.therapyclaims.domain.codes.Discipline;
import com.therapyclaims.domain.edits.TherapyAccrual;
import com.therapyclaims.domain.money.Money;
import com.therapyclaims.domain.payers.StandardPayers;
import com.therapyclaims.domain.pricing.LinePrice;
import com.therapyclaims.local.testing.TestServers;
import com.therapyclaims.testing.BundledSchedules;
import java.io.IOException;
import java.lang.reflect.Proxy;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.Year;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import software.amazon.awssdk.core.interceptor.Context;
import software.amazon.awssdk.core.interceptor.ExecutionAttributes;
import software.amazon.awssdk.core.interceptor.ExecutionInterceptor;
import software.amazon.awssdk.services.dynamodb.DynamoDbClient;
import software.amazon.awssdk.services.dynamodb.model.AttributeValue;
import software.amazon.awssdk.services.dynamodb.model.CancellationReason;
import software.amazon.awssdk.services.dynamodb.model.TransactionCanceledException;

@ExtendWith(TestServers.class)
class DynamoDbClaimArchiveTest {
    private static final String PRACTICE = "demo";
    private static final Instant NOON = Instant.parse("2026-08-03T12:00:00Z");
    private static final TherapyYear.Elsewhere ELSEWHERE = new TherapyYear.Elsewhere(
            new TherapyAccrual(Money.of("300.00"), Money.of("12.50")), LocalDate.of(2026, 3, 1));
    private static final JsonRevisionDocuments DOCUMENTS = new JsonRevisionDocuments();

    private String sample;
    private Table table;
    private ClaimArchive archive;

    @BeforeEach
    void freshTable(TestServers servers) throws IOException {
        sample = Files.readString(Path.of("../../events/visit.json"));
        table = new Table(servers.dynamoDb(), servers.newClaimsTable());
        archive = new DynamoDbClaimArchive(table, DOCUMENTS);
    }

    @Test
    void whatIsArchivedIsReadBackEqual() {
        ClaimRevision claim = claim("c-1");
        assertThat(create(claim, key("k"))).isEqualTo(new Created.Now(claim));

        assertThat(archive.latest(PRACTICE, "c-1")).contains(claim);
        assertThat(archive.revision(PRACTICE, "c-1", 1)).contains(claim);
        assertThat(archive.revisions(PRACTICE, "c-1", 0)).containsExactly(claim);
    }

    @Test
    void theSameRequestAgainIsTheSameClaim() {
        ClaimRevision claim = claim("c-1");
        create(claim, key("k"));

        assertThat(create(claim("c-2"), key("k"))).isEqualTo(new Created.Before(claim));
        assertThat(archive.latest(PRACTICE, "c-2")).isEmpty();
    }

    @Test
    void theSameKeyWithAnotherRequestIsRefused() {
        create(claim("c-1"), new IdempotencyKey("k", "one"));

        assertThat(create(claim("c-2"), new IdempotencyKey("k", "other"))).isEqualTo(new Created.KeyReused());
    }

    @Test
    void aKeyIsItsPracticesOwn() {
        create(claim("c-1"), key("k"));
        ClaimRevision others = claim("other", "c-2", "p-1", "2026-08-03", NOON);

        assertThat(create(others, new IdempotencyKey("k", "other"))).isEqualTo(new Created.Now(others));
    }

    @Test
    void aRevisionIsNeverOverwritten() {
        ClaimRevision first = claim("c-1");
        create(first, key("k"));
        ClaimRevision second = first.repriced(NOON.plusSeconds(1), "rp-1", first.decision());
        assertThat(archive.append(second)).isEqualTo(new Appended.Done(second));

        assertThat(archive.append(voided(first, NOON.plusSeconds(2)))).isEqualTo(new Appended.Outrun(2));
        assertThat(archive.revisions(PRACTICE, "c-1", 0)).containsExactly(first, second);
        assertThat(archive.latest(PRACTICE, "c-1").orElseThrow().cause()).isEqualTo(new RevisionCause.Repriced("rp-1"));
    }

    @Test
    void ofManyWhoCorrectAtOnceOneComesThroughEachTime() throws InterruptedException, ExecutionException {
        ClaimRevision first = claim("c-1");
        create(first, key("k"));

        List<Appended> outcomes =
                together(16, () -> archive.append(first.repriced(NOON.plusSeconds(1), "rp-1", first.decision())));

        assertThat(outcomes).filteredOn(Appended.Done.class::isInstance).hasSize(1);
        assertThat(archive.revisions(PRACTICE, "c-1", 0))
                .extracting(ClaimRevision::revision)
                .containsExactly(1, 2);
    }

    @Test
    void ofManyEqualRequestsAtOnceOneMakesTheClaim() throws InterruptedException, ExecutionException {
        List<Created> outcomes =
                together(16, () -> create(claim("c-" + Thread.currentThread().threadId()), key("k")));

        assertThat(outcomes).filteredOn(Created.Now.class::isInstance).hasSize(1);
        assertThat(outcomes).filteredOn(Created.Before.class::isInstance).hasSize(15);
        assertThat(list(ClaimFilter.ALL)).hasSize(1);
    }

    @Test
    void aStepUnderTheSameKeyAgainIsTheRevisionItMade() {
        ClaimRevision first = claim("c-1");
        create(first, key("k"));
        ClaimRevision second = voided(first, NOON.plusSeconds(1));
        IdempotencyKey once = new IdempotencyKey("step", "void");
        assertThat(archive.append(second, Optional.of(once))).isEqualTo(new Appended.Done(second));
        archive.append(second.stepped(NOON.plusSeconds(2), new ClaimStep.PlaceLegalHold(), second.standing()));

        assertThat(archive.append(second, Optional.of(once))).isEqualTo(new Appended.Before(second));
        assertThat(archive.earlier(PRACTICE, once, NOON)).contains(new Appended.Before(second));
        assertThat(archive.append(second, Optional.of(new IdempotencyKey("step", "pay"))))
                .isEqualTo(new Appended.KeyReused());
        assertThat(archive.earlier("other", once, NOON)).isEmpty();
        assertThat(archive.earlier(PRACTICE, once, NOON.plus(Duration.ofDays(31))))
                .isEmpty();
    }

    @Test
    void aStepThatFindsTheClaimThereIsRememberedUnderItsKey() {
        create(claim("c-1"), key("k"));
        ClaimDesk desk = new ClaimDesk(archive, _ -> {
            throw new AssertionError("no other claim of the day changes");
        });
        Function<Optional<IdempotencyKey>, ClaimDesk.Outcome> hold =
                key -> desk.take(PRACTICE, "c-1", new ClaimStep.Hold(), Optional.empty(), key, NOON);
        Optional<IdempotencyKey> once = Optional.of(new IdempotencyKey("step", "hold"));
        assertThat(hold.apply(Optional.empty())).isInstanceOf(ClaimDesk.Stands.class);
        ClaimDesk.Outcome found = hold.apply(once);
        desk.take(PRACTICE, "c-1", new ClaimStep.Release(), Optional.empty(), Optional.empty(), NOON);

        assertThat(hold.apply(once)).isEqualTo(found);
        assertThat(archive.latest(PRACTICE, "c-1").orElseThrow().standing().held())
                .isFalse();
        assertThat(desk.take(
                        PRACTICE,
                        "c-1",
                        new ClaimStep.Hold(),
                        Optional.empty(),
                        Optional.of(new IdempotencyKey("step", "another")),
                        NOON))
                .isEqualTo(new ClaimDesk.KeyReused());
    }

    @Test
    void holdsAreReadBack() {
        ClaimRevision first = claim("c-1");
        create(first, key("k"));
        ClaimRevision held =
                first.stepped(NOON, new ClaimStep.Hold(), new ClaimStanding(ClaimStatus.NEEDS_CORRECTION, true, true));
        archive.append(held);

        assertThat(archive.latest(PRACTICE, "c-1")).contains(held);
        assertThat(archive.list(PRACTICE, ClaimFilter.ALL, 1, Optional.empty()).items())
                .extracting(ClaimSummary::held)
                .containsExactly(true);
    }

    @Test
    void aPatientsLastDateOfServiceCountsEveryClaim() {
        create("c-1", "p-1", "2026-08-03", NOON);
        create("c-2", "p-1", "2027-01-05", NOON);
        create("c-3", "p-2", "2028-01-05", NOON);

        assertThat(archive.lastDateOfService(PRACTICE, "p-1")).contains(LocalDate.of(2027, 1, 5));
        assertThat(archive.lastDateOfService("other", "p-1")).isEmpty();
    }

    @Test
    void anotherPracticeFindsNothing() {
        create(claim("c-1"), key("k"));

        assertThat(archive.latest("other", "c-1")).isEmpty();
        assertThat(archive.revision("other", "c-1", 1)).isEmpty();
        assertThat(archive.revisions("other", "c-1", 0)).isEmpty();
        assertThat(archive.list("other", ClaimFilter.ALL, 10, Optional.empty()).items())
                .isEmpty();
        assertThat(archive.patientDay("other", "p-1", LocalDate.of(2026, 8, 3)).claims())
                .isEmpty();
    }

    @Test
    void aListIsNewestFirstAndWholeAcrossItsPages() {
        IntStream.range(0, 7).forEach(i -> create("c-" + i, "p-" + i, "2026-08-03", NOON.plusSeconds(i)));

        List<String> found = new ArrayList<>();
        Optional<String> cursor = Optional.empty();
        do {
            ClaimPage page = archive.list(PRACTICE, ClaimFilter.ALL, 3, cursor);
            assertThat(page.items()).hasSizeLessThanOrEqualTo(3);
            page.items().forEach(claim -> found.add(claim.claimId()));
            cursor = page.nextCursor();
        } while (cursor.isPresent());

        assertThat(found).containsExactly("c-6", "c-5", "c-4", "c-3", "c-2", "c-1", "c-0");
    }

    @Test
    void aListIsFilteredByPatientAndDateOfService() {
        create("c-1", "p-1", "2026-08-03", NOON);
        create("c-2", "p-1", "2026-08-10", NOON.plusSeconds(1));
        create("c-3", "p-2", "2026-08-10", NOON.plusSeconds(2));
        Optional<LocalDate> august10 = Optional.of(LocalDate.of(2026, 8, 10));

        assertThat(list(filter(Optional.of("p-1"), Optional.empty(), Optional.empty())))
                .containsExactlyInAnyOrder("c-1", "c-2");
        assertThat(list(filter(Optional.empty(), august10, august10))).containsExactlyInAnyOrder("c-2", "c-3");
        assertThat(list(filter(Optional.of("p-1"), august10, Optional.empty()))).containsExactly("c-2");
    }

    @Test
    void aListIsFilteredByPayer() {
        create("c-1", "p-1", "2026-08-03", NOON);
        create("c-2", "p-1", StandardPayers.COMMERCIAL, "2026-08-03", NOON);
        ClaimFilter commercial = new ClaimFilter(
                Optional.empty(),
                Optional.of(StandardPayers.COMMERCIAL),
                Optional.empty(),
                Optional.empty(),
                Optional.empty());

        assertThat(list(commercial)).containsExactly("c-2");
    }

    @Test
    void aListIsFilteredByStatus() {
        create("c-1", "p-1", "2026-08-03", NOON);
        archive.append(voided(create("c-2", "p-1", "2026-08-03", NOON), NOON.plusSeconds(1)));
        ClaimFilter isVoid = new ClaimFilter(
                Optional.empty(), Optional.empty(), Optional.of(ClaimStatus.VOID), Optional.empty(), Optional.empty());

        assertThat(list(isVoid)).containsExactly("c-2");
    }

    @Test
    void aCursorThatIsNoneIsRefused() {
        for (String cursor : List.of("x", "%%%", "Zm9v", "")) {
            assertThatThrownBy(() -> archive.list(PRACTICE, ClaimFilter.ALL, 3, Optional.of(cursor)))
                    .isInstanceOf(ClaimArchive.InvalidCursorException.class);
        }
    }

    @Test
    void aPatientsDayIsTheLatestRevisionOfEachClaimOldestFirst() {
        create("c-2", "p-1", "2026-08-03", NOON.plusSeconds(5));
        ClaimRevision first = create("c-1", "p-1", "2026-08-03", NOON);
        create("c-3", "p-1", "2026-08-04", NOON);
        create("c-4", "p-2", "2026-08-03", NOON);
        archive.append(first.repriced(NOON.plusSeconds(9), "rp-1", first.decision()));

        assertThat(dayOf(first).claims())
                .extracting(ClaimRevision::claimId, ClaimRevision::revision)
                .containsExactly(tuple("c-1", 2), tuple("c-2", 1));
        assertThat(dayOf(first).version()).isEqualTo(2);
    }

    @Test
    void aVoidClaimIsNoneOfTheDay() {
        ClaimRevision first = create("c-1", "p-1", "2026-08-03", NOON);
        archive.append(voided(first, NOON.plusSeconds(9)), Optional.empty(), seen(first));

        assertThat(dayOf(first).claims()).isEmpty();
        assertThat(dayOf(first).version()).isEqualTo(2);
    }

    @Test
    void aClaimThatMovesIsOfTheOtherDay() {
        ClaimRevision first = create("c-1", "p-1", "2026-08-03", NOON);
        ClaimRevision sample = claim(PRACTICE, "c-1", "p-1", "2026-08-04", NOON);
        ClaimRevision moved = first.corrected(
                NOON.plusSeconds(9), first.standing(), sample.visit(), sample.sent(), sample.decision());

        archive.append(moved, Optional.empty(), new DayChange(List.of(dayOf(first), dayOf(moved)), List.of()));

        assertThat(dayOf(first).claims()).isEmpty();
        assertThat(dayOf(moved).claims()).containsExactly(moved);
    }

    @Test
    void whatFitsIsWrittenInOneTransactionAndOneMoreClaimDoesNotFit() {
        ClaimRevision first = create("c-0", "p-0", "2026-08-03", NOON);
        List<ClaimRevision> settled = IntStream.rangeClosed(1, 46)
                .mapToObj(i -> create("c-" + i, "p-" + i, "2026-08-03", NOON))
                .map(other -> other.settled(NOON.plusSeconds(1), "c-0", other.decision()))
                .toList();
        ClaimRevision still = create("c-47", "p-47", "2026-08-03", NOON);
        DayChange full = new DayChange(List.of(dayOf(first)), settled);
        DayChange oneMore = new DayChange(List.of(dayOf(first), dayOf(still)), settled);

        assertThat(archive.fits(full, "c-0")).isTrue();
        assertThat(archive.fits(oneMore, "c-0")).isFalse();
        assertThat(archive.append(
                        first.repriced(NOON.plusSeconds(1), "rp-1", first.decision()), Optional.of(key("k")), full))
                .isInstanceOf(Appended.Done.class);
        assertThat(archive.latest(PRACTICE, "c-46")).contains(settled.getLast());
    }

    @Test
    void aChangeOfManyDaysLeavesLessRoomForTheirClaims() {
        ClaimRevision first = claim("c-0");
        List<ClaimRevision> settled = IntStream.rangeClosed(1, 46)
                .mapToObj(i -> claim("c-" + i).settled(NOON.plusSeconds(1), "c-0", first.decision()))
                .toList();
        PatientDay day = dayOf(first);

        assertThat(archive.fits(new DayChange(Collections.nCopies(5, day), settled), "c-0"))
                .isTrue();
        assertThat(archive.fits(new DayChange(Collections.nCopies(6, day), settled), "c-0"))
                .isFalse();
    }

    @Test
    void nothingIsWrittenOverADayThatHasMoved() {
        DayChange seen = seen(claim("c-1"));
        ClaimRevision between = create("c-2", "p-1", "2026-08-03", NOON);

        assertThat(archive.create(claim("c-1"), key("k"), seen)).isEqualTo(new Created.DayMoved());
        assertThat(archive.append(voided(between, NOON), Optional.empty(), seen))
                .isEqualTo(new Appended.DayMoved());
        assertThat(archive.latest(PRACTICE, "c-1")).isEmpty();
        assertThat(archive.earlier(PRACTICE, key("k"), NOON)).isEmpty();
        assertThat(dayOf(between).claims()).containsExactly(between);
    }

    /** DynamoDB cancels one of two transactions that meet; DynamoDB Local takes one after the other and never does. */
    @Test
    void whileTheSameIsBeingWrittenItIsToldSo(TestServers servers) {
        ClaimRevision stands = create("c-2", "p-1", "2026-08-03", NOON);
        Table shared = new Table(whereOthersAreAtIt(servers.dynamoDb()), table.name());
        ClaimArchive contended = new DynamoDbClaimArchive(shared, DOCUMENTS);

        assertThat(contended.create(claim("c-1"), key("k"), seen(claim("c-1")))).isEqualTo(new Created.Contended());
        assertThat(contended.append(voided(stands, NOON))).isEqualTo(new Appended.Contended());
        assertThat(archive.latest(PRACTICE, "c-1")).isEmpty();
    }

    private static DynamoDbClient whereOthersAreAtIt(DynamoDbClient real) {
        return (DynamoDbClient) Proxy.newProxyInstance(
                DynamoDbClient.class.getClassLoader(),
                new Class<?>[] {DynamoDbClient.class},
                (_, method, arguments) -> {
                    if (method.getName().equals("transactWriteItems")) {
                        throw TransactionCanceledException.builder()
                                .cancellationReasons(reason("TransactionConflict"), reason("None"))
                                .build();
                    }
                    return method.invoke(real, arguments);
                });
    }

    private static CancellationReason reason(String code) {
        return CancellationReason.builder().code(code).build();
    }

    @Test
    void whatAClaimChangesInItsDayIsWrittenWithItOrNotAtAll() {
        ClaimRevision other = create("c-2", "p-1", "2026-08-03", NOON);
        ClaimRevision settled = other.settled(NOON.plusSeconds(1), "c-1", other.decision());
        DayChange change = new DayChange(List.of(dayOf(other)), List.of(settled));

        assertThat(archive.create(claim("c-1"), key("k"), change)).isInstanceOf(Created.Now.class);

        assertThat(archive.latest(PRACTICE, "c-2")).contains(settled);
        assertThat(archive.create(claim("c-3"), key("k-3"), change)).isEqualTo(new Created.DayMoved());
        assertThat(archive.revisions(PRACTICE, "c-2", 0)).hasSize(2);
    }

    @Test
    void aClaimOfTheDayThatSomebodyChangedMeanwhileMovesTheDayToo() {
        ClaimRevision other = create("c-2", "p-1", "2026-08-03", NOON);
        DayChange seen = seen(other);
        archive.append(other.repriced(NOON.plusSeconds(1), "rp-1", other.decision()));

        assertThat(archive.create(claim("c-1"), key("k"), seen)).isEqualTo(new Created.DayMoved());
    }

    @Test
    void aDayWrittenBeforeDaysWereKeptIsFoundInTheIndex(TestServers servers) {
        ClaimRevision claim = create("c-1", "p-1", "2026-08-03", NOON);
        servers.dynamoDb()
                .deleteItem(delete ->
                        delete.tableName(table.name()).key(ClaimKeys.day(PRACTICE, "p-1", LocalDate.of(2026, 8, 3))));

        assertThat(dayOf(claim).claims()).containsExactly(claim);
        assertThat(dayOf(claim).version()).isZero();
        ClaimRevision next = create("c-2", "p-1", "2026-08-03", NOON.plusSeconds(1));
        assertThat(dayOf(claim).claims()).containsExactly(claim, next);
    }

    @Test
    void clientsThatPostForOneDayAtOnceComeToOneOrder() throws InterruptedException, ExecutionException {
        ClaimProcessor processor = new ClaimProcessor(new StandardPayers(), BundledSchedules.now());
        ClaimIntake intake = new ClaimIntake(PRACTICE, archive, () -> processor);
        AtomicInteger next = new AtomicInteger();

        List<Submission> outcomes = together(8, () -> {
            int client = next.incrementAndGet();
            String sent = sample.replace("97140", client == 5 ? "97530" : "97140");
            return intake.submit(
                    "c-" + client, DOCUMENTS.readVisit(sent), sent, key("k-" + client), NOON.plusSeconds(client));
        });

        assertThat(outcomes).allMatch(Submission.Archived.class::isInstance);
        List<ClaimRevision> day = dayOf(claim("c-1")).claims();
        assertThat(day).hasSize(8);
        assertThat(day)
                .filteredOn(claim -> fullUnits(claim) > 0)
                .extracting(ClaimRevision::claimId)
                .as("97530 has the one unit paid in full")
                .containsExactly("c-5");
        for (ClaimRevision claim : day) {
            assertThat(archive.revisions(PRACTICE, claim.claimId(), 0))
                    .extracting(ClaimRevision::revision)
                    .containsExactlyElementsOf(
                            IntStream.rangeClosed(1, claim.revision()).boxed().toList());
        }
    }

    @Test
    void aYearIsWhatItsClaimsAccrue(TestServers servers) {
        ClaimProcessor processor = new ClaimProcessor(new StandardPayers(), BundledSchedules.now());
        ClaimIntake intake = new ClaimIntake(PRACTICE, archive, () -> processor);
        Year year = Year.of(2026);
        intake.submit("c-1", DOCUMENTS.readVisit(sample), sample, key("k-1"), NOON);
        String nextDay = sample.replace("2026-08-03", "2026-08-04");
        intake.submit("c-2", DOCUMENTS.readVisit(nextDay), nextDay, key("k-2"), NOON.plusSeconds(1));
        String nextYear = sample.replace("2026-08-03", "2027-01-04");
        intake.submit("c-3", DOCUMENTS.readVisit(nextYear), nextYear, key("k-3"), NOON.plusSeconds(2));

        assertThat(archive.therapyYear(PRACTICE, "p-1", year).claims())
                .extracting(
                        TherapyYear.AccruedClaim::claimId,
                        claim -> claim.accrued().ptSlp())
                .containsExactly(tuple("c-1", Money.of("70.14")), tuple("c-2", Money.of("70.14")));
        assertThat(archive.therapyYear("other", "p-1", year).claims()).isEmpty();

        servers.dynamoDb()
                .updateItem(update -> update.tableName(table.name())
                        .key(Attributes.key(ClaimKeys.claim(PRACTICE, "c-2"), ClaimKeys.CURRENT))
                        .updateExpression("REMOVE accruedPtSlp, accruedOt"));
        assertThat(archive.therapyYear(PRACTICE, "p-1", year).claims())
                .as("a claim archived before summaries held what it accrues is read whole")
                .hasSize(2);

        ClaimRevision first = archive.latest(PRACTICE, "c-1").orElseThrow();
        archive.append(voided(first, NOON.plusSeconds(9)), Optional.empty(), seen(first));
        assertThat(archive.therapyYear(PRACTICE, "p-1", year).claims())
                .extracting(TherapyYear.AccruedClaim::claimId)
                .containsExactly("c-2");
    }

    @Test
    void claimsOfManyDaysAtOnceTakeNoMoreOfAnAuthorizationThanItHas() throws Exception {
        archive.recordAuthorization(PRACTICE, "p-1", authorization(3));
        ClaimProcessor processor = new ClaimProcessor(new StandardPayers(), BundledSchedules.now());
        ClaimIntake intake = new ClaimIntake(PRACTICE, archive, () -> processor);
        AtomicInteger day = new AtomicInteger(10);

        List<ClaimStatus> statuses = together(8, () -> {
            int next = day.incrementAndGet();
            String claim = authorized("2026-07-" + next);
            return switch (intake.submit("c-" + next, DOCUMENTS.readVisit(claim), claim, key("k-" + next), NOON)) {
                case Submission.Archived(ClaimRevision archived) -> archived.status();
                case Submission other -> throw new AssertionError(other);
            };
        });

        assertThat(statuses).filteredOn(ClaimStatus.READY::equals).hasSize(3);
        assertThat(archive.patientAuthorizations(PRACTICE, "p-1")
                        .standing("A-1")
                        .orElseThrow()
                        .visitsUsed())
                .isEqualTo(3);
    }

    @Test
    void recordingAnAuthorizationAnewKeepsHowFarItIsUsed() {
        archive.recordAuthorization(PRACTICE, "p-1", authorization(3));
        ClaimProcessor processor = new ClaimProcessor(new StandardPayers(), BundledSchedules.now());
        String claim = authorized("2026-07-11");
        new ClaimIntake(PRACTICE, archive, () -> processor)
                .submit("c-1", DOCUMENTS.readVisit(claim), claim, key("k-1"), NOON);
        AuthorizationMark used = archive.authorizationMark(PRACTICE, "p-1", "A-1");

        archive.recordAuthorization(PRACTICE, "p-1", authorization(5));

        assertThat(used).isEqualTo(new AuthorizationMark("A-1", 1, List.of("c-1")));
        assertThat(archive.authorizationMark(PRACTICE, "p-1", "A-1")).isEqualTo(used);
        assertThat(archive.authorizations(PRACTICE, "p-1")).containsExactly(authorization(5));
    }

    private static Authorization authorization(int visits) {
        return new Authorization(
                "A-1",
                "commercial",
                LocalDate.of(2026, 7, 1),
                LocalDate.of(2026, 12, 31),
                List.of(),
                List.of(),
                Optional.of(visits),
                Optional.empty(),
                0,
                0);
    }

    private String authorized(String date) {
        return sample.replace(
                        "\"payerId\": \"medicare\"", "\"payerId\": \"commercial\", \"priorAuthorization\": \"A-1\"")
                .replace("2026-08-03", date);
    }

    @Test
    void authorizationsAndWhatClaimsUseOfThemAreAPracticesOwn(TestServers servers) {
        Authorization authorization = new Authorization(
                "A-1",
                "commercial",
                LocalDate.of(2026, 7, 1),
                LocalDate.of(2026, 12, 31),
                List.of(Discipline.PT),
                List.of("97110"),
                Optional.of(12),
                Optional.empty(),
                1,
                4);
        archive.recordAuthorization(PRACTICE, "p-1", authorization);
        assertThat(archive.authorizations(PRACTICE, "p-1")).containsExactly(authorization);
        assertThat(archive.authorizations("other", "p-1")).isEmpty();

        ClaimProcessor processor = new ClaimProcessor(new StandardPayers(), BundledSchedules.now());
        ClaimIntake intake = new ClaimIntake(PRACTICE, archive, () -> processor);
        String claim = sample.replace(
                "\"payerId\": \"medicare\"", "\"payerId\": \"commercial\", \"priorAuthorization\": \"A-1\"");
        assertThat(claim).isNotEqualTo(sample);
        intake.submit("c-1", DOCUMENTS.readVisit(claim), claim, key("k-1"), NOON);
        intake.submit("c-2", DOCUMENTS.readVisit(sample), sample, key("k-2"), NOON.plusSeconds(1));

        AuthorizationStanding standing =
                archive.patientAuthorizations(PRACTICE, "p-1").standing("A-1").orElseThrow();
        assertThat(standing.visitsUsed()).isEqualTo(2);
        assertThat(standing.claims())
                .extracting(AuthorizationStanding.AuthorizedClaim::claimId)
                .containsExactly("c-1");

        servers.dynamoDb()
                .updateItem(update -> update.tableName(table.name())
                        .key(Attributes.key(ClaimKeys.claim(PRACTICE, "c-1"), ClaimKeys.CURRENT))
                        .updateExpression("REMOVE treated, #number")
                        .expressionAttributeNames(Map.of("#number", "authorization")));
        assertThat(archive.patientAuthorizations(PRACTICE, "p-1").standing("A-1"))
                .as("a claim archived before summaries held what it uses is read whole")
                .contains(standing);

        ClaimRevision first = archive.latest(PRACTICE, "c-1").orElseThrow();
        archive.append(voided(first, NOON.plusSeconds(9)), Optional.empty(), seen(first));
        assertThat(archive.patientAuthorizations(PRACTICE, "p-1")
                        .standing("A-1")
                        .orElseThrow()
                        .claims())
                .isEmpty();
    }

    @Test
    void whatWasBilledElsewhereIsAPracticesOwnAndAYears() {
        archive.recordElsewhere(PRACTICE, "p-1", Year.of(2026), ELSEWHERE);

        assertThat(archive.therapyYear(PRACTICE, "p-1", Year.of(2026)).elsewhere())
                .contains(ELSEWHERE);
        assertThat(archive.therapyYear(PRACTICE, "p-1", Year.of(2027)).elsewhere())
                .isEmpty();
        assertThat(archive.therapyYear("other", "p-1", Year.of(2026)).elsewhere())
                .isEmpty();
    }

    @Test
    void whatIsSeenOfADayIsTheDayAndWhatWasKnownBeforeIt() {
        create("c-1", "p-1", "2026-08-03", NOON);
        create("c-2", "p-1", "2026-08-03", NOON.plusSeconds(1));
        create("c-3", "p-1", "2026-08-04", NOON.plusSeconds(2));
        create("c-4", "p-1", "2027-01-04", NOON.plusSeconds(3));
        create("c-5", "p-2", "2026-08-03", NOON.plusSeconds(4));
        archive.recordElsewhere(PRACTICE, "p-1", Year.of(2026), ELSEWHERE);

        assertThat(archive.seen(PRACTICE, visit("p-1", "2026-08-03")).day().claims())
                .extracting(ClaimRevision::claimId)
                .containsExactly("c-1", "c-2");
        for (String date : List.of("2026-08-03", "2026-08-04", "2026-08-05", "2027-01-04", "2028-01-03")) {
            assertSeenAsReadOneByOne(visit("p-1", date));
        }
    }

    @Test
    void aDayWrittenBeforeDaysWereKeptIsSeenByItsClaims() {
        create("c-1", "p-1", "2026-08-03", NOON);
        create("c-2", "p-1", "2026-08-04", NOON.plusSeconds(1));
        Map<String, AttributeValue> day = ClaimKeys.day(PRACTICE, "p-1", LocalDate.of(2026, 8, 3));
        table.dynamoDb().deleteItem(delete -> delete.tableName(table.name()).key(day));

        assertThat(archive.seen(PRACTICE, visit("p-1", "2026-08-03")).day().claims())
                .extracting(ClaimRevision::claimId)
                .containsExactly("c-1");
        assertSeenAsReadOneByOne(visit("p-1", "2026-08-03"));
    }

    @Test
    void aNewPatientsDayIsSeenInTwoRequests(TestServers servers) {
        List<String> requests = new ArrayList<>();
        ExecutionInterceptor counting = new ExecutionInterceptor() {
            @Override
            public void beforeExecution(Context.BeforeExecution context, ExecutionAttributes attributes) {
                requests.add(context.request().getClass().getSimpleName());
            }
        };
        try (DynamoDbClient dynamoDb = servers.dynamoDb(counting)) {
            new DynamoDbClaimArchive(new Table(dynamoDb, table.name()), DOCUMENTS)
                    .seen(PRACTICE, visit("p-1", "2026-08-03"));
        }

        assertThat(requests).containsExactly("BatchGetItemRequest", "QueryRequest");
    }

    private void assertSeenAsReadOneByOne(Visit visit) {
        assertThat(archive.seen(PRACTICE, visit))
                .isEqualTo(new SeenDay(
                        archive.patientDay(PRACTICE, visit.patient().id(), visit.dateOfService()),
                        archive.historyBefore(PRACTICE, visit)));
    }

    private Visit visit(String patientId, String date) {
        return DOCUMENTS.readVisit(
                sample.replace("\"p-1\"", "\"" + patientId + "\"").replace("2026-08-03", date));
    }

    private static int fullUnits(ClaimRevision claim) {
        return claim.decision().pricing().lines().stream()
                .mapToInt(line -> ((LinePrice.Priced) line).fullUnits())
                .sum();
    }

    private PatientDay dayOf(ClaimRevision claim) {
        return archive.patientDay(
                claim.practiceId(), claim.visit().patient().id(), claim.visit().dateOfService());
    }

    private DayChange seen(ClaimRevision claim) {
        return new DayChange(List.of(dayOf(claim)), List.of());
    }

    /** Archives the claim whatever the others of its day do meanwhile. */
    private Created create(ClaimRevision claim, IdempotencyKey key) {
        Created created = archive.create(claim, key, seen(claim));
        while (created instanceof Created.DayMoved) {
            created = archive.create(claim, key, seen(claim));
        }
        return created;
    }

    private static <T> List<T> together(int times, Callable<T> task) throws InterruptedException, ExecutionException {
        try (ExecutorService threads = Executors.newFixedThreadPool(times)) {
            List<T> outcomes = new ArrayList<>();
            for (Future<T> future : threads.invokeAll(
                    IntStream.range(0, times).mapToObj(i -> task).toList())) {
                outcomes.add(future.get());
            }
            return outcomes;
        }
    }

    private Set<String> list(ClaimFilter filter) {
        return archive.list(PRACTICE, filter, 50, Optional.empty()).items().stream()
                .map(ClaimSummary::claimId)
                .collect(Collectors.toSet());
    }

    private static ClaimFilter filter(Optional<String> patient, Optional<LocalDate> from, Optional<LocalDate> to) {
        return new ClaimFilter(patient, Optional.empty(), Optional.empty(), from, to);
    }

    private ClaimRevision create(String claimId, String patientId, String date, Instant now) {
        return create(claimId, patientId, StandardPayers.MEDICARE, date, now);
    }

    private ClaimRevision create(String claimId, String patientId, String payerId, String date, Instant now) {
        ClaimRevision claim = claim(PRACTICE, claimId, patientId, payerId, date, now);
        create(claim, new IdempotencyKey(claimId, "hash"));
        return claim;
    }

    private ClaimRevision claim(String claimId) {
        return claim(PRACTICE, claimId, "p-1", "2026-08-03", NOON);
    }

    private ClaimRevision claim(String practiceId, String claimId, String patientId, String date, Instant now) {
        return claim(practiceId, claimId, patientId, StandardPayers.MEDICARE, date, now);
    }

    private ClaimRevision claim(
            String practiceId, String claimId, String patientId, String payerId, String date, Instant now) {
        String sent = sample.replace("\"p-1\"", '"' + patientId + '"')
                .replace('"' + StandardPayers.MEDICARE + '"', '"' + payerId + '"')
                .replace("2026-08-03", date);
        Visit visit = DOCUMENTS.readVisit(sent);
        return ClaimRevision.first(practiceId, claimId, now, visit, sent, decide(visit));
    }

    private static ClaimDecision decide(Visit visit) {
        var processor =
                new ClaimProcessor(new StandardPayers(), BundledSchedules.now().asOf(Instant.EPOCH));
        return switch (processor.process(visit, ClaimContext.alone(LocalDate.of(2026, 8, 4)))) {
            case ProcessedVisit.Decided(ClaimDecision decision) -> decision;
            case ProcessedVisit.UnknownPayer _ -> throw new AssertionError("every payer here is known");
        };
    }

    private static ClaimRevision voided(ClaimRevision claim, Instant now) {
        return claim.stepped(now, new ClaimStep.MakeVoid(), ClaimStanding.of(ClaimStatus.VOID));
    }

    private static IdempotencyKey key(String key) {
        return new IdempotencyKey(key, "hash");
    }
}
