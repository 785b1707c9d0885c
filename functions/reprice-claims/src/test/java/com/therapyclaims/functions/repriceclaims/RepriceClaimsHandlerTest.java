package com.therapyclaims.functions.repriceclaims;

import static org.assertj.core.api.Assertions.assertThat;

import com.therapyclaims.aws.claims.ClaimBatches;
import com.therapyclaims.aws.claims.ClaimItems;
import com.therapyclaims.aws.claims.DynamoDbClaimArchive;
import com.therapyclaims.aws.claims.JsonRevisionDocuments;
import com.therapyclaims.aws.repricing.RepricingChunkQueue;
import com.therapyclaims.aws.repricing.RepricingStore;
import com.therapyclaims.aws.repricing.RepricingWorker;
import com.therapyclaims.aws.schedules.FeeScheduleStore;
import com.therapyclaims.local.testing.TestServers;
import com.therapyclaims.testing.CapturedLog;
import com.therapyclaims.testing.Event;
import com.therapyclaims.testing.Json;
import java.time.Clock;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

@ExtendWith(TestServers.class)
class RepriceClaimsHandlerTest {
    private CapturedLog log;
    private RepriceClaimsHandler function;

    @BeforeEach
    void freshSystem(TestServers servers) {
        String claims = servers.newClaimsTable();
        JsonRevisionDocuments documents = new JsonRevisionDocuments();
        log = new CapturedLog();
        function = new RepriceClaimsHandler(
                new RepricingWorker(
                        new RepricingStore(servers.dynamoDb(), claims, new ClaimItems(claims, documents)),
                        new DynamoDbClaimArchive(servers.dynamoDb(), claims, documents),
                        new ClaimBatches(servers.dynamoDb(), claims, new ClaimItems(claims, documents)),
                        new FeeScheduleStore(
                                servers.dynamoDb(), servers.newFeeSchedulesTable(), servers.s3(), servers.newBucket()),
                        new RepricingChunkQueue(servers.sqs(), servers.newQueue()),
                        Clock.systemUTC()),
                log.log());
    }

    @Test
    void eachFailedMessageIsNamedSoThatItAloneComesAgain() {
        String answer = Event.named("reprice-claims-malformed").handledBy(function);

        assertThat(Json.read(answer)
                        .at("/batchItemFailures")
                        .valueStream()
                        .map(failure -> failure.get("itemIdentifier").textValue()))
                .containsExactly("059f36b4-87a3-44ab-83d2-661970000001", "059f36b4-87a3-44ab-83d2-661970000002");
    }

    @Test
    void aChunkThatNobodyPlannedFailsAsOftenAsItCame() {
        String answer = Event.named("reprice-claims-duplicate").handledBy(function);

        assertThat(Json.read(answer).at("/batchItemFailures")).hasSize(2);
    }

    @Test
    void whatAMessageHeldIsNotInTheLog() {
        Event.named("reprice-claims-malformed").handledBy(function);

        assertThat(log.text()).doesNotContain("no JSON");
        assertThat(log.lines()).hasSize(2);
    }
}
