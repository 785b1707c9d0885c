package com.therapyclaims.functions.archivevisits;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.therapyclaims.aws.Table;
import com.therapyclaims.aws.access.DynamoDbAccessRecords;
import com.therapyclaims.aws.claims.DynamoDbClaimArchive;
import com.therapyclaims.aws.claims.JsonRevisionDocuments;
import com.therapyclaims.aws.visitfiles.VisitFileChunks;
import com.therapyclaims.aws.visitfiles.VisitFileObjects;
import com.therapyclaims.aws.visitfiles.VisitFileQueue;
import com.therapyclaims.aws.visitfiles.VisitFileWork;
import com.therapyclaims.aws.visitfiles.VisitFileWork.Chunk;
import com.therapyclaims.aws.visitfiles.VisitFiles;
import com.therapyclaims.aws.visitfiles.VisitLine;
import com.therapyclaims.domain.claims.ClaimArchive;
import com.therapyclaims.domain.claims.ClaimFilter;
import com.therapyclaims.domain.claims.ClaimIntake;
import com.therapyclaims.domain.claims.ClaimProcessor;
import com.therapyclaims.domain.claims.ClaimSummary;
import com.therapyclaims.domain.payers.StandardPayers;
import com.therapyclaims.domain.visitfiles.VisitFile;
import com.therapyclaims.domain.visitfiles.VisitFile.State;
import com.therapyclaims.domain.visitfiles.VisitFile.Uploader;
import com.therapyclaims.local.testing.TestServers;
import com.therapyclaims.testing.BundledSchedules;
import com.therapyclaims.testing.CapturedLog;
import com.therapyclaims.testing.Event;
import com.therapyclaims.testing.Json;
import com.therapyclaims.testing.LongVisit;
import com.therapyclaims.testing.Project;
import com.therapyclaims.testing.RecordedAccess;
import com.therapyclaims.testing.TestContext;
import java.io.IOException;
import java.nio.file.Files;
import java.time.Instant;
import java.time.InstantSource;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.BooleanSupplier;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

@ExtendWith(TestServers.class)
class ArchiveVisitsHandlerTest {
    /** The file of {@code events/archive-visits-good.json}. */
    private static final Chunk CHUNK =
            new Chunk("demo", "7ba5dc7e326c6cd85858dc3e30ab79fcb1b2e95057be006f80a26eda127aca45", 0);

    private static final BundledSchedules SCHEDULES = BundledSchedules.now();
    private static final InstantSource CLOCK = InstantSource.fixed(Instant.parse("2026-08-04T12:00:00Z"));

    private final RecordedAccess records = new RecordedAccess();
    private final CapturedLog log = new CapturedLog();
    private TestServers servers;
    private String bucket;
    private String queue;
    private ClaimArchive archive;
    private VisitFiles files;
    private VisitFileChunks chunks;
    private VisitFileObjects objects;
    private boolean tablesAreDown;

    @BeforeEach
    void freshSystem(TestServers real) {
        servers = real;
        bucket = real.newBucket();
        queue = real.newQueue();
        archive = new DynamoDbClaimArchive(
                new Table(real.dynamoDb(), real.newClaimsTable()), new JsonRevisionDocuments());
        Table table = new Table(real.dynamoDb(), real.newTable(Map.of()));
        files = new VisitFiles(table, CLOCK);
        chunks = new VisitFileChunks(table);
        objects = new VisitFileObjects(real.s3(), bucket);
    }

    @Test
    void eachRowIsArchivedAndTheResultNamesItsClaim() {
        waiting(visit("p-1"), visit("p-2"));

        handle("archive-visits-good");
        workOnTheRest();

        assertThat(file().state()).isEqualTo(State.DONE);
        assertThat(file().rows()).contains(new VisitFile.Rows(2, 2, 2, 0, 0));
        assertThat(result()).extracting(row -> row.at("/row").intValue()).containsExactly(1, 2);
        assertThat(result())
                .allMatch(row -> row.at("/httpStatus").intValue() == 201
                        && row.at("/status").textValue().equals("READY"));
        assertThat(result().stream().map(row -> row.at("/claimId").textValue()))
                .containsExactlyInAnyOrderElementsOf(
                        claims().stream().map(ClaimSummary::claimId).toList());
    }

    @Test
    void aRowWithFaultsIsToldAllOfThemAndStopsNoOther() {
        waiting("{\"claim\":{\"payerId\":7}}", "{\"claim", visit("p-1"));

        handle("archive-visits-good");
        workOnTheRest();

        assertThat(file().rows()).contains(new VisitFile.Rows(3, 3, 1, 0, 2));
        assertThat(result().get(0).at("/problem/errors"))
                .extracting(fault -> fault.at("/pointer").textValue())
                .contains("/claim/payerId", "/claim/patient", "/claim/services");
        assertThat(result().get(1).at("/problem/type").textValue()).endsWith("malformed-json");
        assertThat(result().get(2).at("/httpStatus").intValue()).isEqualTo(201);
    }

    @Test
    void aRowThatDoesNotFitIntoTheArchiveIsToldSo() {
        waiting(LongVisit.of(visit("p-1"), 48), visit("p-2"));

        handle("archive-visits-good");
        workOnTheRest();

        assertThat(result()).extracting(row -> row.at("/httpStatus").intValue()).containsExactly(413, 201);
    }

    @Test
    void aRowThatIsNoTextIsToldSo() {
        waitingLines(List.of(
                new VisitLine.Unreadable(1, VisitLine.Why.NOT_UTF8),
                new VisitLine.Unreadable(2, VisitLine.Why.TOO_LARGE),
                new VisitLine.Unreadable(3, VisitLine.Why.MORE_CELLS)));

        handle("archive-visits-good");
        workOnTheRest();

        assertThat(result()).extracting(row -> row.at("/httpStatus").intValue()).containsExactly(400, 413, 400);
    }

    @Test
    void aVisitWithErrorsIsKeptAsAClaimToCorrect() {
        waiting(visit("p-1").replace("1234567893", "1234567890"));

        handle("archive-visits-good");

        assertThat(file().rows()).contains(new VisitFile.Rows(1, 1, 0, 1, 0));
    }

    @Test
    void aMessageThatComesTwiceArchivesAndCountsOnce() {
        waiting(visit("p-1"), visit("p-2"));

        handle("archive-visits-duplicate");
        workOnTheRest();

        assertThat(claims()).hasSize(2);
        assertThat(file().rows()).contains(new VisitFile.Rows(2, 2, 2, 0, 0));
    }

    @Test
    void rowsThatWereArchivedBeforeTheirMessageDiedAreTheSameClaims() {
        waiting(visit("p-1"), visit("p-2"));
        VisitLine first = objects.chunk(CHUNK).getFirst();
        rows().archive(file(), first);

        handle("archive-visits-good");
        workOnTheRest();

        assertThat(claims()).hasSize(2);
        assertThat(result()).extracting(row -> row.at("/httpStatus").intValue()).containsExactly(200, 201);
    }

    @Test
    void whoRunsOutOfTimeHandsBackTheRest() {
        waiting(visit("p-1"), visit("p-2"), visit("p-3"));

        assertThat(worker().work(CHUNK, () -> true)).isEqualTo(1);

        assertThat(file().rows()).contains(new VisitFile.Rows(3, 1, 1, 0, 0));
        List<VisitFileWork> rest = queued();
        assertThat(rest).containsExactly(CHUNK);
        workOn(rest);
        workOnTheRest();
        assertThat(result()).extracting(row -> row.at("/row").intValue()).containsExactly(1, 2, 3);
    }

    @Test
    void anInvocationThatNearsItsTimeoutArchivesOneRowAndHandsBackTheRest() {
        waiting(visit("p-1"), visit("p-2"));

        Event.named("archive-visits-good")
                .handledBy(new ArchiveVisitsHandler(worker(), log.log()), new TestContext(1_000));

        assertThat(file().rows()).contains(new VisitFile.Rows(2, 1, 1, 0, 0));
        assertThat(queued()).containsExactly(CHUNK);
    }

    @Test
    void claimsOfAFileAreCountedLikeOthers() {
        waiting(visit("p-1"), visit("p-2"));

        worker().work(CHUNK, () -> false);

        assertThat(log.metrics()).filteredOn(line -> line.has("ClaimsArchived")).hasSize(2);
    }

    @Test
    void aRowThatFailsComesAgainByItselfAndHoldsUpNoOther() {
        waiting(visit("p-1"), visit("p-2"), visit("p-3"));
        RowArchive failsOnce = new RowArchive(
                practiceId -> {
                    if (records.all().size() == 2 && !tablesAreDown) {
                        tablesAreDown = true;
                        throw new IllegalStateException("planted");
                    }
                    return intake(practiceId);
                },
                records,
                CLOCK,
                log.log());

        worker(failsOnce).work(CHUNK, () -> false);

        assertThat(file().rows()).contains(new VisitFile.Rows(3, 2, 2, 0, 0));
        assertThat(log.lines())
                .singleElement()
                .extracting(line -> line.at("/failure/0/exception").textValue())
                .as("why, without its message")
                .isEqualTo(IllegalStateException.class.getName());
        List<VisitFileWork> again = queued();
        assertThat(again).containsExactly(new VisitFileWork.Row(CHUNK, 1));
        workOn(again);
        workOn(again);
        workOnTheRest();
        assertThat(file().rows()).contains(new VisitFile.Rows(3, 3, 3, 0, 0));
        assertThat(result()).extracting(row -> row.at("/row").intValue()).containsExactly(1, 2, 3);
    }

    @Test
    void whyARowLeavesNoAccessRecordIsToldInTheLog() {
        waiting(visit("p-1"));
        DynamoDbAccessRecords gone = new DynamoDbAccessRecords(new Table(servers.dynamoDb(), "no-such-table"));

        worker(new RowArchive(this::intake, gone, CLOCK, log.log())).work(CHUNK, () -> false);

        assertThat(log.lines())
                .singleElement()
                .extracting(line -> line.at("/outcome").textValue())
                .isEqualTo("row failed");
        assertThat(claims()).isEmpty();
    }

    @Test
    void everyRowLeavesAnAccessRecordOfTheKeyThatAskedForTheUpload() {
        waiting(visit("p-1"), "{}");

        handle("archive-visits-good");
        workOnTheRest();

        assertThat(records.all())
                .extracting(record -> record.keyName() + " " + record.status().orElseThrow())
                .containsExactly("front desk 201", "front desk 400");
        assertThat(records.all().getFirst().claimId()).isPresent();
    }

    @Test
    void neitherResultNorLogHoldsAnythingOfAPatient() {
        waiting(visit("p-1").replace("\"Pat\"", "\"Quartermain\""), "{\"claim\":{\"payerId\":\"Quartermain, Jane\"}}");

        handle("archive-visits-good");
        workOnTheRest();

        assertThat(result().toString()).doesNotContain("Quartermain");
        assertThat(log.text()).doesNotContain("Quartermain");
    }

    @Test
    void aMessageThatCannotBeReadComesAgain() {
        assertThat(Json.read(handle("archive-visits-malformed")).at("/batchItemFailures"))
                .hasSize(2);
        assertThat(log.text()).doesNotContain("no JSON");
    }

    @Test
    void aMessageAboutNoFileComesAgain() {
        assertThat(Json.read(handle("archive-visits-good")).at("/batchItemFailures"))
                .hasSize(1);
    }

    private void waiting(String... visits) {
        waitingLines(IntStream.range(0, visits.length)
                .<VisitLine>mapToObj(i -> new VisitLine.Visit(i + 1, visits[i]))
                .toList());
    }

    private void waitingLines(List<VisitLine> lines) {
        String key = "incoming/visits/demo/file.ndjson";
        files.await(CHUNK.practiceId(), CHUNK.fileId(), key, new Uploader("front desk", "biller"));
        files.archive(files.read(CHUNK.practiceId(), CHUNK.fileId(), key), lines.size());
        objects.writeChunk(CHUNK, lines.stream().map(VisitLine::write).collect(Collectors.joining()));
    }

    private static String visit(String patientId) {
        try {
            return Json.read(Files.readString(Project.ROOT.resolve("events/visit.json")))
                    .toString()
                    .replace("\"p-1\"", "\"" + patientId + "\"");
        } catch (IOException e) {
            throw new AssertionError(e);
        }
    }

    private String handle(String event) {
        return Event.named(event).handledBy(new ArchiveVisitsHandler(worker(), log.log()));
    }

    private void workOnTheRest() {
        for (List<VisitFileWork> work = queued(); !work.isEmpty(); work = queued()) {
            workOn(work);
        }
    }

    private void workOn(List<VisitFileWork> work) {
        BooleanSupplier inTime = () -> false;
        work.forEach(piece -> worker().work(piece, inTime));
    }

    private VisitFileWorker worker() {
        return worker(rows());
    }

    private VisitFileWorker worker(RowArchive rows) {
        return new VisitFileWorker(files, chunks, objects, new VisitFileQueue(servers.sqs(), queue), rows);
    }

    private RowArchive rows() {
        return new RowArchive(this::intake, records, CLOCK, log.log());
    }

    private ClaimIntake intake(String practiceId) {
        return new ClaimIntake(practiceId, archive, () -> new ClaimProcessor(new StandardPayers(), SCHEDULES));
    }

    private List<VisitFileWork> queued() {
        return servers.drain(queue).stream().map(VisitFileWork::read).toList();
    }

    private VisitFile file() {
        return files.find(CHUNK.practiceId(), CHUNK.fileId()).orElseThrow();
    }

    private List<ClaimSummary> claims() {
        return archive.list("demo", ClaimFilter.ALL, 100, Optional.empty()).items();
    }

    private List<JsonNode> result() {
        return servers.s3()
                .getObjectAsBytes(
                        get -> get.bucket(bucket).key(VisitFileObjects.resultKey(CHUNK.practiceId(), CHUNK.fileId())))
                .asUtf8String()
                .lines()
                .map(Json::read)
                .toList();
    }
}
