package com.therapyclaims.functions.reconcileremittances;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.tuple;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.therapyclaims.aws.Table;
import com.therapyclaims.aws.claims.ClaimNumbers;
import com.therapyclaims.aws.claims.DynamoDbClaimArchive;
import com.therapyclaims.aws.claims.JsonRevisionDocuments;
import com.therapyclaims.aws.remittances.BookedDecisions;
import com.therapyclaims.aws.remittances.RemittanceDesk;
import com.therapyclaims.aws.remittances.RemittanceFiles;
import com.therapyclaims.aws.remittances.RemittanceStore;
import com.therapyclaims.domain.access.AccessRecord;
import com.therapyclaims.domain.claims.ClaimArchive;
import com.therapyclaims.domain.claims.ClaimDesk;
import com.therapyclaims.domain.claims.ClaimIntake;
import com.therapyclaims.domain.claims.ClaimProcessor;
import com.therapyclaims.domain.claims.ClaimRevision;
import com.therapyclaims.domain.claims.ClaimStatus;
import com.therapyclaims.domain.claims.ClaimStep;
import com.therapyclaims.domain.claims.IdempotencyKey;
import com.therapyclaims.domain.payers.StandardPayers;
import com.therapyclaims.http.CursorSeal;
import com.therapyclaims.http.json.InvalidRequestException;
import com.therapyclaims.http.json.MalformedJsonException;
import com.therapyclaims.http.json.Requests;
import com.therapyclaims.http.requests.VisitJson;
import com.therapyclaims.local.testing.OnceBefore;
import com.therapyclaims.local.testing.TestServers;
import com.therapyclaims.testing.Answer;
import com.therapyclaims.testing.BundledSchedules;
import com.therapyclaims.testing.CapturedLog;
import com.therapyclaims.testing.Event;
import com.therapyclaims.testing.Json;
import com.therapyclaims.testing.RecordedAccess;
import com.therapyclaims.testing.RemittanceText;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.atomic.AtomicReference;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import software.amazon.awssdk.services.dynamodb.DynamoDbClient;
import software.amazon.awssdk.services.dynamodb.model.TransactWriteItemsRequest;
import software.amazon.awssdk.services.dynamodb.model.UpdateItemRequest;
import software.amazon.awssdk.services.s3.model.S3Object;

/** The sample visit allows 49.49 and 20.65, of which Medicare pays 38.80 and 16.19. */
@ExtendWith(TestServers.class)
class ReconcileRemittancesHandlerTest {
    private static final String CLAIM = "0b6c2a54-1f3e-4c7d-9a21-5d8e7f60b1c2";
    private static final String NUMBER = "0B6C2A541F3E4C7D9A21";
    private static final Instant NEXT_DAY = Instant.parse("2026-08-04T12:00:00Z");
    private static final Instant NOW = Instant.parse("2026-09-02T08:00:00Z");
    private static final int MANY = 6;
    private static final String[] REVERSAL = {
        "CLP*" + NUMBER + "*22*-150*-38.8*-9.9*MB*1",
        "DTM*232*20260803",
        "SVC*HC:97110:GP*-150*-38.8**2",
        "CAS*CO*45*-100.51**253*-.79",
        "CAS*PR*2*-9.9"
    };
    private static final BundledSchedules SCHEDULES = BundledSchedules.now();

    private final RecordedAccess records = new RecordedAccess();
    private final CapturedLog log = new CapturedLog();
    private TestServers servers;
    private ClaimArchive archive;
    private Table table;
    private String bucket;
    private ReconcileRemittancesHandler function;

    @BeforeEach
    void aSubmittedClaim(TestServers real) {
        servers = real;
        table = new Table(real.dynamoDb(), real.newClaimsTable());
        bucket = real.newBucket();
        archive = new DynamoDbClaimArchive(table, new JsonRevisionDocuments());
        function = function(InstantSource.fixed(NOW));
        archive("demo", CLAIM);
        take(new ClaimStep.Submit());
    }

    @Test
    void aRemittancePaysItsClaimAndTellsWhatIsUnexplained() {
        Answer answer = answer("reconcile-remittances-file");

        assertThat(answer.status()).as(answer.text()).isEqualTo(201);
        assertThat(answer.header("Location")).isEqualTo("/v1/remittances/" + id(answer));
        assertThat(answer.at("/state").textValue()).isEqualTo("DONE");
        assertThat(answer.at("/claims"))
                .isEqualTo(Json.read("{\"total\":2,\"done\":2,\"matched\":1,\"unmatched\":1,\"bookedBefore\":0}"));
        assertThat(answer.at("/amounts"))
                .isEqualTo(
                        Json.read(
                                "{\"expected\":\"54.99\",\"paid\":\"52.91\",\"difference\":\"2.08\",\"explained\":\"0.00\",\"unexplained\":\"2.08\"}"));
        JsonNode claim = claims(id(answer)).get(0);
        assertThat(claim.at("/claimId").textValue()).isEqualTo(CLAIM);
        assertThat(claim.at("/step").textValue()).isEqualTo("PAID");
        assertThat(claim.at("/comparison/differences/0/cause").textValue()).isEqualTo("ALLOWED");
        assertThat(claim.at("/comparison/differences/0/text").textValue())
                .isEqualTo("The payer allows 18.00; 20.65 was expected.");
        assertThat(latest().status()).isEqualTo(ClaimStatus.PAID);
    }

    @Test
    void whatHasNoRoomIsRefusedBeforeAnythingIsBooked() {
        String[] lines = Stream.concat(
                        Stream.of("CLP*" + NUMBER + "*1*0*0*0*12*1", "DTM*232*20260803"),
                        IntStream.range(0, 999)
                                .boxed()
                                .flatMap(_ ->
                                        Stream.of("SVC*HC:97110*0*0", "CAS*CO*45*0**45*0**45*0**45*0**45*0**45*0")))
                .toArray(String[]::new);

        Answer answer = answer(Event.named("reconcile-remittances-file").withBody(RemittanceText.of("0", lines)));

        assertThat(answer.status()).isEqualTo(400);
        assertThat(answer.faults()).containsExactly("/segments/13 TOO_MANY");
        assertThat(items(answer("reconcile-remittances-list"))).isEmpty();
        assertThat(latest().status()).isEqualTo(ClaimStatus.SUBMITTED);
    }

    /** Every line with other reasons, all of lines that the claim does not have, so that all of it is told as a difference. */
    @Test
    void asMuchAsIsTakenOfAClaimHasRoomWithAllThatItComesTo() {
        String[] lines = Stream.concat(
                        Stream.of("CLP*" + NUMBER + "*1*5994*999*0*12*1", "DTM*232*20260803"),
                        IntStream.range(0, 999)
                                .boxed()
                                .flatMap(i -> Stream.of("SVC*HC:97999*6*1", "CAS*CO*A" + i + "*5")))
                .toArray(String[]::new);

        String file = RemittanceText.of("999", lines);

        Answer first = answer(Event.named("reconcile-remittances-file").withBody(file));
        function = function(InstantSource.fixed(NOW.plusSeconds(1)));
        answer(Event.named("reconcile-remittances-file").withBody(file.replace("EFT0001", "EFT0002")));
        function = function(InstantSource.fixed(NOW.plusSeconds(2)));
        Answer third = answer(Event.named("reconcile-remittances-file").withBody(file.replace("EFT0001", "EFT0003")));

        assertThat(first.status()).as(first.text()).isEqualTo(201);
        assertThat(claims(id(first)).get(0).at("/comparison/differences")).hasSizeGreaterThan(990);
        assertThat(third.status()).as(third.text()).isEqualTo(201);
        JsonNode inShort = claims(id(third)).get(0).at("/comparison");
        assertThat(inShort.at("/lines")).isEmpty();
        assertThat(inShort.at("/differences"))
                .filteredOn(difference -> difference.at("/cause").textValue().equals("UNKNOWN_LINE"))
                .singleElement()
                .satisfies(difference ->
                        assertThat(difference.at("/amount").textValue()).isEqualTo("-2997.00"));
        assertThat(inShort.at("/amounts/paid").textValue()).isEqualTo("2997.00");
    }

    @Test
    void aFileOfMorePaymentsThanAreKeptOfOneIsRefused() {
        Answer answer = answer(Event.named("reconcile-remittances-file").withBody(withAdjustments(2_000)));

        assertThat(answer.status()).isEqualTo(400);
        assertThat(answer.faults()).containsExactly("/segments/1 TOO_MANY");
    }

    @Test
    void theSameFileAgainChangesNothing() {
        Answer first = answer("reconcile-remittances-file");
        int revision = latest().revision();

        Answer second = answer(Event.named("reconcile-remittances-file").base64());

        assertThat(second.status()).isEqualTo(200);
        assertThat(second.body()).isEqualTo(first.body());
        assertThat(latest().revision()).isEqualTo(revision);
        assertThat(items(answer("reconcile-remittances-list"))).hasSize(1);
        assertThat(claims(id(first))).hasSize(2);
    }

    @Test
    void aRemittanceAndItsClaimsAreCountedOnce() {
        answer("reconcile-remittances-file");
        answer("reconcile-remittances-file");
        answer("reconcile-remittances-unbalanced");

        assertThat(log.metrics())
                .singleElement()
                .satisfies(line -> assertThat(List.of(
                                line.path("RemittancesReceived").intValue(),
                                line.path("ClaimsRemitted").intValue(),
                                line.path("ClaimsUnmatched").intValue()))
                        .containsExactly(1, 2, 1));
    }

    @Test
    void theFileIsKeptUnderItsPracticeAndNamedByItsContent() {
        String id = id(answer("reconcile-remittances-file"));

        assertThat(servers.s3().listObjectsV2(list -> list.bucket(bucket)).contents())
                .extracting(S3Object::key)
                .containsExactly("remittances/practices/demo/" + id + ".x12");
        String kept = servers.s3()
                .getObjectAsBytes(get -> get.bucket(bucket).key("remittances/practices/demo/" + id + ".x12"))
                .asString(StandardCharsets.UTF_8);
        assertThat(kept).isEqualTo(Event.named("reconcile-remittances-file").body());
    }

    @Test
    void aFileThatDoesNotAddUpIsRefusedWithEveryFaultAndNothingIsKept() {
        Answer answer = answer("reconcile-remittances-unbalanced");

        assertThat(answer.status()).isEqualTo(400);
        assertThat(answer.faults())
                .containsExactly("/segments/4 BALANCE", "/segments/12 BALANCE", "/segments/21 BALANCE");
        assertThat(servers.s3().listObjectsV2(list -> list.bucket(bucket)).contents())
                .isEmpty();
        assertThat(items(answer("reconcile-remittances-list"))).isEmpty();
        assertThat(latest().status()).isEqualTo(ClaimStatus.SUBMITTED);
    }

    @Test
    void anotherPracticesClaimIsUnmatchedLikeNobodys() {
        Answer answer = answer(Event.named("reconcile-remittances-file").ofPractice("other"));

        assertThat(answer.at("/claims/matched").intValue()).isZero();
        JsonNode claims = items(answer(Event.named("reconcile-remittances-claims")
                .withPath("id", id(answer))
                .ofPractice("other")));
        assertThat(claims)
                .allMatch(claim -> claim.at("/claimId").isMissingNode()
                        && claim.at("/comparison").isMissingNode()
                        && claim.at("/step").textValue().equals("NONE"));
        assertThat(latest().status()).isEqualTo(ClaimStatus.SUBMITTED);
        assertThat(answer(Event.named("reconcile-remittances-one").withPath("id", id(answer)))
                        .status())
                .isEqualTo(404);
    }

    @Test
    void aClaimThatWasNeverSubmittedIsComparedAndStaysAsItIs() {
        archive("demo", "1b6c2a54-1f3e-4c7d-9a21-5d8e7f60b1c2");
        Answer answer = answer(file("38.8", "1B6C2A541F3E4C7D9A21"));

        JsonNode claim = claims(id(answer)).get(0);
        assertThat(claim.at("/step").textValue()).isEqualTo("REFUSED");
        assertThat(claim.at("/claimStatus").textValue()).isEqualTo("READY");
        assertThat(claim.at("/comparison/differences/0/cause").textValue()).isEqualTo("NOT_REMITTED");
    }

    @Test
    void aReversalInALaterFileCountsWithWhatCameBefore() {
        answer("reconcile-remittances-file");
        Event reversal = Event.named("reconcile-remittances-file")
                .withBody(RemittanceText.of(
                        "-52.91",
                        "CLP*" + NUMBER + "*22*-225*-52.91*-13.5*MB*1",
                        "DTM*232*20260803",
                        "SVC*HC:97110:GP*-150*-38.8**2",
                        "CAS*CO*45*-100.51**253*-.79",
                        "CAS*PR*2*-9.9",
                        "SVC*HC:97140:GP*-75*-14.11**1",
                        "CAS*CO*45*-57**253*-.29",
                        "CAS*PR*2*-3.6"));

        Answer answer = answer(reversal);

        assertThat(answer.at("/amounts/paid").textValue()).isEqualTo("0.00");
        JsonNode claim = claims(id(answer)).get(0);
        assertThat(claim.at("/decision").textValue()).isEqualTo("REVERSED");
        assertThat(claim.at("/step").textValue()).isEqualTo("TAKEN_BACK");
        assertThat(claim.at("/comparison/differences"))
                .extracting(
                        it -> it.at("/cause").textValue(),
                        it -> it.at("/amount").textValue())
                .containsExactly(tuple("TAKEN_BACK", "38.80"), tuple("TAKEN_BACK", "16.19"));
        assertThat(latest().status()).isEqualTo(ClaimStatus.SUBMITTED);
        assertThat(latest().cause().word()).isEqualTo("TAKEN_BACK");
        take(new ClaimStep.Correct(ClaimStatus.READY));
    }

    @Test
    void theSamePaymentInAnotherEnvelopeIsBookedOnce() {
        String file = Event.named("reconcile-remittances-file").body();
        answer("reconcile-remittances-file");
        int revision = latest().revision();

        for (String again : List.of(
                file.replace("~\n", "~\r\n"),
                file.replace("000000007", "000000008").replace("*7*X*", "*8*X*").replace("GE*1*7", "GE*1*8"))) {
            Answer answer = answer(Event.named("reconcile-remittances-file").withBody(again));

            assertThat(answer.status()).as(answer.text()).isEqualTo(201);
            assertThat(answer.at("/claims/bookedBefore").intValue()).isOne();
            assertThat(answer.at("/amounts/paid").textValue()).isEqualTo("52.91");
            JsonNode claim = claims(id(answer)).get(0);
            assertThat(claim.at("/step").textValue()).isEqualTo("BOOKED_BEFORE");
            assertThat(claim.at("/claimStatus").textValue()).isEqualTo("PAID");
        }
        assertThat(latest().revision()).isEqualTo(revision);
    }

    @Test
    void theSamePaymentTwiceAtOnceIsBookedOnce() throws Exception {
        String file = Event.named("reconcile-remittances-file").body();
        List<Callable<Answer>> requests = IntStream.range(0, 4)
                .<Callable<Answer>>mapToObj(i -> () -> answer(Event.named("reconcile-remittances-file")
                        .withBody(file.replace("~\n", "~" + "\n".repeat(i + 1)))))
                .toList();
        try (ExecutorService threads = Executors.newFixedThreadPool(requests.size())) {
            // One that another outran is answered 500, and is sent again.
            for (Future<Answer> request : threads.invokeAll(requests)) {
                request.get();
            }
        }

        Answer answer = answer(Event.named("reconcile-remittances-file").withBody(file.replace("~\n", "~\r\n")));

        assertThat(answer.at("/amounts/paid").textValue()).isEqualTo("52.91");
        assertThat(latest().status()).isEqualTo(ClaimStatus.PAID);
    }

    @Test
    void theRestOfAPaymentThatASecondFileBringsIsBookedToo() {
        answer(file("38.8", NUMBER));
        Event rest = Event.named("reconcile-remittances-file")
                .withBody(RemittanceText.of(
                        "16.19",
                        "CLP*" + NUMBER + "*1*75*16.19*4.13*MB*2",
                        "DTM*232*20260803",
                        "SVC*HC:97140:GP*75*16.19**1",
                        "CAS*CO*45*54.35**253*.33",
                        "CAS*PR*2*4.13"));

        Answer answer = answer(rest);

        assertThat(answer.at("/claims/bookedBefore").intValue()).isZero();
        assertThat(answer.at("/amounts/paid").textValue()).isEqualTo("54.99");
    }

    @Test
    void whatOnePaymentSaysTwiceOfAClaimCountsTwice() {
        String[] once = RemittanceText.paidInFull(NUMBER, "97110:GP", "20260803");

        Answer answer = answer(Event.named("reconcile-remittances-file")
                .withBody(RemittanceText.of(
                        "77.6", Stream.of(1, 2).flatMap(_ -> Stream.of(once)).toArray(String[]::new))));

        assertThat(answer.at("/amounts/paid").textValue()).isEqualTo("77.60");
    }

    @Test
    void aSecondaryPayersRemittanceLeavesTheComparisonAndShowsWhatItPaid() {
        answer(file("38.8", NUMBER));
        int revision = latest().revision();
        String medigap = RemittanceText.of(
                        "9.9",
                        "CLP*" + NUMBER + "*2*120*9.9*0*MI*G1",
                        "DTM*232*20260803",
                        "SVC*HC:97110:GP*120*9.9**2",
                        "CAS*OA*23*110.1")
                .replace("1351840597", "1999999999");

        JsonNode claim = claims(
                        id(answer(Event.named("reconcile-remittances-file").withBody(medigap))))
                .get(0);

        assertThat(claim.at("/step").textValue()).isEqualTo("OTHER_PAYER");
        assertThat(claim.at("/comparison/amounts/paid").textValue()).isEqualTo("38.80");
        assertThat(claim.at("/comparison/lines/0/differences")).isEmpty();
        assertThat(claim.at("/comparison/paidByOthers").textValue()).isEqualTo("9.90");
        assertThat(latest().revision()).isEqualTo(revision);
    }

    @Test
    void aDenialDoesNotPayTheClaim() {
        Answer answer = answer(Event.named("reconcile-remittances-file")
                .withBody(RemittanceText.of(
                        "0",
                        "CLP*" + NUMBER + "*4*225*0**MB*1",
                        "DTM*232*20260803",
                        "SVC*HC:97110:GP*150*0**2",
                        "CAS*CO*119*150",
                        "SVC*HC:97140:GP*75*0**1",
                        "CAS*CO*119*75")));

        assertThat(answer.at("/amounts/unexplained").textValue()).isEqualTo("54.99");
        assertThat(claims(id(answer)).get(0).at("/step").textValue()).isEqualTo("NONE");
        assertThat(latest().status()).isEqualTo(ClaimStatus.SUBMITTED);
    }

    @Test
    void whatTheTimeOfOneRequestDoesNotDoForIsDoneWhenTheFileIsSentAgain() {
        ReconcileRemittancesHandler slow = slow();
        Event event = Event.named("reconcile-remittances-file");

        Answer first = event.answeredBy(slow);
        assertThat(first.status()).isEqualTo(202);
        assertThat(first.at("/state").textValue()).isEqualTo("PROCESSING");
        Answer second = event.answeredBy(function);

        assertThat(second.status()).isEqualTo(201);
        assertThat(second.at("/amounts/paid").textValue()).isEqualTo("52.91");
        assertThat(claims(id(second))).hasSize(2);
    }

    @Test
    void aPaymentThatIsGoneOnWithAfterALaterFileTookItBackPaysNothing() {
        Event payment = afterMany("38.8", RemittanceText.paidInFull(NUMBER, "97110:GP", "20260803"));
        assertThat(payment.answeredBy(slow()).status()).isEqualTo(202);

        reversal().answeredBy(later());
        Answer goneOn = answer(payment);

        assertThat(goneOn.at("/state").textValue()).isEqualTo("DONE");
        JsonNode claim = claims(id(goneOn)).get(MANY);
        assertThat(claim.at("/step").textValue()).isEqualTo("NONE");
        assertThat(claim.at("/comparison/amounts/paid").textValue())
                .as("what was said up to this file")
                .isEqualTo("38.80");
        assertThat(latest().status()).isEqualTo(ClaimStatus.SUBMITTED);
    }

    @Test
    void aReversalThatIsGoneOnWithAfterALaterFilePaidAnewTakesNothingBack() {
        file("38.8", NUMBER).answeredBy(function(InstantSource.fixed(NOW.minusSeconds(60))));
        Event reversal = afterMany("-38.8", REVERSAL);
        assertThat(reversal.answeredBy(slow()).status()).isEqualTo(202);

        Event.named("reconcile-remittances-file")
                .withBody(RemittanceText.of(
                        "30",
                        "CLP*" + NUMBER + "*1*150*30*9.9*MB*3",
                        "DTM*232*20260803",
                        "SVC*HC:97110:GP*150*30**2",
                        "CAS*CO*45*110.1",
                        "CAS*PR*2*9.9"))
                .answeredBy(later());
        Answer goneOn = answer(reversal);

        assertThat(goneOn.at("/state").textValue()).isEqualTo("DONE");
        assertThat(latest().status()).isEqualTo(ClaimStatus.PAID);
    }

    @Test
    void aReversalThatIsWorkedOffJustBeforeThePaymentMarksTheClaimLeavesItTakenBack() {
        OnceBefore marking = new OnceBefore(
                request -> request instanceof TransactWriteItemsRequest,
                () -> reversal().answeredBy(later()));

        try (DynamoDbClient outrun = servers.dynamoDb(marking)) {
            Answer payment = file("38.8", NUMBER).answeredBy(function(outrun, InstantSource.fixed(NOW)));

            assertThat(claims(id(payment)).get(0).at("/step").textValue()).isEqualTo("NONE");
        }
        assertThat(marking.hasCome()).isTrue();
        assertThat(latest().status()).isEqualTo(ClaimStatus.SUBMITTED);
    }

    @Test
    void aRequestThatCountsLateDoesNotSetTheRemittanceBack() {
        Event file = afterMany("38.8", RemittanceText.paidInFull(NUMBER, "97110:GP", "20260803"));
        OnceBefore counting = new OnceBefore(
                request -> request instanceof UpdateItemRequest,
                () -> assertThat(answer(file).status()).isEqualTo(201));

        try (DynamoDbClient outrun = servers.dynamoDb(counting)) {
            Answer late = file.answeredBy(function(outrun, slowly()));

            assertThat(late.at("/state").textValue()).isEqualTo("DONE");
            assertThat(answer(Event.named("reconcile-remittances-one").withPath("id", id(late)))
                            .at("/state")
                            .textValue())
                    .isEqualTo("DONE");
        }
    }

    @Test
    void eachClaimsAccessIsRecorded() {
        answer("reconcile-remittances-file");

        assertThat(records.all())
                .extracting(AccessRecord::claimId, AccessRecord::resource, AccessRecord::status)
                .contains(
                        tuple(Optional.empty(), "/v1/remittances", Optional.of(201)),
                        tuple(Optional.of(CLAIM), "/v1/remittances", Optional.of(200)));
    }

    @Test
    void theListsGoOnByCursor() {
        String id = id(answer("reconcile-remittances-file"));
        answer(file("38.8", "1B6C2A541F3E4C7D9A21"));

        Answer newest = answer(Event.named("reconcile-remittances-list").withQuery("limit", "1"));
        Answer oldest = answer(Event.named("reconcile-remittances-list")
                .withQuery("limit", "1")
                .withQuery("cursor", newest.at("/nextCursor").textValue()));
        assertThat(Stream.of(newest, oldest)
                        .map(page -> items(page).get(0).at("/remittanceId").textValue()))
                .contains(id)
                .doesNotHaveDuplicates();
        Event claims =
                Event.named("reconcile-remittances-claims").withPath("id", id).withQuery("limit", "1");
        Answer first = answer(claims);
        Answer second =
                answer(claims.withQuery("cursor", first.at("/nextCursor").textValue()));
        assertThat(items(second).get(0).at("/place").intValue()).isEqualTo(2);
        assertThat(second.at("/nextCursor").isNull()).isTrue();
        assertThat(answer(Event.named("reconcile-remittances-list").withQuery("cursor", "x"))
                        .status())
                .isEqualTo(400);
    }

    @Test
    void aListOfLargeRemittancesEndsBeforeAnAnswerIsTooLarge() {
        String file = withAdjustments(1_600);
        for (int i = 1; i <= 9; i++) {
            assertThat(answer(Event.named("reconcile-remittances-file").withBody(file.replace("EFT0001", "EFT000" + i)))
                            .status())
                    .isEqualTo(201);
        }

        Answer first = answer(Event.named("reconcile-remittances-list"));
        Answer second = answer(Event.named("reconcile-remittances-list")
                .withQuery("cursor", first.at("/nextCursor").textValue()));

        assertThat(first.text().length()).isBetween(2_000_000, 5_000_000);
        assertThat(items(first)).hasSizeLessThan(9);
        assertThat(Stream.of(first, second)
                        .flatMap(page -> items(page).valueStream())
                        .map(one -> one.at("/remittanceId").textValue()))
                .hasSize(9)
                .doesNotHaveDuplicates();
        assertThat(second.at("/nextCursor").isNull()).isTrue();
    }

    @Test
    void aFileMayBeFourTimesAsLongAsAnotherBody() {
        Event file = Event.named("reconcile-remittances-file");

        assertThat(answer(file.withBody("x".repeat(4 << 20))).status())
                .as("read, and no X12")
                .isEqualTo(400);
        assertThat(answer(file.withBody("x".repeat((4 << 20) + 1))).status()).isEqualTo(413);
    }

    @Test
    void whatIsNotX12IsRefused() {
        Event event = Event.named("reconcile-remittances-file");

        assertThat(answer(event.withHeader("Content-Type", "application/json")).status())
                .isEqualTo(415);
        assertThat(answer(Event.named("reconcile-remittances-file").withBody("no X12"))
                        .status())
                .isEqualTo(400);
        assertThat(answer(Event.named("reconcile-remittances-file").ofNobody()).status())
                .isEqualTo(401);
        assertThat(answer("reconcile-remittances-one").status()).isEqualTo(404);
        assertThat(answer("reconcile-remittances-claims").status()).isEqualTo(404);
    }

    private ReconcileRemittancesHandler slow() {
        return function(slowly());
    }

    private ReconcileRemittancesHandler later() {
        return function(InstantSource.fixed(NOW.plusSeconds(60)));
    }

    /** Each look at the clock takes four seconds. */
    private static InstantSource slowly() {
        AtomicReference<Instant> time = new AtomicReference<>(NOW);
        return () -> time.getAndUpdate(at -> at.plus(Duration.ofSeconds(4)));
    }

    private static Event reversal() {
        return Event.named("reconcile-remittances-file").withBody(RemittanceText.of("-38.8", REVERSAL));
    }

    /** A file with these segments of the claim behind those of nobody's claims, more than one slow request works off. */
    private static Event afterMany(String paid, String... claim) {
        Stream<String> nobodys = IntStream.range(0, MANY)
                .boxed()
                .flatMap(i -> Stream.of("CLP*NOBODYS" + i + "*4*10*0**MB*" + i, "CAS*CO*119*10", "DTM*232*20260803"));
        return Event.named("reconcile-remittances-file")
                .withBody(RemittanceText.of(
                        paid, Stream.concat(nobodys, Stream.of(claim)).toArray(String[]::new)));
    }

    private static Event file(String paid, String number) {
        return Event.named("reconcile-remittances-file")
                .withBody(RemittanceText.of(paid, RemittanceText.paidInFull(number, "97110:GP", "20260803")));
    }

    private JsonNode claims(String id) {
        return items(answer(Event.named("reconcile-remittances-claims").withPath("id", id)));
    }

    private static JsonNode items(Answer answer) {
        return answer.at("/items");
    }

    private static String id(Answer answer) {
        return answer.at("/remittanceId").textValue();
    }

    private ClaimRevision latest() {
        return archive.latest("demo", CLAIM).orElseThrow();
    }

    private Answer answer(String event) {
        return answer(Event.named(event));
    }

    private Answer answer(Event event) {
        return event.answeredBy(function);
    }

    private ReconcileRemittancesHandler function(InstantSource clock) {
        return function(servers.dynamoDb(), clock);
    }

    private ReconcileRemittancesHandler function(DynamoDbClient dynamoDb, InstantSource clock) {
        Table reached = new Table(dynamoDb, table.name());
        RemittanceStore store = new RemittanceStore(reached);
        return new ReconcileRemittancesHandler(
                new RemittanceFiles(servers.s3(), bucket),
                store,
                new RemittanceDesk(
                        store,
                        new BookedDecisions(reached),
                        new DynamoDbClaimArchive(reached, new JsonRevisionDocuments()),
                        clock,
                        ReconcileRemittancesHandler.TIME),
                practiceId -> new ClaimNumbers(reached, practiceId),
                new CursorSeal("a secret of this test"),
                records,
                clock,
                log.log());
    }

    /** A file of a payment with so many segments of the provider's own adjustments. */
    private static String withAdjustments(int segments) {
        String reasons = "*L6*0".repeat(6).substring(1);
        return RemittanceText.of(
                "0",
                IntStream.range(0, segments)
                        .mapToObj(_ -> "PLB*1234567893*20261231*" + reasons)
                        .toArray(String[]::new));
    }

    private void archive(String practiceId, String claimId) {
        ObjectNode request =
                (ObjectNode) Json.read(Event.named("archive-claim-good").body());
        if (!claimId.equals(CLAIM)) {
            ((ObjectNode) request.at("/claim/patient")).put("id", claimId);
        }
        try {
            new ClaimIntake(practiceId, archive, ReconcileRemittancesHandlerTest::processor)
                    .submit(
                            claimId,
                            Requests.read(request.toString(), VisitJson.REQUEST),
                            request.toString(),
                            new IdempotencyKey(claimId, claimId),
                            NEXT_DAY);
        } catch (MalformedJsonException | InvalidRequestException e) {
            throw new AssertionError(e);
        }
    }

    private void take(ClaimStep step) {
        assertThat(new ClaimDesk(archive, _ -> processor())
                        .take("demo", CLAIM, step, Optional.empty(), Optional.empty(), NEXT_DAY))
                .isInstanceOf(ClaimDesk.Stands.class);
    }

    private static ClaimProcessor processor() {
        return new ClaimProcessor(new StandardPayers(), SCHEDULES);
    }
}
