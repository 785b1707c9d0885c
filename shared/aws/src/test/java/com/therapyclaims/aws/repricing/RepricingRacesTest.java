package com.therapyclaims.aws.repricing;

import static com.therapyclaims.aws.repricing.RepricingSystem.CLOCK;
import static com.therapyclaims.aws.repricing.RepricingSystem.JANUARY;
import static com.therapyclaims.aws.repricing.RepricingSystem.JULY;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.therapyclaims.aws.repricing.RepricingPlanQueue.Request;
import com.therapyclaims.domain.claims.ClaimIntake;
import com.therapyclaims.domain.claims.ClaimRevision;
import com.therapyclaims.domain.claims.IdempotencyKey;
import com.therapyclaims.domain.money.Money;
import com.therapyclaims.domain.pricing.LinePrice;
import com.therapyclaims.domain.repricing.ChunkClaims;
import com.therapyclaims.domain.repricing.ClaimChange;
import com.therapyclaims.domain.repricing.Repricing;
import com.therapyclaims.domain.repricing.RepricingPlan;
import com.therapyclaims.domain.schedules.ScheduleKind;
import com.therapyclaims.domain.schedules.ScheduleOwner;
import com.therapyclaims.local.testing.OnceBefore;
import com.therapyclaims.local.testing.TestServers;
import java.io.IOException;
import java.time.Clock;
import java.time.Duration;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import software.amazon.awssdk.core.SdkRequest;
import software.amazon.awssdk.core.SdkResponse;
import software.amazon.awssdk.core.exception.SdkClientException;
import software.amazon.awssdk.core.interceptor.Context;
import software.amazon.awssdk.core.interceptor.ExecutionAttributes;
import software.amazon.awssdk.core.interceptor.ExecutionInterceptor;
import software.amazon.awssdk.services.dynamodb.DynamoDbClient;
import software.amazon.awssdk.services.dynamodb.model.BatchGetItemRequest;
import software.amazon.awssdk.services.dynamodb.model.BatchGetItemResponse;
import software.amazon.awssdk.services.dynamodb.model.KeysAndAttributes;
import software.amazon.awssdk.services.dynamodb.model.QueryRequest;
import software.amazon.awssdk.services.dynamodb.model.TransactWriteItemsRequest;

/** Planners and workers that die, meet each other, or meet somebody who corrects what they have just read. */
@ExtendWith(TestServers.class)
class RepricingRacesTest {
    private static final Clock LONG_AFTER = Clock.offset(CLOCK, Duration.ofMinutes(10));

    private RepricingSystem system;
    private TestServers servers;
    private int published;

    @BeforeEach
    void freshSystem(TestServers real) throws IOException {
        system = new RepricingSystem(real);
        servers = real;
        publish("0.43", JANUARY);
        system.publish(JANUARY, ScheduleKind.GPCIS, RepricingScenario.gpcis("0.913"));
    }

    @Test
    void aClaimThatIsLeftOfItsDayIsRankedWithTheOthersThatAreDone() {
        system.archive("demo", "first", system.sample);
        system.archive("demo", "second", system.sample);
        RepricingPlan plan = publish("0.41", JULY);
        // So long after the claims were archived that they are not looked at as possibly still moving.
        system.planner(LONG_AFTER).plan(new Request(plan, false, Optional.empty()), RepricingSystem::never);
        RepricingChunk chunk = system.drained().getFirst();
        AtomicInteger asked = new AtomicInteger();

        try (DynamoDbClient throttled =
                servers.dynamoDb(new OnceBefore(RepricingRacesTest::looksWhetherTheSecondIsTold, () -> {
                    throw SdkClientException.create("throttled again and again");
                }))) {
            system.worker(throttled, CLOCK, system.archive).work(chunk, () -> {
                // Its claims are read: whoever writes one now has the day written claim by claim.
                if (asked.getAndIncrement() == 0) {
                    touch("first");
                }
                return false;
            });
        }
        assertThat(system.latest("second").revision()).as("it is left").isEqualTo(1);
        system.workAll();

        assertThat(fullUnits("first") + fullUnits("second")).isEqualTo(1);
        assertThat(system.find(plan).claims()).isEqualTo(new Repricing.Claims(2, 2, 2, 0, 0, 0));
    }

    @Test
    void whoeverIsSecondInClosingAChunkSendsNoRestOfItsOwn() {
        system.archive("demo", "c1", system.sample);
        system.archive("demo", "c2", system.sample.replace("p-1", "p-2"));
        RepricingPlan plan = publish("0.41", JULY);
        system.plan(plan);
        RepricingChunk chunk = system.drained().getFirst();
        AtomicInteger asked = new AtomicInteger();

        system.worker.work(chunk, () -> {
            boolean outOfTime = asked.getAndIncrement() > 0;
            if (outOfTime) {
                system.worker.work(chunk, RepricingSystem::never);
            }
            return outOfTime;
        });
        system.workAll();

        assertThat(system.find(plan).claims()).isEqualTo(new Repricing.Claims(2, 2, 2, 0, 0, 0));
    }

    @Test
    void twoPlannersAtOnceCountEachClaimOnceWhateverPracticesComeBetween() {
        system.archive("demo", "c1", system.sample);
        system.archive("other", "c2", system.sample);
        RepricingPlan plan = publish("0.41", JULY);
        OnceBefore firstChunk = new OnceBefore(RepricingRacesTest::keepsAChunk, () -> {
            for (String later : List.of("alpine", "bayside", "cedar", "delta", "eastgate", "fairview", "grove")) {
                system.archive(later, "of-" + later, system.sample);
            }
            system.plan(plan);
        });

        try (DynamoDbClient outrun = servers.dynamoDb(firstChunk)) {
            RepricingPlanner planner =
                    system.planner(outrun, new RepricingChunkQueue(servers.sqs(), system.queueUrl), CLOCK);
            assertThat(planner.plan(new Request(plan, false, Optional.empty()), RepricingSystem::never))
                    .isEqualTo(new RepricingPlanner.Outcome.MetAnother(0));
        }
        system.plan(plan);
        system.workAll();

        for (String practice : List.of("demo", "other", "alpine", "grove")) {
            Repricing repricing =
                    system.repricings.find(practice, plan.repricingId()).orElseThrow();
            assertThat(repricing.claims().total()).as(practice).isEqualTo(1);
            assertThat(repricing.state()).as(practice).isEqualTo(Repricing.State.DONE);
        }
        assertThatTheLedgerAddsUp(plan);
    }

    @Test
    void whatAPlannerHasKeptIsSentWhenItMeetsAnother() {
        system.archive("alpine", "c1", system.sample);
        system.archive("demo", "c2", system.sample);
        RepricingPlan plan = publish("0.41", JULY);
        OnceBefore chunkOfDemo = new OnceBefore(
                request -> keepsAChunk(request) && request.toString().contains("#demo"), () -> {
                    system.plan(plan);
                    assertThat(system.drained())
                            .extracting(RepricingChunk::practiceId)
                            .contains("demo");
                });

        try (DynamoDbClient outrun = servers.dynamoDb(chunkOfDemo)) {
            system.planner(outrun, new RepricingChunkQueue(servers.sqs(), system.queueUrl), CLOCK)
                    .plan(new Request(plan, false, Optional.empty()), RepricingSystem::never);
        }

        assertThat(system.drained()).extracting(RepricingChunk::practiceId).containsExactly("alpine");
    }

    @Test
    void whatAPlannerThatGoesOnHasKeptAndNotSentIsSentWhenItsMessageComesAgain() {
        system.archive("demo", "july", system.sampleOf("p-1", "2026-07-06"));
        system.archive("demo", "august", system.sample);
        RepricingPlan plan = publish("0.41", JULY);
        system.planner.plan(new Request(plan, false, Optional.empty()), () -> true);
        Request rest = new Request(plan, false, Optional.of("2026-07"));

        assertThatThrownBy(() -> plannerWithoutAQueue().plan(rest, RepricingSystem::never));
        system.planner.plan(rest, RepricingSystem::never);
        system.workAll();

        assertThat(system.find(plan).claims()).isEqualTo(new Repricing.Claims(2, 2, 2, 0, 0, 0));
    }

    @Test
    void whatASecondLookHasKeptAndNotSentIsSentWhenItsMessageComesAgain() {
        ClaimIntake tablesOfThen = system.intake();
        RepricingPlan plan = publish("0.41", JULY);
        system.reprice(plan);
        tablesOfThen.submit(
                "late",
                RepricingSystem.DOCUMENTS.readVisit(system.sample),
                system.sample,
                new IdempotencyKey("late", "hash"),
                CLOCK.instant().plusSeconds(9));
        Request look = new Request(plan, true, Optional.empty());

        assertThatThrownBy(() -> plannerWithoutAQueue().plan(look, RepricingSystem::never));
        system.planner.plan(look, RepricingSystem::never);
        system.workAll();

        assertThat(system.find(plan).claims().done()).isEqualTo(1);
        assertThat(system.find(plan).state()).isEqualTo(Repricing.State.DONE);
    }

    @Test
    void aSecondLookSendsNothingOfTheFirstAgain() {
        system.archive("demo", "c1", system.sample);
        RepricingPlan plan = publish("0.41", JULY);
        // So long after the claim was archived that it is not looked at as possibly still moving.
        system.planner(LONG_AFTER).plan(new Request(plan, false, Optional.empty()), RepricingSystem::never);
        assertThat(system.drained()).hasSize(1);

        system.planner.plan(new Request(plan, true, Optional.empty()), RepricingSystem::never);

        assertThat(system.drained()).isEmpty();
    }

    @ParameterizedTest
    @ValueSource(booleans = {true, false})
    void aClaimThatMovesToAMonthThatIsPlannedLaterIsCountedOnce(boolean earlierFirst) {
        system.archive("demo", "c1", system.sampleOf("p-1", "2026-07-06"));
        ClaimIntake tablesOfThen = system.intake();
        RepricingPlan plan = publish("0.41", JULY);
        system.planner.plan(new Request(plan, false, Optional.empty()), () -> true);
        List<RepricingChunk> july = system.drained();
        if (earlierFirst) {
            july.forEach(chunk -> system.worker.work(chunk, RepricingSystem::never));
        }

        system.correct(earlierFirst ? system.intake() : tablesOfThen, "c1", system.sampleOf("p-1", "2026-09-07"));
        system.planner.plan(new Request(plan, false, Optional.of("2026-07")), RepricingSystem::never);
        system.workAll();
        july.forEach(chunk -> system.worker.work(chunk, RepricingSystem::never));

        assertThat(system.find(plan).claims()).isEqualTo(new Repricing.Claims(1, 1, 1, 0, 0, 0));
        assertThat(system.find(plan).state()).isEqualTo(Repricing.State.DONE);
        assertThatTheLedgerAddsUp(plan);
    }

    @Test
    void aClaimThatMovesWithinItsMonthWhileThatIsReadIsPlannedOnce() {
        system.archive("demo", "moves", system.sampleOf("p-1", "2026-08-03"));
        system.archive("demo", "stays", system.sampleOf("p-1", "2026-08-10"));
        RepricingPlan plan = publish("0.41", JULY);
        OnceBefore secondPage = new OnceBefore(
                RepricingRacesTest::readsOnInAMonth,
                () -> system.correct(system.intake(), "moves", system.sampleOf("p-1", "2026-08-28")));

        try (DynamoDbClient slow = servers.dynamoDb(new PagesOfOne(), secondPage)) {
            system.planner(slow, new RepricingChunkQueue(servers.sqs(), system.queueUrl), CLOCK)
                    .plan(new Request(plan, false, Optional.empty()), RepricingSystem::never);
        }
        assertThat(secondPage.hasCome()).isTrue();
        system.workAll();

        assertThat(system.find(plan).claims().total()).isEqualTo(2);
        assertThat(system.find(plan).state()).isEqualTo(Repricing.State.DONE);
        assertThatTheLedgerAddsUp(plan);
    }

    @Test
    void aChunkThatAnEarlierProgramPutAClaimIntoTwiceIsDone() {
        system.archive("demo", "c1", system.sample);
        RepricingPlan plan = publish("0.41", JULY);
        system.plan(plan);
        RepricingChunk planned = system.drained().getFirst();
        RepricingStore store = system.store();
        RepricingChunk twice = new RepricingChunk(plan, "demo", "2026-08-000001");
        store.chunks()
                .add(
                        store.runs().find(plan).orElseThrow(),
                        twice,
                        new ChunkClaims(List.of("c1", "c1"), List.of()),
                        false,
                        CLOCK.instant());

        system.worker.work(twice, RepricingSystem::never);
        system.worker.work(planned, RepricingSystem::never);

        assertThat(system.find(plan).claims()).isEqualTo(new Repricing.Claims(1, 1, 1, 0, 0, 0));
        assertThatTheLedgerAddsUp(plan);
    }

    @Test
    void aRevisionThatAReadOfHalfThePriceDoesNotShowYetIsRepricedAllTheSame() {
        system.archive("demo", "c1", system.sample);
        RepricingPlan plan = publish("0.41", JULY);
        system.plan(plan);

        try (DynamoDbClient aMomentOld = servers.dynamoDb(new NothingNew())) {
            RepricingWorker worker = system.worker(aMomentOld, CLOCK, system.archive);
            system.drained().forEach(chunk -> worker.work(chunk, RepricingSystem::never));
        }

        assertThat(system.latest("c1").revision()).isEqualTo(2);
        assertThat(system.find(plan).claims()).isEqualTo(new Repricing.Claims(1, 1, 1, 0, 0, 0));
    }

    private void assertThatTheLedgerAddsUp(RepricingPlan plan) {
        Repricing repricing = system.find(plan);
        List<ClaimChange> changes = system.changes("demo", plan.repricingId());
        assertThat(changes).hasSize(repricing.claims().changed());
        assertThat(changes.stream().map(ClaimChange::delta).reduce(Money.ZERO, Money::plus))
                .isEqualTo(repricing.amounts().delta());
    }

    /** Each later than the one before. */
    private RepricingPlan publish(String practiceExpense, LocalDate from) {
        return system.publish(
                system.publisher(Clock.offset(CLOCK, Duration.ofSeconds(5L * published++))),
                ScheduleOwner.MEDICARE,
                from,
                ScheduleKind.RELATIVE_VALUES.id(),
                ScheduleKind.RELATIVE_VALUES,
                RepricingScenario.relativeValues(practiceExpense, "0.60", "32.3465"));
    }

    private RepricingPlanner plannerWithoutAQueue() {
        return system.planner(
                servers.dynamoDb(), new RepricingChunkQueue(servers.sqs(), system.queueUrl + "-is-gone"), CLOCK);
    }

    /** A further revision with the same content, which tells the others of its day nothing. */
    private void touch(String claimId) {
        ClaimRevision latest = system.latest(claimId);
        system.archive.append(
                latest.corrected(CLOCK.instant(), latest.standing(), latest.visit(), latest.sent(), latest.decision()));
    }

    private int fullUnits(String claimId) {
        return system.latest(claimId).decision().pricing().lines().stream()
                .map(LinePrice.Priced.class::cast)
                .mapToInt(LinePrice.Priced::fullUnits)
                .sum();
    }

    private static boolean looksWhetherTheSecondIsTold(SdkRequest request) {
        return request instanceof BatchGetItemRequest batch && batch.toString().contains("S=CLAIM#second");
    }

    private static boolean keepsAChunk(SdkRequest request) {
        return request instanceof TransactWriteItemsRequest write
                && write.toString().contains(RepricingItems.CHUNK_PREFIX);
    }

    private static boolean readsOnInAMonth(SdkRequest request) {
        return request instanceof QueryRequest query
                && isOfAMonth(query)
                && !query.exclusiveStartKey().isEmpty();
    }

    private static boolean isOfAMonth(QueryRequest query) {
        return "by-date-of-service".equals(query.indexName());
    }

    /** Reads that are not strongly consistent show nothing that is new: DynamoDB Local is never behind. */
    private static final class NothingNew implements ExecutionInterceptor {
        @Override
        public SdkResponse modifyResponse(Context.ModifyResponse context, ExecutionAttributes attributes) {
            return context.request() instanceof BatchGetItemRequest batch
                            && batch.requestItems().values().stream().noneMatch(KeysAndAttributes::consistentRead)
                    ? BatchGetItemResponse.builder()
                            .responses(Map.of())
                            .unprocessedKeys(Map.of())
                            .build()
                    : context.response();
        }
    }

    /** An archive so large that every claim of a month is a page. */
    private static final class PagesOfOne implements ExecutionInterceptor {
        @Override
        public SdkRequest modifyRequest(Context.ModifyRequest context, ExecutionAttributes attributes) {
            return context.request() instanceof QueryRequest query && isOfAMonth(query)
                    ? query.toBuilder().limit(1).build()
                    : context.request();
        }
    }
}
