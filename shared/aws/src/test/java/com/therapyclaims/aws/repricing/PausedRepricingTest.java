package com.therapyclaims.aws.repricing;

import static com.therapyclaims.aws.repricing.RepricingSystem.CLOCK;
import static com.therapyclaims.aws.repricing.RepricingSystem.JULY;
import static org.assertj.core.api.Assertions.assertThat;

import com.therapyclaims.aws.callers.Role;
import com.therapyclaims.domain.repricing.Repricing;
import com.therapyclaims.domain.repricing.RepricingPlan;
import java.time.InstantSource;
import java.time.ZoneOffset;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.Test;

/** A repricing that is paused does nothing, and goes on where it was. */
class PausedRepricingTest extends RepricingScenario {
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
        Repricing paused = system.find(plan);
        assertThat(paused.paused()).isTrue();
        assertThat(paused.claims().done()).isZero();

        assertThat(control.resume("ops", Role.PLATFORM_OPERATOR, plan.repricingId()))
                .isEqualTo(RepricingControl.Outcome.DONE);
        servers.drain(system.plansUrl).stream()
                .map(RepricingPlanQueue::read)
                .forEach(request -> planner.plan(request, () -> false));
        workOn(servers.drain(queueUrl));
        Repricing resumed = system.find(plan);
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

        hasty.work(system.drained().getFirst(), () -> {
            if (asked.incrementAndGet() == 2) {
                control.pause("ops", Role.PLATFORM_OPERATOR, plan.repricingId());
            }
            return false;
        });

        Repricing paused = system.find(plan);
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
}
