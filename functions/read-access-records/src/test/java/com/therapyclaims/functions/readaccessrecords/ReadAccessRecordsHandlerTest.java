package com.therapyclaims.functions.readaccessrecords;

import static org.assertj.core.api.Assertions.assertThat;

import com.therapyclaims.aws.Table;
import com.therapyclaims.aws.access.DynamoDbAccessRecords;
import com.therapyclaims.domain.access.AccessRecord;
import com.therapyclaims.domain.access.AccessRecords;
import com.therapyclaims.http.CursorSeal;
import com.therapyclaims.local.testing.TestServers;
import com.therapyclaims.testing.Answer;
import com.therapyclaims.testing.CapturedLog;
import com.therapyclaims.testing.Event;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.Optional;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

@ExtendWith(TestServers.class)
class ReadAccessRecordsHandlerTest {
    private static final Instant NOON = Instant.parse("2026-11-23T12:00:00Z");

    private AccessRecords records;
    private ReadAccessRecordsHandler function;

    @BeforeEach
    void freshTable(TestServers servers) {
        records = new DynamoDbAccessRecords(new Table(servers.dynamoDb(), servers.newAccessRecordsTable()));
        function = new ReadAccessRecordsHandler(
                records, new CursorSeal("test"), InstantSource.fixed(NOON), new CapturedLog().log());
    }

    @Test
    void theLastYearsRecordsAreListedNewestFirst() {
        records.begin(access("old", NOON.minus(Duration.ofDays(400))));
        records.begin(access("first", NOON.minus(Duration.ofDays(2))));
        records.begin(access("second", NOON.minus(Duration.ofDays(1))));

        Answer answer = Event.named("read-access-records-list").answeredBy(function);

        assertThat(answer.status()).isEqualTo(200);
        assertThat(answer.at("/items").findValuesAsText("requestId")).containsExactly("second", "first");
    }

    @Test
    void anotherPracticeSeesNoneOfThem() {
        records.begin(access("first", NOON.minusSeconds(60)));

        assertThat(Event.named("read-access-records-list")
                        .ofPractice("other")
                        .answeredBy(function)
                        .at("/items"))
                .isEmpty();
    }

    @ParameterizedTest
    @CsvSource({
        "claimId, c-1, of-claim",
        "patientId, p-1, of-patient",
        "from, 2026-11-22, of-patient",
        "to, 2026-11-21, of-claim"
    })
    void eachFilterListsTheRecordsItNamesAndNoOthers(String name, String value, String expected) {
        records.begin(access("of-claim", NOON.minus(Duration.ofDays(2))));
        records.begin(access("of-patient", NOON.minus(Duration.ofDays(1)), Optional.empty(), Optional.of("p-1")));

        Answer answer =
                Event.named("read-access-records-list").withQuery(name, value).answeredBy(function);

        assertThat(answer.at("/items").findValuesAsText("requestId")).containsExactly(expected);
    }

    @Test
    void moreThanTenYearsAreRefused() {
        Answer answer = Event.named("read-access-records-list")
                .withQuery("from", "2010-01-01")
                .answeredBy(function);

        assertThat(answer.status()).isEqualTo(400);
        assertThat(answer.faults()).containsExactly(" RANGE");
    }

    @Test
    void aFirstDayAfterTheLastIsRefused() {
        Answer answer = Event.named("read-access-records-list")
                .withQuery("from", "2026-11-20")
                .withQuery("to", "2026-11-10")
                .answeredBy(function);

        assertThat(answer.status()).isEqualTo(400);
        assertThat(answer.faults()).containsExactly(" RANGE");
    }

    @Test
    void aYearOfOtherThanFourDigitsIsNoDate() {
        for (String day : new String[] {"-999999999-01-01", "+10000-01-01", "2026-02-30"}) {
            Answer answer =
                    Event.named("read-access-records-list").withQuery("to", day).answeredBy(function);

            assertThat(answer.status()).isEqualTo(400);
            assertThat(answer.faults()).contains(" FORMAT");
        }
    }

    @Test
    void whatNoClaimOrPatientCanBeCalledIsRefused() {
        Answer answer = Event.named("read-access-records-list")
                .withQuery("claimId", "c 1")
                .withQuery("patientId", "p".repeat(65))
                .answeredBy(function);

        assertThat(answer.status()).isEqualTo(400);
        assertThat(answer.faults()).containsExactly(" FORMAT", " FORMAT");
    }

    @Test
    void thereAreNoRecordsBeforeTheFirstYear() {
        Answer answer = Event.named("read-access-records-list")
                .withQuery("to", "0000-01-01")
                .answeredBy(function);

        assertThat(answer.status()).isEqualTo(200);
        assertThat(answer.at("/items")).isEmpty();
    }

    private static AccessRecord access(String requestId, Instant at) {
        return access(requestId, at, Optional.of("c-1"), Optional.empty());
    }

    private static AccessRecord access(
            String requestId, Instant at, Optional<String> claimId, Optional<String> patientId) {
        return new AccessRecord(
                "demo",
                requestId,
                at,
                "front desk",
                "biller",
                "GET",
                "/v1/claims/{id}",
                claimId,
                patientId,
                Optional.empty());
    }
}
