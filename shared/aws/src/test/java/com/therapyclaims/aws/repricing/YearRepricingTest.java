package com.therapyclaims.aws.repricing;

import static com.therapyclaims.aws.repricing.RepricingSystem.JANUARY;
import static com.therapyclaims.aws.repricing.RepricingSystem.JULY;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.therapyclaims.aws.callers.Role;
import com.therapyclaims.domain.claims.ClaimRevision;
import com.therapyclaims.domain.claims.ClaimStatus;
import com.therapyclaims.domain.claims.ClaimStep;
import com.therapyclaims.domain.claims.TherapyYear.Elsewhere;
import com.therapyclaims.domain.edits.TherapyAccrual;
import com.therapyclaims.domain.money.Money;
import com.therapyclaims.domain.repricing.Repricing;
import com.therapyclaims.domain.repricing.Repricing.YearChanges;
import com.therapyclaims.domain.repricing.RepricingPlan;
import com.therapyclaims.domain.repricing.YearChange;
import com.therapyclaims.domain.rules.Finding;
import com.therapyclaims.domain.schedules.ScheduleKind;
import com.therapyclaims.local.testing.TestServers;
import java.io.IOException;
import java.time.LocalDate;
import java.time.Year;
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
import software.amazon.awssdk.core.interceptor.Context;
import software.amazon.awssdk.core.interceptor.ExecutionAttributes;
import software.amazon.awssdk.core.interceptor.ExecutionInterceptor;
import software.amazon.awssdk.services.dynamodb.DynamoDbClient;
import software.amazon.awssdk.services.dynamodb.model.AttributeValue;

/**
 * A correction of the fees of March to June changes the claim of March alone; the year it accrues to is judged again, and
 * with it the claim of August, which was exactly at the threshold (KX-3, PY-5).
 */
@ExtendWith(TestServers.class)
class YearRepricingTest {
    private static final LocalDate MARCH = LocalDate.of(2026, 3, 1);
    private static final String IN_MARCH = "2026-03-02";
    private static final String IN_APRIL = "2026-04-06";
    private static final String IN_AUGUST = "2026-08-03";
    private static final String FACTOR = "32.3465";
    private static final String MISSING = "KX.MISSING_ABOVE_THRESHOLD";
    private static final Money KX_2026 = Money.of("2480.00");

    private RepricingSystem system;

    @BeforeEach
    void freshSystem(TestServers real) throws IOException {
        system = new RepricingSystem(real);
        publishFees(JANUARY, "0.43");
        publishFees(JULY, "0.43");
        system.publish(JANUARY, ScheduleKind.GPCIS, RepricingScenario.gpcis("0.913"));
    }

    @Test
    void aClaimThatTheRepricingOfAnEarlierOneLiftsAboveTheThresholdNeedsCorrection() {
        exactlyAtTheThreshold("p-1", "march", IN_MARCH, "august", IN_AUGUST);

        Repricing repricing = system.reprice(publishFees(MARCH, "0.50"));

        ClaimRevision now = system.latest("august");
        assertThat(now.revision()).isEqualTo(2);
        assertThat(now.status()).isEqualTo(ClaimStatus.NEEDS_CORRECTION);
        assertThat(now.cause().repricing()).contains(repricing.id());
        assertThat(codes(now)).contains(MISSING);
        assertThat(now.allowed())
                .isEqualTo(system.archive
                        .revision("demo", "august", 1)
                        .orElseThrow()
                        .allowed());
        assertThat(repricing.yearChanges()).isEqualTo(new YearChanges(1, 0, false));
        assertThat(system.yearChanges(repricing.id())).singleElement().satisfies(change -> {
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

        Repricing repricing = system.reprice(publishFees(MARCH, "0.50"));

        assertThat(repricing.claims()).isEqualTo(new Repricing.Claims(1, 1, 1, 0, 0, 0));
        assertThat(system.repricings
                        .changes("demo", repricing.id(), 10, Optional.empty())
                        .orElseThrow()
                        .items())
                .extracting(change -> change.claimId())
                .containsExactly("march");
        assertThat(repricing.amounts().delta())
                .isEqualTo(system.latest("march")
                        .allowed()
                        .minus(system.archive
                                .revision("demo", "march", 1)
                                .orElseThrow()
                                .allowed()));
    }

    @Test
    void aClaimThatComesToLieBelowTheThresholdIsReadyAgain() {
        exactlyAtTheThreshold("p-1", "march", IN_MARCH, "august", IN_AUGUST);
        system.reprice(publishFees(MARCH, "0.50"));

        system.reprice(publishFees(MARCH, "0.43"));

        assertThat(system.latest("august").status()).isEqualTo(ClaimStatus.READY);
        assertThat(system.latest("august").revision()).isEqualTo(3);
    }

    @Test
    void aRepricedClaimIsJudgedByItsOwnNewAmountToo() {
        exactlyAtTheThreshold("p-1", "march", IN_MARCH, "april", IN_APRIL);

        Repricing repricing = system.reprice(publishFees(MARCH, "0.50"));

        assertThat(system.latest("april").revision())
                .as("repriced, then judged")
                .isEqualTo(3);
        assertThat(system.latest("april").status()).isEqualTo(ClaimStatus.NEEDS_CORRECTION);
        assertThat(repricing.claims().changed()).isEqualTo(2);
        assertThat(repricing.yearChanges()).isEqualTo(new YearChanges(1, 0, false));
    }

    @Test
    void aSubmittedClaimStaysAndTheRepricingFlagsIt() {
        exactlyAtTheThreshold("p-1", "march", IN_MARCH, "august", IN_AUGUST);
        system.archive.append(system.stepped("august", new ClaimStep.Submit(), ClaimStatus.SUBMITTED));

        Repricing repricing = system.reprice(publishFees(MARCH, "0.50"));

        assertThat(system.latest("august").revision()).isEqualTo(2);
        assertThat(system.latest("august").status()).isEqualTo(ClaimStatus.SUBMITTED);
        assertThat(repricing.yearChanges()).isEqualTo(new YearChanges(0, 1, false));
        assertThat(system.yearChanges(repricing.id())).singleElement().satisfies(change -> {
            assertThat(change.isVariance()).isTrue();
            assertThat(change.statusBefore()).isEqualTo(ClaimStatus.SUBMITTED);
            assertThat(change.findingsAfter()).containsExactly(MISSING);
        });
    }

    @Test
    void aVoidClaimIsLeftAndAccruesNothing() {
        exactlyAtTheThreshold("p-1", "march", IN_MARCH, "august", IN_AUGUST);
        system.archive.append(system.stepped("august", new ClaimStep.MakeVoid(), ClaimStatus.VOID));

        Repricing repricing = system.reprice(publishFees(MARCH, "0.50"));

        assertThat(system.latest("august").status()).isEqualTo(ClaimStatus.VOID);
        assertThat(system.latest("august").revision()).isEqualTo(2);
        assertThat(repricing.yearChanges()).isEqualTo(YearChanges.NONE);
    }

    @Test
    void theNextYearBeginsAnew() {
        LocalDate december = LocalDate.of(2025, 12, 1);
        publishFees(december, "0.43");
        system.publish(december, ScheduleKind.GPCIS, RepricingScenario.gpcis("0.913"));
        archive("last-year", "p-1", "2025-12-15");
        exactlyAtTheThreshold("p-1", "march", IN_MARCH, "august", IN_AUGUST);

        Repricing repricing = system.reprice(publishFees(december, "0.50"));

        assertThat(system.latest("last-year").revision()).isEqualTo(2);
        assertThat(system.latest("august").revision()).isEqualTo(1);
        assertThat(repricing.yearChanges()).isEqualTo(YearChanges.NONE);
    }

    @Test
    void anotherPatientsYearIsItsOwn() {
        archive("march", "p-1", IN_MARCH);
        exactlyAtTheThreshold("p-2", "other-july", "2026-07-06", "other-august", IN_AUGUST);

        system.reprice(publishFees(MARCH, "0.50"));

        assertThat(system.latest("other-august").revision()).isEqualTo(1);
    }

    @Test
    void whatComesBeforeTheFirstChangedClaimStaysAsItIs() {
        archive("february", "p-1", "2026-02-02");
        archive("march", "p-1", IN_MARCH);
        elsewhere("p-1", KX_2026);

        Repricing repricing = system.reprice(publishFees(MARCH, "0.50"));

        assertThat(system.latest("february").revision())
                .as("that others billed was not known then; the repricing changed nothing before it")
                .isEqualTo(1);
        assertThat(system.yearChanges(repricing.id()))
                .extracting(YearChange::claimId)
                .containsExactly("march");
    }

    @Test
    void theYearsAreJudgedWhenTheLastOfThePracticesClaimsIsDone() {
        exactlyAtTheThreshold("p-1", "march", IN_MARCH, "april", IN_APRIL);
        system.plan(publishFees(MARCH, "0.50"));
        List<RepricingChunk> chunks = system.drained();
        assertThat(chunks).hasSize(2);

        system.worker.work(chunks.getFirst(), RepricingSystem::never);
        assertThat(system.drained()).isEmpty();
        system.worker.work(chunks.getLast(), RepricingSystem::never);

        assertThat(system.drained()).singleElement().matches(RepricingChunk::isYears);
    }

    @Test
    void yearsDeliveredTwiceOrBeforeTheirTimeAreJudgedOnce() {
        exactlyAtTheThreshold("p-1", "march", IN_MARCH, "april", IN_APRIL);
        RepricingPlan plan = publishFees(MARCH, "0.50");
        system.plan(plan);
        RepricingChunk years = RepricingChunk.years(plan, "demo");
        List<RepricingChunk> chunks = system.drained();
        system.worker.work(chunks.getLast(), RepricingSystem::never);

        system.worker.work(years, RepricingSystem::never);
        assertThat(system.find(plan).yearChanges().pending()).isTrue();
        system.worker.work(chunks.getFirst(), RepricingSystem::never);
        system.worker.work(years, RepricingSystem::never);
        system.worker.work(years, RepricingSystem::never);
        system.worker.work(chunks.getFirst(), RepricingSystem::never);

        assertThat(system.find(plan).yearChanges()).isEqualTo(new YearChanges(1, 0, false));
        assertThat(system.latest("april").revision()).isEqualTo(3);
    }

    @Test
    void twoWorkersOfOneYearAtOnceJudgeItOnce() throws Exception {
        exactlyAtTheThreshold("p-1", "march", IN_MARCH, "august", IN_AUGUST);
        exactlyAtTheThreshold("p-2", "april", IN_APRIL, "submitted", IN_AUGUST);
        system.archive.append(system.stepped("submitted", new ClaimStep.Submit(), ClaimStatus.SUBMITTED));
        RepricingPlan plan = publishFees(MARCH, "0.50");
        system.plan(plan);
        system.drained().forEach(chunk -> system.worker.work(chunk, RepricingSystem::never));
        RepricingChunk years = system.drained().getFirst();

        try (ExecutorService threads = Executors.newFixedThreadPool(4)) {
            List<Callable<Object>> tasks = new ArrayList<>();
            for (int i = 0; i < 4; i++) {
                tasks.add(() -> system.worker.work(years, RepricingSystem::never));
            }
            for (Future<Object> done : threads.invokeAll(tasks)) {
                done.get();
            }
        }

        assertThat(system.latest("august").revision()).isEqualTo(2);
        assertThat(system.find(plan).yearChanges()).isEqualTo(new YearChanges(1, 1, false));
        assertThat(system.yearChanges(plan.repricingId())).hasSize(2);
    }

    @Test
    void twoRepricingsAtOnceLeaveTheYearAsItStandsAfterBoth() {
        exactlyAtTheThreshold("p-1", "march", IN_MARCH, "august", IN_AUGUST);
        RepricingPlan fees = publishFees(MARCH, "0.50");
        system.plan(fees);
        List<RepricingChunk> first = system.drained();
        system.publish(JULY, ScheduleKind.GPCIS, RepricingScenario.gpcis("0.913"));
        RepricingPlan indices = system.publish(MARCH, ScheduleKind.GPCIS, RepricingScenario.gpcis("0.95"));
        system.plan(indices);
        List<RepricingChunk> second = system.drained();

        second.forEach(chunk -> system.worker.work(chunk, RepricingSystem::never));
        first.forEach(chunk -> system.worker.work(chunk, RepricingSystem::never));
        system.workAll();

        assertThat(system.latest("august").status()).isEqualTo(ClaimStatus.NEEDS_CORRECTION);
        assertThat(system.find(fees).yearChanges().pending()).isFalse();
        assertThat(system.find(indices).yearChanges().pending()).isFalse();
        assertThat(system.find(fees).yearChanges().revised()
                        + system.find(indices).yearChanges().revised())
                .isEqualTo(system.latest("august").revision() - 1);
    }

    @Test
    void aWorkerThatDiedAfterItsClaimsLeavesTheirYearsToTheNext() {
        exactlyAtTheThreshold("p-1", "march", IN_MARCH, "august", IN_AUGUST);
        RepricingPlan plan = publishFees(MARCH, "0.50");
        system.plan(plan);
        RepricingChunk chunk = system.drained().getFirst();
        Map<String, AttributeValue> share = system.damage().share(plan);
        system.worker.work(chunk, RepricingSystem::never);
        system.drained();
        asIfTheWorkerHadDiedBeforeItClosed(chunk, share);

        system.worker.work(chunk, RepricingSystem::never);
        system.workAll();

        assertThat(system.latest("march").revision()).isEqualTo(2);
        assertThat(system.latest("august").status()).isEqualTo(ClaimStatus.NEEDS_CORRECTION);
        assertThat(system.find(plan).yearChanges()).isEqualTo(new YearChanges(1, 0, false));
    }

    @Test
    void duringAPauseNoYearIsJudgedAndResumingHandsThemOutAgain() {
        exactlyAtTheThreshold("p-1", "march", IN_MARCH, "august", IN_AUGUST);
        RepricingPlan plan = publishFees(MARCH, "0.50");
        system.plan(plan);
        system.drained().forEach(chunk -> system.worker.work(chunk, RepricingSystem::never));
        RepricingChunk years = system.drained().getFirst();
        system.control.pause("demo", Role.PLATFORM_OPERATOR, plan.repricingId());

        system.worker.work(years, RepricingSystem::never);
        assertThat(system.latest("august").revision()).isEqualTo(1);
        system.control.resume("demo", Role.PLATFORM_OPERATOR, plan.repricingId());
        system.servers
                .drain(system.plansUrl)
                .forEach(message -> system.planner.plan(RepricingPlanQueue.read(message), RepricingSystem::never));
        system.workAll();

        assertThat(system.latest("august").revision()).isEqualTo(2);
        assertThat(system.find(plan).yearChanges()).isEqualTo(new YearChanges(1, 0, false));
    }

    @Test
    void aWorkerOutOfTimeHandsBackTheYearsItHasNotJudged() {
        exactlyAtTheThreshold("p-1", "march", IN_MARCH, "august", IN_AUGUST);
        exactlyAtTheThreshold("p-2", "april", IN_APRIL, "august-2", IN_AUGUST);
        RepricingPlan plan = publishFees(MARCH, "0.50");
        system.plan(plan);
        system.drained().forEach(chunk -> system.worker.work(chunk, RepricingSystem::never));
        RepricingChunk years = system.drained().getFirst();
        AtomicInteger asked = new AtomicInteger();

        system.worker.work(years, () -> asked.incrementAndGet() > 1);

        assertThat(List.of(
                        system.latest("august").revision(),
                        system.latest("august-2").revision()))
                .containsExactlyInAnyOrder(1, 2);
        assertThat(system.find(plan).yearChanges()).isEqualTo(new YearChanges(1, 0, true));
        assertThat(system.drained()).containsExactly(years);
        system.worker.work(years, RepricingSystem::never);
        assertThat(system.find(plan).yearChanges()).isEqualTo(new YearChanges(2, 0, false));
    }

    @Test
    void aClaimThatCannotBeReadIsJudgedWhenItCanAndTheOthersAtOnce() {
        exactlyAtTheThreshold("p-1", "march", IN_MARCH, "august", IN_AUGUST);
        archive("september", "p-1", "2026-09-07");
        AttributeValue decision =
                system.damage().replaceDecision("september", AttributeValue.fromB(SdkBytes.fromUtf8String("torn")));
        RepricingPlan plan = publishFees(MARCH, "0.50");
        system.plan(plan);
        system.drained().forEach(chunk -> system.worker.work(chunk, RepricingSystem::never));
        RepricingChunk years = system.drained().getFirst();

        assertThatThrownBy(() -> system.worker.work(years, RepricingSystem::never))
                .isInstanceOf(RuntimeException.class);

        assertThat(system.latest("august").revision()).isEqualTo(2);
        assertThat(system.find(plan).yearChanges()).isEqualTo(new YearChanges(1, 0, true));
        system.damage().replaceDecision("september", decision);
        system.worker.work(years, RepricingSystem::never);
        assertThat(system.find(plan).yearChanges().pending()).isFalse();
    }

    @Test
    void aYearInWhichNothingIsFoundTakesThreeReads() {
        int patients = 24;
        for (int i = 0; i < patients; i++) {
            archive("march-" + i, "p-" + i, IN_MARCH);
        }
        system.plan(publishFees(MARCH, "0.50"));
        system.drained().forEach(chunk -> system.worker.work(chunk, RepricingSystem::never));
        List<RepricingChunk> years = system.drained();
        AtomicInteger calls = new AtomicInteger();

        try (DynamoDbClient counted = system.servers.dynamoDb(new ExecutionInterceptor() {
            @Override
            public void beforeExecution(Context.BeforeExecution context, ExecutionAttributes attributes) {
                calls.incrementAndGet();
            }
        })) {
            system.worker(counted, RepricingSystem.CLOCK, system.archive)
                    .work(years.getFirst(), RepricingSystem::never);
        }

        assertThat(calls.get()).isLessThanOrEqualTo(3 * patients);
    }

    @Test
    void aRepricingThatChangesNoClaimJudgesNoYear() {
        exactlyAtTheThreshold("p-1", "march", IN_MARCH, "august", IN_AUGUST);
        system.plan(publishFees(MARCH, "0.43"));

        system.drained().forEach(chunk -> system.worker.work(chunk, RepricingSystem::never));

        assertThat(system.drained()).isEmpty();
    }

    /** Two claims of a patient, and what others billed so that the second ends exactly at the threshold. */
    private void exactlyAtTheThreshold(String patientId, String first, String on, String second, String later) {
        archive(first, patientId, on);
        // The same visit at the same fees.
        Money ofEach = system.latest(first).allowed();
        elsewhere(patientId, KX_2026.minus(ofEach).minus(ofEach));
        archive(second, patientId, later);
        assertThat(system.latest(second).status()).isEqualTo(ClaimStatus.READY);
        assertThat(system.latest(second)
                        .decision()
                        .edits()
                        .threshold()
                        .getFirst()
                        .after())
                .isEqualTo(KX_2026);
    }

    private void elsewhere(String patientId, Money ptSlp) {
        system.archive.recordElsewhere(
                "demo",
                patientId,
                Year.of(2026),
                new Elsewhere(new TherapyAccrual(ptSlp, Money.ZERO), LocalDate.of(2026, 11, 1)));
    }

    private void archive(String claimId, String patientId, String on) {
        system.archive("demo", claimId, system.sampleOf(patientId, on));
    }

    private static List<String> codes(ClaimRevision claim) {
        return claim.decision().edits().findings().stream().map(Finding::code).toList();
    }

    private RepricingPlan publishFees(LocalDate from, String practiceExpense) {
        return system.publish(
                from, ScheduleKind.RELATIVE_VALUES, RepricingScenario.relativeValues(practiceExpense, "0.60", FACTOR));
    }

    private void asIfTheWorkerHadDiedBeforeItClosed(RepricingChunk chunk, Map<String, AttributeValue> share) {
        DynamoDbClient dynamoDb = system.servers.dynamoDb();
        dynamoDb.updateItem(update -> update.tableName(system.claims.name())
                .key(RepricingItems.chunkKey(chunk))
                .updateExpression("REMOVE done"));
        dynamoDb.putItem(put -> put.tableName(system.claims.name()).item(share));
        dynamoDb.deleteItem(delete -> delete.tableName(system.claims.name()).key(YearStore.key(chunk)));
    }
}
