package com.therapyclaims.functions.steerrepricings;

import static org.assertj.core.api.Assertions.assertThat;

import com.therapyclaims.aws.Table;
import com.therapyclaims.aws.repricing.RebillList;
import com.therapyclaims.aws.repricing.RepricingControl;
import com.therapyclaims.aws.repricing.RepricingPlanQueue;
import com.therapyclaims.aws.repricing.Repricings;
import com.therapyclaims.local.testing.TestServers;
import com.therapyclaims.testing.CapturedLog;
import com.therapyclaims.testing.Event;
import java.time.Clock;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

@ExtendWith(TestServers.class)
class SteerRepricingsHandlerTest {
    private SteerRepricingsHandler function;

    @BeforeEach
    void freshTable(TestServers servers) {
        Table table = new Table(servers.dynamoDb(), servers.newClaimsTable());
        Clock clock = Clock.systemUTC();
        Repricings repricings = new Repricings(table, clock);
        function = new SteerRepricingsHandler(
                repricings,
                new RepricingControl(
                        table, repricings, new RepricingPlanQueue(servers.sqs(), servers.newQueue()), clock),
                new RebillList(table, repricings),
                clock,
                new CapturedLog().log());
    }

    @Test
    void anUnknownRepricingIsNotFound() {
        assertThat(status("steer-repricings-pause")).isEqualTo(404);
        assertThat(status("steer-repricings-resume")).isEqualTo(404);
        assertThat(status("steer-repricings-sign")).isEqualTo(404);
    }

    @Test
    void aSignatureNeedsAName() {
        assertThat(status("steer-repricings-sign-invalid")).isEqualTo(400);
    }

    @Test
    void nobodySteersNothing() {
        assertThat(Event.named("steer-repricings-pause")
                        .ofNobody()
                        .answeredBy(function)
                        .status())
                .isEqualTo(401);
    }

    private int status(String event) {
        return Event.named(event).answeredBy(function).status();
    }
}
