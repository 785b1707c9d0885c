package com.therapyclaims.functions.planrepricing;

import static org.assertj.core.api.Assertions.assertThat;

import com.therapyclaims.aws.claims.ClaimItems;
import com.therapyclaims.aws.claims.DynamoDbClaimArchive;
import com.therapyclaims.aws.claims.JsonRevisionDocuments;
import com.therapyclaims.aws.repricing.AffectedClaims;
import com.therapyclaims.aws.repricing.RepricingChunkQueue;
import com.therapyclaims.aws.repricing.RepricingPlanQueue;
import com.therapyclaims.aws.repricing.RepricingPlanner;
import com.therapyclaims.aws.repricing.RepricingStore;
import com.therapyclaims.aws.schedules.PinnedContracts;
import com.therapyclaims.aws.schedules.ScheduleCatalogue;
import com.therapyclaims.local.testing.TestServers;
import com.therapyclaims.testing.CapturedLog;
import com.therapyclaims.testing.Event;
import com.therapyclaims.testing.Json;
import java.time.Clock;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

@ExtendWith(TestServers.class)
class PlanRepricingHandlerTest {
    private PlanRepricingHandler function;

    @BeforeEach
    void freshSystem(TestServers servers) {
        String claims = servers.newClaimsTable();
        JsonRevisionDocuments documents = new JsonRevisionDocuments();
        ScheduleCatalogue catalogue = new ScheduleCatalogue(servers.dynamoDb(), servers.newFeeSchedulesTable());
        function = new PlanRepricingHandler(
                new RepricingPlanner(
                        catalogue,
                        new PinnedContracts(catalogue, servers.s3(), servers.newBucket()),
                        new AffectedClaims(servers.dynamoDb(), claims),
                        new DynamoDbClaimArchive(servers.dynamoDb(), claims, documents),
                        new RepricingStore(servers.dynamoDb(), claims, new ClaimItems(claims, documents)),
                        new RepricingChunkQueue(servers.sqs(), servers.newQueue()),
                        Clock.systemUTC()),
                new RepricingPlanQueue(servers.sqs(), servers.newQueue()),
                new CapturedLog().log());
    }

    @Test
    void aMessageThatIsNoJsonComesAgainUntilTheDeadLetterQueueTakesIt() {
        assertThat(failures("plan-repricing-malformed")).isEqualTo(1);
    }

    @Test
    void aVersionThatIsNotPublishedIsNotPlanned() {
        assertThat(failures("plan-repricing-good")).isEqualTo(1);
    }

    private int failures(String event) {
        return Json.read(Event.named(event).handledBy(function))
                .at("/batchItemFailures")
                .size();
    }
}
