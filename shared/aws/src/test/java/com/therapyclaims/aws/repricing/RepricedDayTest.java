package com.therapyclaims.aws.repricing;

import static com.therapyclaims.aws.repricing.RepricingSystem.CLOCK;
import static com.therapyclaims.aws.repricing.RepricingSystem.JANUARY;
import static com.therapyclaims.aws.repricing.RepricingSystem.JULY;
import static org.assertj.core.api.Assertions.assertThat;

import com.therapyclaims.domain.claims.ClaimArchive;
import com.therapyclaims.domain.claims.ClaimIntake;
import com.therapyclaims.domain.claims.ClaimProcessor;
import com.therapyclaims.domain.claims.ClaimRevision;
import com.therapyclaims.domain.money.Money;
import com.therapyclaims.domain.repricing.Repricing;
import com.therapyclaims.domain.repricing.Repricing.State;
import com.therapyclaims.domain.repricing.RepricingPlan;
import java.lang.reflect.Proxy;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Supplier;
import org.junit.jupiter.api.Test;

/** A patient's day is ranked as a whole, whoever comes to it while it is repriced. */
class RepricedDayTest extends RepricingScenario {
    @Test
    void aClaimThatCameToTheDayAfterThePlanningIsRankedWithTheOthers() {
        archive("demo", "activity", activity());
        ClaimIntake tablesOfThen = system.intake();
        RepricingPlan plan = publishLater("0.43", ACTIVITY_BEHIND_EXERCISE, "32.3465");
        planLongAfter(plan);
        submit(tablesOfThen, "exercise", sample, Duration.ofMinutes(9));
        assertThat(latest("demo", "activity").revision())
                .as("with the tables of then it stays as it is")
                .isEqualTo(1);

        workOn(servers.drain(queueUrl));

        assertThatTheExerciseRanksFirst(plan);
    }

    @Test
    void aClaimThatComesToTheDayWhileItIsRepricedIsRankedWithTheOthers() {
        archive("demo", "activity", activity());
        ClaimIntake tablesOfThen = system.intake();
        RepricingPlan plan = publishLater("0.43", ACTIVITY_BEHIND_EXERCISE, "32.3465");
        planLongAfter(plan);
        AtomicInteger asked = new AtomicInteger();

        // A worker asks for the time when it has read its claims.
        worker.work(system.drained().getFirst(), () -> {
            if (asked.getAndIncrement() == 0) {
                submit(tablesOfThen, "exercise", sample, Duration.ofMinutes(9));
            }
            return false;
        });

        assertThatTheExerciseRanksFirst(plan);
    }

    @Test
    void aClaimThatComesToADayThatWasReadAnewIsRankedWithTheOthers() {
        archive("demo", "activity", activity());
        ClaimIntake tablesOfThen = system.intake();
        RepricingPlan plan = publishLater("0.43", ACTIVITY_BEHIND_EXERCISE, "32.3465");
        plan(plan);
        AtomicInteger read = new AtomicInteger();
        RepricingWorker outrun = system.worker(CLOCK, afterEachDayRead(() -> {
            if (read.getAndIncrement() == 0) {
                submit(tablesOfThen, "exercise", sample, Duration.ofSeconds(9));
            }
        }));

        outrun.work(system.drained().getFirst(), () -> false);

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
            ClaimProcessor now = system.withTheTablesOfNow();
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
        Supplier<ClaimProcessor> tablesOfNow = system::withTheTablesOfNow;
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
        Repricing done = system.find(plan);
        assertThatTheLedgerIsWhole(plan, done.claims());
        assertThat(done.state()).isEqualTo(State.DONE);
        assertThat(reprice(publishLater("0.43", ACTIVITY_BEHIND_EXERCISE, "33.4009"))
                        .claims()
                        .changed())
                .as("claims a second repricing with the same figures changes")
                .isZero();
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
        RepricingChunk chunk = system.drained().getFirst();
        correctOnce("exercise");

        worker.work(chunk, () -> asked.getAndIncrement() > 0);

        assertThat(fullUnits("exercise") + fullUnits("activity")).isEqualTo(1);
        assertThat(system.find(plan).state()).isEqualTo(State.DONE);
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

    private void assertThatTheExerciseRanksFirst(RepricingPlan plan) {
        assertThat(fullUnits("activity")).isZero();
        secondLook(plan);
        assertThat(fullUnits("exercise")).isEqualTo(1);
        assertThatTheLedgerIsWhole(plan, new Repricing.Claims(2, 2, 2, 0, 0, 0));
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

    /** A further revision with the same content, as if the caller had just sent the visit again. */
    private void correctOnce(String claimId) {
        ClaimRevision latest = latest("demo", claimId);
        archive.append(
                latest.corrected(CLOCK.instant(), latest.standing(), latest.visit(), latest.sent(), latest.decision()));
    }
}
