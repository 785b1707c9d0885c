package com.therapyclaims.functions.readfeeschedules;

import static org.assertj.core.api.Assertions.assertThat;

import com.therapyclaims.aws.Table;
import com.therapyclaims.aws.schedules.Begun;
import com.therapyclaims.aws.schedules.SchedulePublisher;
import com.therapyclaims.aws.schedules.ScheduleUploads;
import com.therapyclaims.aws.schedules.SnapshotStore;
import com.therapyclaims.aws.schedules.UploadSource;
import com.therapyclaims.domain.schedules.ScheduleOwner;
import com.therapyclaims.domain.schedules.ScheduleUpload.Problem;
import com.therapyclaims.http.CursorSeal;
import com.therapyclaims.local.testing.TestServers;
import com.therapyclaims.testing.Answer;
import com.therapyclaims.testing.CapturedLog;
import com.therapyclaims.testing.Event;
import com.therapyclaims.testing.Json;
import java.time.Clock;
import java.time.LocalDate;
import java.util.Optional;
import java.util.stream.IntStream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

@ExtendWith(TestServers.class)
class ReadFeeSchedulesHandlerTest {
    private static final LocalDate JULY = LocalDate.of(2026, 7, 1);

    private SchedulePublisher publisher;
    private ReadFeeSchedulesHandler function;
    private int uploads;

    @BeforeEach
    void freshTable(TestServers servers) {
        Table table = new Table(servers.dynamoDb(), servers.newFeeSchedulesTable());
        publisher =
                new SchedulePublisher(table, new SnapshotStore(servers.s3(), servers.newBucket()), Clock.systemUTC());
        function = new ReadFeeSchedulesHandler(
                new ScheduleUploads(table), new CursorSeal("test"), new CapturedLog().log());
    }

    @Test
    void aRefusedUploadTellsEveryProblemWithRowAndColumnAndTheirCount() {
        String version = refuse(ScheduleOwner.practice("demo"), "acme-fees", 150);

        Answer answer = one("acme-fees", version);

        assertThat(answer.status()).isEqualTo(200);
        assertThat(answer.at("/state").textValue()).isEqualTo("REFUSED");
        assertThat(answer.at("/problemCount").intValue()).isEqualTo(150);
        assertThat(answer.at("/problems")).hasSize(100);
        assertThat(answer.at("/problems/0"))
                .isEqualTo(Json.read("{\"row\":2,\"column\":\"amount\",\"message\":\"'x' is no amount.\"}"));
    }

    @Test
    void anotherPracticesUploadIsAnsweredAsOneThatDoesNotExist() {
        String version = refuse(ScheduleOwner.practice("other"), "acme-fees", 1);

        Answer others = one("acme-fees", version);

        assertThat(others.status()).isEqualTo(404);
        assertThat(others.text())
                .isEqualTo(one("acme-fees", "2026-07-01-0000000000000000").text());
    }

    @Test
    void theListHasMedicaresUploadsAndThePracticesOwnNewestFirst() {
        String own = refuse(ScheduleOwner.practice("demo"), "acme-fees", 1);
        refuse(ScheduleOwner.practice("other"), "acme-fees", 1);
        String medicares = refuse(ScheduleOwner.MEDICARE, "medicare-gpci", 1);

        assertThat(Event.named("read-fee-schedules-list")
                        .answeredBy(function)
                        .at("/items")
                        .findValuesAsText("version"))
                .containsExactly(medicares, own);
    }

    /** The version's name. */
    private String refuse(ScheduleOwner owner, String scheduleId, int problems) {
        var source = new UploadSource(owner, "incoming/file-" + ++uploads, Optional.of("%04d".formatted(uploads)));
        var begun = (Begun.Checking)
                publisher.begin(source, Optional.of(JULY), "%016x".formatted(uploads) + "0".repeat(48));
        publisher.refuse(
                source,
                begun.record(),
                scheduleId,
                problems,
                IntStream.range(0, problems)
                        .mapToObj(row -> new Problem(row + 2, "amount", "'x' is no amount."))
                        .toList(),
                problems);
        return begun.record().version();
    }

    private Answer one(String id, String version) {
        return Event.named("read-fee-schedules-one")
                .withPath("id", id)
                .withPath("version", version)
                .answeredBy(function);
    }
}
