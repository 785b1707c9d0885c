package com.therapyclaims.functions.planrepricing;

import static org.assertj.core.api.Assertions.assertThat;

import com.therapyclaims.aws.Table;
import com.therapyclaims.aws.claims.ClaimKeys;
import com.therapyclaims.aws.claims.DynamoDbClaimArchive;
import com.therapyclaims.aws.claims.JsonRevisionDocuments;
import com.therapyclaims.aws.repricing.AffectedClaims;
import com.therapyclaims.aws.repricing.RepricingChunkQueue;
import com.therapyclaims.aws.repricing.RepricingPlanQueue;
import com.therapyclaims.aws.repricing.RepricingPlanQueue.Request;
import com.therapyclaims.aws.repricing.RepricingPlanner;
import com.therapyclaims.aws.repricing.RepricingStore;
import com.therapyclaims.aws.schedules.Begun;
import com.therapyclaims.aws.schedules.CheckedTable;
import com.therapyclaims.aws.schedules.PinnedContracts;
import com.therapyclaims.aws.schedules.ScheduleCatalogue;
import com.therapyclaims.aws.schedules.SchedulePublisher;
import com.therapyclaims.aws.schedules.Settled;
import com.therapyclaims.aws.schedules.SnapshotStore;
import com.therapyclaims.aws.schedules.UploadSource;
import com.therapyclaims.domain.content.Hashes;
import com.therapyclaims.domain.repricing.RepricingPlan;
import com.therapyclaims.domain.schedules.ScheduleKind;
import com.therapyclaims.domain.schedules.ScheduleOwner;
import com.therapyclaims.domain.schedules.ScheduleUpload;
import com.therapyclaims.http.StructuredLog;
import com.therapyclaims.local.testing.OnceBefore;
import com.therapyclaims.local.testing.TestServers;
import com.therapyclaims.testing.CapturedLog;
import com.therapyclaims.testing.Event;
import com.therapyclaims.testing.Json;
import com.therapyclaims.testing.TestContext;
import java.time.Clock;
import java.time.LocalDate;
import java.time.YearMonth;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import software.amazon.awssdk.core.SdkBytes;
import software.amazon.awssdk.services.dynamodb.DynamoDbClient;
import software.amazon.awssdk.services.dynamodb.model.AttributeValue;
import software.amazon.awssdk.services.dynamodb.model.TransactWriteItemsRequest;
import software.amazon.awssdk.services.sqs.model.QueueAttributeName;

@ExtendWith(TestServers.class)
class PlanRepricingHandlerTest {
    /** Less than a month of claims takes. */
    private static final TestContext A_SECOND_LEFT = new TestContext(1_000);

    private TestServers servers;
    private Table claims;
    private Table schedules;
    private String bucket;
    private String queueUrl;
    private RepricingPlanQueue queue;
    private PlanRepricingHandler function;

    @BeforeEach
    void freshSystem(TestServers real) {
        servers = real;
        claims = new Table(servers.dynamoDb(), servers.newClaimsTable());
        schedules = new Table(servers.dynamoDb(), servers.newFeeSchedulesTable());
        bucket = servers.newBucket();
        queueUrl = servers.newQueue();
        queue = new RepricingPlanQueue(servers.sqs(), queueUrl);
        function = function(servers.dynamoDb());
    }

    /** One that reaches the tables in its own way. */
    private PlanRepricingHandler function(DynamoDbClient dynamoDb) {
        Table reached = new Table(dynamoDb, claims.name());
        JsonRevisionDocuments documents = new JsonRevisionDocuments();
        StructuredLog log = new CapturedLog().log();
        ScheduleCatalogue catalogue = new ScheduleCatalogue(new Table(dynamoDb, schedules.name()));
        return new PlanRepricingHandler(
                new RepricingPlanner(
                        catalogue,
                        new PinnedContracts(catalogue, servers.s3(), bucket, log),
                        new AffectedClaims(reached),
                        new DynamoDbClaimArchive(reached, documents),
                        new RepricingStore(reached, documents),
                        new RepricingChunkQueue(servers.sqs(), servers.newQueue()),
                        RepricingPlanQueue.SECOND_LOOK_AFTER,
                        Clock.systemUTC()),
                queue,
                log);
    }

    @Test
    void aMessageThatIsNoJsonComesAgainUntilTheDeadLetterQueueTakesIt() {
        assertThat(failures("plan-repricing-malformed")).isEqualTo(1);
    }

    @Test
    void aVersionThatIsNotPublishedIsNotPlanned() {
        assertThat(failures("plan-repricing-good")).isEqualTo(1);
    }

    @Test
    void eachOfTwoMessagesOfTheSameVersionIsAnswered() {
        assertThat(failures("plan-repricing-duplicate")).isEqualTo(2);
    }

    @Test
    void aPlannerThatNearsItsTimeoutHandsBackTheMonthsItHasNotPlanned() {
        RepricingPlan plan = publishFeesOfNovemberAndDecember();
        queue.again(plan);

        handle(servers.drain(queueUrl).getFirst());

        assertThat(servers.drain(queueUrl))
                .extracting(RepricingPlanQueue::read)
                .containsExactly(new Request(plan, false, Optional.of("2026-11")));
    }

    @Test
    void whatAPlannerHandedBackIsPlannedToItsEnd() {
        queue.again(publishFeesOfNovemberAndDecember());
        handle(servers.drain(queueUrl).getFirst());

        handle(servers.drain(queueUrl).getFirst());

        assertThat(servers.drain(queueUrl)).isEmpty();
    }

    @Test
    void aSecondLookThatComesBeforeTheFirstHasEndedComesAgainLater() {
        RepricingPlan plan = publishFeesOfNovemberAndDecember();
        queue.again(plan);
        handle(servers.drain(queueUrl).getFirst());
        servers.drain(queueUrl);

        handle("{\"scheduleId\":\"%s\",\"version\":\"%s\",\"secondLook\":true}"
                .formatted(plan.scheduleId(), plan.version()));

        assertThat(servers.drain(queueUrl)).as("at once").isEmpty();
        assertThat(delayed()).as("later").isEqualTo(1);
    }

    @Test
    void theSecondOfTwoPlannersAsksAgainLaterAndFailsNoMessage() {
        RepricingPlan plan = publishFeesOfNovemberAndDecember();
        aClaimOfNovember();
        queue.again(plan);
        String message = servers.drain(queueUrl).getFirst();
        OnceBefore firstChunk = new OnceBefore(
                request -> request instanceof TransactWriteItemsRequest write
                        && write.toString().contains("CHUNK#"),
                () -> handle(message));

        String answer;
        try (DynamoDbClient outrun = servers.dynamoDb(firstChunk)) {
            answer = Event.named("plan-repricing-good").withMessage(message).handledBy(function(outrun), A_SECOND_LEFT);
        }

        assertThat(firstChunk.hasCome()).isTrue();
        assertThat(Json.read(answer).at("/batchItemFailures")).isEmpty();
        assertThat(delayed()).isEqualTo(1);
    }

    /** As the planner finds one: by its key and its date. */
    private void aClaimOfNovember() {
        Map<String, AttributeValue> item = new HashMap<>(ClaimKeys.current("demo", "c1"));
        item.put("dosPk", AttributeValue.fromS(ClaimKeys.month(YearMonth.of(2026, 11), 0)));
        item.put("dosSk", AttributeValue.fromS("2026-11-02#demo#p-1#c1"));
        servers.dynamoDb().putItem(put -> put.tableName(claims.name()).item(item));
    }

    private void handle(String message) {
        Event.named("plan-repricing-good").withMessage(message).handledBy(function, A_SECOND_LEFT);
    }

    private int delayed() {
        QueueAttributeName delayed = QueueAttributeName.APPROXIMATE_NUMBER_OF_MESSAGES_DELAYED;
        return Integer.parseInt(servers.sqs()
                .getQueueAttributes(get -> get.queueUrl(queueUrl).attributeNames(delayed))
                .attributes()
                .get(delayed));
    }

    /** Relative values hold for the rest of their calendar year. */
    private RepricingPlan publishFeesOfNovemberAndDecember() {
        LocalDate from = LocalDate.of(2026, 11, 1);
        String hash = Hashes.sha256(new byte[0]);
        UploadSource source =
                new UploadSource(ScheduleOwner.MEDICARE, "incoming/medicare/" + from + "/rvu.csv", Optional.of("1"));
        SchedulePublisher publisher =
                new SchedulePublisher(schedules, new SnapshotStore(servers.s3(), bucket), Clock.systemUTC());
        Begun.Checking begun = (Begun.Checking) publisher.begin(source, Optional.of(from), hash);
        Settled.Recorded settled = (Settled.Recorded) publisher.publish(
                source,
                begun.record(),
                List.of(new CheckedTable(
                        ScheduleKind.RELATIVE_VALUES.id(),
                        ScheduleKind.RELATIVE_VALUES,
                        ScheduleKind.RELATIVE_VALUES.lastDate(from),
                        1,
                        List.of(),
                        SdkBytes.fromUtf8String("no planner reads it"),
                        "test")));
        ScheduleUpload upload = settled.uploads().getFirst();
        return new RepricingPlan(upload.id(), upload.version(), Optional.empty());
    }

    private int failures(String event) {
        return Json.read(Event.named(event).handledBy(function))
                .at("/batchItemFailures")
                .size();
    }
}
