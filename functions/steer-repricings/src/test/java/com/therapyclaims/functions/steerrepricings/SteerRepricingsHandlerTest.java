package com.therapyclaims.functions.steerrepricings;

import static org.assertj.core.api.Assertions.assertThat;

import com.therapyclaims.aws.repricing.RepricingPlanQueue;
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
        function = new SteerRepricingsHandler(
                servers.dynamoDb(),
                servers.newClaimsTable(),
                new RepricingPlanQueue(servers.sqs(), servers.newQueue()),
                Clock.systemUTC(),
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
