package com.therapyclaims.aws.repricing;

import static com.therapyclaims.aws.repricing.RepricingSystem.JULY;
import static org.assertj.core.api.Assertions.assertThat;

import com.therapyclaims.aws.repricing.RepricingPlanQueue.Request;
import com.therapyclaims.domain.money.Money;
import com.therapyclaims.domain.repricing.ClaimChange;
import com.therapyclaims.domain.repricing.Repricing;
import com.therapyclaims.domain.repricing.Repricing.State;
import com.therapyclaims.domain.repricing.RepricingPlan;
import com.therapyclaims.domain.repricing.RepricingTotals;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.Test;
import software.amazon.awssdk.services.dynamodb.model.AttributeValue;

/** What is delivered twice, breaks off or has no time left comes to the same in the end. */
class RepeatedWorkTest extends RepricingScenario {
    @Test
    void aChunkThatAnotherDeliveryCountedAsFailedMeanwhileIsNoneOnceItIsDone() {
        archive("demo", "c1", sample);
        RepricingPlan plan = publish(JULY, "0.41", "33.4009");
        plan(plan);
        RepricingChunk chunk = system.drained().getFirst();
        RepricingStore store = system.store();

        worker.work(chunk, () -> {
            store.chunks()
                    .markFailed(
                            store.runs().find(plan).orElseThrow(),
                            store.chunks().find(chunk).orElseThrow());
            return false;
        });

        Repricing repricing = system.find(plan);
        assertThat(repricing.claims()).isEqualTo(new Repricing.Claims(1, 1, 1, 0, 0, 0));
        assertThat(repricing.state()).isEqualTo(State.DONE);
    }

    @Test
    void aChunkDeliveredTwiceIsCountedOnce() {
        archive("demo", "c1", sample);
        RepricingPlan plan = publish(JULY, "0.41", "33.4009");
        plan(plan);
        RepricingChunk chunk = system.drained().getFirst();

        worker.work(chunk, () -> false);
        worker.work(chunk, () -> false);

        assertThat(latest("demo", "c1").revision()).isEqualTo(2);
        assertThat(system.find(plan).claims()).isEqualTo(new Repricing.Claims(1, 1, 1, 0, 0, 0));
    }

    @Test
    void aChunkWhoseFirstAttemptDiedBeforeItWasCountedComesToTheSame() {
        archive("demo", "c1", sample);
        archive("demo", "c2", sample.replace("p-1", "p-2"));
        RepricingPlan plan = publish(JULY, "0.41", "33.4009");
        plan(plan);
        RepricingChunk chunk = system.drained().getFirst();
        worker.work(chunk, () -> false);
        Repricing whole = system.find(plan);

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
        workOn(servers.drain(queueUrl));

        assertThat(system.find(plan).claims()).isEqualTo(new Repricing.Claims(1, 1, 1, 0, 0, 0));
    }

    @Test
    void twoWorkersOfOneChunkAtOnceChangeEachClaimOnceAndCountItOnce() throws Exception {
        for (int i = 0; i < 40; i++) {
            archive("demo", "c" + i, sample.replace("p-1", "p-" + i));
        }
        RepricingPlan plan = publish(JULY, "0.41", "33.4009");
        plan(plan);
        RepricingChunk chunk = system.drained().getFirst();

        try (ExecutorService two = Executors.newFixedThreadPool(2)) {
            List<Callable<RepricingTotals>> both =
                    List.of(() -> worker.work(chunk, () -> false), () -> worker.work(chunk, () -> false));
            for (Future<RepricingTotals> one : two.invokeAll(both)) {
                one.get();
            }
        }

        Repricing repricing = system.find(plan);
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

        worker.work(system.drained().getFirst(), () -> asked.getAndIncrement() > 0);
        assertThat(system.find(plan).state()).isEqualTo(State.RUNNING);
        workOn(servers.drain(queueUrl));

        assertThat(system.find(plan).claims()).isEqualTo(new Repricing.Claims(2, 2, 2, 0, 0, 0));
    }

    @Test
    void aVarianceDeliveredTwiceIsOne() {
        archiveSubmitted("c1");
        RepricingPlan plan = publish(JULY, "0.41", "33.4009");
        plan(plan);
        RepricingChunk chunk = system.drained().getFirst();
        worker.work(chunk, () -> false);
        Repricing whole = system.find(plan);

        forgetThatItWasCounted(chunk, plan);
        worker.work(chunk, () -> false);

        assertThat(repricings.find("demo", plan.repricingId())).contains(whole);
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
        workOn(servers.drain(queueUrl));
        assertThat(system.find(plan).claims()).isEqualTo(new Repricing.Claims(2, 2, 2, 0, 0, 0));
    }

    @Test
    void aChunkThatComesAgainAfterItsVariancesAreWrittenCountsThem() {
        archiveSubmitted("c1");
        RepricingPlan plan = publish(JULY, "0.41", "33.4009");
        planLongAfter(plan);
        RepricingChunk chunk = system.drained().getFirst();
        Map<String, AttributeValue> share = share(plan);
        worker.work(chunk, () -> false);
        Repricing whole = system.find(plan);

        forgetThatItIsDone(chunk);
        servers.dynamoDb().putItem(put -> put.tableName(claims.name()).item(share));
        worker.work(chunk, () -> false);

        assertThat(system.find(plan)).isEqualTo(whole);
        assertThat(whole.claims()).isEqualTo(new Repricing.Claims(1, 1, 1, 0, 1, 0));
    }

    /** As if the worker had died after the claims' writes and before the chunk's own. */
    private void forgetThatItWasCounted(RepricingChunk chunk, RepricingPlan plan) {
        forgetThatItIsDone(chunk);
        var fresh = new HashMap<>(share(plan));
        fresh.keySet()
                .removeIf(
                        name -> !List.of("pk", "sk", "total", "repricingId", "scheduleId", "version", "ownerPracticeId")
                                .contains(name));
        servers.dynamoDb().putItem(put -> put.tableName(claims.name()).item(fresh));
    }
}
