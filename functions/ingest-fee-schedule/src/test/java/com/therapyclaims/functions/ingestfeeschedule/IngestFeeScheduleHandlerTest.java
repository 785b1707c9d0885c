package com.therapyclaims.functions.ingestfeeschedule;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import com.therapyclaims.aws.Table;
import com.therapyclaims.aws.events.UnsettledUploadException;
import com.therapyclaims.aws.events.UploadedObjects;
import com.therapyclaims.aws.repricing.RepricingPlanQueue;
import com.therapyclaims.aws.schedules.FeeScheduleStore;
import com.therapyclaims.aws.schedules.SchedulePublisher;
import com.therapyclaims.aws.schedules.SnapshotStore;
import com.therapyclaims.local.testing.TestServers;
import com.therapyclaims.testing.CapturedLog;
import com.therapyclaims.testing.Event;
import java.time.Clock;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

@ExtendWith(TestServers.class)
class IngestFeeScheduleHandlerTest {
    private CapturedLog log;
    private IngestFeeScheduleHandler function;

    @BeforeEach
    void freshSystem(TestServers servers) {
        Table table = new Table(servers.dynamoDb(), servers.newFeeSchedulesTable());
        String bucket = servers.newBucket();
        log = new CapturedLog();
        function = new IngestFeeScheduleHandler(
                new FeeScheduleIngest(
                        new UploadedObjects(servers.s3(), bucket, IngestFeeScheduleHandler.LARGEST),
                        new FeeScheduleStore(table, servers.s3(), bucket),
                        new SchedulePublisher(table, new SnapshotStore(servers.s3(), bucket), Clock.systemUTC()),
                        new UploadReports(servers.s3(), bucket),
                        new RepricingPlanQueue(servers.sqs(), servers.newQueue())),
                log.log());
    }

    @Test
    void folderMarkersAndTheTestEventAreLeft() {
        Event.named("ingest-fee-schedule-folder-marker").handledBy(function);
        Event.named("ingest-fee-schedule-test-event").handledBy(function);

        assertThat(log.lines()).isEmpty();
    }

    @Test
    void eachRecordWhoseObjectIsGoneLeavesALine() {
        Event.named("ingest-fee-schedule-duplicate").handledBy(function);

        assertThat(log.lines())
                .hasSize(2)
                .allSatisfy(line -> assertThat(line.get("outcome").textValue()).isEqualTo("replaced"));
    }

    @Test
    void everyRecordOfALargeBatchIsLookedAt() {
        Event.named("ingest-fee-schedule-large").handledBy(function);

        assertThat(log.lines()).hasSize(10);
    }

    @Test
    void anEventThatCannotBeReadFailsSoThatItComesAgain() {
        assertThatExceptionOfType(UnsettledUploadException.class)
                .isThrownBy(() -> Event.named("ingest-fee-schedule-malformed").handledBy(function));
        assertThat(log.text()).contains("\"outcome\":\"failed\"");
    }
}
