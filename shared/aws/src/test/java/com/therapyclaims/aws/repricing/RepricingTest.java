package com.therapyclaims.aws.repricing;

import static com.therapyclaims.aws.repricing.RepricingSystem.CLOCK;
import static com.therapyclaims.aws.repricing.RepricingSystem.DOCUMENTS;
import static com.therapyclaims.aws.repricing.RepricingSystem.JANUARY;
import static com.therapyclaims.aws.repricing.RepricingSystem.JULY;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import com.therapyclaims.aws.callers.Role;
import com.therapyclaims.aws.repricing.RepricingPlanQueue.Request;
import com.therapyclaims.aws.schedules.FeeScheduleStore;
import com.therapyclaims.aws.schedules.Publications;
import com.therapyclaims.aws.schedules.SchedulePublisher;
import com.therapyclaims.domain.claims.ClaimArchive;
import com.therapyclaims.domain.claims.ClaimIntake;
import com.therapyclaims.domain.claims.ClaimProcessor;
import com.therapyclaims.domain.claims.ClaimRevision;
import com.therapyclaims.domain.claims.ClaimStanding;
import com.therapyclaims.domain.claims.ClaimStatus;
import com.therapyclaims.domain.claims.ClaimStep;
import com.therapyclaims.domain.claims.IdempotencyKey;
import com.therapyclaims.domain.money.Money;
import com.therapyclaims.domain.pricing.LinePrice;
import com.therapyclaims.domain.repricing.ClaimChange;
import com.therapyclaims.domain.repricing.Repricing;
import com.therapyclaims.domain.repricing.Repricing.State;
import com.therapyclaims.domain.repricing.RepricingPlan;
import com.therapyclaims.domain.repricing.RepricingTotals;
import com.therapyclaims.domain.repricing.SignOff;
import com.therapyclaims.domain.rules.Coverage;
import com.therapyclaims.domain.rules.Finding;
import com.therapyclaims.domain.schedules.CommercialFee;
import com.therapyclaims.domain.schedules.CommercialFeesSnapshot;
import com.therapyclaims.domain.schedules.Gpci;
import com.therapyclaims.domain.schedules.GpciSnapshot;
import com.therapyclaims.domain.schedules.Locality;
import com.therapyclaims.domain.schedules.RvuSnapshot;
import com.therapyclaims.domain.schedules.ScheduleKind;
import com.therapyclaims.domain.schedules.ScheduleOwner;
import com.therapyclaims.domain.schedules.ZipLocality;
import com.therapyclaims.domain.schedules.ZipSnapshot;
import com.therapyclaims.local.testing.OnceBefore;
import com.therapyclaims.local.testing.TestServers;
import java.io.IOException;
import java.lang.reflect.Proxy;
import java.math.BigDecimal;
import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicReference;
import java.util.function.BooleanSupplier;
import java.util.function.Supplier;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import software.amazon.awssdk.core.SdkBytes;
import software.amazon.awssdk.services.dynamodb.DynamoDbClient;
import software.amazon.awssdk.services.dynamodb.model.AttributeValue;
import software.amazon.awssdk.services.dynamodb.model.QueryRequest;
import software.amazon.awssdk.services.dynamodb.model.TransactWriteItemsRequest;
import software.amazon.awssdk.services.sqs.model.QueueAttributeName;

@ExtendWith(TestServers.class)
class RepricingTest {
    private static final AttributeValue TORN = AttributeValue.fromB(SdkBytes.fromUtf8String("torn"));
    /** A practice expense of 97530 below that of 97110. */
    private static final String ACTIVITY_BEHIND_EXERCISE = "0.40";

    /** When no delivery of a chunk can be at work any more. */
    private final Instant atRest = CLOCK.instant().plus(RepricingWorker.LONGEST_DELIVERY);

    private RepricingSystem system;
    private TestServers servers;
    private String sample;
    private String claims;
    private String queueUrl;
    private FeeScheduleStore schedules;
    private ClaimArchive archive;
    private RepricingPlanner planner;
    private RepricingWorker worker;
    private Repricings repricings;
    private RepricingControl control;

    @BeforeEach
    void freshSystem(TestServers real) throws IOException {
        system = new RepricingSystem(real);
        servers = real;
        sample = system.sample;
        claims = system.claims;
        queueUrl = system.queueUrl;
        schedules = system.schedules;
        archive = system.archive;
        planner = system.planner;
        worker = system.worker;
        repricings = system.repricings;
        control = system.control;
        publish(JANUARY, "0.43", "32.3465");
        publishGpci(JANUARY, "0.913");
    }

    @Test
    void aNewFactorAndNewPracticeExpenseChangeTheClaimAndTheCausesAddUp() {
        archive("demo", "c1", sample);
        Money before = latest("demo", "c1").allowed();

        Repricing repricing = reprice(publish(JULY, "0.41", "33.4009"));

        ClaimRevision after = latest("demo", "c1");
        assertThat(after.revision()).isEqualTo(2);
        assertThat(after.cause().repricing()).contains(repricing.id());
        assertThat(repricing.state()).isEqualTo(State.DONE);
        assertThat(repricing.claims()).isEqualTo(new Repricing.Claims(1, 1, 1, 0, 0, 0));
        assertThat(repricing.amounts().before()).isEqualTo(before);
        assertThat(repricing.amounts().after()).isEqualTo(after.allowed());
        assertThat(repricing.byCause().total()).isEqualTo(repricing.amounts().delta());
        assertThat(repricing.byCause().rvu().isNegative()).isTrue();
        assertThat(repricing.byCause().conversionFactor().isMoreThan(Money.ZERO))
                .isTrue();
        assertThat(repricing.byCause().gpci()).isEqualTo(Money.ZERO);
        assertThat(repricing.byCause().rule()).isEqualTo(Money.ZERO);
        assertThat(repricing.byCode().stream().map(Repricing.CodeAmounts::delta).reduce(Money.ZERO, Money::plus))
                .isEqualTo(repricing.amounts().delta());
    }

    @Test
    void theRepricedClaimIsWhatANewClaimWouldBe() {
        archive("demo", "c1", sample);
        reprice(publish(JULY, "0.41", "33.4009"));
        archive("other", "c2", sample);

        assertThat(latest("demo", "c1").decision().pricing().lines())
                .isEqualTo(latest("other", "c2").decision().pricing().lines());
        assertThat(latest("demo", "c1").decision().units())
                .isEqualTo(latest("other", "c2").decision().units());
    }

    @Test
    void newIndicesChangeByGpciAlone() {
        archive("demo", "c1", sample);

        Repricing repricing = reprice(publishGpci(JULY, "0.999"));

        assertThat(repricing.byCause().gpci()).isEqualTo(repricing.amounts().delta());
        assertThat(repricing.amounts().delta().isMoreThan(Money.ZERO)).isTrue();
    }

    @Test
    void theChangesOfARepricingListEachClaimWithItsRevisions() {
        archive("demo", "c1", sample);
        Repricing repricing = reprice(publish(JULY, "0.41", "33.4009"));

        assertThat(changes("demo", repricing.id())).singleElement().satisfies(change -> {
            assertThat(change.claimId()).isEqualTo("c1");
            assertThat(change.fromRevision()).isEqualTo(1);
            assertThat(change.toRevision()).contains(2);
            assertThat(change.causes().total()).isEqualTo(change.delta());
        });
    }

    @Test
    void claimsOfOtherDatesAndVoidClaimsStayAsTheyAre() {
        archive("demo", "before", sample.replace("2026-08-03", "2026-06-30"));
        archive("demo", "void", sample);
        archive.append(latest("demo", "void")
                .stepped(CLOCK.instant(), new ClaimStep.MakeVoid(), ClaimStanding.of(ClaimStatus.VOID)));

        Repricing repricing = reprice(publish(JULY, "0.41", "33.4009"));

        assertThat(latest("demo", "before").revision()).isEqualTo(1);
        assertThat(latest("demo", "void").revision()).isEqualTo(2);
        assertThat(latest("demo", "void").status()).isEqualTo(ClaimStatus.VOID);
        assertThat(repricing.claims()).isEqualTo(new Repricing.Claims(1, 1, 0, 1, 0, 0));
    }

    @Test
    void aRetroactiveCorrectionRepricesTheClaimsOfItsOwnDatesAlone() {
        publish(JULY, "0.41", "33.4009");
        archive("demo", "before", on("2026-02-27"));
        archive("demo", "within", on("2026-03-02").replace("p-1", "p-2"));
        archive("demo", "last", on("2026-06-30").replace("p-1", "p-3"));
        archive("demo", "later", on("2026-07-01").replace("p-1", "p-4"));

        Repricing repricing = reprice(publish(LocalDate.of(2026, 3, 1), "0.44", "32.3465"));

        assertThat(changes("demo", repricing.id()))
                .extracting(ClaimChange::claimId)
                .containsExactly("last", "within");
        assertThat(repricing.claims()).isEqualTo(new Repricing.Claims(2, 2, 2, 0, 0, 0));
        assertThat(latest("demo", "before").revision()).isEqualTo(1);
        assertThat(latest("demo", "later").revision()).isEqualTo(1);
    }

    @Test
    void tablesWithTheSameFiguresChangeNoClaim() {
        archive("demo", "c1", sample);

        Repricing repricing = reprice(publish(JULY, "0.43", "32.3465"));

        assertThat(latest("demo", "c1").revision()).isEqualTo(1);
        assertThat(repricing.claims()).isEqualTo(new Repricing.Claims(1, 1, 0, 1, 0, 0));
        assertThat(repricing.amounts().delta()).isEqualTo(Money.ZERO);
        assertThat(changes("demo", repricing.id())).isEmpty();
    }

    @Test
    void anotherPracticeSeesItsOwnShareAlone() {
        archive("demo", "c1", sample);
        archive("demo", "c2", sample.replace("p-1", "p-2"));
        archive("other", "c3", sample);

        Repricing demos = reprice(publish(JULY, "0.41", "33.4009"));

        Repricing others = repricings.find("other", demos.id()).orElseThrow();
        assertThat(demos.claims().total()).isEqualTo(2);
        assertThat(others.claims().total()).isEqualTo(1);
        assertThat(changes("other", demos.id()))
                .extracting(ClaimChange::claimId)
                .containsExactly("c3");
        assertThat(repricings.find("third", demos.id()).orElseThrow().claims().total())
                .isZero();
        assertThat(repricings.page("third", 25, Optional.empty()).items()).isEmpty();
        assertThat(repricings.page("demo", 25, Optional.empty()).items()).containsExactly(demos);
    }

    @Test
    void aChunkThatAnotherDeliveryCountedAsFailedMeanwhileIsNoneOnceItIsDone() {
        archive("demo", "c1", sample);
        RepricingPlan plan = publish(JULY, "0.41", "33.4009");
        plan(plan);
        RepricingChunk chunk = RepricingChunk.read(servers.drain(queueUrl).getFirst());
        RepricingStore store = system.store();

        worker.work(chunk, () -> {
            store.chunks()
                    .markFailed(
                            store.runs().find(plan).orElseThrow(),
                            store.chunks().find(chunk).orElseThrow());
            return false;
        });

        Repricing repricing = repricings.find("demo", plan.repricingId()).orElseThrow();
        assertThat(repricing.claims()).isEqualTo(new Repricing.Claims(1, 1, 1, 0, 0, 0));
        assertThat(repricing.state()).isEqualTo(State.DONE);
    }

    @Test
    void aChunkDeliveredTwiceIsCountedOnce() {
        archive("demo", "c1", sample);
        RepricingPlan plan = publish(JULY, "0.41", "33.4009");
        plan(plan);
        RepricingChunk chunk = RepricingChunk.read(servers.drain(queueUrl).getFirst());

        worker.work(chunk, () -> false);
        worker.work(chunk, () -> false);

        assertThat(latest("demo", "c1").revision()).isEqualTo(2);
        assertThat(repricings.find("demo", plan.repricingId()).orElseThrow().claims())
                .isEqualTo(new Repricing.Claims(1, 1, 1, 0, 0, 0));
    }

    @Test
    void aChunkWhoseFirstAttemptDiedBeforeItWasCountedComesToTheSame() {
        archive("demo", "c1", sample);
        archive("demo", "c2", sample.replace("p-1", "p-2"));
        RepricingPlan plan = publish(JULY, "0.41", "33.4009");
        plan(plan);
        RepricingChunk chunk = RepricingChunk.read(servers.drain(queueUrl).getFirst());
        worker.work(chunk, () -> false);
        Repricing whole = repricings.find("demo", plan.repricingId()).orElseThrow();

        forgetThatItWasCounted(chunk, plan);
        worker.work(chunk, () -> false);

        assertThat(repricings.find("demo", plan.repricingId())).contains(whole);
        assertThat(latest("demo", "c1").revision()).isEqualTo(2);
    }

    @Test
    void planningAgainPlansNothingTwice() {
        archive("demo", "c1", sample);
        RepricingPlan plan = publish(JULY, "0.41", "33.4009");

        plan(plan);
        plan(plan);
        servers.drain(queueUrl).stream().map(RepricingChunk::read).forEach(chunk -> worker.work(chunk, () -> false));

        assertThat(repricings.find("demo", plan.repricingId()).orElseThrow().claims())
                .isEqualTo(new Repricing.Claims(1, 1, 1, 0, 0, 0));
    }

    @Test
    void aClaimDecidedWithTheOlderTablesButArchivedAfterThePlanningIsFoundAtTheSecondLook() {
        ClaimIntake tablesOfThen = intakeWithTheTablesOfNow();
        RepricingPlan plan = publishLater("0.41", "0.60", "33.4009");
        reprice(plan);
        submit(tablesOfThen, "late", sample, Duration.ofSeconds(9));
        archive("demo", "new", sample.replace("p-1", "p-2"));

        secondLook(plan);

        assertThat(latest("demo", "late").revision()).isEqualTo(2);
        assertThat(repricings.find("demo", plan.repricingId()).orElseThrow().claims())
                .isEqualTo(new Repricing.Claims(1, 1, 1, 0, 0, 0));
    }

    @Test
    void aClaimDecidedBeforeThereWasSuchAScheduleIsFoundAtTheSecondLook() {
        LocalDate before = LocalDate.of(2025, 12, 1);
        publish(before, "0.43", "32.3465");
        ClaimIntake tablesOfThen = intakeWithTheTablesOfNow();
        RepricingPlan plan = publishGpciLater(before, "0.913");
        reprice(plan);
        submit(tablesOfThen, "late", on("2025-12-03"), Duration.ofSeconds(9));
        assertThat(latest("demo", "late").decision().pricing().totals().allowed())
                .isEqualTo(Money.ZERO);

        secondLook(plan);

        assertThat(latest("demo", "late").decision().pricing().totals().allowed())
                .isNotEqualTo(Money.ZERO);
    }

    @Test
    void aClaimThatTheSecondLookCannotReadKeepsNoOtherFromBeingFound() {
        ClaimIntake tablesOfThen = intakeWithTheTablesOfNow();
        RepricingPlan plan = publishLater("0.41", "0.60", "33.4009");
        reprice(plan);
        submit(tablesOfThen, "late", sample, Duration.ofSeconds(9));
        submit(tablesOfThen, "poison", sample.replace("p-1", "p-2"), Duration.ofSeconds(9));
        spoil("poison");

        secondLook(plan);

        assertThat(latest("demo", "late").revision()).isEqualTo(2);
        assertThat(repricings.find("demo", plan.repricingId()).orElseThrow().claims())
                .isEqualTo(new Repricing.Claims(2, 1, 1, 0, 0, 0));
    }

    @Test
    void aCorrectionWithTheOlderTablesThatComesAfterItsChunkIsFoundAtTheSecondLook() {
        archive("demo", "exercise", sample);
        ClaimIntake tablesOfThen = intakeWithTheTablesOfNow();
        RepricingPlan plan = publishLater("0.43", "0.61", "32.3465");
        assertThat(reprice(plan).claims()).isEqualTo(new Repricing.Claims(1, 1, 0, 1, 0, 0));
        system.correct(tablesOfThen, "exercise", activity());

        secondLook(plan);

        archive("demo", "new", activity().replace("p-1", "p-2"));
        assertThat(latest("demo", "exercise").allowed())
                .isEqualTo(latest("demo", "new").allowed());
        assertThatTheLedgerIsWhole(plan, new Repricing.Claims(1, 1, 1, 0, 0, 0));

        secondLook(plan);

        assertThat(latest("demo", "exercise").revision()).isEqualTo(3);
    }

    @Test
    void theOthersOfItsDayAreRankedAnewWithAClaimFoundAtTheSecondLook() {
        archive("demo", "exercise", sample);
        ClaimIntake tablesOfThen = intakeWithTheTablesOfNow();
        RepricingPlan plan = publishLater("0.43", ACTIVITY_BEHIND_EXERCISE, "32.3465");
        assertThat(reprice(plan).claims()).isEqualTo(new Repricing.Claims(1, 1, 0, 1, 0, 0));
        submit(tablesOfThen, "activity", activity(), Duration.ofSeconds(9));
        assertThat(fullUnits("exercise")).isZero();

        secondLook(plan);

        assertThat(fullUnits("exercise")).isEqualTo(1);
        assertThat(fullUnits("activity")).isZero();
        assertThatTheLedgerIsWhole(plan, new Repricing.Claims(2, 2, 2, 0, 0, 0));
        assertThat(changes("demo", plan.repricingId()))
                .extracting(ClaimChange::claimId)
                .containsExactly("activity", "exercise");
    }

    @Test
    void aSecondLookWhoseFirstAttemptDiedBeforeItWasCountedComesToTheSame() {
        archive("demo", "exercise", sample);
        ClaimIntake tablesOfThen = intakeWithTheTablesOfNow();
        RepricingPlan plan = publishLater("0.43", ACTIVITY_BEHIND_EXERCISE, "32.3465");
        reprice(plan);
        submit(tablesOfThen, "activity", activity(), Duration.ofSeconds(9));
        planner.plan(new Request(plan, true, Optional.empty()), () -> false);
        RepricingChunk chunk = RepricingChunk.read(servers.drain(queueUrl).getFirst());
        Map<String, AttributeValue> share = share(plan);
        worker.work(chunk, () -> false);
        Repricing whole = repricings.find("demo", plan.repricingId()).orElseThrow();

        forgetThatItIsDone(chunk);
        servers.dynamoDb().putItem(put -> put.tableName(claims).item(share));
        worker.work(chunk, () -> false);

        assertThat(repricings.find("demo", plan.repricingId())).contains(whole);
        assertThat(whole.claims()).isEqualTo(new Repricing.Claims(2, 2, 2, 0, 0, 0));
    }

    @Test
    void aChunkThatComesAfterTheSecondLookOfItsDayCountsItsClaimOnce() {
        archive("demo", "exercise", sample);
        ClaimIntake tablesOfThen = intakeWithTheTablesOfNow();
        RepricingPlan plan = publishLater("0.43", ACTIVITY_BEHIND_EXERCISE, "32.3465");
        plan(plan);
        List<String> first = servers.drain(queueUrl);
        submit(tablesOfThen, "activity", activity(), Duration.ofSeconds(9));

        secondLook(plan);
        workOn(first);

        assertThat(fullUnits("exercise")).isEqualTo(1);
        assertThatTheLedgerIsWhole(plan, new Repricing.Claims(2, 2, 2, 0, 0, 0));
    }

    @Test
    void aClaimThatCameToTheDayAfterThePlanningIsRankedWithTheOthers() {
        archive("demo", "activity", activity());
        ClaimIntake tablesOfThen = intakeWithTheTablesOfNow();
        RepricingPlan plan = publishLater("0.43", ACTIVITY_BEHIND_EXERCISE, "32.3465");
        planLongAfter(plan);
        submit(tablesOfThen, "exercise", sample, Duration.ofMinutes(9));
        assertThat(latest("demo", "activity").revision())
                .as("with the tables of then it stays as it is")
                .isEqualTo(1);

        workOn(servers.drain(queueUrl));

        assertThat(fullUnits("activity")).isZero();
        secondLook(plan);
        assertThat(fullUnits("exercise")).isEqualTo(1);
        assertThatTheLedgerIsWhole(plan, new Repricing.Claims(2, 2, 2, 0, 0, 0));
    }

    @Test
    void aClaimThatComesToTheDayWhileItIsRepricedIsRankedWithTheOthers() {
        archive("demo", "activity", activity());
        ClaimIntake tablesOfThen = intakeWithTheTablesOfNow();
        RepricingPlan plan = publishLater("0.43", ACTIVITY_BEHIND_EXERCISE, "32.3465");
        planLongAfter(plan);
        AtomicInteger asked = new AtomicInteger();

        // A worker asks for the time when it has read its claims.
        worker.work(RepricingChunk.read(servers.drain(queueUrl).getFirst()), () -> {
            if (asked.getAndIncrement() == 0) {
                submit(tablesOfThen, "exercise", sample, Duration.ofMinutes(9));
            }
            return false;
        });

        assertThat(fullUnits("activity")).isZero();
        secondLook(plan);
        assertThat(fullUnits("exercise")).isEqualTo(1);
        assertThatTheLedgerIsWhole(plan, new Repricing.Claims(2, 2, 2, 0, 0, 0));
    }

    @Test
    void aClaimThatComesToADayThatWasReadAnewIsRankedWithTheOthers() {
        archive("demo", "activity", activity());
        ClaimIntake tablesOfThen = intakeWithTheTablesOfNow();
        RepricingPlan plan = publishLater("0.43", ACTIVITY_BEHIND_EXERCISE, "32.3465");
        plan(plan);
        AtomicInteger read = new AtomicInteger();
        RepricingWorker outrun = system.worker(CLOCK, afterEachDayRead(() -> {
            if (read.getAndIncrement() == 0) {
                submit(tablesOfThen, "exercise", sample, Duration.ofSeconds(9));
            }
        }));

        outrun.work(RepricingChunk.read(servers.drain(queueUrl).getFirst()), () -> false);

        assertThat(read.get()).as("the day was read again").isGreaterThan(1);
        assertThat(fullUnits("activity")).isZero();
    }

    @Test
    void anIntakeThatIsOvertakenByARepricingUndoesNothingOfIt() {
        publishFees("demo", "acme", JANUARY, "32.00");
        String acmes = sample.replace("\"payerId\": \"medicare\"", "\"payerId\": \"acme\"");
        archive("demo", "c1", acmes);
        AtomicInteger asked = new AtomicInteger();
        ClaimIntake overtaken = new ClaimIntake("demo", archive, () -> {
            ClaimProcessor now = withTheTablesOfNow();
            if (asked.getAndIncrement() == 0) {
                reprice(publishFees("demo", "acme", JULY, "33.00"));
            }
            return now;
        });

        submit(overtaken, "c2", acmes, Duration.ofSeconds(9));

        assertThat(asked.get()).as("it decided anew").isEqualTo(2);
        assertThat(latest("demo", "c2").decision().pricing().lines())
                .isEqualTo(latest("demo", "c1").decision().pricing().lines());
    }

    @Test
    void whoeverComesToTheDaysMeanwhileTheyAreRankedAsOneAfterTheOther() throws Exception {
        int days = 25;
        for (int i = 0; i < days; i++) {
            archive("demo", "first" + i, (i % 2 == 0 ? sample : activity()).replace("p-1", "p-" + i));
        }
        Supplier<ClaimProcessor> tablesOfNow = this::withTheTablesOfNow;
        // Who reads the day before it is repriced may have read the tables before they were published.
        ClaimProcessor tablesOfThen = tablesOfNow.get();
        RepricingPlan plan = publishLater("0.43", ACTIVITY_BEHIND_EXERCISE, "33.4009");
        planLongAfter(plan);
        List<String> chunks = servers.drain(queueUrl);
        Callable<Void> repricing = () -> {
            workOn(chunks);
            return null;
        };
        Callable<Void> arriving = () -> {
            for (int i = 0; i < days; i++) {
                String first = "first" + i;
                submit(
                        new ClaimIntake(
                                "demo",
                                archive,
                                () -> latest("demo", first).revision() == 1 ? tablesOfThen : tablesOfNow.get()),
                        "second" + i,
                        (i % 2 == 0 ? activity() : sample).replace("p-1", "p-" + i),
                        Duration.ofMinutes(9));
            }
            return null;
        };

        try (ExecutorService two = Executors.newFixedThreadPool(2)) {
            for (Future<Void> one : two.invokeAll(List.of(repricing, arriving))) {
                one.get();
            }
        }
        secondLook(plan);

        for (int i = 0; i < days; i++) {
            assertThat(fullUnits("first" + i)).as("day %s", i).isEqualTo(i % 2 == 0 ? 1 : 0);
            assertThat(fullUnits("second" + i)).as("day %s", i).isEqualTo(i % 2 == 0 ? 0 : 1);
        }
        Repricing done = repricings.find("demo", plan.repricingId()).orElseThrow();
        assertThatTheLedgerIsWhole(plan, done.claims());
        assertThat(done.state()).isEqualTo(State.DONE);
        assertThat(reprice(publishLater("0.43", ACTIVITY_BEHIND_EXERCISE, "33.4009"))
                        .claims()
                        .changed())
                .as("claims a second repricing with the same figures changes")
                .isZero();
    }

    private void assertThatTheLedgerIsWhole(RepricingPlan plan, Repricing.Claims expected) {
        Repricing repricing = repricings.find("demo", plan.repricingId()).orElseThrow();
        List<ClaimChange> changes = changes("demo", plan.repricingId());
        Money delta = repricing.amounts().delta();
        assertThat(repricing.claims()).isEqualTo(expected);
        assertThat(changes).hasSize(expected.changed());
        assertThat(changes.stream().map(ClaimChange::delta).reduce(Money.ZERO, Money::plus))
                .isEqualTo(delta);
        assertThat(repricing.byCause().total()).isEqualTo(delta);
        assertThat(repricing.byCode().stream().map(Repricing.CodeAmounts::delta).reduce(Money.ZERO, Money::plus))
                .isEqualTo(delta);
        assertThat(repricing.byPayer().stream()
                        .map(Repricing.PayerAmounts::delta)
                        .reduce(Money.ZERO, Money::plus))
                .isEqualTo(delta);
        assertThat(repricing.byMonth().stream()
                        .map(Repricing.MonthAmounts::delta)
                        .reduce(Money.ZERO, Money::plus))
                .isEqualTo(delta);
    }

    @Test
    void aPracticesFeesRepriceItsClaimsOfThatPayerAlone() {
        publishFees("demo", "acme", JANUARY, "32.00");
        String acmes = sample.replace("\"payerId\": \"medicare\"", "\"payerId\": \"acme\"");
        archive("demo", "c1", acmes);
        archive("demo", "c2", sample);

        Repricing repricing = reprice(publishFees("demo", "acme", JULY, "33.00"));

        assertThat(repricing.claims()).isEqualTo(new Repricing.Claims(1, 1, 1, 0, 0, 0));
        assertThat(repricing.byCause().contract()).isEqualTo(repricing.amounts().delta());
        assertThat(latest("demo", "c1").revision()).isEqualTo(2);
        assertThat(latest("demo", "c2").revision()).isEqualTo(1);
    }

    @Test
    void aClaimForADayOfNextYearFollowsItsPracticesFees() {
        publishFees("demo", "acme", JANUARY, "32.00");
        archive("demo", "c1", onOf("2027-05-03", "acme"));

        Repricing repricing = reprice(publishFees("demo", "acme", LocalDate.of(2027, 1, 1), "33.00"));

        assertThat(repricing.claims()).isEqualTo(new Repricing.Claims(1, 1, 1, 0, 0, 0));
    }

    @Test
    void aClaimForADayOfNextYearFollowsMedicaresTablesOfThatYear() {
        LocalDate nextYear = LocalDate.of(2027, 1, 1);
        publish(nextYear, "0.43", "32.3465");
        publishGpci(nextYear, "0.913");
        archive("demo", "c1", on("2027-05-03"));

        Repricing repricing = reprice(publish(nextYear, "0.41", "33.4009"));

        assertThat(repricing.claims()).isEqualTo(new Repricing.Claims(1, 1, 1, 0, 0, 0));
    }

    @Test
    void aSecondClaimOfTheDayIsRankedBehindTheFirst() {
        archive("demo", "c1", sample);
        archive("demo", "c2", sample);
        Money firstBefore = latest("demo", "c1").allowed();
        Money secondBefore = latest("demo", "c2").allowed();
        assertThat(firstBefore.isMoreThan(secondBefore)).isTrue();

        Repricing repricing = reprice(publish(JULY, "0.41", "33.4009"));

        assertThat(latest("demo", "c1")
                        .allowed()
                        .isMoreThan(latest("demo", "c2").allowed()))
                .isTrue();
        assertThat(repricing.amounts().after())
                .isEqualTo(
                        latest("demo", "c1").allowed().plus(latest("demo", "c2").allowed()));
        assertThat(repricing.byCause().total()).isEqualTo(repricing.amounts().delta());
    }

    @Test
    void aClaimThatCannotBeReadIsLeftAndItsMatesAreDone() {
        archive("demo", "c1", sample);
        archive("demo", "poison", sample.replace("p-1", "p-2"));
        RepricingPlan plan = publish(JULY, "0.41", "33.4009");
        plan(plan);
        spoil("poison");

        worker.work(RepricingChunk.read(servers.drain(queueUrl).getFirst()), () -> false);
        RepricingChunk rest = RepricingChunk.read(servers.drain(queueUrl).getFirst());

        assertThat(latest("demo", "c1").revision()).isEqualTo(2);
        assertThatExceptionOfType(RuntimeException.class).isThrownBy(() -> worker.work(rest, () -> false));
        assertThatExceptionOfType(RuntimeException.class).isThrownBy(() -> worker.work(rest, () -> false));
        Repricing repricing = repricings.find("demo", plan.repricingId()).orElseThrow();
        assertThat(repricing.state()).isEqualTo(State.FAILED);
        assertThat(repricing.claims()).isEqualTo(new Repricing.Claims(2, 1, 1, 0, 0, 1));
    }

    @Test
    void twoWorkersOfOneChunkAtOnceChangeEachClaimOnceAndCountItOnce() throws Exception {
        for (int i = 0; i < 40; i++) {
            archive("demo", "c" + i, sample.replace("p-1", "p-" + i));
        }
        RepricingPlan plan = publish(JULY, "0.41", "33.4009");
        plan(plan);
        RepricingChunk chunk = RepricingChunk.read(servers.drain(queueUrl).getFirst());

        try (ExecutorService two = Executors.newFixedThreadPool(2)) {
            List<Callable<RepricingTotals>> both =
                    List.of(() -> worker.work(chunk, () -> false), () -> worker.work(chunk, () -> false));
            for (Future<RepricingTotals> one : two.invokeAll(both)) {
                one.get();
            }
        }

        Repricing repricing = repricings.find("demo", plan.repricingId()).orElseThrow();
        assertThat(repricing.claims()).isEqualTo(new Repricing.Claims(40, 40, 40, 0, 0, 0));
        assertThat(changes("demo", plan.repricingId())).hasSize(40);
        for (int i = 0; i < 40; i++) {
            assertThat(archive.revisions("demo", "c" + i, 0)).hasSize(2);
        }
        assertThat(changes("demo", plan.repricingId()).stream()
                        .map(ClaimChange::delta)
                        .reduce(Money.ZERO, Money::plus))
                .isEqualTo(repricing.amounts().delta());
    }

    @Test
    void aWorkerOutOfTimeHandsItsRestBack() {
        archive("demo", "c1", sample);
        archive("demo", "c2", sample.replace("p-1", "p-2"));
        RepricingPlan plan = publish(JULY, "0.41", "33.4009");
        plan(plan);
        AtomicInteger asked = new AtomicInteger();

        worker.work(RepricingChunk.read(servers.drain(queueUrl).getFirst()), () -> asked.getAndIncrement() > 0);
        assertThat(repricings.find("demo", plan.repricingId()).orElseThrow().state())
                .isEqualTo(State.RUNNING);
        servers.drain(queueUrl).stream().map(RepricingChunk::read).forEach(chunk -> worker.work(chunk, () -> false));

        assertThat(repricings.find("demo", plan.repricingId()).orElseThrow().claims())
                .isEqualTo(new Repricing.Claims(2, 2, 2, 0, 0, 0));
    }

    @Test
    void oneUnitOfADayIsPaidInFullWhicheverClaimWasFiledFirst() {
        archive("demo", "exercise", sample);
        archive("demo", "activity", sample.replace("97110", "97530"));

        Repricing repricing = reprice(publish(JULY, "0.41", "33.4009"));

        assertThat(fullUnits("exercise"))
                .as("97530 of the later claim ranks higher")
                .isZero();
        assertThat(fullUnits("activity")).isEqualTo(1);
        assertThat(repricing.claims()).isEqualTo(new Repricing.Claims(2, 2, 2, 0, 0, 0));
        assertThat(repricing.byCause().total()).isEqualTo(repricing.amounts().delta());
    }

    @Test
    void aDayIsRankedTheSameWhereItsClaimsAreRepricedApart() {
        archive("demo", "exercise", sample);
        archive("demo", "activity", sample.replace("97110", "97530"));
        RepricingPlan plan = publish(JULY, "0.41", "33.4009");
        plan(plan);
        AtomicInteger asked = new AtomicInteger();
        RepricingChunk chunk = RepricingChunk.read(servers.drain(queueUrl).getFirst());
        correctOnce("exercise");

        worker.work(chunk, () -> asked.getAndIncrement() > 0);

        assertThat(fullUnits("exercise") + fullUnits("activity")).isEqualTo(1);
        assertThat(repricings.find("demo", plan.repricingId()).orElseThrow().state())
                .isEqualTo(State.DONE);
    }

    @Test
    void aDayIsRepricedWithoutTheClaimThatOneOfAnotherDayReplaced() {
        publishContract("demo", "CURRENT");
        archive("demo", "original", onOf("2026-08-03", "acme").replace("97110", "97530"));
        archive("demo", "beside", onOf("2026-08-03", "acme"));
        archive(
                "demo",
                "replacement",
                onOf("2026-08-05", "acme")
                        .replace("97110", "97530")
                        .replace(
                                "\"payerId\"",
                                "\"frequencyCode\": \"7\", \"originalReference\": \"original\", \"payerId\""));
        assertThat(fullUnits("beside")).as("97530 is of that day no more").isEqualTo(1);
        int decided = latest("demo", "original").revision();

        Repricing repricing = reprice(publish(JULY, "0.41", "33.4009"));

        assertThat(latest("demo", "original").revision()).isEqualTo(decided);
        assertThat(fullUnits("beside")).isEqualTo(1);
        assertThat(fullUnits("replacement")).isEqualTo(1);
        assertThat(repricing.claims().changed()).isEqualTo(2);
        assertThat(repricing.byCause().total()).isEqualTo(repricing.amounts().delta());
    }

    @Test
    void aSubmittedClaimKeepsItsPriceAndTheLedgerHasItsVariance() {
        archive("demo", "c1", sample);
        ClaimRevision submitted = submitted("c1");
        archive.append(submitted);

        Repricing repricing = reprice(publish(JULY, "0.41", "33.4009"));

        assertThat(latest("demo", "c1")).isEqualTo(submitted);
        assertThat(repricing.claims()).isEqualTo(new Repricing.Claims(1, 1, 1, 0, 1, 0));
        assertThat(changes("demo", repricing.id())).singleElement().satisfies(change -> {
            assertThat(change.isVariance()).isTrue();
            assertThat(change.fromRevision()).isEqualTo(2);
            assertThat(change.delta()).isEqualTo(repricing.amounts().delta());
        });
    }

    @Test
    void aPaidClaimKeepsItsPriceToo() {
        archive("demo", "c1", sample);
        archive.append(paid("c1"));

        Repricing repricing = reprice(publish(JULY, "0.41", "33.4009"));

        assertThat(latest("demo", "c1").status()).isEqualTo(ClaimStatus.PAID);
        assertThat(repricing.claims().variances()).isEqualTo(1);
    }

    @Test
    void aVarianceDeliveredTwiceIsOne() {
        archive("demo", "c1", sample);
        archive.append(submitted("c1"));
        RepricingPlan plan = publish(JULY, "0.41", "33.4009");
        plan(plan);
        RepricingChunk chunk = RepricingChunk.read(servers.drain(queueUrl).getFirst());
        worker.work(chunk, () -> false);
        Repricing whole = repricings.find("demo", plan.repricingId()).orElseThrow();

        forgetThatItWasCounted(chunk, plan);
        worker.work(chunk, () -> false);

        assertThat(repricings.find("demo", plan.repricingId())).contains(whole);
    }

    @Test
    void aContractThatPaysAPercentageOfMedicareFollowsMedicare() {
        publishContract("demo", "CURRENT");
        archive("demo", "c1", sample.replace("\"payerId\": \"medicare\"", "\"payerId\": \"acme\""));
        archive("demo", "c2", sample.replace("p-1", "p-2"));

        Repricing repricing = reprice(publish(JULY, "0.41", "33.4009"));

        assertThat(latest("demo", "c1").revision()).isEqualTo(2);
        assertThat(repricing.claims().changed()).isEqualTo(2);
        assertThat(repricing.byCause().contract()).isEqualTo(Money.ZERO);
        assertThat(repricing.byPayer())
                .extracting(Repricing.PayerAmounts::payerId)
                .containsExactly("acme", "medicare");
        assertThat(repricing.byPayer().stream()
                        .map(Repricing.PayerAmounts::delta)
                        .reduce(Money.ZERO, Money::plus))
                .isEqualTo(repricing.amounts().delta());
        assertThat(repricing.byMonth()).singleElement().satisfies(month -> {
            assertThat(month.month()).isEqualTo("2026-08");
            assertThat(month.delta()).isEqualTo(repricing.amounts().delta());
        });
    }

    @Test
    void aHospitalsPatientIsNotPaidForWhenTheTableThatSaysSoComesLater() {
        LocalDate before = LocalDate.of(2025, 12, 1);
        publishGpci(before, "0.913");
        archive("demo", "c1", on("2025-12-03").replace("\"placeOfService\": \"11\"", "\"placeOfService\": \"22\""));
        assertThat(codes("c1")).doesNotContain("POS.PCTC7_HOSPITAL");

        reprice(publish(before, "0.43", "32.3465"));
        archive(
                "demo",
                "new",
                on("2025-12-03")
                        .replace("p-1", "p-2")
                        .replace("\"placeOfService\": \"11\"", "\"placeOfService\": \"22\""));

        assertThat(latest("demo", "c1").status()).isEqualTo(ClaimStatus.NEEDS_CORRECTION);
        assertThat(codes("c1")).containsExactlyInAnyOrderElementsOf(codes("new"));
        assertThat(latest("demo", "c1").decision().edits().lines())
                .isEqualTo(latest("demo", "new").decision().edits().lines());
        assertThat(latest("demo", "c1").decision().edits().coverage())
                .filteredOn(cover -> cover.check().equals("PLACE_OF_SERVICE"))
                .isNotEmpty()
                .allMatch(Coverage::checked);
    }

    private List<String> codes(String claimId) {
        return latest("demo", claimId)
                .decision()
                .allFindings()
                .map(Finding::code)
                .toList();
    }

    @Test
    void aContractPinnedToAYearFollowsThatYearsFeesOnOtherDates() {
        publish(LocalDate.of(2025, 1, 1), "0.43", "32.3465");
        publishGpci(LocalDate.of(2025, 1, 1), "0.913");
        publishContract("demo", "2025");
        archive("demo", "pinned", sample.replace("\"payerId\": \"medicare\"", "\"payerId\": \"acme\""));
        archive("demo", "medicares", sample.replace("p-1", "p-2"));

        Repricing repricing = reprice(publish(LocalDate.of(2025, 10, 1), "0.40", "32.3465"));

        assertThat(repricing.claims()).isEqualTo(new Repricing.Claims(1, 1, 1, 0, 0, 0));
        assertThat(latest("demo", "pinned").revision()).isEqualTo(2);
        assertThat(latest("demo", "medicares").revision()).isEqualTo(1);
        assertThat(repricing.byCause().rvu()).isEqualTo(repricing.amounts().delta());
    }

    @Test
    void aContractPinnedToTheYearThatRunsFollowsAChangeOfItsFeesAtOnce() {
        publishContract("demo", "2026");
        archive("demo", "pinned", onOf("2026-02-03", "acme"));
        archive("demo", "medicares", on("2026-02-03").replace("p-1", "p-2"));
        RepricingPlan plan = publish(LocalDate.of(2026, 10, 1), "0.40", "32.3465");

        system.planner(Clock.fixed(Instant.parse("2026-10-05T12:00:00Z"), ZoneOffset.UTC))
                .plan(new Request(plan, false, Optional.empty()), () -> false);
        workOn(servers.drain(queueUrl));

        assertThat(latest("demo", "pinned").revision()).isEqualTo(2);
        assertThat(latest("demo", "medicares").revision()).isEqualTo(1);
        assertThat(system.find(plan).claims()).isEqualTo(new Repricing.Claims(1, 1, 1, 0, 0, 0));
    }

    @Test
    void aChangeWithinAPinnedYearThatALaterOneReplacesBeforeItsEndIsNoneForThePinnedContract() {
        publishContract("demo", "2026");
        publish(LocalDate.of(2026, 10, 1), "0.40", "32.3465");
        archive("demo", "pinned", onOf("2026-02-03", "acme"));

        Repricing repricing = reprice(publish(JULY, "0.41", "33.4009"));

        assertThat(repricing.claims().total()).isZero();
    }

    @Test
    void aContractThatCannotBeReadKeepsNoOtherPracticeFromBeingRepriced() {
        publishContract("other", "2026");
        system.damageContractOf("other");
        publishContract("demo", "2026");
        archive("demo", "pinned", onOf("2026-02-03", "acme"));
        archive("demo", "medicares", sample.replace("p-1", "p-2"));
        RepricingPlan plan = publish(JULY, "0.41", "33.4009");

        Repricing repricing = reprice(plan);

        assertThat(repricing.claims()).isEqualTo(new Repricing.Claims(2, 2, 2, 0, 0, 0));
        assertThat(system.log.lines())
                .isNotEmpty()
                .allSatisfy(line -> assertThat(line.at("/practiceId").asText()).isEqualTo("other"));
    }

    @Test
    void feesFromBeforeTheFirstContractAreRepricedWhereNoContractHolds() {
        publishFees("demo", "acme", LocalDate.of(2025, 1, 1), "32.00");
        archive("demo", "c1", onOf("2025-08-04", "acme"));
        publishContract("demo", "CURRENT");

        reprice(publishFees("demo", "acme", LocalDate.of(2025, 7, 1), "33.00"));

        assertThat(latest("demo", "c1").revision()).isEqualTo(2);
    }

    @Test
    void feesHoldAgainAfterTheLastContractHasEnded() {
        publishContract("demo", LocalDate.of(2025, 1, 1), contractFrom2025Until("\"2025-12-31\""));
        publishFees("demo", "acme", JANUARY, "32.00");

        archive("demo", "c1", onOf("2026-08-03", "acme"));
        reprice(publishFees("demo", "acme", JULY, "33.00"));

        assertThat(latest("demo", "c1").revision()).isEqualTo(2);
    }

    @Test
    void claimsAfterTheDateAtWhichACorrectionEndsTheirContractArePricedByFees() {
        LocalDate from = LocalDate.of(2025, 1, 1);
        publishContract("demo", from, contractFrom2025Until("null"));
        publishFees("demo", "acme", from, "32.00");
        archive("demo", "c1", onOf("2026-08-03", "acme"));
        Money under = latest("demo", "c1").allowed();

        Repricing repricing = reprice(publishContract("demo", from, contractFrom2025Until("\"2026-06-30\"")));

        assertThat(repricing.claims()).isEqualTo(new Repricing.Claims(1, 1, 1, 0, 0, 0));
        assertThat(repricing.byCause().contract()).isEqualTo(repricing.amounts().delta());
        assertThat(latest("demo", "c1").allowed()).isNotEqualTo(under).isEqualTo(Money.of("96.00"));
    }

    @Test
    void theFirstZipTableRepricesTheClaimsOfDatesBeforeIt() {
        publish(LocalDate.of(2025, 1, 1), "0.43", "32.3465");
        publish(LocalDate.of(2025, 1, 1), ScheduleKind.GPCIS, gpcis("0.913"));
        String placed = on("2025-08-04").replace("\"locality\": \"15202-00\"", "\"serviceLocationZip\": \"43215\"");
        archive("demo", "c1", placed);
        assertThat(latest("demo", "c1").allowed()).isEqualTo(Money.ZERO);
        ZipSnapshot.Writer zips = new ZipSnapshot.Writer();
        zips.add(new ZipLocality("43215", "OH", Locality.parse("15202-00"), false));

        Repricing repricing = reprice(publish(JANUARY, ScheduleKind.ZIP_LOCALITIES, zips.encode()));

        assertThat(repricing.claims()).isEqualTo(new Repricing.Claims(1, 1, 1, 0, 0, 0));
        assertThat(latest("demo", "c1").allowed().isMoreThan(Money.ZERO)).isTrue();
    }

    @Test
    void aPlannerOutOfTimeHandsBackTheMonthsItHasNotPlanned() {
        archive("demo", "july", sample.replace("2026-08-03", "2026-07-06"));
        archive("demo", "august", sample);
        RepricingPlan plan = publish(JULY, "0.41", "33.4009");

        RepricingPlanner.Outcome first = planner.plan(new Request(plan, false, Optional.empty()), () -> true);

        assertThat(first).isInstanceOfSatisfying(RepricingPlanner.Outcome.OutOfTime.class, part -> {
            assertThat(part.claims()).isEqualTo(1);
            assertThat(part.rest()).isEqualTo(new Request(plan, false, Optional.of("2026-07")));
            assertThat(planner.plan(part.rest(), () -> false)).isEqualTo(new RepricingPlanner.Outcome.Planned(1));
        });
        servers.drain(queueUrl).stream().map(RepricingChunk::read).forEach(chunk -> worker.work(chunk, () -> false));
        assertThat(repricings.find("demo", plan.repricingId()).orElseThrow().claims())
                .isEqualTo(new Repricing.Claims(2, 2, 2, 0, 0, 0));
    }

    @Test
    void theSecondLookWaitsForTheFirst() {
        archive("demo", "july", sample.replace("2026-08-03", "2026-07-06"));
        RepricingPlan plan = publish(JULY, "0.41", "33.4009");
        planner.plan(new Request(plan, false, Optional.empty()), () -> true);

        assertThat(planner.plan(new Request(plan, true, Optional.empty()), () -> false))
                .isEqualTo(new RepricingPlanner.Outcome.NotYet());
    }

    @Test
    void whatCouldNotBeReadIsDoneOnceItCan() {
        archive("demo", "c1", sample);
        archive("demo", "poison", sample.replace("p-1", "p-2"));
        RepricingPlan plan = publish(JULY, "0.41", "33.4009");
        plan(plan);
        AttributeValue decision = spoil("poison");
        worker.work(RepricingChunk.read(servers.drain(queueUrl).getFirst()), () -> false);
        RepricingChunk rest = RepricingChunk.read(servers.drain(queueUrl).getFirst());
        assertThatExceptionOfType(RuntimeException.class).isThrownBy(() -> worker.work(rest, () -> false));

        mend("poison", decision);
        worker.work(rest, () -> false);

        Repricing repricing = repricings.find("demo", plan.repricingId()).orElseThrow();
        assertThat(repricing.state()).isEqualTo(State.DONE);
        assertThat(repricing.claims()).isEqualTo(new Repricing.Claims(2, 2, 2, 0, 0, 0));
    }

    @Test
    void duringAPauseNothingIsDoneAndResumingHandsItOutAgain() {
        archive("demo", "c1", sample);
        RepricingPlan plan = publish(JULY, "0.41", "33.4009");
        plan(plan);
        String chunk = servers.drain(queueUrl).getFirst();

        assertThat(control.pause("ops", Role.PLATFORM_OPERATOR, plan.repricingId()))
                .isEqualTo(RepricingControl.Outcome.DONE);
        worker.work(RepricingChunk.read(chunk), () -> false);
        plan(plan);
        assertThat(servers.drain(queueUrl)).isEmpty();
        Repricing paused = repricings.find("demo", plan.repricingId()).orElseThrow();
        assertThat(paused.paused()).isTrue();
        assertThat(paused.claims().done()).isZero();

        assertThat(control.resume("ops", Role.PLATFORM_OPERATOR, plan.repricingId()))
                .isEqualTo(RepricingControl.Outcome.DONE);
        servers.drain(system.plansUrl).stream()
                .map(RepricingPlanQueue::read)
                .forEach(request -> planner.plan(request, () -> false));
        servers.drain(queueUrl).stream().map(RepricingChunk::read).forEach(again -> worker.work(again, () -> false));
        Repricing resumed = repricings.find("demo", plan.repricingId()).orElseThrow();
        assertThat(resumed.paused()).isFalse();
        assertThat(resumed.claims()).isEqualTo(new Repricing.Claims(1, 1, 1, 0, 0, 0));
    }

    @Test
    void aWorkerThatIsUnderWayHandsItsRestBackAtAPause() {
        archive("demo", "c1", sample);
        archive("demo", "c2", sample.replace("p-1", "p-2"));
        RepricingPlan plan = publish(JULY, "0.41", "33.4009");
        plan(plan);
        // Every look at the clock is two seconds later than the one before.
        AtomicInteger looks = new AtomicInteger();
        InstantSource quick = () -> CLOCK.instant().plusSeconds(2L * looks.getAndIncrement());
        RepricingWorker hasty = worker(quick.withZone(ZoneOffset.UTC));
        AtomicInteger asked = new AtomicInteger();

        hasty.work(RepricingChunk.read(servers.drain(queueUrl).getFirst()), () -> {
            if (asked.incrementAndGet() == 2) {
                control.pause("ops", Role.PLATFORM_OPERATOR, plan.repricingId());
            }
            return false;
        });

        Repricing paused = repricings.find("demo", plan.repricingId()).orElseThrow();
        assertThat(paused.claims().done()).isEqualTo(1);
        assertThat(paused.claims().failed()).isZero();
    }

    @Test
    void medicaresRepricingsAreTheOperatorsToPause() {
        RepricingPlan plan = publish(JULY, "0.41", "33.4009");
        plan(plan);

        assertThat(control.pause("demo", Role.BILLER, plan.repricingId()))
                .isEqualTo(RepricingControl.Outcome.NOT_YOURS);
        assertThat(control.pause("demo", Role.BILLER, "no-such")).isEqualTo(RepricingControl.Outcome.NOT_FOUND);
    }

    @Test
    void theListOfClaimsToRebillIsSignedAsItStands() {
        archive("demo", "c1", sample);
        archive.append(submitted("c1"));
        archive("demo", "c2", sample.replace("p-1", "p-2"));
        RepricingPlan plan = publish(JULY, "0.41", "33.4009");
        plan(plan);
        RebillList rebills = new RebillList(servers.dynamoDb(), claims, repricings);
        assertThat(rebills.sign("demo", plan.repricingId(), "A. Smith", Optional.empty(), CLOCK.instant()))
                .isEqualTo(new RebillList.Signed.NotWhole());
        workOn(servers.drain(queueUrl));
        secondLook(plan);

        ClaimChange variance = repricings
                .variances("demo", plan.repricingId(), 10, Optional.empty())
                .orElseThrow()
                .items()
                .getFirst();
        assertThat(variance.claimId()).isEqualTo("c1");
        assertThat(rebills.sign("demo", plan.repricingId(), "A. Smith", Optional.empty(), CLOCK.instant()))
                .isInstanceOfSatisfying(RebillList.Signed.Now.class, signed -> {
                    assertThat(signed.signOff().signedBy()).isEqualTo("A. Smith");
                    assertThat(signed.signOff().claims()).isEqualTo(1);
                    assertThat(signed.signOff().delta()).isEqualTo(variance.delta());
                    assertThat(rebills.signatures("demo", plan.repricingId())).containsExactly(signed.signOff());
                });
        assertThat(rebills.signatures("other", plan.repricingId())).isEmpty();
        assertThat(rebills.sign("demo", "no-such", "A. Smith", Optional.empty(), CLOCK.instant()))
                .isEqualTo(new RebillList.Signed.NotFound());
    }

    @Test
    void theListOfARepricingWithFailedClaimsIsNotSigned() {
        archive("demo", "c1", sample);
        archive("demo", "poison", sample.replace("p-1", "p-2"));
        RepricingPlan plan = publish(JULY, "0.41", "33.4009");
        plan(plan);
        spoil("poison");
        workOn(servers.drain(queueUrl));
        RepricingChunk rest = RepricingChunk.read(servers.drain(queueUrl).getFirst());
        assertThatExceptionOfType(RuntimeException.class).isThrownBy(() -> worker.work(rest, () -> false));
        assertThat(system.find(plan).state()).isEqualTo(State.FAILED);

        assertThat(sign(new RebillList(servers.dynamoDb(), claims, repricings), plan, "hash", CLOCK.instant()))
                .isEqualTo(new RebillList.Signed.NotWhole());
    }

    @Test
    void aListIsNotSignedBeforeTheSecondLook() {
        archive("demo", "c1", sample);
        RepricingPlan plan = publish(JULY, "0.41", "33.4009");
        Repricing first = reprice(plan);
        Instant due = CLOCK.instant().plus(RepricingPlanQueue.SECOND_LOOK_AFTER);
        RebillList rebills = new RebillList(servers.dynamoDb(), claims, repricings);
        assertThat(first.state()).isEqualTo(State.DONE);
        assertThat(first.looksAgainAt()).contains(due);
        assertThat(sign(rebills, plan, "hash", CLOCK.instant())).isEqualTo(new RebillList.Signed.NotLookedAgain(due));

        secondLook(plan);

        assertThat(system.find(plan).looksAgainAt()).isEmpty();
        assertThat(sign(rebills, plan, "hash", CLOCK.instant())).isInstanceOf(RebillList.Signed.Now.class);
    }

    @Test
    void aListIsNotSignedBeforeEveryPartOfTheSecondLookIsPlanned() {
        archive("demo", "july", on("2026-07-03"));
        archive("demo", "august", sample);
        RepricingPlan plan = publish(JULY, "0.41", "33.4009");
        reprice(plan);

        planner.plan(new Request(plan, true, Optional.empty()), () -> true);

        assertThat(system.find(plan).looksAgainAt()).isPresent();
    }

    @Test
    void aListIsNotSignedWhileAClaimIsPricedOnceMore() {
        RepricingPlan plan = correctedAfterItsChunk();

        Repricing running = system.find(plan);
        assertThat(running.state()).isEqualTo(State.RUNNING);
        assertThat(running.progress().done()).isEqualTo(1);
        assertThat(running.progress().total()).isEqualTo(2);
        RebillList rebills = new RebillList(servers.dynamoDb(), claims, repricings);
        assertThat(sign(rebills, plan, "hash", CLOCK.instant())).isEqualTo(new RebillList.Signed.NotWhole());

        workOn(servers.drain(queueUrl));

        Repricing done = system.find(plan);
        assertThat(done.state()).isEqualTo(State.DONE);
        assertThat(done.progress().done()).isEqualTo(2);
        assertThat(done.claims()).isEqualTo(new Repricing.Claims(1, 1, 1, 0, 0, 0));
        assertThat(sign(rebills, plan, "hash", CLOCK.instant())).isInstanceOf(RebillList.Signed.Now.class);
    }

    @Test
    void theTimeBeforeTheSecondLookSlowsNothing() {
        ClaimIntake tablesOfThen = intakeWithTheTablesOfNow();
        archive("demo", "c1", sample);
        RepricingPlan plan = publishLater("0.41", "0.60", "33.4009");
        plan(plan);
        RepricingChunk first = RepricingChunk.read(servers.drain(queueUrl).getFirst());
        worker(Clock.offset(CLOCK, Duration.ofSeconds(1))).work(first, () -> false);
        submit(tablesOfThen, "late", sample.replace("p-1", "p-2"), Duration.ofSeconds(9));

        system.planner(Clock.offset(CLOCK, Duration.ofSeconds(90)))
                .plan(new Request(plan, true, Optional.empty()), () -> false);
        RepricingWorker later = worker(Clock.offset(CLOCK, Duration.ofSeconds(91)));
        system.drained().forEach(chunk -> later.work(chunk, () -> false));

        assertThat(system.find(plan).progress().done()).isEqualTo(2);
        assertThat(system.find(plan).progress().claimsPerSecond()).contains(new BigDecimal("1.0"));
    }

    @Test
    void aListIsNotSignedWhereAClaimCannotBePricedOnceMore() {
        RepricingPlan plan = correctedAfterItsChunk();
        RepricingChunk chunk = RepricingChunk.read(servers.drain(queueUrl).getFirst());
        AttributeValue decision = items().replaceDecision("exercise", 2, TORN);
        assertThatExceptionOfType(RuntimeException.class).isThrownBy(() -> worker.work(chunk, () -> false));
        assertThat(system.find(plan).state()).isEqualTo(State.FAILED);
        assertThat(system.find(plan).claims()).isEqualTo(new Repricing.Claims(1, 1, 0, 1, 0, 1));
        RebillList rebills = new RebillList(servers.dynamoDb(), claims, repricings);
        assertThat(sign(rebills, plan, "hash", CLOCK.instant())).isEqualTo(new RebillList.Signed.NotWhole());

        items().replaceDecision("exercise", 2, decision);
        worker.work(chunk, () -> false);

        assertThat(system.find(plan).claims()).isEqualTo(new Repricing.Claims(1, 1, 1, 0, 0, 0));
        assertThat(sign(rebills, plan, "hash", CLOCK.instant())).isInstanceOf(RebillList.Signed.Now.class);
    }

    /** A repricing whose second look has found a change of its one claim, and has it priced once more. */
    private RepricingPlan correctedAfterItsChunk() {
        archive("demo", "exercise", sample);
        ClaimIntake tablesOfThen = intakeWithTheTablesOfNow();
        RepricingPlan plan = publishLater("0.43", "0.61", "32.3465");
        reprice(plan);
        system.correct(tablesOfThen, "exercise", activity());
        planner.plan(new Request(plan, true, Optional.empty()), () -> false);
        return plan;
    }

    @Test
    void aListThatGrowsWhileItIsReadIsReadAnewBeforeItIsSigned() {
        ClaimIntake tablesOfThen = intakeWithTheTablesOfNow();
        RepricingPlan plan = publishLater("0.41", "0.60", "33.4009");
        archive("demo", "c1", sample);
        reprice(plan);
        secondLook(plan);
        OnceBefore signing = new OnceBefore(
                request -> request instanceof TransactWriteItemsRequest write
                        && write.toString().contains("#REBILL#"),
                () -> {
                    submit(tablesOfThen, "late", sample.replace("p-1", "p-2"), Duration.ofSeconds(9));
                    archive.append(submitted("late"));
                    secondLook(plan);
                });

        RebillList.Signed signed;
        try (DynamoDbClient slow = servers.dynamoDb(signing)) {
            signed = sign(new RebillList(slow, claims, repricings), plan, "hash", CLOCK.instant());
        }

        assertThat(signing.hasCome()).isTrue();
        assertThat(signed)
                .isInstanceOfSatisfying(
                        RebillList.Signed.Now.class,
                        now -> assertThat(now.signOff().claims()).isEqualTo(1));
    }

    @Test
    void whoSignsALongListAsksOnceWhichVersionsThereAre() {
        for (String claimId : List.of("c1", "c2", "c3")) {
            archive("demo", claimId, sample.replace("p-1", "patient-of-" + claimId));
            archive.append(submitted(claimId));
        }
        RepricingPlan plan = publish(JULY, "0.41", "33.4009");
        reprice(plan);
        secondLook(plan);
        AtomicInteger asked = new AtomicInteger();
        OnceBefore counting = new OnceBefore(
                request -> {
                    if (request instanceof QueryRequest query
                            && query.toString().contains("PRACTICE#demo#REPRICINGS")) {
                        asked.incrementAndGet();
                    }
                    return false;
                },
                () -> {});

        RebillList.Signed signed;
        try (DynamoDbClient counted = servers.dynamoDb(counting)) {
            Repricings read = new Repricings(counted, claims, CLOCK);
            signed = sign(new RebillList(counted, claims, read, 1), plan, "hash", atRest);
        }

        assertThat(signed)
                .isInstanceOfSatisfying(
                        RebillList.Signed.Now.class,
                        now -> assertThat(now.signOff().claims()).isEqualTo(3));
        assertThat(asked).hasValue(1);
    }

    @Test
    void aClaimThatWasMadeVoidSinceIsNotToBeBilledAgain() {
        archive("demo", "gone", sample);
        archive.append(submitted("gone"));
        archive("demo", "paid", sample.replace("p-1", "p-2"));
        archive.append(submitted("paid"));
        RepricingPlan plan = publish(JULY, "0.41", "33.4009");
        reprice(plan);
        assertThat(toRebill(plan)).containsExactlyInAnyOrder("gone", "paid");

        archive.append(stepped("gone", new ClaimStep.MakeVoid(), ClaimStatus.VOID));
        archive.append(paid("paid"));

        assertThat(toRebill(plan)).containsExactly("paid");
    }

    @Test
    void whatALaterVersionTookOverIsNotToBeBilledAgainForTheOneBefore() {
        archive("demo", "c1", sample);
        archive.append(submitted("c1"));
        RepricingPlan mistaken = publishLater("0.99", "0.60", "32.3465");
        reprice(mistaken);
        assertThat(toRebill(mistaken)).containsExactly("c1");

        RepricingPlan back = publishBack();
        reprice(back);

        assertThat(toRebill(mistaken)).isEmpty();
        assertThat(toRebill(back)).isEmpty();
    }

    @Test
    void relativeValuesAndIndicesUploadedApartListEachClaimsDifferenceOnce() {
        archive("demo", "c1", sample);
        archive.append(submitted("c1"));
        RepricingPlan values = publishLater("0.99", "0.60", "32.3465");
        reprice(values);
        RepricingPlan indices = publishGpciLater(JULY, "0.800");
        reprice(indices);

        ClaimChange first = onlyChange(values);
        ClaimChange second = onlyChange(indices);
        assertThat(first.before()).isEqualTo(latest("demo", "c1").allowed());
        assertThat(second.before()).isEqualTo(first.after());
        assertThat(second.after()).isEqualTo(priceOfNow());
        assertThat(second.causes().gpci()).isEqualTo(second.delta());
        assertThat(system.find(indices).amounts().before()).isEqualTo(first.after());
        assertThat(system.find(indices).byCause().total())
                .isEqualTo(system.find(indices).amounts().delta());
        assertThat(toRebill(values)).isEmpty();
        assertThat(listed(indices)).singleElement().satisfies(listed -> {
            assertThat(listed.before()).isEqualTo(first.before());
            assertThat(listed.after()).isEqualTo(second.after());
            assertThat(listed.causes().total()).isEqualTo(listed.delta());
            assertThat(listed.delta()).isEqualTo(first.delta().plus(second.delta()));
        });
    }

    @Test
    void twoPublicationsThatAreRepricedTogetherTellEachDifferenceOnceInEitherOrder() {
        archive("demo", "c1", sample);
        archive.append(submitted("c1"));
        RepricingPlan values = publishLater("0.99", "0.60", "32.3465");
        RepricingPlan indices = publishGpciLater(JULY, "0.800");
        reprice(indices);
        reprice(values);

        assertThat(onlyChange(indices).after()).isEqualTo(priceOfNow());
        assertThat(system.find(values).claims()).isEqualTo(new Repricing.Claims(1, 1, 0, 1, 0, 0));
        assertThat(system.find(values).amounts().delta()).isEqualTo(Money.ZERO);
        assertThat(toRebill(values)).isEmpty();
        assertThat(toRebill(indices)).containsExactly("c1");
    }

    @Test
    void twoRepricingsAtOnceTellEachDifferenceOnce() throws Exception {
        for (int i = 0; i < 40; i++) {
            archive("demo", "c" + i, sample.replace("p-1", "p-" + i));
            archive.append(submitted("c" + i));
        }
        RepricingPlan values = publishLater("0.99", "0.60", "32.3465");
        RepricingPlan indices = publishGpciLater(JULY, "0.800");
        plan(values);
        plan(indices);
        List<Callable<RepricingTotals>> both = servers.drain(queueUrl).stream()
                .map(RepricingChunk::read)
                .<Callable<RepricingTotals>>map(chunk -> () -> worker.work(chunk, () -> false))
                .toList();
        assertThat(both).hasSize(2);

        try (ExecutorService two = Executors.newFixedThreadPool(2)) {
            for (Future<RepricingTotals> one : two.invokeAll(both)) {
                one.get();
            }
        }

        Money ofEach = priceOfNow().minus(latest("demo", "c0").allowed());
        Map<String, Money> told = new HashMap<>();
        Stream.of(values, indices)
                .flatMap(plan -> changes("demo", plan.repricingId()).stream())
                .forEach(change -> told.merge(change.claimId(), change.delta(), Money::plus));
        assertThat(told).hasSize(40).allSatisfy((_, delta) -> assertThat(delta).isEqualTo(ofEach));
        assertThat(Stream.of(values, indices).flatMap(plan -> toRebill(plan).stream()))
                .hasSize(40)
                .doesNotHaveDuplicates();
        assertThat(Stream.of(values, indices).map(system::find).map(Repricing::claims))
                .allSatisfy(counted -> assertThat(counted.done()).isEqualTo(40));
    }

    @Test
    void whatASignedListHasComesToNoLaterList() {
        archive("demo", "c1", sample);
        archive.append(submitted("c1"));
        RepricingPlan values = publishLater("0.99", "0.60", "32.3465");
        reprice(values);
        secondLook(values);
        RebillList rebills = new RebillList(servers.dynamoDb(), claims, repricings);
        assertThat(sign(rebills, values, "hash", CLOCK.instant())).isInstanceOf(RebillList.Signed.Now.class);

        RepricingPlan indices = publishGpciLater(JULY, "0.800");
        reprice(indices);

        assertThat(toRebill(values)).isEmpty();
        assertThat(listed(indices)).singleElement().satisfies(rest -> {
            assertThat(rest.before()).isEqualTo(onlyChange(values).after());
            assertThat(rest.after()).isEqualTo(priceOfNow());
        });
    }

    @Test
    void whatASignedListHasComesToNoLaterListWhosesoeverClockIsAhead() {
        archive("demo", "c1", sample);
        archive.append(submitted("c1"));
        RepricingPlan values = publishLater("0.99", "0.60", "32.3465");
        plan(values);
        RepricingWorker ahead = worker(Clock.offset(CLOCK, Duration.ofSeconds(1)));
        system.drained().forEach(chunk -> ahead.work(chunk, () -> false));
        secondLook(values);
        assertThat(signedClaims(
                        sign(new RebillList(servers.dynamoDb(), claims, repricings), values, "hash", CLOCK.instant())))
                .isEqualTo(1);

        RepricingPlan indices = publishGpciLater(JULY, "0.800");
        reprice(indices);

        assertThat(listed(indices))
                .singleElement()
                .satisfies(rest ->
                        assertThat(rest.before()).isEqualTo(onlyChange(values).after()));
    }

    @Test
    void aListThatWasSignedWithoutAClaimTakesNothingFromTheNext() {
        archive("demo", "c1", sample);
        archive.append(submitted("c1"));
        RepricingPlan mistaken = publishLater("0.99", "0.60", "32.3465");
        reprice(mistaken);
        secondLook(mistaken);
        RepricingPlan next = publishLatest("0.80");
        plan(next);
        assertThat(sign(new RebillList(servers.dynamoDb(), claims, repricings), mistaken, "hash", atRest))
                .isInstanceOfSatisfying(
                        RebillList.Signed.Now.class,
                        now -> assertThat(now.signOff().claims()).isZero());

        workOn(servers.drain(queueUrl));

        assertThat(listed(next))
                .singleElement()
                .satisfies(whole -> assertThat(whole.before())
                        .isEqualTo(latest("demo", "c1").allowed()));
    }

    @Test
    void aListIsNotSignedWhileAnotherRepricingTakesItsClaimsOver() {
        RepricingPlan values = toRebillSinceNewValues();
        RepricingPlan indices = publishGpciLater(JULY, "0.800");
        plan(indices);
        RebillList rebills = new RebillList(servers.dynamoDb(), claims, repricings);
        AtomicReference<RebillList.Signed> meanwhile = new AtomicReference<>();
        OnceBefore telling = new OnceBefore(
                request -> request instanceof TransactWriteItemsRequest write
                        && write.toString().contains("VARIANCE"),
                () -> meanwhile.set(sign(rebills, values, "hash", CLOCK.instant())));

        try (DynamoDbClient slow = servers.dynamoDb(telling)) {
            RepricingWorker taking = system.worker(slow, CLOCK, archive);
            system.drained().forEach(chunk -> taking.work(chunk, () -> false));
        }

        assertThat(meanwhile)
                .hasValue(new RebillList.Signed.OtherAtWork(
                        indices.repricingId(), CLOCK.instant().plus(RepricingWorker.LONGEST_DELIVERY)));
        assertThat(toRebill(values)).isEmpty();
        assertThat(toRebill(indices)).containsExactly("c1");
        assertThat(signedClaims(sign(rebills, values, "hash", CLOCK.instant())))
                .as("the other is done")
                .isZero();
    }

    @Test
    void aListWhoseClaimIsTakenOverWhileItIsSignedIsSignedWithoutIt() {
        RepricingPlan values = toRebillSinceNewValues();
        RepricingPlan indices = publishGpciLater(JULY, "0.800");
        OnceBefore signing = new OnceBefore(
                request -> request instanceof TransactWriteItemsRequest write
                        && write.toString().contains("#REBILL#"),
                () -> reprice(indices));

        RebillList.Signed signed;
        try (DynamoDbClient slow = servers.dynamoDb(signing)) {
            signed = sign(new RebillList(slow, claims, repricings), values, "hash", atRest);
        }

        assertThat(signing.hasCome()).isTrue();
        assertThat(signedClaims(signed)).isZero();
        assertThat(toRebill(indices)).containsExactly("c1");
    }

    @Test
    void aListIsSignedWhileAnotherRepricingStandsStill() {
        RepricingPlan values = toRebillSinceNewValues();
        RepricingPlan indices = publishGpciLater(JULY, "0.800");
        plan(indices);
        RepricingChunk chunk = system.drained().getFirst();
        AttributeValue decision = items().replaceDecision("c1", 2, TORN);
        assertThatExceptionOfType(RuntimeException.class).isThrownBy(() -> worker.work(chunk, () -> false));
        items().replaceDecision("c1", 2, decision);

        assertThat(signedClaims(sign(new RebillList(servers.dynamoDb(), claims, repricings), values, "hash", atRest)))
                .isEqualTo(1);

        worker.work(chunk, () -> false);
        assertThat(listed(indices))
                .singleElement()
                .satisfies(rest ->
                        assertThat(rest.before()).isEqualTo(onlyChange(values).after()));
    }

    @Test
    void aListThatKnewNoLaterVersionHasItsClaimThoughThatOnesRepricingHadBegun() {
        RepricingPlan mistaken = toRebillSinceNewValues();
        RepricingPlan next = publishLatest("0.80");
        AtomicReference<RebillList.Signed> meanwhile = new AtomicReference<>();
        OnceBefore firstChunk = new OnceBefore(
                request -> request instanceof TransactWriteItemsRequest write
                        && write.toString().contains(RepricingItems.CHUNK_PREFIX),
                () -> meanwhile.set(
                        sign(new RebillList(servers.dynamoDb(), claims, repricings), mistaken, "hash", atRest)));

        try (DynamoDbClient slow = servers.dynamoDb(firstChunk)) {
            system.planner(slow, new RepricingChunkQueue(servers.sqs(), queueUrl), CLOCK)
                    .plan(new Request(next, false, Optional.empty()), () -> false);
        }
        workOn(servers.drain(queueUrl));

        assertThat(signedClaims(meanwhile.get())).isEqualTo(1);
        assertThat(listed(next))
                .singleElement()
                .satisfies(rest ->
                        assertThat(rest.before()).isEqualTo(onlyChange(mistaken).after()));
    }

    /** A repricing by new relative values, done and looked at again, whose list has the submitted claim c1. */
    private RepricingPlan toRebillSinceNewValues() {
        archive("demo", "c1", sample);
        archive.append(submitted("c1"));
        RepricingPlan values = publishLater("0.99", "0.60", "32.3465");
        reprice(values);
        secondLook(values);
        assertThat(toRebill(values)).containsExactly("c1");
        return values;
    }

    private static int signedClaims(RebillList.Signed signed) {
        assertThat(signed).isInstanceOf(RebillList.Signed.Now.class);
        return ((RebillList.Signed.Now) signed).signOff().claims();
    }

    @Test
    void aPriceThatIsWhatItWasAgainIsToldAndNotToBeBilled() {
        archive("demo", "c1", sample);
        archive.append(submitted("c1"));
        RepricingPlan mistaken = publishLater("0.99", "0.60", "32.3465");
        reprice(mistaken);
        RepricingPlan back = publishBack();
        reprice(back);

        assertThat(onlyChange(back).delta())
                .isEqualTo(Money.ZERO.minus(onlyChange(mistaken).delta()));
        assertThat(toRebill(back)).isEmpty();
    }

    @Test
    void aChunkThatComesAgainAfterItsVariancesAreWrittenCountsThem() {
        archive("demo", "c1", sample);
        archive.append(submitted("c1"));
        RepricingPlan plan = publish(JULY, "0.41", "33.4009");
        planLongAfter(plan);
        RepricingChunk chunk = RepricingChunk.read(servers.drain(queueUrl).getFirst());
        Map<String, AttributeValue> share = share(plan);
        worker.work(chunk, () -> false);
        Repricing whole = system.find(plan);

        forgetThatItIsDone(chunk);
        servers.dynamoDb().putItem(put -> put.tableName(claims).item(share));
        worker.work(chunk, () -> false);

        assertThat(system.find(plan)).isEqualTo(whole);
        assertThat(whole.claims()).isEqualTo(new Repricing.Claims(1, 1, 1, 0, 1, 0));
    }

    @Test
    void aClaimThatWasCorrectedAndWentOutAgainIsNotToBeBilledAgain() {
        archive("demo", "c1", sample);
        archive.append(submitted("c1"));
        RepricingPlan plan = publish(JULY, "0.41", "33.4009");
        reprice(plan);
        assertThat(toRebill(plan)).containsExactly("c1");

        system.correct(system.intake(), "c1", sample);
        archive.append(submitted("c1"));

        assertThat(toRebill(plan)).isEmpty();
    }

    private ClaimChange onlyChange(RepricingPlan plan) {
        List<ClaimChange> changes = changes("demo", plan.repricingId());
        assertThat(changes).hasSize(1);
        return changes.getFirst();
    }

    private List<ClaimChange> listed(RepricingPlan plan) {
        return repricings
                .variances("demo", plan.repricingId(), 10, Optional.empty())
                .orElseThrow()
                .items();
    }

    /** What the sample is allowed by the tables of now. */
    private Money priceOfNow() {
        archive("demo", "new", sample.replace("p-1", "p-new"));
        return latest("demo", "new").allowed();
    }

    private List<String> toRebill(RepricingPlan plan) {
        return repricings.variances("demo", plan.repricingId(), 1, Optional.empty()).stream()
                .flatMap(page -> Stream.concat(
                        page.items().stream(),
                        page.nextCursor().stream()
                                .flatMap(cursor -> repricings
                                        .variances("demo", plan.repricingId(), 100, Optional.of(cursor))
                                        .orElseThrow()
                                        .items()
                                        .stream())))
                .map(ClaimChange::claimId)
                .toList();
    }

    @Test
    void aSignatureThatIsSentAgainIsTheSameSignature() {
        archive("demo", "c1", sample);
        RepricingPlan plan = publish(JULY, "0.41", "33.4009");
        plan(plan);
        workOn(servers.drain(queueUrl));
        secondLook(plan);
        RebillList rebills = new RebillList(servers.dynamoDb(), claims, repricings);
        Instant now = CLOCK.instant();

        RebillList.Signed first = sign(rebills, plan, "hash", now);
        assertThat(first).isInstanceOf(RebillList.Signed.Now.class);
        SignOff kept = ((RebillList.Signed.Now) first).signOff();

        assertThat(sign(rebills, plan, "hash", now.plusSeconds(60))).isEqualTo(new RebillList.Signed.Before(kept));
        assertThat(sign(rebills, plan, "another", now.plusSeconds(60))).isEqualTo(new RebillList.Signed.KeyReused());
        assertThat(rebills.signatures("demo", plan.repricingId())).containsExactly(kept);
    }

    @Test
    void aSignatureThatIsSentAgainIsTheSameAlsoWhileASecondLookRuns() {
        ClaimIntake tablesOfThen = intakeWithTheTablesOfNow();
        RepricingPlan plan = publishLater("0.41", "0.60", "33.4009");
        reprice(plan);
        secondLook(plan);
        RebillList rebills = new RebillList(servers.dynamoDb(), claims, repricings);
        RebillList.Signed first = sign(rebills, plan, "hash", CLOCK.instant());
        assertThat(first).isInstanceOf(RebillList.Signed.Now.class);
        submit(tablesOfThen, "late", sample, Duration.ofSeconds(9));

        planner.plan(new Request(plan, true, Optional.empty()), () -> false);

        assertThat(repricings.find("demo", plan.repricingId()).orElseThrow().state())
                .isEqualTo(State.RUNNING);
        assertThat(sign(rebills, plan, "hash", CLOCK.instant()))
                .isEqualTo(new RebillList.Signed.Before(((RebillList.Signed.Now) first).signOff()));
        assertThat(sign(rebills, plan, "another", CLOCK.instant())).isEqualTo(new RebillList.Signed.KeyReused());
    }

    private static RebillList.Signed sign(RebillList rebills, RepricingPlan plan, String payloadHash, Instant now) {
        return rebills.sign(
                "demo", plan.repricingId(), "A. Smith", Optional.of(new IdempotencyKey("sign-1", payloadHash)), now);
    }

    @Test
    void aPoisonedClaimEndsInTheDeadLetterQueueAndComesBackWithTheMoveTask() {
        String deadLetters = servers.newQueue();
        deadLettersTo(deadLetters, 3);
        archive("demo", "c1", sample);
        archive("demo", "poison", sample.replace("p-1", "p-2"));
        RepricingPlan plan = publish(JULY, "0.41", "33.4009");
        plan(plan);
        AttributeValue decision = spoil("poison");

        workUntil(() -> waiting(deadLetters) == 1);

        Repricing failed = repricings.find("demo", plan.repricingId()).orElseThrow();
        assertThat(failed.state()).isEqualTo(State.FAILED);
        assertThat(failed.claims()).isEqualTo(new Repricing.Claims(2, 1, 1, 0, 0, 1));
        assertThat(latest("demo", "c1").revision()).isEqualTo(2);

        mend("poison", decision);
        servers.sqs()
                .startMessageMoveTask(move -> move.sourceArn(attribute(deadLetters, QueueAttributeName.QUEUE_ARN))
                        .destinationArn(attribute(queueUrl, QueueAttributeName.QUEUE_ARN)));
        workUntil(
                () -> repricings.find("demo", plan.repricingId()).orElseThrow().state() == State.DONE);

        assertThat(repricings.find("demo", plan.repricingId()).orElseThrow().claims())
                .isEqualTo(new Repricing.Claims(2, 2, 2, 0, 0, 0));
        assertThat(waiting(deadLetters)).isZero();
    }

    private void deadLettersTo(String url, int receipts) {
        servers.sqs()
                .setQueueAttributes(set -> set.queueUrl(queueUrl)
                        .attributes(Map.of(
                                QueueAttributeName.REDRIVE_POLICY,
                                "{\"deadLetterTargetArn\":\"%s\",\"maxReceiveCount\":\"%d\"}"
                                        .formatted(attribute(url, QueueAttributeName.QUEUE_ARN), receipts))));
    }

    /** Works on what the queue hands out, as Lambda's poller does: what fails comes again. */
    private void workUntil(BooleanSupplier over) {
        Instant deadline = Instant.now().plus(Duration.ofMinutes(2));
        while (!over.getAsBoolean()) {
            assertThat(Instant.now()).isBefore(deadline);
            servers.sqs()
                    .receiveMessage(receive -> receive.queueUrl(queueUrl).waitTimeSeconds(1))
                    .messages()
                    .forEach(message -> {
                        try {
                            worker.work(RepricingChunk.read(message.body()), () -> false);
                            servers.sqs()
                                    .deleteMessage(
                                            delete -> delete.queueUrl(queueUrl).receiptHandle(message.receiptHandle()));
                        } catch (RuntimeException e) {
                            servers.sqs()
                                    .changeMessageVisibility(change -> change.queueUrl(queueUrl)
                                            .receiptHandle(message.receiptHandle())
                                            .visibilityTimeout(0));
                        }
                    });
        }
    }

    private int waiting(String url) {
        return Integer.parseInt(attribute(url, QueueAttributeName.APPROXIMATE_NUMBER_OF_MESSAGES));
    }

    private String attribute(String url, QueueAttributeName name) {
        return servers.sqs()
                .getQueueAttributes(get -> get.queueUrl(url).attributeNames(name))
                .attributes()
                .get(name);
    }

    /** The archive, when something comes between the reading of a day and what is made of it. */
    private ClaimArchive afterEachDayRead(Runnable then) {
        return (ClaimArchive) Proxy.newProxyInstance(
                ClaimArchive.class.getClassLoader(), new Class<?>[] {ClaimArchive.class}, (_, method, arguments) -> {
                    Object answer = method.invoke(archive, arguments);
                    if (method.getName().equals("patientDay")) {
                        then.run();
                    }
                    return answer;
                });
    }

    /** The sample with another code, which ranks before it in the tables of January. */
    private String activity() {
        return sample.replace("97110", "97530");
    }

    private ClaimProcessor withTheTablesOfNow() {
        var seen = schedules.asSeenBy("demo", Optional.empty());
        // What is known is read when it is first asked for.
        assertThat(seen.relativeValues(JULY)).isPresent();
        assertThat(seen.payers().knownIds()).isNotEmpty();
        return new ClaimProcessor(seen.payers(), seen);
    }

    /** One that has read its tables and takes its time. */
    private ClaimIntake intakeWithTheTablesOfNow() {
        ClaimProcessor processor = withTheTablesOfNow();
        return new ClaimIntake("demo", archive, () -> processor);
    }

    private static void submit(ClaimIntake intake, String claimId, String sent, Duration after) {
        assertThat(intake.submit(
                        claimId,
                        DOCUMENTS.readVisit(sent),
                        sent,
                        new IdempotencyKey(claimId, "hash"),
                        CLOCK.instant().plus(after)))
                .isInstanceOf(ClaimIntake.Submission.Archived.class);
    }

    private void secondLook(RepricingPlan plan) {
        planner.plan(new Request(plan, true, Optional.empty()), () -> false);
        workOn(servers.drain(queueUrl));
    }

    private void workOn(List<String> messages) {
        messages.stream().map(RepricingChunk::read).forEach(chunk -> worker.work(chunk, () -> false));
    }

    /** So long after the claims were archived that they are not looked at as possibly still moving. */
    private void planLongAfter(RepricingPlan plan) {
        system.planner(Clock.offset(CLOCK, Duration.ofMinutes(10)))
                .plan(new Request(plan, false, Optional.empty()), () -> false);
    }

    private RepricingWorker worker(Clock clock) {
        return system.worker(clock, archive);
    }

    private Repricing reprice(RepricingPlan plan) {
        plan(plan);
        servers.drain(queueUrl).stream().map(RepricingChunk::read).forEach(chunk -> worker.work(chunk, () -> false));
        return repricings.find("demo", plan.repricingId()).orElseThrow();
    }

    private void plan(RepricingPlan plan) {
        planner.plan(new Request(plan, false, Optional.empty()), () -> false);
    }

    private List<ClaimChange> changes(String practice, String id) {
        return system.changes(practice, id);
    }

    private int fullUnits(String claimId) {
        return latest("demo", claimId).decision().pricing().lines().stream()
                .map(LinePrice.Priced.class::cast)
                .mapToInt(LinePrice.Priced::fullUnits)
                .sum();
    }

    /** A further revision with the same content, as if the caller had just sent the visit again. */
    private void correctOnce(String claimId) {
        ClaimRevision latest = latest("demo", claimId);
        archive.append(
                latest.corrected(CLOCK.instant(), latest.standing(), latest.visit(), latest.sent(), latest.decision()));
    }

    private ClaimRevision submitted(String claimId) {
        return stepped(claimId, new ClaimStep.Submit(), ClaimStatus.SUBMITTED);
    }

    private ClaimRevision paid(String claimId) {
        return stepped(claimId, new ClaimStep.Pay(), ClaimStatus.PAID);
    }

    private ClaimRevision stepped(String claimId, ClaimStep step, ClaimStatus status) {
        return system.stepped(claimId, step, status);
    }

    private ClaimRevision latest(String practice, String claimId) {
        return archive.latest(practice, claimId).orElseThrow();
    }

    private void archive(String practice, String claimId, String sent) {
        system.archive(practice, claimId, sent);
    }

    private RepricingPlan publish(LocalDate from, String practiceExpense, String factor) {
        return publish(from, ScheduleKind.RELATIVE_VALUES, relativeValues(practiceExpense, "0.60", factor));
    }

    static byte[] relativeValues(String exercise, String activity, String factor) {
        RvuSnapshot.Writer writer = new RvuSnapshot.Writer();
        writer.add(Publications.value("97110", "0.45", exercise, factor));
        writer.add(Publications.value("97140", "0.43", "0.38", factor));
        writer.add(Publications.value("97530", "0.44", activity, factor));
        return writer.encode();
    }

    private RepricingPlan publishGpci(LocalDate from, String practiceExpense) {
        return publish(from, ScheduleKind.GPCIS, gpcis(practiceExpense));
    }

    static byte[] gpcis(String practiceExpense) {
        GpciSnapshot.Writer writer = new GpciSnapshot.Writer();
        writer.add(
                Locality.parse("15202-00"),
                new Gpci(BigDecimal.ONE, new BigDecimal(practiceExpense), new BigDecimal("1.008")));
        return writer.encode();
    }

    /** The sample visit on another day. */
    private String on(String dateOfService) {
        return sample.replace("2026-08-03", dateOfService).replace("2026-08-04", dateOfService);
    }

    /** The sample visit on another day, of another payer's patient. */
    private String onOf(String dateOfService, String payerId) {
        return on(dateOfService).replace("\"payerId\": \"medicare\"", "\"payerId\": \"" + payerId + "\"");
    }

    /** Published after the moment the tests call now. */
    private RepricingPlan publishLater(String exercise, String activity, String factor) {
        return system.publish(
                laterPublisher(),
                ScheduleOwner.MEDICARE,
                JULY,
                ScheduleKind.RELATIVE_VALUES.id(),
                ScheduleKind.RELATIVE_VALUES,
                relativeValues(exercise, activity, factor));
    }

    /** January's figures for the dates that a later version has changed. */
    private RepricingPlan publishBack() {
        return publishLatest("0.43");
    }

    private RepricingPlan publishLatest(String exercise) {
        return system.publish(
                system.publisher(Clock.offset(CLOCK, Duration.ofSeconds(10))),
                ScheduleOwner.MEDICARE,
                JULY,
                ScheduleKind.RELATIVE_VALUES.id(),
                ScheduleKind.RELATIVE_VALUES,
                relativeValues(exercise, "0.60", "32.3465"));
    }

    private RepricingPlan publishGpciLater(LocalDate from, String practiceExpense) {
        return system.publish(
                laterPublisher(),
                ScheduleOwner.MEDICARE,
                from,
                ScheduleKind.GPCIS.id(),
                ScheduleKind.GPCIS,
                gpcis(practiceExpense));
    }

    private SchedulePublisher laterPublisher() {
        return system.publisher(Clock.offset(CLOCK, Duration.ofSeconds(5)));
    }

    private RepricingPlan publishFees(String practice, String payerId, LocalDate from, String amount) {
        CommercialFeesSnapshot.Writer writer = new CommercialFeesSnapshot.Writer();
        writer.add(new CommercialFee("97110", "", Money.of(amount), Optional.empty()));
        writer.add(new CommercialFee("97140", "", Money.of(amount), Optional.empty()));
        return system.publish(
                system.publisher,
                ScheduleOwner.practice(practice),
                from,
                payerId + "-fees",
                ScheduleKind.COMMERCIAL_FEES,
                writer.encode());
    }

    private void publishContract(String practice, String year) {
        publishContract(practice, JANUARY, Publications.contract(year));
    }

    private RepricingPlan publishContract(String practice, LocalDate from, byte[] contract) {
        return system.publish(
                system.publisher,
                ScheduleOwner.practice(practice),
                from,
                "acme-contract",
                ScheduleKind.CONTRACT,
                contract);
    }

    /** Acme's contract from 2025 on, at 110 percent of Medicare. */
    private static byte[] contractFrom2025Until(String last) {
        return new String(Publications.contract("CURRENT"), StandardCharsets.UTF_8)
                .replace("2026-01-01", "2025-01-01")
                .replace("\"effectiveTo\":null", "\"effectiveTo\":" + last)
                .getBytes(StandardCharsets.UTF_8);
    }

    private RepricingPlan publish(LocalDate from, ScheduleKind kind, byte[] snapshot) {
        return system.publish(from, kind, snapshot);
    }

    /** As if the worker had died after the claims' writes and before the chunk's own. */
    private void forgetThatItWasCounted(RepricingChunk chunk, RepricingPlan plan) {
        forgetThatItIsDone(chunk);
        var fresh = new HashMap<>(share(plan));
        fresh.keySet()
                .removeIf(
                        name -> !List.of("pk", "sk", "total", "repricingId", "scheduleId", "version", "ownerPracticeId")
                                .contains(name));
        servers.dynamoDb().putItem(put -> put.tableName(claims).item(fresh));
    }

    private void forgetThatItIsDone(RepricingChunk chunk) {
        servers.dynamoDb()
                .updateItem(update -> update.tableName(claims)
                        .key(RepricingItems.chunkKey(chunk))
                        .updateExpression("REMOVE done"));
        servers.dynamoDb().deleteItem(delete -> delete.tableName(claims).key(YearStore.key(chunk)));
    }

    private Map<String, AttributeValue> share(RepricingPlan plan) {
        return items().share(plan);
    }

    /** Makes the claim's revision unreadable, and says what stood there. */
    private AttributeValue spoil(String claimId) {
        return replaceDecision(claimId, TORN);
    }

    private void mend(String claimId, AttributeValue decision) {
        replaceDecision(claimId, decision);
    }

    private AttributeValue replaceDecision(String claimId, AttributeValue decision) {
        return items().replaceDecision(claimId, decision);
    }

    private DemoItems items() {
        return system.damage();
    }
}
