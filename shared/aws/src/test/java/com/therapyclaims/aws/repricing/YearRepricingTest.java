package com.therapyclaims.aws.repricing;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.therapyclaims.aws.claims.ClaimBatches;
import com.therapyclaims.aws.claims.ClaimItems;
import com.therapyclaims.aws.claims.DynamoDbClaimArchive;
import com.therapyclaims.aws.claims.JsonRevisionDocuments;
import com.therapyclaims.aws.repricing.RepricingPlanQueue.Request;
import com.therapyclaims.aws.schedules.FeeScheduleStore;
import com.therapyclaims.aws.schedules.PinnedContracts;
import com.therapyclaims.aws.schedules.Publications;
import com.therapyclaims.aws.schedules.ScheduleCatalogue;
import com.therapyclaims.aws.schedules.SchedulePublisher;
import com.therapyclaims.aws.schedules.SnapshotStore;
import com.therapyclaims.aws.schedules.UploadSource;
import com.therapyclaims.domain.claims.ClaimArchive;
import com.therapyclaims.domain.claims.ClaimIntake;
import com.therapyclaims.domain.claims.ClaimProcessor;
import com.therapyclaims.domain.claims.ClaimRevision;
import com.therapyclaims.domain.claims.ClaimStanding;
import com.therapyclaims.domain.claims.ClaimStatus;
import com.therapyclaims.domain.claims.ClaimStep;
import com.therapyclaims.domain.claims.IdempotencyKey;
import com.therapyclaims.domain.claims.TherapyYear.Elsewhere;
import com.therapyclaims.domain.edits.TherapyAccrual;
import com.therapyclaims.domain.money.Money;
import com.therapyclaims.domain.repricing.Repricing;
import com.therapyclaims.domain.repricing.Repricing.ThresholdChanges;
import com.therapyclaims.domain.repricing.RepricingPlan;
import com.therapyclaims.domain.repricing.ThresholdChange;
import com.therapyclaims.domain.rules.Finding;
import com.therapyclaims.domain.schedules.ScheduleKind;
import com.therapyclaims.domain.schedules.ScheduleOwner;
import com.therapyclaims.local.testing.TestServers;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Instant;
import java.time.LocalDate;
import java.time.Year;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import software.amazon.awssdk.core.SdkBytes;
import software.amazon.awssdk.services.dynamodb.model.AttributeValue;

/**
 * A correction of the fees of March to June changes the claim of March alone; the year it accrues to is judged again, and
 * with it the claim of August, which was exactly at the threshold (KX-3, PY-5).
 */
@ExtendWith(TestServers.class)
class YearRepricingTest {
    private static final Clock CLOCK = Clock.fixed(Instant.parse("2026-11-23T12:00:00Z"), ZoneOffset.UTC);
    private static final JsonRevisionDocuments DOCUMENTS = new JsonRevisionDocuments();
    private static final LocalDate JANUARY = LocalDate.of(2026, 1, 1);
    private static final LocalDate MARCH = LocalDate.of(2026, 3, 1);
    private static final LocalDate JULY = LocalDate.of(2026, 7, 1);
    private static final String IN_MARCH = "2026-03-02";
    private static final String IN_APRIL = "2026-04-06";
    private static final String IN_AUGUST = "2026-08-03";
    private static final String FACTOR = "32.3465";
    private static final String MISSING = "KX.MISSING_ABOVE_THRESHOLD";
    private static final Money KX_2026 = Money.of("2480.00");

    private TestServers servers;
    private String sample;
    private String claims;
    private String queueUrl;
    private String plansUrl;
    private SchedulePublisher publisher;
    private FeeScheduleStore schedules;
    private ClaimArchive archive;
    private RepricingPlanner planner;
    private RepricingWorker worker;
    private Repricings repricings;
    private RepricingControl control;
    private int events;

    @BeforeEach
    void freshSystem(TestServers real) throws IOException {
        servers = real;
        sample = Files.readString(Path.of("../../events/visit.json"));
        claims = real.newClaimsTable();
        queueUrl = real.newQueue();
        plansUrl = real.newQueue();
        String table = real.newFeeSchedulesTable();
        String bucket = real.newBucket();
        publisher = new SchedulePublisher(real.dynamoDb(), table, new SnapshotStore(real.s3(), bucket), CLOCK);
        schedules = new FeeScheduleStore(real.dynamoDb(), table, real.s3(), bucket);
        archive = new DynamoDbClaimArchive(real.dynamoDb(), claims, DOCUMENTS);
        ClaimItems items = new ClaimItems(claims, DOCUMENTS);
        RepricingStore store = new RepricingStore(real.dynamoDb(), claims, items);
        ScheduleCatalogue catalogue = new ScheduleCatalogue(real.dynamoDb(), table);
        RepricingChunkQueue queue = new RepricingChunkQueue(real.sqs(), queueUrl);
        planner = new RepricingPlanner(
                catalogue,
                new PinnedContracts(catalogue, real.s3(), bucket),
                new AffectedClaims(real.dynamoDb(), claims),
                archive,
                store,
                queue,
                CLOCK);
        worker = new RepricingWorker(
                store, archive, new ClaimBatches(real.dynamoDb(), claims, items), schedules, queue, CLOCK);
        repricings = new Repricings(real.dynamoDb(), claims, CLOCK);
        control = new RepricingControl(
                real.dynamoDb(), claims, repricings, new RepricingPlanQueue(real.sqs(), plansUrl), CLOCK);
        publishFees(JANUARY, "0.43");
        publishFees(JULY, "0.43");
        publish(JANUARY, ScheduleKind.GPCIS, RepricingTest.gpcis("0.913"));
    }

    @Test
    void aClaimThatTheRepricingOfAnEarlierOneLiftsAboveTheThresholdNeedsCorrection() {
        exactlyAtTheThreshold("p-1", "march", IN_MARCH, "august", IN_AUGUST);

        Repricing repricing = reprice(publishFees(MARCH, "0.50"));

        ClaimRevision now = latest("august");
        assertThat(now.revision()).isEqualTo(2);
        assertThat(now.status()).isEqualTo(ClaimStatus.NEEDS_CORRECTION);
        assertThat(now.cause().repricing()).contains(repricing.id());
        assertThat(codes(now)).contains(MISSING);
        assertThat(now.allowed())
                .isEqualTo(archive.revision("demo", "august", 1).orElseThrow().allowed());
        assertThat(repricing.thresholdChanges()).isEqualTo(new ThresholdChanges(1, 0, false));
        assertThat(thresholdChanges(repricing.id())).singleElement().satisfies(change -> {
            assertThat(change.claimId()).isEqualTo("august");
            assertThat(change.toRevision()).contains(2);
            assertThat(change.findingsBefore()).isEmpty();
            assertThat(change.findingsAfter()).containsExactly(MISSING);
            assertThat(change.buckets()).singleElement().satisfies(bucket -> {
                assertThat(bucket.before()).isEqualTo(KX_2026);
                assertThat(bucket.after())
                        .isEqualTo(KX_2026.plus(repricing.amounts().delta()));
            });
        });
    }

    @Test
    void theLedgerTellsOfAmountsAlone() {
        exactlyAtTheThreshold("p-1", "march", IN_MARCH, "august", IN_AUGUST);

        Repricing repricing = reprice(publishFees(MARCH, "0.50"));

        assertThat(repricing.claims()).isEqualTo(new Repricing.Claims(1, 1, 1, 0, 0, 0));
        assertThat(repricings
                        .changes("demo", repricing.id(), 10, Optional.empty())
                        .orElseThrow()
                        .items())
                .extracting(change -> change.claimId())
                .containsExactly("march");
        assertThat(repricing.amounts().delta())
                .isEqualTo(latest("march")
                        .allowed()
                        .minus(archive.revision("demo", "march", 1)
                                .orElseThrow()
                                .allowed()));
    }

    @Test
    void aClaimThatComesToLieBelowTheThresholdIsReadyAgain() {
        exactlyAtTheThreshold("p-1", "march", IN_MARCH, "august", IN_AUGUST);
        reprice(publishFees(MARCH, "0.50"));

        reprice(publishFees(MARCH, "0.43"));

        assertThat(latest("august").status()).isEqualTo(ClaimStatus.READY);
        assertThat(latest("august").revision()).isEqualTo(3);
    }

    @Test
    void aRepricedClaimIsJudgedByItsOwnNewAmountToo() {
        exactlyAtTheThreshold("p-1", "march", IN_MARCH, "april", IN_APRIL);

        Repricing repricing = reprice(publishFees(MARCH, "0.50"));

        assertThat(latest("april").revision()).as("repriced, then judged").isEqualTo(3);
        assertThat(latest("april").status()).isEqualTo(ClaimStatus.NEEDS_CORRECTION);
        assertThat(repricing.claims().changed()).isEqualTo(2);
        assertThat(repricing.thresholdChanges()).isEqualTo(new ThresholdChanges(1, 0, false));
    }

    @Test
    void aSubmittedClaimStaysAndTheRepricingFlagsIt() {
        exactlyAtTheThreshold("p-1", "march", IN_MARCH, "august", IN_AUGUST);
        archive.append(stepped("august", new ClaimStep.Submit(), ClaimStatus.SUBMITTED));

        Repricing repricing = reprice(publishFees(MARCH, "0.50"));

        assertThat(latest("august").revision()).isEqualTo(2);
        assertThat(latest("august").status()).isEqualTo(ClaimStatus.SUBMITTED);
        assertThat(repricing.thresholdChanges()).isEqualTo(new ThresholdChanges(0, 1, false));
        assertThat(thresholdChanges(repricing.id())).singleElement().satisfies(change -> {
            assertThat(change.isVariance()).isTrue();
            assertThat(change.statusBefore()).isEqualTo(ClaimStatus.SUBMITTED);
            assertThat(change.findingsAfter()).containsExactly(MISSING);
        });
    }

    @Test
    void aVoidClaimIsLeftAndAccruesNothing() {
        exactlyAtTheThreshold("p-1", "march", IN_MARCH, "august", IN_AUGUST);
        archive.append(stepped("august", new ClaimStep.MakeVoid(), ClaimStatus.VOID));

        Repricing repricing = reprice(publishFees(MARCH, "0.50"));

        assertThat(latest("august").status()).isEqualTo(ClaimStatus.VOID);
        assertThat(latest("august").revision()).isEqualTo(2);
        assertThat(repricing.thresholdChanges()).isEqualTo(ThresholdChanges.NONE);
    }

    @Test
    void theNextYearBeginsAnew() {
        LocalDate december = LocalDate.of(2025, 12, 1);
        publishFees(december, "0.43");
        publish(december, ScheduleKind.GPCIS, RepricingTest.gpcis("0.913"));
        archive("last-year", "p-1", "2025-12-15");
        exactlyAtTheThreshold("p-1", "march", IN_MARCH, "august", IN_AUGUST);

        Repricing repricing = reprice(publishFees(december, "0.50"));

        assertThat(latest("last-year").revision()).isEqualTo(2);
        assertThat(latest("august").revision()).isEqualTo(1);
        assertThat(repricing.thresholdChanges()).isEqualTo(ThresholdChanges.NONE);
    }

    @Test
    void anotherPatientsYearIsItsOwn() {
        archive("march", "p-1", IN_MARCH);
        exactlyAtTheThreshold("p-2", "other-july", "2026-07-06", "other-august", IN_AUGUST);

        reprice(publishFees(MARCH, "0.50"));

        assertThat(latest("other-august").revision()).isEqualTo(1);
    }

    @Test
    void whatComesBeforeTheFirstChangedClaimStaysAsItIs() {
        archive("february", "p-1", "2026-02-02");
        archive("march", "p-1", IN_MARCH);
        elsewhere("p-1", KX_2026);

        Repricing repricing = reprice(publishFees(MARCH, "0.50"));

        assertThat(latest("february").revision())
                .as("that others billed was not known then; the repricing changed nothing before it")
                .isEqualTo(1);
        assertThat(thresholdChanges(repricing.id()))
                .extracting(ThresholdChange::claimId)
                .containsExactly("march");
    }

    @Test
    void theYearsAreJudgedWhenTheLastOfThePracticesClaimsIsDone() {
        exactlyAtTheThreshold("p-1", "march", IN_MARCH, "april", IN_APRIL);
        plan(publishFees(MARCH, "0.50"));
        List<RepricingChunk> chunks = drained();
        assertThat(chunks).hasSize(2);

        worker.work(chunks.getFirst(), YearRepricingTest::never);
        assertThat(drained()).isEmpty();
        worker.work(chunks.getLast(), YearRepricingTest::never);

        assertThat(drained()).singleElement().matches(RepricingChunk::isYears);
    }

    @Test
    void yearsDeliveredTwiceOrBeforeTheirTimeAreJudgedOnce() {
        exactlyAtTheThreshold("p-1", "march", IN_MARCH, "april", IN_APRIL);
        RepricingPlan plan = publishFees(MARCH, "0.50");
        plan(plan);
        RepricingChunk years = RepricingChunk.years(plan, "demo");
        List<RepricingChunk> chunks = drained();
        worker.work(chunks.getLast(), YearRepricingTest::never);

        worker.work(years, YearRepricingTest::never);
        assertThat(find(plan).thresholdChanges().pending()).isTrue();
        worker.work(chunks.getFirst(), YearRepricingTest::never);
        worker.work(years, YearRepricingTest::never);
        worker.work(years, YearRepricingTest::never);
        worker.work(chunks.getFirst(), YearRepricingTest::never);

        assertThat(find(plan).thresholdChanges()).isEqualTo(new ThresholdChanges(1, 0, false));
        assertThat(latest("april").revision()).isEqualTo(3);
    }

    @Test
    void twoWorkersOfOneYearAtOnceJudgeItOnce() throws Exception {
        exactlyAtTheThreshold("p-1", "march", IN_MARCH, "august", IN_AUGUST);
        exactlyAtTheThreshold("p-2", "april", IN_APRIL, "submitted", IN_AUGUST);
        archive.append(stepped("submitted", new ClaimStep.Submit(), ClaimStatus.SUBMITTED));
        RepricingPlan plan = publishFees(MARCH, "0.50");
        plan(plan);
        drained().forEach(chunk -> worker.work(chunk, YearRepricingTest::never));
        RepricingChunk years = drained().getFirst();

        try (ExecutorService threads = Executors.newFixedThreadPool(4)) {
            List<Callable<Object>> tasks = new ArrayList<>();
            for (int i = 0; i < 4; i++) {
                tasks.add(() -> worker.work(years, YearRepricingTest::never));
            }
            for (Future<Object> done : threads.invokeAll(tasks)) {
                done.get();
            }
        }

        assertThat(latest("august").revision()).isEqualTo(2);
        assertThat(find(plan).thresholdChanges()).isEqualTo(new ThresholdChanges(1, 1, false));
        assertThat(thresholdChanges(plan.repricingId())).hasSize(2);
    }

    @Test
    void twoRepricingsAtOnceLeaveTheYearAsItStandsAfterBoth() {
        exactlyAtTheThreshold("p-1", "march", IN_MARCH, "august", IN_AUGUST);
        RepricingPlan fees = publishFees(MARCH, "0.50");
        plan(fees);
        List<RepricingChunk> first = drained();
        publish(JULY, ScheduleKind.GPCIS, RepricingTest.gpcis("0.913"));
        RepricingPlan indices = publish(MARCH, ScheduleKind.GPCIS, RepricingTest.gpcis("0.95"));
        plan(indices);
        List<RepricingChunk> second = drained();

        second.forEach(chunk -> worker.work(chunk, YearRepricingTest::never));
        first.forEach(chunk -> worker.work(chunk, YearRepricingTest::never));
        workAll();

        assertThat(latest("august").status()).isEqualTo(ClaimStatus.NEEDS_CORRECTION);
        assertThat(find(fees).thresholdChanges().pending()).isFalse();
        assertThat(find(indices).thresholdChanges().pending()).isFalse();
        assertThat(find(fees).thresholdChanges().revised()
                        + find(indices).thresholdChanges().revised())
                .isEqualTo(latest("august").revision() - 1);
    }

    @Test
    void aWorkerThatDiedAfterItsClaimsLeavesTheirYearsToTheNext() {
        exactlyAtTheThreshold("p-1", "march", IN_MARCH, "august", IN_AUGUST);
        RepricingPlan plan = publishFees(MARCH, "0.50");
        plan(plan);
        RepricingChunk chunk = drained().getFirst();
        Map<String, AttributeValue> share = share(plan);
        worker.work(chunk, YearRepricingTest::never);
        drained();
        asIfTheWorkerHadDiedBeforeItClosed(chunk, share);

        worker.work(chunk, YearRepricingTest::never);
        workAll();

        assertThat(latest("march").revision()).isEqualTo(2);
        assertThat(latest("august").status()).isEqualTo(ClaimStatus.NEEDS_CORRECTION);
        assertThat(find(plan).thresholdChanges()).isEqualTo(new ThresholdChanges(1, 0, false));
    }

    @Test
    void duringAPauseNoYearIsJudgedAndResumingHandsThemOutAgain() {
        exactlyAtTheThreshold("p-1", "march", IN_MARCH, "august", IN_AUGUST);
        RepricingPlan plan = publishFees(MARCH, "0.50");
        plan(plan);
        drained().forEach(chunk -> worker.work(chunk, YearRepricingTest::never));
        RepricingChunk years = drained().getFirst();
        control.pause("demo", true, plan.repricingId());

        worker.work(years, YearRepricingTest::never);
        assertThat(latest("august").revision()).isEqualTo(1);
        control.resume("demo", true, plan.repricingId());
        servers.drain(plansUrl)
                .forEach(message -> planner.plan(RepricingPlanQueue.read(message), YearRepricingTest::never));
        workAll();

        assertThat(latest("august").revision()).isEqualTo(2);
        assertThat(find(plan).thresholdChanges()).isEqualTo(new ThresholdChanges(1, 0, false));
    }

    @Test
    void aWorkerOutOfTimeHandsBackTheYearsItHasNotJudged() {
        exactlyAtTheThreshold("p-1", "march", IN_MARCH, "august", IN_AUGUST);
        exactlyAtTheThreshold("p-2", "april", IN_APRIL, "august-2", IN_AUGUST);
        RepricingPlan plan = publishFees(MARCH, "0.50");
        plan(plan);
        drained().forEach(chunk -> worker.work(chunk, YearRepricingTest::never));
        RepricingChunk years = drained().getFirst();
        AtomicInteger asked = new AtomicInteger();

        worker.work(years, () -> asked.incrementAndGet() > 1);

        assertThat(List.of(latest("august").revision(), latest("august-2").revision()))
                .containsExactlyInAnyOrder(1, 2);
        assertThat(find(plan).thresholdChanges()).isEqualTo(new ThresholdChanges(1, 0, true));
        assertThat(drained()).containsExactly(years);
        worker.work(years, YearRepricingTest::never);
        assertThat(find(plan).thresholdChanges()).isEqualTo(new ThresholdChanges(2, 0, false));
    }

    @Test
    void aClaimThatCannotBeReadIsJudgedWhenItCanAndTheOthersAtOnce() {
        exactlyAtTheThreshold("p-1", "march", IN_MARCH, "august", IN_AUGUST);
        archive("september", "p-1", "2026-09-07");
        AttributeValue decision = replaceDecision("september", AttributeValue.fromB(SdkBytes.fromUtf8String("torn")));
        RepricingPlan plan = publishFees(MARCH, "0.50");
        plan(plan);
        drained().forEach(chunk -> worker.work(chunk, YearRepricingTest::never));
        RepricingChunk years = drained().getFirst();

        assertThatThrownBy(() -> worker.work(years, YearRepricingTest::never)).isInstanceOf(RuntimeException.class);

        assertThat(latest("august").revision()).isEqualTo(2);
        assertThat(find(plan).thresholdChanges()).isEqualTo(new ThresholdChanges(1, 0, true));
        replaceDecision("september", decision);
        worker.work(years, YearRepricingTest::never);
        assertThat(find(plan).thresholdChanges().pending()).isFalse();
    }

    @Test
    void aRepricingThatChangesNoClaimJudgesNoYear() {
        exactlyAtTheThreshold("p-1", "march", IN_MARCH, "august", IN_AUGUST);
        plan(publishFees(MARCH, "0.43"));

        drained().forEach(chunk -> worker.work(chunk, YearRepricingTest::never));

        assertThat(drained()).isEmpty();
    }

    /** Two claims of a patient, and what others billed so that the second ends exactly at the threshold. */
    private void exactlyAtTheThreshold(String patientId, String first, String on, String second, String later) {
        archive(first, patientId, on);
        // The same visit at the same fees.
        Money ofEach = latest(first).allowed();
        elsewhere(patientId, KX_2026.minus(ofEach).minus(ofEach));
        archive(second, patientId, later);
        assertThat(latest(second).status()).isEqualTo(ClaimStatus.READY);
        assertThat(latest(second).decision().edits().threshold().getFirst().after())
                .isEqualTo(KX_2026);
    }

    private void elsewhere(String patientId, Money ptSlp) {
        archive.recordElsewhere(
                "demo",
                patientId,
                Year.of(2026),
                new Elsewhere(new TherapyAccrual(ptSlp, Money.ZERO), LocalDate.of(2026, 11, 1)));
    }

    private void archive(String claimId, String patientId, String on) {
        String sent = sample.replace("p-1", patientId).replace("2026-08-03", on).replace("2026-08-04", on);
        var seen = schedules.asSeenBy("demo", Optional.empty());
        new ClaimIntake("demo", archive, () -> new ClaimProcessor(seen.payers(), seen))
                .submit(
                        claimId,
                        DOCUMENTS.readVisit(sent),
                        sent,
                        new IdempotencyKey(claimId, "hash"),
                        CLOCK.instant().plusSeconds(++events));
    }

    private ClaimRevision stepped(String claimId, ClaimStep step, ClaimStatus status) {
        return latest(claimId).stepped(CLOCK.instant(), step, ClaimStanding.of(status));
    }

    private ClaimRevision latest(String claimId) {
        return archive.latest("demo", claimId).orElseThrow();
    }

    private static List<String> codes(ClaimRevision claim) {
        return claim.decision().edits().findings().stream().map(Finding::code).toList();
    }

    private Repricing reprice(RepricingPlan plan) {
        plan(plan);
        workAll();
        return find(plan);
    }

    private void plan(RepricingPlan plan) {
        planner.plan(new Request(plan, false, Optional.empty()), YearRepricingTest::never);
    }

    private List<RepricingChunk> drained() {
        return servers.drain(queueUrl).stream().map(RepricingChunk::read).toList();
    }

    private void workAll() {
        for (List<RepricingChunk> some = drained(); !some.isEmpty(); some = drained()) {
            some.forEach(chunk -> worker.work(chunk, YearRepricingTest::never));
        }
    }

    private Repricing find(RepricingPlan plan) {
        return repricings.find("demo", plan.repricingId()).orElseThrow();
    }

    private List<ThresholdChange> thresholdChanges(String id) {
        return repricings
                .thresholdChanges("demo", id, 10, Optional.empty())
                .orElseThrow()
                .items();
    }

    private RepricingPlan publishFees(LocalDate from, String practiceExpense) {
        return publish(
                from, ScheduleKind.RELATIVE_VALUES, RepricingTest.relativeValues(practiceExpense, "0.60", FACTOR));
    }

    private RepricingPlan publish(LocalDate from, ScheduleKind kind, byte[] snapshot) {
        UploadSource source = new UploadSource(
                ScheduleOwner.MEDICARE,
                "incoming/medicare/" + from + "/" + kind,
                Optional.of("%08d".formatted(++events)));
        return Publications.publish(publisher, source, from, kind.id(), kind, snapshot, kind.name() + events);
    }

    private Map<String, AttributeValue> share(RepricingPlan plan) {
        return items().share(plan);
    }

    private void asIfTheWorkerHadDiedBeforeItClosed(RepricingChunk chunk, Map<String, AttributeValue> share) {
        servers.dynamoDb()
                .updateItem(update -> update.tableName(claims)
                        .key(RepricingItems.chunkKey(chunk))
                        .updateExpression("REMOVE done"));
        servers.dynamoDb().putItem(put -> put.tableName(claims).item(share));
        Map<String, AttributeValue> years = YearStore.item(chunk, List.of());
        servers.dynamoDb()
                .deleteItem(
                        delete -> delete.tableName(claims).key(Map.of("pk", years.get("pk"), "sk", years.get("sk"))));
    }

    private AttributeValue replaceDecision(String claimId, AttributeValue decision) {
        return items().replaceDecision(claimId, decision);
    }

    private static boolean never() {
        return false;
    }

    private DemoItems items() {
        return new DemoItems(servers.dynamoDb(), claims);
    }
}
