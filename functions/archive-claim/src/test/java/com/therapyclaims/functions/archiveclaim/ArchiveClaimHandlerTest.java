package com.therapyclaims.functions.archiveclaim;

import static org.assertj.core.api.Assertions.assertThat;

import com.amazonaws.services.lambda.runtime.RequestStreamHandler;
import com.fasterxml.jackson.databind.JsonNode;
import com.therapyclaims.aws.Table;
import com.therapyclaims.aws.claims.DynamoDbClaimArchive;
import com.therapyclaims.aws.claims.JsonRevisionDocuments;
import com.therapyclaims.domain.access.AccessRecord;
import com.therapyclaims.domain.claims.ClaimArchive;
import com.therapyclaims.domain.claims.ClaimDesk;
import com.therapyclaims.domain.claims.ClaimFilter;
import com.therapyclaims.domain.claims.ClaimIntake;
import com.therapyclaims.domain.claims.ClaimProcessor;
import com.therapyclaims.domain.claims.ClaimRevision;
import com.therapyclaims.domain.claims.RevisionCause;
import com.therapyclaims.domain.money.Money;
import com.therapyclaims.domain.payers.StandardPayers;
import com.therapyclaims.domain.rules.Finding;
import com.therapyclaims.http.StructuredLog;
import com.therapyclaims.local.testing.TestServers;
import com.therapyclaims.testing.Answer;
import com.therapyclaims.testing.ApiFunctionContract;
import com.therapyclaims.testing.BundledSchedules;
import com.therapyclaims.testing.CapturedLog;
import com.therapyclaims.testing.Event;
import com.therapyclaims.testing.Json;
import com.therapyclaims.testing.LongVisit;
import com.therapyclaims.testing.Project;
import com.therapyclaims.testing.RecordedAccess;
import java.io.IOException;
import java.lang.reflect.Proxy;
import java.nio.file.Files;
import java.time.Instant;
import java.time.InstantSource;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import java.util.stream.StreamSupport;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

@ExtendWith(TestServers.class)
class ArchiveClaimHandlerTest extends ApiFunctionContract {
    private static final BundledSchedules SCHEDULES = BundledSchedules.now();
    private static final InstantSource NEXT_DAY = InstantSource.fixed(Instant.parse("2026-08-04T12:00:00Z"));

    private final RecordedAccess records = new RecordedAccess();
    private ClaimArchive archive;

    @BeforeEach
    void freshTable(TestServers servers) {
        archive = new DynamoDbClaimArchive(
                new Table(servers.dynamoDb(), servers.newClaimsTable()), new JsonRevisionDocuments());
    }

    @Override
    protected RequestStreamHandler function(StructuredLog log) {
        return function(log, NEXT_DAY);
    }

    private RequestStreamHandler function(StructuredLog log, InstantSource clock) {
        ClaimProcessor processor = new ClaimProcessor(new StandardPayers(), SCHEDULES);
        return new ArchiveClaimHandler(
                practiceId -> new ClaimIntake(practiceId, archive, () -> processor),
                new ClaimDesk(archive, _ -> processor),
                archive,
                records,
                clock,
                log);
    }

    @Override
    protected RequestStreamHandler failingFunction(StructuredLog log) {
        return new ArchiveClaimHandler(
                _ -> {
                    throw new PlantedException();
                },
                new ClaimDesk(archive, _ -> {
                    throw new PlantedException();
                }),
                archive,
                records,
                NEXT_DAY,
                log);
    }

    @Override
    protected String good() {
        return "archive-claim-dry-run";
    }

    @Test
    void aVisitIsArchivedAndSaidWhere() {
        Answer answer = answer("archive-claim-good");

        assertThat(answer.status()).as(answer.text()).isEqualTo(201);
        assertThat(answer.header("Location")).isEqualTo("/v1/claims/" + idOf(answer));
        assertThat(answer.header("ETag")).isEqualTo("\"1\"");
        assertThat(answer.at("/status").textValue()).isEqualTo("READY");
        assertThat(answer.at("/pricing/totals/allowed").textValue()).isEqualTo("70.14");
        assertThat(archive.latest("demo", idOf(answer))).isPresent();
    }

    @Test
    void aNewClaimItsUnitsAndItsFindingsAreCountedOnce() {
        CapturedLog log = new CapturedLog();

        Event.named("archive-claim-good").handledBy(function(log.log()));
        Event.named("archive-claim-duplicate").handledBy(function(log.log()));

        assertThat(log.metrics())
                .filteredOn(line -> line.has("ClaimsArchived"))
                .singleElement()
                .satisfies(line -> {
                    assertThat(line.get("ClaimsArchived").intValue()).isEqualTo(1);
                    assertThat(line.get("UnitsArchived").intValue()).isEqualTo(3);
                });
        ClaimRevision claim = archive.latest("demo", onlyClaim()).orElseThrow();
        assertThat(log.metrics())
                .filteredOn(line -> line.has("Code"))
                .extracting(line -> line.get("Code").textValue())
                .containsExactlyInAnyOrderElementsOf(
                        claim.decision().allFindings().map(Finding::code).collect(Collectors.toSet()));
    }

    @Test
    void whatArchivesNothingCountsNothing() {
        CapturedLog log = new CapturedLog();

        Event.named("archive-claim-dry-run").handledBy(function(log.log()));
        Event.named("archive-claim-malformed").handledBy(function(log.log()));

        assertThat(log.metrics()).isEmpty();
    }

    private String onlyClaim() {
        return archive.list("demo", ClaimFilter.ALL, 10, Optional.empty())
                .items()
                .getFirst()
                .claimId();
    }

    @Test
    void aBodyCutOffInTheMiddleIsRefused() {
        assertProblem(answer("archive-claim-malformed"), 400, "malformed-json");
    }

    @Test
    void aDryRunAnswersTheSameAndArchivesNothing() {
        Answer dry = answer("archive-claim-dry-run");

        assertThat(dry.body().has("claimId")).isFalse();
        assertThat(dry.at("/pricing/totals/allowed").textValue()).isEqualTo("70.14");
        assertThat(archive.list("demo", ClaimFilter.ALL, 10, Optional.empty()).items())
                .isEmpty();
    }

    @Test
    void aDryRunIsNotMistakenForTheRealThing() {
        for (String word : new String[] {"True", "1", "yes", ""}) {
            Answer answer = answer(Event.named("archive-claim-good").withQuery("dryRun", word));

            assertProblem(answer, 400, "invalid-request");
            assertThat(answer.faults()).containsExactly(" ENUM");
        }
        assertThat(archive.list("demo", ClaimFilter.ALL, 10, Optional.empty()).items())
                .isEmpty();
        assertThat(answer(Event.named("archive-claim-good").withQuery("dryRun", "false"))
                        .status())
                .isEqualTo(201);
    }

    @Test
    void aBatchCannotBeTriedOutAndArchivesNothingWhenAskedTo() {
        Answer answer = answer(Event.named("archive-claim-batch").withQuery("dryRun", "true"));

        assertProblem(answer, 400, "invalid-request");
        assertThat(archive.list("demo", ClaimFilter.ALL, 10, Optional.empty()).items())
                .isEmpty();
    }

    @ParameterizedTest
    @ValueSource(strings = {"0000-01-01", "0000-02-29", "9998-05-01", "9999-05-01", "9999-12-31"})
    void anyDateOfTheCalendarIsDecidedAndArchived(String date) {
        String body = Event.named("archive-claim-good").body();
        String visit = body.replaceFirst("\"dateOfService\":\"[^\"]*\"", "\"dateOfService\":\"" + date + "\"");
        assertThat(visit).isNotEqualTo(body);
        for (String payer : new String[] {"medicare", "commercial"}) {
            String billed = visit.replace("\"medicare\"", "\"" + payer + "\"");

            assertThat(answer(Event.named("archive-claim-dry-run").withBody(billed))
                            .status())
                    .isEqualTo(200);
            assertThat(answer(Event.named("archive-claim-good").withBody(billed).withHeader("Idempotency-Key", payer))
                            .status())
                    .isEqualTo(201);
        }
    }

    @Test
    void theSameRequestAgainIsTheSameClaim() {
        Answer first = answer("archive-claim-good");
        Answer again = answer("archive-claim-duplicate");

        assertThat(again.status()).isEqualTo(200);
        assertThat(again.body()).isEqualTo(first.body());
    }

    @Test
    void theSameKeyForAnotherRequestIsAConflict() {
        answer("archive-claim-good");

        assertProblem(answer("archive-claim-key-reused"), 409, "conflict");
    }

    @Test
    void aNewClaimNeedsAKey() {
        assertProblem(
                answer(Event.named("archive-claim-good").withoutHeader("Idempotency-Key")), 400, "invalid-request");
    }

    @Test
    void everyFaultIsNamedAtOnce() {
        Answer answer = answer("archive-claim-invalid");

        assertProblem(answer, 400, "invalid-request");
        assertThat(answer.faults()).contains("/claim/payerId REQUIRED", "/claim/locality FORMAT");
    }

    @Test
    void fiftyServicesWithALongNoteAreArchived() {
        assertThat(answer("archive-claim-large").status()).isEqualTo(201);
    }

    @Test
    void whatDoesNotFitIntoTheArchiveIsToldSo() {
        String good = Event.named("archive-claim-good").body();
        String large = LongVisit.of(good, 48);
        String id = idOf(answer("archive-claim-good"));

        for (Event event : new Event[] {
            Event.named("archive-claim-good").withHeader("Idempotency-Key", "large"),
            Event.named("archive-claim-dry-run"),
            Event.named("archive-claim-correct").withPath("id", id)
        }) {
            Answer refused = answer(event.withBody(large));

            assertProblem(refused, 413, "too-large");
            assertThat(refused.at("/detail").textValue()).contains("327680 bytes", "gzip");
        }
        assertThat(answer(Event.named("archive-claim-batch").withBody("{\"claims\":[" + large + "," + good + "]}"))
                        .at("/items")
                        .findValuesAsText("httpStatus"))
                .containsExactly("413", "201");
    }

    @Test
    void theMostThatFitsIsArchivedAndGoesOn() {
        String visit = LongVisit.of(Event.named("archive-claim-good").body(), 34);
        String id = idOf(answer(Event.named("archive-claim-good").withBody(visit)));

        Answer submitted = answer(Event.named("archive-claim-submit").withPath("id", id));

        assertThat(submitted.at("/revision").intValue()).isEqualTo(2);
        assertThat(archive.latest("demo", id).orElseThrow().sent()).isEqualTo(visit);
    }

    @Test
    void aPayerNobodyHasIsImpossible() {
        Answer answer = answer(changed("\"payerId\":\"medicare\"", "\"payerId\":\"acme\""));

        assertProblem(answer, 422, "unknown-payer");
    }

    @Test
    void aCorrectionIsTheNextRevisionOfWhatWasSeen() {
        String id = idOf(answer("archive-claim-good"));
        Event correction = Event.named("archive-claim-correct").withPath("id", id);

        Answer corrected = answer(correction);
        Answer late = answer(correction);

        assertThat(corrected.status()).as(corrected.text()).isEqualTo(200);
        assertThat(corrected.header("ETag")).isEqualTo("\"2\"");
        assertProblem(late, 409, "conflict");
        assertProblem(answer(correction.withoutHeader("If-Match")), 400, "invalid-request");
        assertProblem(answer(correction.withHeader("If-Match", "2")), 400, "invalid-request");
    }

    @Test
    void aVoidClaimIsVoidOnceAndNotCorrected() {
        String id = idOf(answer("archive-claim-good"));
        Event makeVoid = Event.named("archive-claim-void").withPath("id", id);

        assertThat(answer(makeVoid).at("/status").textValue()).isEqualTo("VOID");
        assertThat(answer(makeVoid).at("/revision").intValue()).isEqualTo(2);
        assertProblem(
                answer(Event.named("archive-claim-correct").withPath("id", id).withHeader("If-Match", "\"2\"")),
                409,
                "step-not-allowed");
    }

    @Test
    void aRefusedStepNamesTheStepsThatAreAllowed() {
        String id = idOf(answer("archive-claim-good"));
        answer(Event.named("archive-claim-void").withPath("id", id));

        Answer refused = answer(Event.named("archive-claim-submit").withPath("id", id));

        assertProblem(refused, 409, "step-not-allowed");
        assertThat(refused.at("/allowed")).hasSize(1);
        assertThat(refused.at("/allowed/0").textValue()).isEqualTo("legal-hold");
    }

    @ParameterizedTest
    @ValueSource(strings = {"archive-claim-good", "archive-claim-correct", "archive-claim-void"})
    void whatFindsItsDayMovedEachTimeIsBusyAndSaysWhenToComeAgain(String event) {
        assertThat(writesUntilBusy(event, new ClaimArchive.Created.DayMoved(), new ClaimArchive.Appended.DayMoved()))
                .isGreaterThan(1);
    }

    /** It is not decided once more: whoever is at it may have decided the same. */
    @ParameterizedTest
    @ValueSource(strings = {"archive-claim-good", "archive-claim-correct", "archive-claim-void"})
    void whatMeetsTheSameRequestAtWorkIsBusyAndSaysWhenToComeAgain(String event) {
        assertThat(writesUntilBusy(event, new ClaimArchive.Created.Contended(), new ClaimArchive.Appended.Contended()))
                .isEqualTo(1);
    }

    /** How many writes are tried where each comes to this, until the caller is told to come again. */
    private int writesUntilBusy(String event, ClaimArchive.Created created, ClaimArchive.Appended appended) {
        String id = idOf(answer(changed("\"p-1\"", "\"p-2\"").withHeader("Idempotency-Key", "before")));
        AtomicInteger writes = new AtomicInteger();
        ClaimArchive real = archive;
        archive = (ClaimArchive) Proxy.newProxyInstance(
                ClaimArchive.class.getClassLoader(),
                new Class<?>[] {ClaimArchive.class},
                (_, method, arguments) -> switch (method.getName()) {
                    case "create" -> {
                        writes.incrementAndGet();
                        yield created;
                    }
                    case "append" -> {
                        writes.incrementAndGet();
                        yield appended;
                    }
                    default -> method.invoke(real, arguments);
                });

        Answer busy = answer(Event.named(event).withPath("id", id));

        assertProblem(busy, 409, "busy");
        assertThat(busy.header("Retry-After")).isEqualTo("1");
        return writes.get();
    }

    @Test
    void anothersClaimIsAnsweredLikeOneThatDoesNotExist() {
        String id = idOf(answer("archive-claim-good"));
        for (String event : new String[] {"archive-claim-correct", "archive-claim-void"}) {
            Answer foreign = answer(Event.named(event).withPath("id", id).ofPractice("other"));

            assertProblem(foreign, 404, "not-found");
            assertThat(foreign.text())
                    .isEqualTo(answer(Event.named(event).ofPractice("other")).text());
        }
    }

    @Test
    void aReplacementWithoutTheOriginalsNumberIsKeptForCorrection() {
        Answer answer =
                answer(changed("\"payerId\":\"medicare\"", "\"payerId\":\"commercial\",\"frequencyCode\":\"7\""));

        assertThat(answer.at("/status").textValue()).isEqualTo("NEEDS_CORRECTION");
        assertThat(answer.at("/findings").findValuesAsText("code")).contains("CLM.ORIGINAL_REF_MISSING");
    }

    @Test
    void aFrequencyCodeNobodyUsesIsRefused() {
        assertThat(answer(changed("\"payerId\"", "\"frequencyCode\":\"6\",\"payerId\""))
                        .faults())
                .containsExactly("/claim/frequencyCode FORMAT");
    }

    @Test
    void aTotalThatIsNotTheSumOfTheChargesIsFound() {
        assertThat(answer(changed("\"payerId\"", "\"totalCharge\":\"225.00\",\"payerId\""))
                        .at("/status")
                        .textValue())
                .isEqualTo("READY");

        Answer answer = answer(changed("\"payerId\"", "\"totalCharge\":\"225.01\",\"payerId\"")
                .withHeader("Idempotency-Key", "another"));

        assertThat(answer.at("/findings").findValuesAsText("code")).contains("CLM.TOTAL_MISMATCH");
    }

    @Test
    void aPrivatePracticeIsToldThatAHospitalsPatientIsNotPayable() {
        Answer answer =
                answer(changed("\"placeOfService\":\"11\"", "\"placeOfService\":\"22\",\"providerType\":\"PTPP\""));

        assertThat(answer.at("/edits/findings").findValuesAsText("code")).contains("POS.PCTC7_HOSPITAL");
        assertThat(answer.at("/status").textValue()).isEqualTo("NEEDS_CORRECTION");
    }

    @Test
    void aSecondClaimOfTheDayChangesTheFirstAndSaysSo() {
        String first = idOf(answer("archive-claim-good"));

        Answer second = answer(changed("97110", "97530").withHeader("Idempotency-Key", "second"));

        assertThat(second.status()).as(second.text()).isEqualTo(201);
        assertThat(second.at("/findings").findValuesAsText("message"))
                .anySatisfy(message -> assertThat(message).contains("Claim " + first + " of the day changes"));
        ClaimRevision changed = archive.latest("demo", first).orElseThrow();
        assertThat(changed.cause()).isEqualTo(new RevisionCause.DayChanged(idOf(second)));
        assertThat(changed.allowed()).isEqualTo(Money.of("63.89"));
    }

    @Test
    void eachClaimOfABatchIsTakenByItself() {
        String good = Event.named("archive-claim-good").body();
        String nowhere = good.replaceFirst("\"locality\":\"[^\"]*\",", "");
        assertThat(nowhere).isNotEqualTo(good);
        String batch =
                "{\"claims\": [" + good + ", " + nowhere + ",\n" + good.replace("\"medicare\"", "\"acme\"") + "]}";

        Answer answer = answer(Event.named("archive-claim-batch").withBody(batch));

        assertThat(answer.status()).as(answer.text()).isEqualTo(200);
        assertThat(answer.at("/items")
                        .valueStream()
                        .map(item -> item.get("httpStatus").intValue()))
                .containsExactly(201, 400, 422);
        assertThat(answer.at("/items/0/status").textValue()).isEqualTo("READY");
        assertThat(answer.at("/items/1/problem/errors/0/pointer").textValue()).isEqualTo("/claim/locality");
        String id = answer.at("/items/0/claimId").textValue();
        assertThat(archive.latest("demo", id).orElseThrow().sent()).isEqualTo(good);
        assertThat(records.all())
                .extracting(AccessRecord::resource)
                .containsExactly("/v1/claims/batch", "/v1/claims", "/v1/claims", "/v1/claims");
        assertThat(records.all().get(1).claimId()).contains(id);
    }

    @Test
    void aClaimsManyFaultsDoNotMakeABatchsAnswerTooLarge() {
        String unknown = IntStream.range(0, 200)
                .mapToObj(i -> "\"unknown_%d\":1".formatted(i))
                .collect(Collectors.joining(","));
        String faulty = "{\"claim\":{" + unknown + "}}";
        String batch = "{\"claims\":[" + String.join(",", Collections.nCopies(100, faulty)) + "]}";

        // Not as the other tests do: what the batch accepts of such claims, the description does not.
        String said = Event.named("archive-claim-batch").withBody(batch).handledBy(function(new CapturedLog().log()));

        assertThat(Json.read(said).at("/statusCode").intValue()).as(said).isEqualTo(200);
        JsonNode errors = Json.read(Json.read(said).at("/body").textValue()).at("/items/99/problem/errors");
        assertThat(errors).hasSize(51);
        assertThat(errors.get(50).at("/code").textValue()).isEqualTo("TOO_MANY");
        assertThat(errors.get(50).at("/message").textValue()).matches("has \\d+ more faults, which are not listed");
        assertThat(errors.findValuesAsText("message").stream().filter(message -> message.contains("known fields:")))
                .as("what is known is said once")
                .hasSizeLessThanOrEqualTo(1);
        // Lambda carries 6 MB.
        assertThat(said.length()).isLessThan(2_000_000);
    }

    @Test
    void aPatientsIdOfAnyLettersIsReadFromAPathAsItIsFromABody() {
        Event elsewhere = Event.named("archive-claim-accrued-elsewhere");
        answer(elsewhere.withPath("id", "M%C3%BCller%2F1%202%2B"));
        String visit = Event.named("archive-claim-good").body().replace("\"p-1\"", "\"Müller/1 2+\"");

        Answer claim = answer(Event.named("archive-claim-good").withBody(visit));

        assertThat(claim.at("/edits/threshold/before").textValue()).isEqualTo("300.00");
        assertThat(records.all().getFirst().patientId()).contains("Müller/1 2+");
    }

    @Test
    void aMissingKeyIsToldBesideTheBodysFaults() {
        Event keyless = Event.named("archive-claim-invalid").withoutHeader("Idempotency-Key");

        List<String> faults = answer(keyless).faults();

        assertThat(faults)
                .startsWith(" REQUIRED")
                .containsAll(answer(Event.named("archive-claim-invalid")).faults());
        assertThat(answer(Event.named("archive-claim-malformed").withoutHeader("Idempotency-Key"))
                        .faults())
                .containsExactly(" REQUIRED");
    }

    @Test
    void aWrongPathQueryOrHeaderIsToldBesideTheBodysFaults() {
        Event authorization = Event.named("archive-claim-authorization")
                .withPath("number", "A 1")
                .withBody("2026-12-31", "2026-06-30");
        Event elsewhere = Event.named("archive-claim-accrued-elsewhere")
                .withQuery("year", "26")
                .withBody("300.00", "x");
        Event correction = Event.named("archive-claim-correct")
                .withBody(Event.named("archive-claim-invalid").body())
                .withoutHeader("If-Match");

        assertThat(answer(authorization).faults()).containsExactly(" FORMAT", "/through RANGE");
        assertThat(answer(elsewhere).faults()).hasSize(2).startsWith(" FORMAT");
        assertThat(answer(correction).faults())
                .startsWith(" REQUIRED")
                .containsAll(answer(Event.named("archive-claim-invalid")).faults());
    }

    @Test
    void aBatchSentAgainArchivesNothingTwice() {
        Event batch = Event.named("archive-claim-batch");
        Answer first = answer(batch);
        Answer again = answer(batch);

        assertThat(again.at("/items").findValuesAsText("claimId"))
                .isEqualTo(first.at("/items").findValuesAsText("claimId"))
                .hasSize(2);
        assertThat(again.at("/items/0/httpStatus").intValue()).isEqualTo(200);
        assertThat(archive.list("demo", ClaimFilter.ALL, 10, Optional.empty()).items())
                .hasSize(2);
    }

    @Test
    void theLongestKeyIsOneOfABatchToo() {
        Event batch = Event.named("archive-claim-batch").withHeader("Idempotency-Key", "k".repeat(128));

        assertThat(answer(batch).at("/items").findValuesAsText("httpStatus")).containsExactly("201", "201");
    }

    @Test
    void theKeyOfAClaimAloneIsNoneOfABatch() {
        Event alone = changed("\"minutes\":", "\"minutes\":1").withHeader("Idempotency-Key", "visit-1/1");
        assertThat(answer(alone).status()).isEqualTo(201);

        assertThat(answer("archive-claim-batch").at("/items").findValuesAsText("httpStatus"))
                .containsExactly("201", "201");
        assertProblem(
                answer(Event.named("archive-claim-good").withHeader("Idempotency-Key", "batch\nvisit-1/1")),
                400,
                "invalid-request");
    }

    @Test
    void aClaimThatFailsHoldsUpNoOtherOfItsBatch() {
        ClaimProcessor processor = new ClaimProcessor(new StandardPayers(), SCHEDULES);
        AtomicBoolean failed = new AtomicBoolean();
        CapturedLog log = new CapturedLog();
        RequestStreamHandler failingOnce = new ArchiveClaimHandler(
                practiceId -> {
                    if (failed.compareAndSet(false, true)) {
                        throw new PlantedException();
                    }
                    return new ClaimIntake(practiceId, archive, () -> processor);
                },
                new ClaimDesk(archive, _ -> processor),
                archive,
                records,
                NEXT_DAY,
                log.log());

        Answer answer = Event.named("archive-claim-batch").answeredBy(failingOnce);

        assertThat(answer.status()).isEqualTo(200);
        assertThat(answer.at("/items").findValuesAsText("httpStatus")).containsExactly("500", "201");
        assertThat(answer.at("/items/0/problem/type").textValue()).endsWith(":internal");
        assertThat(log.lines())
                .filteredOn(line -> line.path("level").asText().equals("ERROR"))
                .singleElement()
                .satisfies(line -> assertThat(line.at("/failure/0/exception").textValue())
                        .isEqualTo(PlantedException.class.getName()));
        assertThat(log.text()).doesNotContain(new PlantedException().getMessage());
        assertThat(answer("archive-claim-batch").at("/items").findValuesAsText("httpStatus"))
                .containsExactly("201", "200");
    }

    @Test
    void aBatchThatOneRequestsTimeDoesNotDoForGoesOnWhenItIsSentAgain() {
        Event batch = Event.named("archive-claim-batch");
        Instant[] now = {NEXT_DAY.instant()};
        Answer first = batch.answeredBy(function(new CapturedLog().log(), () -> now[0] = now[0].plusSeconds(13)));

        assertThat(first.status()).as(first.text()).isEqualTo(200);
        assertThat(first.at("/items/0/httpStatus").intValue()).isEqualTo(201);
        assertThat(first.at("/items/1/httpStatus").intValue()).isEqualTo(503);
        assertThat(first.at("/items/1/problem/type").textValue()).endsWith(":not-reached");

        Answer again = answer(batch);

        assertThat(again.at("/items").findValuesAsText("httpStatus")).containsExactly("200", "201");
    }

    @Test
    void whatIsNoBatchIsRefusedWhole() {
        Event batch = Event.named("archive-claim-batch");
        assertThat(answer(batch.withBody("{\"claims\":[]}")).faults()).containsExactly("/claims TOO_FEW");
        assertThat(answer(batch.withBody("{\"claims\":[" + "0,".repeat(100) + "0]}"))
                        .faults())
                .containsExactly("/claims TOO_MANY");
        assertThat(answer(batch.withBody("{\"claims\":7}")).faults()).containsExactly("/claims TYPE");
        assertThat(answer(batch.withBody("{\"claims\":[0],\"x\":1}")).faults()).containsExactly("/claims TYPE");
        assertProblem(answer(batch.withBody("{\"claims\":[")), 400, "malformed-json");
        assertProblem(answer(batch.withoutHeader("Idempotency-Key")), 400, "invalid-request");
    }

    @Test
    void whatWasBilledElsewhereCountsBeforeTheClaimsOfTheYear() {
        Answer standing = answer("archive-claim-accrued-elsewhere");

        assertThat(standing.status()).as(standing.text()).isEqualTo(200);
        assertThat(standing.at("/buckets/0/accrued").textValue()).isEqualTo("300.00");
        assertThat(standing.at("/buckets/0/remaining").textValue()).isEqualTo("2180.00");
        assertThat(standing.text()).as("a patient's id is not repeated").doesNotContain("p-1");
        assertThat(answer("archive-claim-good").at("/edits/threshold/before").textValue())
                .isEqualTo("300.00");
    }

    @Test
    void whatWasBilledElsewhereIsReadStrictly() {
        Event event = Event.named("archive-claim-accrued-elsewhere");

        assertThat(answer(event.withBody("\"300.00\"", "\"-1.00\"")).faults()).containsExactly("/ptSlp RANGE");
        assertThat(answer(event.withBody("2026-03-01", "March")).faults()).containsExactly("/asOf FORMAT");
        assertProblem(answer(event.withQuery("year", "26")), 400, "invalid-request");
    }

    @Test
    void aLineAboveTheThresholdWithoutKxIsKeptForCorrection() {
        answer(Event.named("archive-claim-accrued-elsewhere").withBody("300.00", "2450.00"));

        Answer claim = answer("archive-claim-good");

        assertThat(claim.at("/status").textValue()).isEqualTo("NEEDS_CORRECTION");
        assertThat(claim.at("/edits/findings").findValuesAsText("code")).contains("KX.MISSING_ABOVE_THRESHOLD");
    }

    @Test
    void aPatientsAuthorizationIsRecordedAndUsed() {
        Answer standing = answer("archive-claim-authorization");

        assertThat(standing.status()).as(standing.text()).isEqualTo(200);
        assertThat(standing.at("/visitsLeft").intValue()).isEqualTo(11);
        assertThat(standing.text()).as("a patient's id is not repeated").doesNotContain("p-1");

        Answer claim = answer(
                changed("\"payerId\":\"medicare\"", "\"payerId\":\"commercial\",\"priorAuthorization\":\"A-1001\""));

        assertThat(claim.status()).as(claim.text()).isEqualTo(201);
        assertThat(claim.at("/findings").findValuesAsText("code")).noneMatch(code -> code.startsWith("AUTH."));
        assertThat(answer("archive-claim-authorization").at("/claims/0/claimId").textValue())
                .isEqualTo(idOf(claim));
    }

    @Test
    void anAuthorizationIsReadStrictly() {
        Event event = Event.named("archive-claim-authorization");

        assertThat(answer(event.withBody("2026-12-31", "2026-06-30")).faults()).containsExactly("/through RANGE");
        assertThat(answer(event.withBody("\"visits\":12", "\"visits\":0")).faults())
                .containsExactly("/visits RANGE");
        assertProblem(answer(event.withPath("number", "A 1")), 400, "invalid-request");
    }

    /** The published cases and the sample visit say when they are filed, so that they mean the same at any time. */
    @TestFactory
    Stream<DynamicTest> publishedVisitsAreDecidedAlikeInNineYears() throws IOException {
        InstantSource yearsLater = InstantSource.fixed(Instant.parse("2035-06-01T12:00:00Z"));
        Stream<Map.Entry<String, JsonNode>> cases = StreamSupport.stream(
                        project("conformance/cases/claims/visits.json")
                                .get("cases")
                                .spliterator(),
                        false)
                .map(one -> Map.entry(one.get("id").asText(), one.get("request")));
        return Stream.concat(cases, Stream.of(Map.entry("events/visit.json", project("events/visit.json"))))
                .map(visit -> DynamicTest.dynamicTest(visit.getKey(), () -> {
                    Event event = Event.named("archive-claim-dry-run")
                            .withBody(visit.getValue().toString());
                    Answer now = event.answeredBy(function(new CapturedLog().log()));

                    assertThat(now.status()).as(now.text()).isEqualTo(200);
                    assertThat(event.answeredBy(function(new CapturedLog().log(), yearsLater))
                                    .text())
                            .isEqualTo(now.text());
                }));
    }

    private static JsonNode project(String file) throws IOException {
        return Json.read(Files.readString(Project.ROOT.resolve(file)));
    }

    private static Event changed(String target, String replacement) {
        return Event.named("archive-claim-good").withBody(target, replacement);
    }

    private static String idOf(Answer answer) {
        return answer.at("/claimId").textValue();
    }
}
