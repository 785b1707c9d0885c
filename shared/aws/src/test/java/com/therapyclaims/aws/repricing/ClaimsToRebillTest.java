package com.therapyclaims.aws.repricing;

import static com.therapyclaims.aws.repricing.RepricingSystem.CLOCK;
import static com.therapyclaims.aws.repricing.RepricingSystem.JULY;
import static org.assertj.core.api.Assertions.assertThat;

import com.therapyclaims.aws.repricing.RepricingPlanQueue.Request;
import com.therapyclaims.domain.claims.ClaimStatus;
import com.therapyclaims.domain.claims.ClaimStep;
import com.therapyclaims.domain.money.Money;
import com.therapyclaims.domain.repricing.ClaimChange;
import com.therapyclaims.domain.repricing.Repricing;
import com.therapyclaims.domain.repricing.RepricingPlan;
import com.therapyclaims.domain.repricing.RepricingTotals;
import com.therapyclaims.domain.schedules.ScheduleKind;
import com.therapyclaims.domain.schedules.ScheduleOwner;
import com.therapyclaims.local.testing.OnceBefore;
import java.time.Clock;
import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.atomic.AtomicReference;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import software.amazon.awssdk.services.dynamodb.DynamoDbClient;
import software.amazon.awssdk.services.dynamodb.model.TransactWriteItemsRequest;

/** Which claims with their payer are to be billed again, each difference once, whatever repricings tell of it. */
class ClaimsToRebillTest extends RepricingScenario {
    @Test
    void aClaimThatWasMadeVoidSinceIsNotToBeBilledAgain() {
        archiveSubmitted("gone");
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
        archiveSubmitted("c1");
        RepricingPlan mistaken = publishNewValues();
        reprice(mistaken);
        assertThat(toRebill(mistaken)).containsExactly("c1");

        RepricingPlan back = publishBack();
        reprice(back);

        assertThat(toRebill(mistaken)).isEmpty();
        assertThat(toRebill(back)).isEmpty();
    }

    @Test
    void relativeValuesAndIndicesUploadedApartListEachClaimsDifferenceOnce() {
        archiveSubmitted("c1");
        RepricingPlan values = publishNewValues();
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
        archiveSubmitted("c1");
        RepricingPlan values = publishNewValues();
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
        RepricingPlan values = publishNewValues();
        RepricingPlan indices = publishGpciLater(JULY, "0.800");
        plan(values);
        plan(indices);
        List<Callable<RepricingTotals>> both = system.drained().stream()
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
        archiveSubmitted("c1");
        RepricingPlan values = publishNewValues();
        reprice(values);
        secondLook(values);
        RebillList rebills = rebills();
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
        archiveSubmitted("c1");
        RepricingPlan values = publishNewValues();
        plan(values);
        RepricingWorker ahead = worker(Clock.offset(CLOCK, Duration.ofSeconds(1)));
        system.drained().forEach(chunk -> ahead.work(chunk, () -> false));
        secondLook(values);
        assertThat(signedClaims(sign(rebills(), values, "hash", CLOCK.instant())))
                .isEqualTo(1);

        RepricingPlan indices = publishGpciLater(JULY, "0.800");
        reprice(indices);

        assertThatTheRestIsListed(indices, values);
    }

    @Test
    void aListThatWasSignedWithoutAClaimTakesNothingFromTheNext() {
        archiveSubmitted("c1");
        RepricingPlan mistaken = publishNewValues();
        reprice(mistaken);
        secondLook(mistaken);
        RepricingPlan next = publishLatest("0.80");
        plan(next);
        assertThat(sign(rebills(), mistaken, "hash", atRest))
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
    void aListThatKnewNoLaterVersionHasItsClaimThoughThatOnesRepricingHadBegun() {
        RepricingPlan mistaken = toRebillSinceNewValues();
        RepricingPlan next = publishLatest("0.80");
        AtomicReference<RebillList.Signed> meanwhile = new AtomicReference<>();
        OnceBefore firstChunk = new OnceBefore(
                request -> request instanceof TransactWriteItemsRequest write
                        && write.toString().contains(RepricingItems.CHUNK_PREFIX),
                () -> meanwhile.set(sign(rebills(), mistaken, "hash", atRest)));

        try (DynamoDbClient slow = servers.dynamoDb(firstChunk)) {
            system.planner(slow, new RepricingChunkQueue(servers.sqs(), queueUrl), CLOCK)
                    .plan(new Request(next, false, Optional.empty()), () -> false);
        }
        workOn(servers.drain(queueUrl));

        assertThat(signedClaims(meanwhile.get())).isEqualTo(1);
        assertThatTheRestIsListed(next, mistaken);
    }

    @Test
    void aPriceThatIsWhatItWasAgainIsToldAndNotToBeBilled() {
        archiveSubmitted("c1");
        RepricingPlan mistaken = publishNewValues();
        reprice(mistaken);
        RepricingPlan back = publishBack();
        reprice(back);

        assertThat(onlyChange(back).delta())
                .isEqualTo(Money.ZERO.minus(onlyChange(mistaken).delta()));
        assertThat(toRebill(back)).isEmpty();
    }

    @Test
    void aClaimThatWasCorrectedAndWentOutAgainIsNotToBeBilledAgain() {
        archiveSubmitted("c1");
        RepricingPlan plan = publish(JULY, "0.41", "33.4009");
        reprice(plan);
        assertThat(toRebill(plan)).containsExactly("c1");

        system.correct(system.intake(), "c1", sample);
        archive.append(submitted("c1"));

        assertThat(toRebill(plan)).isEmpty();
    }

    /** What the sample is allowed by the tables of now. */
    private Money priceOfNow() {
        archive("demo", "new", sample.replace("p-1", "p-new"));
        return latest("demo", "new").allowed();
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
}
