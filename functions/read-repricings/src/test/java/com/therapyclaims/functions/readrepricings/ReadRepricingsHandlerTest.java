package com.therapyclaims.functions.readrepricings;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.tuple;

import com.therapyclaims.aws.Table;
import com.therapyclaims.aws.repricing.RebillList;
import com.therapyclaims.aws.repricing.Repricings;
import com.therapyclaims.domain.access.AccessRecord;
import com.therapyclaims.http.CursorSeal;
import com.therapyclaims.local.testing.TestServers;
import com.therapyclaims.testing.Answer;
import com.therapyclaims.testing.CapturedLog;
import com.therapyclaims.testing.Event;
import com.therapyclaims.testing.RecordedAccess;
import java.time.Clock;
import java.util.Optional;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

@ExtendWith(TestServers.class)
class ReadRepricingsHandlerTest {
    private final RecordedAccess access = new RecordedAccess();

    private ReadRepricingsHandler function;

    @BeforeEach
    void freshTable(TestServers servers) {
        Table table = new Table(servers.dynamoDb(), servers.newClaimsTable());
        Repricings repricings = new Repricings(table, Clock.systemUTC());
        function = new ReadRepricingsHandler(
                repricings,
                new RebillList(table, repricings),
                new CursorSeal("test"),
                access,
                Clock.systemUTC(),
                new CapturedLog().log());
    }

    @Test
    void aPracticeWithoutRepricingsHasAnEmptyList() {
        Answer answer = Event.named("read-repricings-list").answeredBy(function);

        assertThat(answer.status()).isEqualTo(200);
        assertThat(answer.at("/items")).isEmpty();
        assertThat(answer.at("/nextCursor").isNull()).isTrue();
    }

    @Test
    void anUnknownRepricingIsNotFound() {
        assertThat(Event.named("read-repricings-one").answeredBy(function).status())
                .isEqualTo(404);
        assertThat(Event.named("read-repricings-changes").answeredBy(function).status())
                .isEqualTo(404);
        assertThat(Event.named("read-repricings-csv").answeredBy(function).status())
                .isEqualTo(404);
        assertThat(Event.named("read-repricings-rebill").answeredBy(function).status())
                .isEqualTo(404);
        assertThat(Event.named("read-repricings-years").answeredBy(function).status())
                .isEqualTo(404);
    }

    @Test
    void whoeverSeesAListOfClaimsIsRecordedAndWhoeverSeesTotalsIsNot() {
        Stream.of("list", "one", "changes", "csv", "rebill", "years")
                .forEach(read -> Event.named("read-repricings-" + read).answeredBy(function));

        assertThat(access.all())
                .extracting(AccessRecord::resource, AccessRecord::status)
                .containsExactly(
                        tuple("/v1/repricings/{id}/changes", Optional.of(404)),
                        tuple("/v1/repricings/{id}/changes.csv", Optional.of(404)),
                        tuple("/v1/repricings/{id}/rebill", Optional.of(404)),
                        tuple("/v1/repricings/{id}/year-changes", Optional.of(404)));
    }

    @Test
    void whoeverAsksForWhatIsNotTheirsGetsTheSameBytes() {
        Event event = Event.named("read-repricings-one");

        assertThat(event.ofPractice("other").answeredBy(function).text())
                .isEqualTo(event.answeredBy(function).text());
    }

    @Test
    void nobodyGetsNothing() {
        assertThat(Event.named("read-repricings-list")
                        .ofNobody()
                        .answeredBy(function)
                        .status())
                .isEqualTo(401);
    }
}
