package com.therapyclaims.aws.repricing;

import static com.therapyclaims.aws.repricing.RepricingSystem.CLOCK;
import static com.therapyclaims.aws.repricing.RepricingSystem.JULY;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import com.therapyclaims.aws.Table;
import com.therapyclaims.aws.repricing.RepricingPlanQueue.Request;
import com.therapyclaims.domain.claims.ClaimIntake;
import com.therapyclaims.domain.repricing.ClaimChange;
import com.therapyclaims.domain.repricing.Repricing;
import com.therapyclaims.domain.repricing.Repricing.State;
import com.therapyclaims.domain.repricing.RepricingPlan;
import com.therapyclaims.domain.repricing.SignOff;
import com.therapyclaims.local.testing.OnceBefore;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicReference;
import org.junit.jupiter.api.Test;
import software.amazon.awssdk.services.dynamodb.DynamoDbClient;
import software.amazon.awssdk.services.dynamodb.model.AttributeValue;
import software.amazon.awssdk.services.dynamodb.model.QueryRequest;
import software.amazon.awssdk.services.dynamodb.model.TransactWriteItemsRequest;

/** A list of claims to rebill is signed whole, as it stands, and once per request. */
class SignedRebillListTest extends RepricingScenario {
    @Test
    void theListOfClaimsToRebillIsSignedAsItStands() {
        archiveSubmitted("c1");
        archive("demo", "c2", sample.replace("p-1", "p-2"));
        RepricingPlan plan = publish(JULY, "0.41", "33.4009");
        plan(plan);
        RebillList rebills = rebills();
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
        RepricingChunk rest = system.drained().getFirst();
        assertThatExceptionOfType(RuntimeException.class).isThrownBy(() -> worker.work(rest, () -> false));
        assertThat(system.find(plan).state()).isEqualTo(State.FAILED);

        assertThat(sign(rebills(), plan, "hash", CLOCK.instant())).isEqualTo(new RebillList.Signed.NotWhole());
    }

    @Test
    void aListIsNotSignedBeforeTheSecondLook() {
        archive("demo", "c1", sample);
        RepricingPlan plan = publish(JULY, "0.41", "33.4009");
        Repricing first = reprice(plan);
        Instant due = CLOCK.instant().plus(RepricingPlanQueue.SECOND_LOOK_AFTER);
        RebillList rebills = rebills();
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
        RebillList rebills = rebills();
        assertThat(sign(rebills, plan, "hash", CLOCK.instant())).isEqualTo(new RebillList.Signed.NotWhole());

        workOn(servers.drain(queueUrl));

        Repricing done = system.find(plan);
        assertThat(done.state()).isEqualTo(State.DONE);
        assertThat(done.progress().done()).isEqualTo(2);
        assertThat(done.claims()).isEqualTo(new Repricing.Claims(1, 1, 1, 0, 0, 0));
        assertThat(sign(rebills, plan, "hash", CLOCK.instant())).isInstanceOf(RebillList.Signed.Now.class);
    }

    @Test
    void aListIsNotSignedWhereAClaimCannotBePricedOnceMore() {
        RepricingPlan plan = correctedAfterItsChunk();
        RepricingChunk chunk = system.drained().getFirst();
        AttributeValue decision = items().replaceDecision("exercise", 2, TORN);
        assertThatExceptionOfType(RuntimeException.class).isThrownBy(() -> worker.work(chunk, () -> false));
        assertThat(system.find(plan).state()).isEqualTo(State.FAILED);
        assertThat(system.find(plan).claims()).isEqualTo(new Repricing.Claims(1, 1, 0, 1, 0, 1));
        RebillList rebills = rebills();
        assertThat(sign(rebills, plan, "hash", CLOCK.instant())).isEqualTo(new RebillList.Signed.NotWhole());

        items().replaceDecision("exercise", 2, decision);
        worker.work(chunk, () -> false);

        assertThat(system.find(plan).claims()).isEqualTo(new Repricing.Claims(1, 1, 1, 0, 0, 0));
        assertThat(sign(rebills, plan, "hash", CLOCK.instant())).isInstanceOf(RebillList.Signed.Now.class);
    }

    @Test
    void aListThatGrowsWhileItIsReadIsReadAnewBeforeItIsSigned() {
        ClaimIntake tablesOfThen = system.intake();
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
            signed = sign(new RebillList(new Table(slow, claims.name()), repricings), plan, "hash", CLOCK.instant());
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
            Repricings read = new Repricings(new Table(counted, claims.name()), CLOCK);
            signed = sign(new RebillList(new Table(counted, claims.name()), read, 1), plan, "hash", atRest);
        }

        assertThat(signed)
                .isInstanceOfSatisfying(
                        RebillList.Signed.Now.class,
                        now -> assertThat(now.signOff().claims()).isEqualTo(3));
        assertThat(asked).hasValue(1);
    }

    @Test
    void aListIsNotSignedWhileAnotherRepricingTakesItsClaimsOver() {
        RepricingPlan values = toRebillSinceNewValues();
        RepricingPlan indices = publishGpciLater(JULY, "0.800");
        plan(indices);
        RebillList rebills = rebills();
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
            signed = sign(new RebillList(new Table(slow, claims.name()), repricings), values, "hash", atRest);
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

        assertThat(signedClaims(sign(rebills(), values, "hash", atRest))).isEqualTo(1);

        worker.work(chunk, () -> false);
        assertThatTheRestIsListed(indices, values);
    }

    @Test
    void aSignatureThatIsSentAgainIsTheSameSignature() {
        archive("demo", "c1", sample);
        RepricingPlan plan = publish(JULY, "0.41", "33.4009");
        plan(plan);
        workOn(servers.drain(queueUrl));
        secondLook(plan);
        RebillList rebills = rebills();
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
        ClaimIntake tablesOfThen = system.intake();
        RepricingPlan plan = publishLater("0.41", "0.60", "33.4009");
        reprice(plan);
        secondLook(plan);
        RebillList rebills = rebills();
        RebillList.Signed first = sign(rebills, plan, "hash", CLOCK.instant());
        assertThat(first).isInstanceOf(RebillList.Signed.Now.class);
        submit(tablesOfThen, "late", sample, Duration.ofSeconds(9));

        planner.plan(new Request(plan, true, Optional.empty()), () -> false);

        assertThat(system.find(plan).state()).isEqualTo(State.RUNNING);
        assertThat(sign(rebills, plan, "hash", CLOCK.instant()))
                .isEqualTo(new RebillList.Signed.Before(((RebillList.Signed.Now) first).signOff()));
        assertThat(sign(rebills, plan, "another", CLOCK.instant())).isEqualTo(new RebillList.Signed.KeyReused());
    }

    /** A repricing whose second look has found a change of its one claim, and has it priced once more. */
    private RepricingPlan correctedAfterItsChunk() {
        archive("demo", "exercise", sample);
        ClaimIntake tablesOfThen = system.intake();
        RepricingPlan plan = publishLater("0.43", "0.61", "32.3465");
        reprice(plan);
        system.correct(tablesOfThen, "exercise", activity());
        planner.plan(new Request(plan, true, Optional.empty()), () -> false);
        return plan;
    }
}
