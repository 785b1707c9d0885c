package com.therapyclaims.aws.repricing;

import static com.therapyclaims.aws.repricing.RepricingSystem.CLOCK;
import static com.therapyclaims.aws.repricing.RepricingSystem.JULY;
import static org.assertj.core.api.Assertions.assertThat;

import com.therapyclaims.aws.repricing.RepricingPlanQueue.Request;
import com.therapyclaims.domain.claims.ClaimIntake;
import com.therapyclaims.domain.money.Money;
import com.therapyclaims.domain.repricing.ClaimChange;
import com.therapyclaims.domain.repricing.Repricing;
import com.therapyclaims.domain.repricing.RepricingPlan;
import java.math.BigDecimal;
import java.time.Clock;
import java.time.Duration;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import software.amazon.awssdk.services.dynamodb.model.AttributeValue;

/** What the second look finds: claims that were decided with the older tables while a version was published. */
class SecondLookRepricingTest extends RepricingScenario {
    @Test
    void aClaimDecidedWithTheOlderTablesButArchivedAfterThePlanningIsFoundAtTheSecondLook() {
        ClaimIntake tablesOfThen = system.intake();
        RepricingPlan plan = publishLater("0.41", "0.60", "33.4009");
        reprice(plan);
        submit(tablesOfThen, "late", sample, Duration.ofSeconds(9));
        archive("demo", "new", sample.replace("p-1", "p-2"));

        secondLook(plan);

        assertThat(latest("demo", "late").revision()).isEqualTo(2);
        assertThat(system.find(plan).claims()).isEqualTo(new Repricing.Claims(1, 1, 1, 0, 0, 0));
    }

    @Test
    void aClaimDecidedBeforeThereWasSuchAScheduleIsFoundAtTheSecondLook() {
        LocalDate before = LocalDate.of(2025, 12, 1);
        publish(before, "0.43", "32.3465");
        ClaimIntake tablesOfThen = system.intake();
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
        ClaimIntake tablesOfThen = system.intake();
        RepricingPlan plan = publishLater("0.41", "0.60", "33.4009");
        reprice(plan);
        submit(tablesOfThen, "late", sample, Duration.ofSeconds(9));
        submit(tablesOfThen, "poison", sample.replace("p-1", "p-2"), Duration.ofSeconds(9));
        spoil("poison");

        secondLook(plan);

        assertThat(latest("demo", "late").revision()).isEqualTo(2);
        assertThat(system.find(plan).claims()).isEqualTo(new Repricing.Claims(2, 1, 1, 0, 0, 0));
    }

    @Test
    void aCorrectionWithTheOlderTablesThatComesAfterItsChunkIsFoundAtTheSecondLook() {
        archive("demo", "exercise", sample);
        ClaimIntake tablesOfThen = system.intake();
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
        ClaimIntake tablesOfThen = system.intake();
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
        ClaimIntake tablesOfThen = system.intake();
        RepricingPlan plan = publishLater("0.43", ACTIVITY_BEHIND_EXERCISE, "32.3465");
        reprice(plan);
        submit(tablesOfThen, "activity", activity(), Duration.ofSeconds(9));
        planner.plan(new Request(plan, true, Optional.empty()), () -> false);
        RepricingChunk chunk = system.drained().getFirst();
        Map<String, AttributeValue> share = share(plan);
        worker.work(chunk, () -> false);
        Repricing whole = system.find(plan);

        forgetThatItIsDone(chunk);
        servers.dynamoDb().putItem(put -> put.tableName(claims.name()).item(share));
        worker.work(chunk, () -> false);

        assertThat(repricings.find("demo", plan.repricingId())).contains(whole);
        assertThat(whole.claims()).isEqualTo(new Repricing.Claims(2, 2, 2, 0, 0, 0));
    }

    @Test
    void aChunkThatComesAfterTheSecondLookOfItsDayCountsItsClaimOnce() {
        archive("demo", "exercise", sample);
        ClaimIntake tablesOfThen = system.intake();
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
    void theSecondLookWaitsForTheFirst() {
        archive("demo", "july", sample.replace("2026-08-03", "2026-07-06"));
        RepricingPlan plan = publish(JULY, "0.41", "33.4009");
        planner.plan(new Request(plan, false, Optional.empty()), () -> true);

        assertThat(planner.plan(new Request(plan, true, Optional.empty()), () -> false))
                .isEqualTo(new RepricingPlanner.Outcome.NotYet());
    }

    @Test
    void theTimeBeforeTheSecondLookSlowsNothing() {
        ClaimIntake tablesOfThen = system.intake();
        archive("demo", "c1", sample);
        RepricingPlan plan = publishLater("0.41", "0.60", "33.4009");
        plan(plan);
        RepricingChunk first = system.drained().getFirst();
        worker(Clock.offset(CLOCK, Duration.ofSeconds(1))).work(first, () -> false);
        submit(tablesOfThen, "late", sample.replace("p-1", "p-2"), Duration.ofSeconds(9));

        system.planner(Clock.offset(CLOCK, Duration.ofSeconds(90)))
                .plan(new Request(plan, true, Optional.empty()), () -> false);
        RepricingWorker later = worker(Clock.offset(CLOCK, Duration.ofSeconds(91)));
        system.drained().forEach(chunk -> later.work(chunk, () -> false));

        assertThat(system.find(plan).progress().done()).isEqualTo(2);
        assertThat(system.find(plan).progress().claimsPerSecond()).contains(new BigDecimal("1.0"));
    }
}
