package com.therapyclaims.functions.readclaims;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.TextNode;
import com.therapyclaims.aws.Table;
import com.therapyclaims.aws.access.DynamoDbAccessRecords;
import com.therapyclaims.aws.claims.DynamoDbClaimArchive;
import com.therapyclaims.aws.claims.DynamoDbUnitTimes;
import com.therapyclaims.aws.claims.JsonRevisionDocuments;
import com.therapyclaims.domain.claims.ClaimArchive;
import com.therapyclaims.domain.claims.ClaimIntake;
import com.therapyclaims.domain.claims.ClaimProcessor;
import com.therapyclaims.domain.claims.ClaimRevision;
import com.therapyclaims.domain.claims.ClaimStanding;
import com.therapyclaims.domain.claims.ClaimStatus;
import com.therapyclaims.domain.claims.ClaimStep;
import com.therapyclaims.domain.claims.IdempotencyKey;
import com.therapyclaims.domain.payers.StandardPayers;
import com.therapyclaims.http.CursorSeal;
import com.therapyclaims.local.testing.TestServers;
import com.therapyclaims.testing.Answer;
import com.therapyclaims.testing.BundledSchedules;
import com.therapyclaims.testing.CapturedLog;
import com.therapyclaims.testing.Event;
import com.therapyclaims.testing.Json;
import com.therapyclaims.testing.LongVisit;
import com.therapyclaims.testing.Project;
import java.io.IOException;
import java.nio.file.Files;
import java.time.Instant;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.IntStream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

@ExtendWith(TestServers.class)
class ReadClaimsHandlerTest {
    /** The claim the events ask for. */
    private static final String ASKED_FOR = "clm-00000000-0000-7000-8000-000000000000";

    private static final Instant NOON = Instant.parse("2026-08-04T12:00:00Z");
    private static final BundledSchedules SCHEDULES = BundledSchedules.now();
    private static final JsonRevisionDocuments DOCUMENTS = new JsonRevisionDocuments();

    private final CapturedLog log = new CapturedLog();
    private String sample;
    private ClaimArchive archive;
    private ClaimIntake intake;
    private ReadClaimsHandler function;

    @BeforeEach
    void freshTable(TestServers servers) throws IOException {
        sample = Files.readString(Project.ROOT.resolve("events/visit.json"));
        Table table = new Table(servers.dynamoDb(), servers.newClaimsTable());
        archive = new DynamoDbClaimArchive(table, DOCUMENTS);
        ClaimProcessor processor = new ClaimProcessor(new StandardPayers(), SCHEDULES);
        intake = new ClaimIntake("demo", archive, () -> processor);
        function = new ReadClaimsHandler(
                archive,
                new DynamoDbUnitTimes(table, DOCUMENTS),
                new DynamoDbAccessRecords(new Table(servers.dynamoDb(), servers.newAccessRecordsTable())),
                new CursorSeal("test"),
                InstantSource.fixed(NOON),
                log.log());
    }

    @Test
    void aClaimIsReadWithWhatWasSentAndWhatWasDecided() {
        archive(ASKED_FOR, NOON);

        Answer answer = Event.named("read-claims-one").answeredBy(function);

        assertThat(answer.status()).isEqualTo(200);
        assertThat(answer.header("ETag")).isEqualTo("\"1\"");
        assertThat(answer.at("/claimId").textValue()).isEqualTo(ASKED_FOR);
        assertThat(answer.at("/status").textValue()).isEqualTo("READY");
        assertThat(answer.at("/sent")).isEqualTo(Json.read(sample));
        assertThat(answer.at("/pricing/totals/allowed").textValue()).isEqualTo("70.14");
    }

    @Test
    void theLatestRevisionIsTheClaimAndTheOldOnesStay() {
        archive(ASKED_FOR, NOON);
        ClaimRevision first = archive.latest("demo", ASKED_FOR).orElseThrow();
        archive.append(
                first.stepped(NOON.plusSeconds(60), new ClaimStep.MakeVoid(), ClaimStanding.of(ClaimStatus.VOID)));

        assertThat(Event.named("read-claims-one")
                        .answeredBy(function)
                        .at("/status")
                        .textValue())
                .isEqualTo("VOID");
        Answer old = Event.named("read-claims-revision").answeredBy(function);
        assertThat(old.at("/revision").intValue()).isEqualTo(1);
        assertThat(old.at("/status").textValue()).isEqualTo("READY");
        Answer all = Event.named("read-claims-revisions").answeredBy(function);
        assertThat(all.at("/items").findValuesAsText("cause")).containsExactly("CREATED", "VOIDED");
    }

    @Test
    void revisionsComeInPiecesThatFollowEachOther() {
        held(sample, 3);

        Answer first = revisions(Optional.empty(), 2);
        Answer rest = revisions(next(first), 2);

        assertThat(numbers(first)).containsExactly(1, 2);
        assertThat(numbers(rest)).containsExactly(3);
        assertThat(next(rest)).isEmpty();
    }

    @Test
    void revisionsThatOneAnswerCannotHoldComeInSeveral() {
        held(LongVisit.of(sample, 33), 12);

        List<Integer> all = new ArrayList<>();
        Optional<String> cursor = Optional.empty();
        int answers = 0;
        do {
            Answer piece = revisions(cursor, 100);
            // A function answers 6 MB at most, the body once more escaped.
            assertThat(TextNode.valueOf(piece.text()).toString().length()).isLessThan(6_000_000);
            all.addAll(numbers(piece));
            cursor = next(piece);
            answers++;
        } while (cursor.isPresent());

        assertThat(all).isEqualTo(IntStream.rangeClosed(1, 12).boxed().toList());
        assertThat(answers).isGreaterThan(1);
    }

    /** Archives the visit and holds and releases it until it has so many revisions. */
    private void held(String visit, int revisions) {
        intake.submit(ASKED_FOR, DOCUMENTS.readVisit(visit), visit, new IdempotencyKey("k", "h"), NOON);
        for (int i = 2; i <= revisions; i++) {
            ClaimRevision latest = archive.latest("demo", ASKED_FOR).orElseThrow();
            archive.append(
                    latest.stepped(NOON.plusSeconds(i), new ClaimStep.Hold(), ClaimStanding.of(ClaimStatus.READY)));
        }
    }

    private Answer revisions(Optional<String> cursor, int limit) {
        Event event = Event.named("read-claims-revisions").withQuery("limit", Integer.toString(limit));
        return cursor.map(place -> event.withQuery("cursor", place))
                .orElse(event)
                .answeredBy(function);
    }

    private static List<Integer> numbers(Answer answer) {
        return answer.at("/items")
                .valueStream()
                .map(item -> item.at("/revision").intValue())
                .toList();
    }

    private static Optional<String> next(Answer answer) {
        return Optional.ofNullable(answer.at("/nextCursor").textValue());
    }

    @Test
    void aClaimSaysHowLongItIsToBeKept() {
        archive(ASKED_FOR, NOON);

        Answer answer = Event.named("read-claims-retention").answeredBy(function);

        assertThat(answer.status()).isEqualTo(200);
        assertThat(answer.at("/lastDateOfService").textValue()).isEqualTo("2026-08-03");
        assertThat(answer.at("/keepUntil").textValue()).isGreaterThan("2033-08-03");
    }

    @Test
    void aPatientsYearTowardsTheThresholdIsRead() {
        archive(ASKED_FOR, NOON);

        assertThat(Event.named("read-claims-therapy-threshold")
                        .answeredBy(function)
                        .status())
                .isEqualTo(200);
    }

    @Test
    void aPatientsAuthorizationsAreRead() {
        Answer answer = Event.named("read-claims-authorizations").answeredBy(function);

        assertThat(answer.status()).isEqualTo(200);
        assertThat(answer.at("/items")).isEmpty();
    }

    @Test
    void theAverageUnitsOfAMonthAreToldByProviderAndNameNoPatient() {
        archive(ASKED_FOR, NOON);

        Answer answer = Event.named("read-claims-average-units").answeredBy(function);

        assertThat(answer.status()).isEqualTo(200);
        assertThat(answer.at("/items")).hasSize(1);
        JsonNode provider = answer.at("/items/0");
        assertThat(provider.at("/providerNpi").textValue()).isEqualTo("1234567893");
        assertThat(provider.at("/month").textValue()).isEqualTo("2026-08");
        assertThat(provider.at("/claims").intValue()).isEqualTo(1);
        assertThat(provider.at("/timedMinutes").intValue()).isEqualTo(40);
        assertThat(provider.at("/timedUnits").intValue()).isEqualTo(3);
        assertThat(provider.at("/average").textValue()).isEqualTo("13.33");
        assertThat(provider.at("/belowFifteen").booleanValue()).isTrue();
        assertThat(provider.at("/finding/code").textValue()).isEqualTo("TIME.SHORT_UNIT_MONTH");
        assertThat(provider.at("/finding/citation").textValue()).contains("ch. 5 s. 20.2");
        assertThat(answer.at("/nextCursor").isNull()).isTrue();
        assertThat(answer.at("/extent/payerId").textValue()).isEqualTo("medicare");
        assertThat(answer.at("/extent/claimsToCorrect").intValue()).isZero();
        assertThat(answer.at("/extent/coverage/0/checked").booleanValue()).isTrue();
        assertThat(answer.text()).doesNotContain("p-1", ASKED_FOR, "Example");
    }

    @Test
    void theAverageUnitsOfOneProviderAndOfAnotherMonthAreAskedFor() {
        archive(ASKED_FOR, NOON);
        Event event = Event.named("read-claims-average-units");

        assertThat(event.withQuery("providerNpi", "1234567893")
                        .answeredBy(function)
                        .at("/items"))
                .hasSize(1);
        assertThat(event.withQuery("providerNpi", "1245319599")
                        .answeredBy(function)
                        .at("/items"))
                .isEmpty();
        assertThat(event.withQuery("month", "2026-07").answeredBy(function).at("/items"))
                .isEmpty();
        assertThat(event.ofPractice("other").answeredBy(function).at("/items")).isEmpty();
    }

    @Test
    void theDaysOfAMonthComeInPiecesWithoutAVerdict() {
        archive(ASKED_FOR, NOON);
        Event piece = Event.named("read-claims-average-units").withQuery("days", "20");

        Answer first = piece.answeredBy(function);
        Answer second =
                piece.withQuery("cursor", first.at("/nextCursor").textValue()).answeredBy(function);

        assertThat(first.at("/extent/through").textValue()).isEqualTo("2026-08-20");
        assertThat(first.at("/items/0/average").textValue()).isEqualTo("13.33");
        assertThat(first.at("/items/0").has("belowFifteen")).isFalse();
        assertThat(first.at("/items/0").has("finding")).isFalse();
        assertThat(first.at("/extent/coverage/0/checked").booleanValue()).isFalse();
        assertThat(second.at("/extent/from").textValue()).isEqualTo("2026-08-21");
        assertThat(second.at("/items")).isEmpty();
        assertThat(second.at("/nextCursor").isNull()).isTrue();
    }

    @Test
    void aCursorOfAnotherMonthOrAnotherPracticeIsRefused() {
        Event piece = Event.named("read-claims-average-units").withQuery("days", "20");
        Event next = piece.withQuery(
                "cursor", piece.answeredBy(function).at("/nextCursor").textValue());

        assertThat(next.answeredBy(function).status()).isEqualTo(200);
        for (Event other :
                List.of(next.withQuery("month", "2026-07"), next.withQuery("days", "19"), next.ofPractice("other"))) {
            assertThat(other.answeredBy(function).faults()).containsExactly(" FORMAT");
        }
    }

    @Test
    void everyFaultOfTheQuestionForAverageUnitsIsToldAtOnce() {
        Answer answer = Event.named("read-claims-average-units")
                .withQuery("month", "2026-13")
                .withQuery("days", "32")
                .withQuery("providerNpi", "1234567890")
                .withQuery("cursor", "bogus")
                .answeredBy(function);

        assertThat(answer.status()).isEqualTo(400);
        assertThat(answer.faults()).containsExactlyInAnyOrder(" FORMAT", " RANGE", " FORMAT", " FORMAT");
    }

    @Test
    void aPatientsClaimsAreListedByTheirDatesOfService() {
        archive("one", NOON);
        archive("two", NOON.plusSeconds(1));

        Answer answer = Event.named("read-claims-list").answeredBy(function);

        assertThat(answer.status()).isEqualTo(200);
        assertThat(ids(answer)).containsExactlyInAnyOrder("one", "two");
        assertThat(ids(Event.named("read-claims-list")
                        .withQuery("from", "2026-08-04")
                        .answeredBy(function)))
                .isEmpty();
        assertThat(ids(Event.named("read-claims-list")
                        .withQuery("patientId", "p-2")
                        .answeredBy(function)))
                .isEmpty();
    }

    @ParameterizedTest
    @CsvSource({
        "payerId, medicare, one",
        "payerId, commercial, two three",
        "status, READY, one two",
        "status, SUBMITTED, three",
        "from, 2026-08-04, two three",
        "to, 2026-08-03, one"
    })
    void eachFilterListsTheClaimsItNamesAndNoOthers(String name, String value, String expected) {
        archive("one", NOON);
        String later = sample.replace("2026-08-03", "2026-08-04").replace("\"medicare\"", "\"commercial\"");
        archive("two", later, NOON);
        archive("three", later, NOON);
        ClaimRevision three = archive.latest("demo", "three").orElseThrow();
        archive.append(three.stepped(NOON, new ClaimStep.Submit(), ClaimStanding.of(ClaimStatus.SUBMITTED)));

        Answer answer = Event.named("read-claims-list").withQuery(name, value).answeredBy(function);

        assertThat(ids(answer)).containsExactlyInAnyOrder(expected.split(" "));
    }

    @Test
    void aListInPiecesHasEachClaimOnce() {
        List.of("one", "two", "three").forEach(id -> archive(id, NOON));
        Event piece = Event.named("read-claims-list").withQuery("limit", "2");

        Answer first = piece.answeredBy(function);
        Answer second =
                piece.withQuery("cursor", first.at("/nextCursor").textValue()).answeredBy(function);

        assertThat(ids(first)).hasSize(2);
        assertThat(ids(second)).hasSize(1).doesNotContainAnyElementsOf(ids(first));
        assertThat(second.at("/nextCursor").isNull()).isTrue();
    }

    @Test
    void everyFaultOfTheQueryIsToldAtOnce() {
        Answer answer = Event.named("read-claims-list")
                .withQuery("status", "OPEN")
                .withQuery("from", "yesterday")
                .withQuery("limit", "1000")
                .answeredBy(function);

        assertThat(answer.status()).isEqualTo(400);
        assertThat(answer.faults()).containsExactlyInAnyOrder(" ENUM", " FORMAT", " RANGE");
        assertThat(answer.text()).doesNotContain("yesterday");
    }

    @Test
    void whatNoPatientOrPayerCanBeCalledIsRefused() {
        Answer answer = Event.named("read-claims-list")
                .withQuery("patientId", "p".repeat(2_100))
                .withQuery("payerId", "p".repeat(65))
                .answeredBy(function);

        assertThat(answer.status()).isEqualTo(400);
        assertThat(answer.faults()).containsExactly(" FORMAT", " FORMAT");
        assertThat(answer.text()).doesNotContain("ppp");
    }

    @Test
    void aPatientsIdIsAnyTextAsLongAsAVisitTakesIt() {
        String longest = "p\n\u00e9#".repeat(16);

        assertThat(Event.named("read-claims-list")
                        .withQuery("patientId", longest)
                        .answeredBy(function)
                        .status())
                .isEqualTo(200);
    }

    @Test
    void aCursorOfAnotherListIsRefused() {
        Answer answer =
                Event.named("read-claims-list").withQuery("cursor", "bogus").answeredBy(function);

        assertThat(answer.status()).isEqualTo(400);
        assertThat(answer.faults()).containsExactly(" FORMAT");
    }

    @Test
    void whatIsNotThereIsNotFound() {
        archive(ASKED_FOR, NOON);

        for (Event event : List.of(
                Event.named("read-claims-one").withPath("id", "none"),
                Event.named("read-claims-revisions").withPath("id", "none"),
                Event.named("read-claims-one").withPath("id", "x".repeat(3_000)),
                Event.named("read-claims-revision").withPath("n", "2"),
                Event.named("read-claims-revision").withPath("n", "0"),
                Event.named("read-claims-revision").withPath("n", "first"))) {
            assertThat(event.answeredBy(function).status()).isEqualTo(404);
        }
    }

    @Test
    void anotherPracticesClaimIsAnsweredLikeOneThatDoesNotExist() {
        Event event = Event.named("read-claims-one").ofPractice("other");
        Answer missing = event.answeredBy(function);

        archive(ASKED_FOR, NOON);

        assertThat(missing.status()).isEqualTo(404);
        assertThat(event.answeredBy(function)).isEqualTo(missing);
        assertThat(ids(Event.named("read-claims-list").ofPractice("other").answeredBy(function)))
                .isEmpty();
    }

    @Test
    void nobodyGetsNothing() {
        assertThat(Event.named("read-claims-one")
                        .ofNobody()
                        .answeredBy(function)
                        .status())
                .isEqualTo(401);
    }

    @Test
    void thePatientIsNotInTheLog() {
        archive(ASKED_FOR, NOON);
        JsonNode patient = Json.read(sample).at("/claim/patient");

        Event.named("read-claims-one").answeredBy(function);
        Event.named("read-claims-list").answeredBy(function);

        assertThat(log.lines()).hasSize(2);
        assertThat(log.text())
                .doesNotContain(
                        patient.get("lastName").textValue(),
                        patient.get("birthDate").textValue(),
                        "\"p-1\"",
                        ASKED_FOR);
    }

    private void archive(String claimId, Instant now) {
        archive(claimId, sample, now);
    }

    private void archive(String claimId, String sent, Instant now) {
        assertThat(intake.submit(claimId, DOCUMENTS.readVisit(sent), sent, new IdempotencyKey(claimId, claimId), now))
                .isInstanceOf(ClaimIntake.Submission.Archived.class);
    }

    private static List<String> ids(Answer answer) {
        return answer.at("/items").findValuesAsText("claimId");
    }
}
